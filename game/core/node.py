"""A scene has one form: a frozen tree of nodes.

Painting, hit testing, focus, scanning, the screen reader, golden tests and the Pilot read it.
What is not in the tree cannot be seen, reached, spoken or tested.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from game.core.geometry import Point, Rect


class Role(StrEnum):
    """What a thing is, as a screen reader would name it."""

    WINDOW = "window"
    GROUP = "group"
    DIALOG = "dialog"
    HEADING = "heading"
    TEXT = "text"
    STATUS = "status"
    IMAGE = "image"
    BUTTON = "button"
    LINK = "link"
    TOGGLE = "toggle"
    CHECK_BOX = "check box"
    RADIO = "radio"
    COMBO_BOX = "combo box"
    OPTION = "option"
    SLIDER = "slider"
    SCROLL_AREA = "scroll area"
    TEXT_INPUT = "text input"
    PROGRESS = "progress"
    TRACK = "track"
    GHOST = "ghost"


class Act(StrEnum):
    """What can be done with a thing. The first of a node's acts is its main one."""

    PRESS = "press"
    ALT_PRESS = "alt press"
    DOUBLE = "double"
    ENTER = "enter"
    LEAVE = "leave"
    GRAB = "grab"
    DROP = "drop"
    SCROLL_UP = "scroll up"
    SCROLL_DOWN = "scroll down"
    TYPE = "type"
    BACK = "back"


class State(StrEnum):
    CHECKED = "checked"
    SELECTED = "selected"
    EXPANDED = "expanded"
    DISABLED = "disabled"
    HELD = "held"
    DONE = "done"
    CURRENT = "current"
    HINTED = "hinted"
    MARKED = "marked"
    DIMMED = "dimmed"
    LIVE = "live"
    PASSWORD = "password"


class Look(StrEnum):
    """How a thing is drawn. The painter knows one drawing for each, and no kinds."""

    NONE = "none"
    SCENE = "scene"
    PANEL = "panel"
    BUTTON = "button"
    QUIET = "quiet"
    CHOICE = "choice"
    PICTURE = "picture"
    WORDS = "words"
    TITLE = "title"
    INSTRUCTION = "instruction"
    BUBBLE = "bubble"
    FOG = "fog"
    LIGHT = "light"
    TRACK = "track"
    STEPS = "steps"
    STARS = "stars"
    CHECK = "check"
    RADIO = "radio"
    FIELD = "field"
    OPTION = "option"
    BAR = "bar"
    SCROLL = "scroll"
    THUMB = "thumb"
    FRAME = "frame"
    POINTER = "pointer"
    KEY = "key"
    PATHS = "paths"
    LINK = "link"
    ICON = "icon"
    WALL = "wall"


class Tone(StrEnum):
    """Colour tokens of LOOK.md; a theme turns each into colours."""

    PAPER = "paper"
    PANEL = "panel"
    INK = "ink"
    SEA = "sea"
    SUN = "sun"
    LEAF = "leaf"
    CORAL = "coral"
    LILAC = "lilac"
    ACT = "act"
    QUIET = "quiet"
    # deep tones, for the heads and buttons of brands in the false web
    NAVY = "navy"
    TEAL = "teal"
    BERRY = "berry"
    FOREST = "forest"
    PLUM = "plum"
    BRICK = "brick"
    SLATE = "slate"


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of the scene.

    `rect` is what is drawn, in su; `reach_su` widens what can be hit. `name` are its words: drawn
    when `size_su` is above 0, always there for speech and screen readers. `picture` is an emoji
    ("🎈"), a sign of ours ("sign:pause"), a drawing of ours ("art:gift"), a scene
    ("scene:harbour") or a file of the pack ("file:..."). `detail` is said after the name.
    `audio` is a recording that speaks the name. `keys` are commands of a keyboard ("left", "ctrl+c")
    that a place to type into takes for itself while the focus is not shown elsewhere (`typed.TYPED`).
    """

    id: str
    role: Role
    name: str = ""
    rect: Rect = field(default_factory=Rect)
    acts: tuple[Act, ...] = ()
    states: frozenset[State] = frozenset()
    picture: str = ""
    children: tuple[Node, ...] = ()
    look: Look = Look.NONE
    tone: Tone = Tone.PANEL
    size_su: float = 0.0
    bold: bool = False
    value: float | None = None
    points: tuple[Point, ...] = ()
    reach_su: float = 0.0
    detail: str = ""
    audio: str = ""
    turn_deg: float = field(default=0.0)
    keys: tuple[str, ...] = ()

    def having(self, *states: State) -> Node:
        return replace(self, states=self.states | set(states))

    def walk(self) -> Iterator[Node]:
        """This node and everything below, parents first, in reading and drawing order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def hit_rect(self) -> Rect:
        return self.rect.grown(self.reach_su) if self.reach_su else self.rect

    @property
    def enabled(self) -> bool:
        return bool(self.acts) and State.DISABLED not in self.states
