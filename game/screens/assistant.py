"""The start-up assistant: three stars to touch, or three lights to answer; then advice in words.

Nothing is scored and nothing can go wrong: each star thanks, and after the third an adult reads what is
proposed and why (`access.proposal`), takes it, changes it or leaves everything as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.access.proposal import Proposal, Try, propose, propose_switch
from game.core.aim import Aim, PointerMoved
from game.core.geometry import Point, Rect
from game.core.node import Act, Look, Node, Role
from game.core.outcome import Change, Cue, Go, Outcome, Say, Sound, Urgency
from game.core.scene import Step
from game.core.stage import Stage
from game.core.wording import words
from game.screens import layout, parts
from game.screens.screen import Screen
from game.screens.sheet import Sheet, Thought

TRIES = 3
STAR_SU = 180.0
THANKS_S = 0.9
SLIP_S = 0.25  # a hand that presses and lets go does so within this; there is nothing to go to yet
LIGHTS_S = (1.6, 2.3, 1.9)  # each light comes a little unexpected
PLACES = ((0.3, 0.35), (0.7, 0.3), (0.5, 0.72))
STAR, PLAY = "play/star", "play"
SKIP, OTHER, CHANGE = "rail/skip", "assistant/other", "proposed/change"
LISTEN = "listen"


@dataclass(frozen=True)
class Assistant(Screen):
    """`since_s`: when the star of now appeared (was lit); None while thanks are said. `pressed_at`: where and
    when the last star was touched, as long as the slip of the hand is watched."""

    back: str = "learner_menu"
    code: str = ""
    by_switch: bool = False
    tries: tuple[Try, ...] = ()
    answers_s: tuple[float, ...] = ()
    misses: int = 0
    since_s: float | None = None
    next_s: float = 0.0
    at: Point | None = None
    pressed_at: tuple[Point, float] | None = None

    @property
    def name(self) -> str:
        return "assistant"

    @property
    def says(self) -> str:
        return self.w("assistant.switch.says" if self.by_switch else "assistant.says")

    @property
    def helps(self) -> str:
        return self.w("assistant.helps")

    @property
    def listens(self) -> bool:
        """A switch may be any key, button or finger: all of them come as they are."""
        return self.by_switch

    @property
    def watches(self) -> bool:
        """How the hand slips is seen from a press to its release: the press itself must be told."""
        return True

    @property
    def done(self) -> int:
        return len(self.answers_s) if self.by_switch else len(self.tries)

    # ------------------------------------------------------------------ what happens

    def entered(self, at_s: float) -> Step:
        first = replace(self, since_s=None if self.by_switch else at_s, next_s=at_s + LIGHTS_S[0])
        return first.step(first.say())

    def act(self, aim: Aim) -> Step:
        if aim.target == LISTEN and self.by_switch:
            return self._answered(aim.at_s)
        return super().act(aim)

    def pressed(self, aim: Aim) -> Step:
        match aim.target:
            case "play/star" if self.since_s is not None and not self.by_switch:
                return self._touched(aim.at_s)
            case "play" if self.since_s is not None:
                return replace(self, misses=self.misses + 1).step()
            case "assistant/other":
                other = Assistant(self.stage, self.back, self.code, by_switch=not self.by_switch)
                return other.entered(aim.at_s)
            case "rail/skip":
                return self.step(Sound(Cue.PRESS), Go(self.back, {"code": self.code, "number": 2}))
        return self.step()

    def moved(self, pointer: PointerMoved) -> Step:
        """Where the pointer is, and how far it slips while a press is let go."""
        now = replace(self, at=pointer.point)
        if self.pressed_at is None or not self.tries:
            return now.step()
        place, pressed_s = self.pressed_at
        if pointer.at_s > pressed_s + SLIP_S:
            return replace(now, pressed_at=None).step()
        last = self.tries[-1]
        slip = max(last.slip_su, pointer.point.distance(place))
        return replace(now, tries=(*self.tries[:-1], replace(last, slip_su=slip))).step()

    def _touched(self, at_s: float) -> Step:
        assert self.since_s is not None
        centre = self._star().centre
        place = self.at or centre
        tried = Try(place.distance(centre), self.misses, at_s - self.since_s, 0.0)
        now = replace(
            self, tries=(*self.tries, tried), misses=0, since_s=None, next_s=at_s + THANKS_S,
            pressed_at=(place, at_s),
        )  # fmt: skip
        return now._thanks()

    def _answered(self, at_s: float) -> Step:
        if self.since_s is None:
            return self.step()  # too early is no fault
        now = replace(self, answers_s=(*self.answers_s, at_s - self.since_s), since_s=None)
        light = LIGHTS_S[now.done % TRIES] if now.done < TRIES else THANKS_S
        return replace(now, next_s=at_s + light)._thanks()

    def _thanks(self) -> Step:
        return self.step(Sound(Cue.STEP), Say(self.w("assistant.seen"), Urgency.NOW))

    def tick(self, at_s: float) -> Step:
        if self.since_s is not None or at_s < self.next_s:
            return self.step()
        if self.done < TRIES:
            return replace(self, since_s=at_s).step()
        found = propose_switch(self.answers_s) if self.by_switch else propose(self.tries)
        return proposed(self.stage, self.back, self.code, found, by_switch=self.by_switch).entered(at_s)

    def wake_at_s(self) -> float | None:
        return None if self.since_s is not None else self.next_s

    # ------------------------------------------------------------------ what is seen

    def _star(self) -> Rect:
        area = layout.page(self.stage, self.says).play
        x, y = (0.5, 0.5) if self.by_switch else PLACES[min(self.done, TRIES - 1)]
        side = min(max(STAR_SU, self.stage.min_target_su), area.h * 0.5)
        return Rect.around(area.inset(side / 2).at(x, y), side)

    def compose(self) -> Node:
        zones = layout.page(self.stage, self.says)
        lit = self.since_s is not None
        star = Node(
            STAR, Role.BUTTON if lit and not self.by_switch else Role.IMAGE, self.w("assistant.star"), self._star(),
            (Act.PRESS,) if lit and not self.by_switch else (), picture="⭐", look=Look.PICTURE,
        )  # fmt: skip
        stars = (star,) if lit else ()
        play = Node(PLAY, Role.GROUP, "", zones.play, (Act.PRESS,), children=stars)
        items = [parts.Item(SKIP, self.w("welcome.skip"), "sign:forward"), parts.help_item(self.stage)]
        other = "assistant.pointer" if self.by_switch else "assistant.switch"
        corner = [parts.Item(OTHER, self.w(other), "sign:mouse" if self.by_switch else "sign:switch")]
        rail = parts.rail(self.stage, zones.rail, items, corner)
        return layout.window(self.stage, self.says, "", parts.top(self.stage, zones, self.says), play, rail)


@dataclass(frozen=True)
class Proposed(Sheet):
    """For the adult: what is proposed and why. Every way out is equally easy."""

    back: str = "learner_menu"
    kind: str = "proposed"
    code: str = ""
    proposal: Proposal = field(default_factory=Proposal)
    by_switch: bool = False

    @property
    def helps(self) -> str:
        return self.w("assistant.proposed.helps")

    def entered(self, at_s: float) -> Step:  # noqa: ARG002
        said = [Say(t.text, Urgency.NEXT, f"sheet/text{i}") for i, t in enumerate(self.thoughts)]
        return self.step(self.say(), *said)

    def pressed(self, aim: Aim) -> Step:
        back = Go(self.back, {"code": self.code, "number": 2})
        match aim.target:
            case "rail/next":
                return self.step(Sound(Cue.REACHED), *self._taken(), back)
            case "proposed/change":
                settings = {"code": self.code, "group": "scan" if self.by_switch else "act"}
                return self.step(Sound(Cue.PRESS), *self._taken(), Go("settings", settings))
            case "rail/skip":
                return self.step(Sound(Cue.PRESS), back)
        return super().pressed(aim)

    def _taken(self) -> tuple[Outcome, ...]:
        return (Change(dict(self.proposal.settings)),) if self.proposal.settings else ()

    def compose(self) -> Node:
        stage, tree = self.stage, super().compose()
        rect = next(c for c in tree.children if c.id == "rail").rect
        items = [
            parts.Item(SKIP, self.w("assistant.keep"), "sign:back"),
            parts.Item(CHANGE, self.w("assistant.change"), "sign:settings"),
            parts.help_item(stage),
        ]
        rail = parts.forward_rail(stage, rect, items, "rail/next", self.w("assistant.accept"), "sign:tick")
        return replace(tree, children=tuple(rail if c.id == "rail" else c for c in tree.children))


def proposed(stage: Stage, back: str, code: str, found: Proposal, *, by_switch: bool = False) -> Proposed:
    """The page that says what was found, in words."""
    thoughts = tuple(Thought(words(stage.lang, key), "sign:tick") for key in found.reasons)
    heading = words(stage.lang, "assistant.proposed")
    return Proposed(stage, heading, thoughts, back, code=code, proposal=found, by_switch=by_switch)
