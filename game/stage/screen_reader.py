"""The tree of nodes, handed to screen readers through AccessKit; nothing is paid while none is on.

What must never happen, and why the code is as it is:
- The adapter's calls wait for its lock while they hold Python's; its activation holds that lock while
  it waits for Python. So nothing is called before activation has run (`_on`).
- A wrong id or an exception in a handler ends the adapter for good: trees are checked first.
- Handlers run on the adapter's thread: they read one frozen snapshot, and post.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import accesskit

from game.core.inputs import Asked
from game.core.node import Act, Node, Role, State

ROOT, LIVE = 1, 2
FOCUS = "focus"
SAID_AGAIN = "\u200b"  # unseen and unsaid: the same words twice are still news

ROLES: dict[Role, str] = {
    Role.WINDOW: "WINDOW",
    Role.GROUP: "GROUP",
    Role.DIALOG: "DIALOG",
    Role.HEADING: "HEADING",
    Role.TEXT: "LABEL",
    Role.STATUS: "LABEL",
    Role.IMAGE: "IMAGE",
    Role.BUTTON: "BUTTON",
    Role.LINK: "LINK",
    Role.TOGGLE: "SWITCH",
    Role.CHECK_BOX: "CHECK_BOX",
    Role.RADIO: "RADIO_BUTTON",
    Role.COMBO_BOX: "COMBO_BOX",
    Role.OPTION: "LIST_BOX_OPTION",
    Role.SLIDER: "SLIDER",
    Role.SCROLL_AREA: "SCROLL_VIEW",
    Role.TEXT_INPUT: "TEXT_INPUT",
    Role.PROGRESS: "PROGRESS_INDICATOR",
    Role.TRACK: "IMAGE",
}
TOGGLED = (Role.TOGGLE, Role.CHECK_BOX, Role.RADIO)


@dataclass(frozen=True)
class Snapshot:
    """All that a reader is told: one frozen value, swapped as a whole. `px` is pixels per su.

    `told` is announced when `turn` is another than before, also if the words are the same. `place_px` is
    where the window lies on the screen; None where that cannot be known.
    """

    tree: Node
    focus: str
    told: str
    turn: int
    px: float
    place_px: tuple[int, int] | None = None


class ScreenReader:
    """`post` takes an `Asked` from any thread; `now_s` stamps it. `window` is the system's handle.

    `first` is what is on the screen already: a reader may ask before the next picture, and is asked only
    once.
    """

    def __init__(
        self, first: Snapshot, post: Callable[[Asked], None], now_s: Callable[[], float], window: int | None = None
    ) -> None:
        self._post, self._now_s = post, now_s
        self._ids: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._shown = first
        self._on = False
        self._told_focus: bool | None = None
        self._told_box: tuple[float, float, float, float] | None = None
        self._adapter = self._open(window)

    @property
    def active(self) -> bool:
        """Whether a screen reader asked for the tree."""
        return self._on

    def show(self, now: Snapshot, focused: bool = True) -> None:
        """The scene of this frame. While no reader is on, this only keeps the value."""
        last, self._shown = self._shown, now
        if self._on and (not _same(last, now) or focused is not self._told_focus):
            self._push(focused)

    # ------------------------------------------------------------------ the adapter

    def _open(self, window: int | None) -> Any:
        system = platform.system()
        if system == "Windows":
            self._on = True
            return accesskit.windows.SubclassingAdapter(window, self._activated, self._asked)
        if system == "Darwin":
            self._on = True
            accesskit.macos.add_focus_forwarder_to_window_class("SDLWindow")
            return accesskit.macos.SubclassingAdapter.for_window(window, self._activated, self._asked)
        return accesskit.unix.Adapter(self._activated, self._asked, self._deactivated)

    def _push(self, focused: bool) -> None:
        try:
            if focused is not self._told_focus and hasattr(self._adapter, "update_window_focus_state"):
                self._adapter.update_window_focus_state(focused)
            self._told_focus = focused
            self._place()
            events = self._adapter.update_if_active(self._update)
            if events is not None:
                events.raise_events()
        except BaseException as panic:
            # The adapter's panic is no Exception; after it every call would panic again.
            if type(panic).__name__ != "PanicException":
                raise
            self._on = False

    def _place(self) -> None:
        """Tell where the window is, where the system wants to be told (X11)."""
        shown = self._shown
        if shown.place_px is None or not hasattr(self._adapter, "set_root_window_bounds"):
            return
        (x, y), rect = shown.place_px, shown.tree.rect
        box = (x, y, x + rect.w * shown.px, y + rect.h * shown.px)
        if box != self._told_box:
            self._told_box = box
            self._adapter.set_root_window_bounds(accesskit.Rect(*box), accesskit.Rect(*box))

    def _activated(self) -> Any:
        """On the adapter's thread, its lock held: must neither raise nor wait."""
        self._told_focus, self._told_box = None, None
        update = self._update()
        self._on = True
        return update

    def _deactivated(self) -> None:
        self._on = False

    def _asked(self, request: Any) -> None:
        """On the adapter's thread: say it to the loop, nothing else."""
        node_id = self._names.get(int(request.target), "")
        act = {int(accesskit.Action.CLICK): "", int(accesskit.Action.FOCUS): FOCUS}.get(int(request.action))
        if act is None:
            act = _OTHER_ACTS.get(int(request.action))
        if node_id and act is not None:
            self._post(Asked(node_id, act, self._now_s()))

    # ------------------------------------------------------------------ the tree

    def _numbered(self, tree: Node) -> dict[str, int]:
        """A number for every node, the same as long as the program runs.

        Numbers are given on the adapter's thread only while the loop may not yet call it.
        """
        for node in tree.walk():
            if node.id not in self._ids:
                number = len(self._ids) + LIVE + 1
                self._ids[node.id] = number
                self._names[number] = node.id
        return self._ids

    def _update(self) -> Any:
        shown = self._shown
        nodes: list[tuple[int, Any]] = []
        ids = self._numbered(shown.tree)
        top = _Builder(shown, ids, nodes).add(shown.tree)
        live = accesskit.Node(accesskit.Role.LABEL)
        live.set_value(shown.told + SAID_AGAIN * (shown.turn % 2))
        live.set_live(accesskit.Live.POLITE)
        root = accesskit.Node(accesskit.Role.WINDOW)
        root.set_label(shown.tree.name or "Déficlic")
        root.set_bounds(_bounds(shown.tree, shown.px))
        root.set_children([*([top] if top else []), LIVE])
        numbers = {number for number, _ in nodes}
        focus = ids.get(shown.focus, ROOT)
        update = accesskit.TreeUpdate(focus if focus in numbers else ROOT)
        for pair in ((ROOT, root), (LIVE, live), *nodes):
            update.nodes.append(pair)
        update.tree = accesskit.Tree(ROOT)
        update.tree.toolkit_name = "Déficlic"
        return update


def _same(a: Snapshot, b: Snapshot) -> bool:
    return a.tree is b.tree and (a.focus, a.turn, a.px, a.place_px) == (b.focus, b.turn, b.px, b.place_px)


@dataclass
class _Builder:
    """Turns the tree into the adapter's nodes. With an open dialog, only what is in it can be acted on."""

    shown: Snapshot
    ids: dict[str, int]
    nodes: list[tuple[int, Any]]
    seen: set[int] = field(default_factory=set)

    def add(self, node: Node) -> int | None:
        """The node and what is below it; None for what only eyes need (décor, the ghost pointer)."""
        number = self.ids[node.id]
        if node.role is Role.GHOST or number in self.seen:
            return None
        self.seen.add(number)
        children = [c for c in map(self.add, node.children) if c is not None]
        if not node.name and not node.acts and not children:
            return None
        role = _role(node)
        out = accesskit.Node(getattr(accesskit.Role, role))
        out.set_bounds(_bounds(node, self.shown.px))
        out.set_children(children)
        if node.role is not Role.WINDOW:  # its name is the frame's
            (out.set_value if role == "LABEL" else out.set_label)(node.name)
        if node.detail:
            out.set_description(node.detail)
        _states(node, out)
        _actions(node, out)
        self.nodes.append((number, out))
        return number


def _role(node: Node) -> str:
    if node.role is Role.WINDOW:
        return "GROUP"
    if node.role is Role.TEXT_INPUT and State.PASSWORD in node.states:
        return "PASSWORD_INPUT"
    return ROLES.get(node.role, "GROUP")


def _states(node: Node, out: Any) -> None:
    if State.LIVE in node.states:
        out.set_live(accesskit.Live.POLITE)
    if State.DISABLED in node.states:
        out.set_disabled()
    if node.role in TOGGLED:
        on = State.CHECKED in node.states
        out.set_toggled(accesskit.Toggled.TRUE if on else accesskit.Toggled.FALSE)
    if State.SELECTED in node.states:
        out.set_selected(True)
    if node.role is Role.COMBO_BOX:
        out.set_expanded(State.EXPANDED in node.states)
    if node.role is Role.DIALOG:
        out.set_modal()
    if node.role in (Role.SLIDER, Role.PROGRESS) and node.value is not None:
        out.set_min_numeric_value(0.0)
        out.set_max_numeric_value(1.0)
        out.set_numeric_value(float(node.value))


def _actions(node: Node, out: Any) -> None:
    if not node.enabled or node.role is Role.GROUP:
        return
    out.add_action(accesskit.Action.CLICK)
    out.add_action(accesskit.Action.FOCUS)
    for act, action in (
        (Act.SCROLL_DOWN, "SCROLL_DOWN"),
        (Act.SCROLL_UP, "SCROLL_UP"),
        (Act.ALT_PRESS, "SHOW_CONTEXT_MENU"),
    ):
        if act in node.acts:
            out.add_action(getattr(accesskit.Action, action))


def _bounds(node: Node, px: float) -> Any:
    rect = node.rect
    return accesskit.Rect(rect.x * px, rect.y * px, rect.right * px, rect.bottom * px)


_OTHER_ACTS = {
    int(accesskit.Action.SCROLL_DOWN): str(Act.SCROLL_DOWN),
    int(accesskit.Action.SCROLL_UP): str(Act.SCROLL_UP),
    int(accesskit.Action.SHOW_CONTEXT_MENU): str(Act.ALT_PRESS),
}
