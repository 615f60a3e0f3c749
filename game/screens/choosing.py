"""A screen of up to five large cards a page: the one form of every choice in the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.core import frame
from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Look, Node, Role, State, Tone
from game.core.outcome import Cue, Go, Sound
from game.core.scene import Step
from game.core.stage import INSTRUCTION_SU, LABEL_SU
from game.screens import dealing, layout, parts
from game.screens.screen import Arg, Screen

SHARES = (1.0, 0.85, 0.75)
SEEN_AT_ONCE = 3


@dataclass(frozen=True)
class Choice:
    """One card and where it leads. `share` (0 to 1) shows how much was reached."""

    id: str
    label: str
    picture: str
    place: str
    args: Mapping[str, Arg] = field(default_factory=dict)
    tone: Tone = Tone.PANEL
    share: float | None = None
    detail: str = ""
    states: tuple[State, ...] = ()
    role: Role = Role.BUTTON


@dataclass(frozen=True)
class Choosing(Screen):
    """`page` counts from 0. Subclasses give `choices`, and a rail or a strip where they need one."""

    page: int = 0

    @property
    def choices(self) -> Sequence[Choice]:
        raise NotImplementedError

    @property
    def prefix(self) -> str:
        return self.name

    @property
    def heading_su(self) -> float:
        return INSTRUCTION_SU

    @property
    def label_su(self) -> float:
        return LABEL_SU

    @property
    def most(self) -> int:
        return dealing.MOST_CHOICES

    @property
    def scene(self) -> str:
        return ""

    def rail(self, rect: Rect) -> Node:
        return parts.rail(self.stage, rect, [parts.help_item(self.stage)])

    def extra(self, body: Rect) -> tuple[Rect, tuple[Node, ...]]:
        """What stands besides the cards; returns the room that is left for them."""
        return body, ()

    # ------------------------------------------------------------------ acting

    def pressed(self, aim: Aim) -> Step:
        if aim.target in (parts.BEFORE, parts.AFTER):
            zones = layout.page(self.stage, self.says, self.heading_su)
            _, _, per_page = self._room(zones.play)
            pages = layout.pages_of(len(self.choices), per_page)
            page = parts.turned(aim.target, min(self.page, pages - 1), pages)
            return replace(self, page=page).step(Sound(Cue.PRESS))
        for choice in self.choices:
            if aim.target == self._id(choice):
                return self.chosen(choice, aim.at_s)
        return self.rail_pressed(aim)

    def chosen(self, choice: Choice, at_s: float) -> Step:  # noqa: ARG002
        return self.step(Sound(Cue.PRESS), Go(choice.place, dict(choice.args)))

    def rail_pressed(self, aim: Aim) -> Step:  # noqa: ARG002
        return self.step()

    # ------------------------------------------------------------------ what is seen

    def _id(self, choice: Choice) -> str:
        return f"{self.prefix}/{choice.id}"

    def _cut(self, share: float) -> dealing.Cut:
        strip = self.strip_su if any(c.share is not None for c in self.choices) else 0.0
        return dealing.Cut([c.label for c in self.choices], self.stage.size(self.label_su) * share, strip)

    @property
    def strip_su(self) -> float:
        return 76.0 if self.stage.text_scale <= 1.3 else 56.0

    def _room(self, play: Rect) -> tuple[Rect, dealing.Cut, int]:
        """The room for the cards, how they are cut, and how many a page holds.

        Very large words give way a little (to 75 %) where that lets three choices be seen at once.
        """
        body, _ = self.extra(play)
        inner, _, _ = layout.around_pages(self.stage, body, paged=True)
        count = len(self.choices)
        found: list[tuple[int, dealing.Cut]] = []
        for share in SHARES if self.stage.text_scale > 1.3 else SHARES[:1]:
            cut = self._cut(share)
            per_page = dealing.capacity(self.stage, body, cut, self.most)
            if per_page < count:
                per_page = dealing.capacity(self.stage, inner, cut, self.most)
            if per_page >= min(count, SEEN_AT_ONCE):
                return body, cut, per_page
            found.append((per_page, cut))
        per_page, cut = max(found, key=lambda f: f[0])
        return body, cut, per_page

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says, self.heading_su)
        body, cut, per_page = self._room(zones.play)
        _, extra = self.extra(zones.play)
        pages = layout.pages_of(len(self.choices), per_page)
        page = min(self.page, pages - 1)
        inner, left, right = layout.around_pages(stage, body, pages > 1)
        shown = self.choices[page * per_page : (page + 1) * per_page]
        places = dealing.dealt(stage, inner, len(shown), cut)
        nodes = tuple(self._card(c, box, cut.size_su) for c, box in zip(shown, places, strict=True))
        arrows = parts.arrows(stage, left, right, page, pages)
        middle = Node(f"{self.prefix}/choices", Role.GROUP, "", body, children=(*nodes, *arrows))
        top = parts.top(stage, zones, self.says, base_su=self.heading_su)
        return layout.window(stage, self.says, self.scene, top, middle, *extra, self.rail(zones.rail))

    def _card(self, choice: Choice, box: dealing.Box, size_su: float) -> Node:
        below: tuple[Node, ...] = ()
        if choice.share is not None:
            below = (progress(f"{self._id(choice)}/stars", box.strip, choice.share, choice.detail),)
        return parts.card(
            self._id(choice), choice.label, box, choice.picture, size_su,
            tone=choice.tone, states=choice.states, below=below, role=choice.role, detail=choice.detail,
        )  # fmt: skip


def progress(node_id: str, rect: Rect, share: float, name: str) -> Node:
    """What was reached, as shapes (stars, or badges in the sober skin). Never figures."""
    return Node(node_id, Role.PROGRESS, name, rect.inset(0, 6), look=Look.STARS, value=share)


def session_rail(screen: Screen, rect: Rect, path: Sequence[frame.PathStep]) -> Node:
    """The rail of the learner's space: the same as during a challenge."""
    return frame.rail_zone(screen.stage, rect, path)


def session_rail_pressed(screen: Screen, target: str) -> Step:
    match target:
        case frame.PAUSE:
            return screen.step(Sound(Cue.PAUSE), Go("pause"))
        case frame.STOP:
            return screen.go("stop")
    return screen.step()
