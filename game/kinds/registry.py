"""Every kind on one screen."""

from __future__ import annotations

from game.kinds.browser import Browser
from game.kinds.buttons import Buttons
from game.kinds.chat import Chat
from game.kinds.choose import Choose
from game.kinds.click import Click
from game.kinds.clue import Clue
from game.kinds.desktop import Desktop
from game.kinds.double_click import DoubleClick
from game.kinds.drag import Drag
from game.kinds.feed import Feed
from game.kinds.form import Form
from game.kinds.hover import Hover
from game.kinds.key import Key
from game.kinds.kind import Challenge
from game.kinds.lists import Lists
from game.kinds.mailbox import Mailbox
from game.kinds.order import Order
from game.kinds.password import Password
from game.kinds.scroll import Scroll
from game.kinds.shortcut import Shortcut
from game.kinds.sort import Sort
from game.kinds.tick import Tick
from game.kinds.trace import Trace
from game.kinds.type_text import TypeText
from game.kinds.windows import Windows

KINDS: dict[str, type[Challenge]] = {
    "hover": Hover,
    "click": Click,
    "double_click": DoubleClick,
    "buttons": Buttons,
    "trace": Trace,
    "drag": Drag,
    "scroll": Scroll,
    "lists": Lists,
    "tick": Tick,
    "choose": Choose,
    "windows": Windows,
    "sort": Sort,
    "order": Order,
    "clue": Clue,
    "chat": Chat,
    "key": Key,
    "type_text": TypeText,
    "shortcut": Shortcut,
    "form": Form,
    "password": Password,
    "mailbox": Mailbox,
    "feed": Feed,
    "browser": Browser,
    "desktop": Desktop,
}
