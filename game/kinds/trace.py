"""trace: follow a path of given width from its start to its end (S10).

Leaving the track is counted; the traveller waits where it was left. Who has no pointer goes from
station to station along the path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from game.core.aim import Aim, PointerMoved, Route
from game.core.geometry import Point, Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.outcome import Motion, Show
from game.core.round import NOTHING, Equivalent, Result, Room, Round, Verdict
from game.kinds.kind import Bounds, Challenge, KindRound, Scaled, Spot, Thing, Words, chance, number
from game.kinds.trace_path import LYING, WIDEST, Fractions, Path, between, course, laid, shape, turned

MOST_EXITS = 3  # S10 of the catalogue
SUBSTEP_SU = 12.0
AHEAD_SU = 44.0  # how far along the path one substep may lead: no jump to the next turn of a spiral
END_SU = 16.0
STILL_HERE_S = 1.0
TRAIL_SU = 12.0
SHORTEST = 0.3  # of the side of the play area

Width = Annotated[Scaled, BeforeValidator(Bounds(44, 400))]


def _thing(name: str, picture: str) -> Thing:
    return Thing(name=Words(text=name), picture=picture)


class Trace(Challenge):
    EQUIVALENT: ClassVar[Equivalent | None] = Equivalent("stations", (Route.POINTER, Route.TOUCH, Route.DWELL))
    REPLIES = ("begun", "exit", "order", "glide", "step")

    kind: Literal["trace"]
    path: Literal["line", "wave", "zigzag", "spiral", "house", "points"] = Field(
        "wave", description="La forme du chemin."
    )
    points: tuple[Spot, ...] = Field(
        (), max_length=40, description="Pour path: points : les coins du chemin, de 0 à 1."
    )
    width_su: Width = number(220, 80, least=44, most=400, about="La largeur du chemin.")
    traveller: Thing = Field(
        default_factory=lambda: _thing("L’escargot", "art:snail"), description="Qui avance sur le chemin."
    )
    finish: Thing = Field(
        default_factory=lambda: _thing("L’arrivée", "art:finish-flag"), description="Ce qui est au bout."
    )

    @model_validator(mode="after")
    def _points_where_needed(self) -> Trace:
        if self.path == "points" and len(self.points) < 2:
            raise ValueError("« points » : au moins deux | “points”: at least two")
        if self.path == "points" and laid(self.points, Rect(0.0, 0.0, 1.0, 1.0)).length_su < SHORTEST:
            raise ValueError("« points » : le chemin est trop court | “points”: the path is too short")
        if self.path != "points" and self.points:
            raise ValueError("« points » va seulement avec path: points | “points” only goes with path: points")
        return self

    def begin(self, level: float, seed: int, room: Room) -> Round:
        rng = chance(seed)
        across, down = rng.random() < 0.5, rng.random() < 0.5
        drawn = self.points if self.path == "points" else shape(self.path)
        if self.path != "points":
            drawn = turned(drawn, across, down and self.path in LYING, upright=False)
        widest = WIDEST[self.path]
        lying = self.path in LYING
        width = self.width_su.at(level)
        return TraceRound(room, self.said(), drawn, lying, widest, width, self.traveller, self.finish)


@dataclass(frozen=True)
class TraceRound(KindRound):
    """`share` of the path behind the traveller; `on` while the pointer leads it; `last` the pointer."""

    drawn: Fractions
    lying: bool
    widest: float
    width_su: float
    traveller: Thing
    finish: Thing
    begun: bool = False
    share: float = 0.0
    on: bool = False
    exits: int = 0
    pressed: int = 0
    last: Point | None = None
    last_s: float = 0.0

    NAME: ClassVar[str] = "trace"

    # ------------------------------------------------------------------ the path in this room

    @property
    def width(self) -> float:
        room = self.room.rect
        return max(44.0, min(self.width_su, self.widest * min(room.w, room.h)))

    @property
    def _side(self) -> float:
        return min(max(self.width * 0.62, 64.0), 120.0)

    @property
    def _traveller_su(self) -> float:
        return min(max(self.width * 0.9, 96.0), 160.0)

    @property
    def _course(self) -> tuple[Path, tuple[float, ...]]:
        room, side = self.room.rect, self._side
        area = room.inset(max(self.width, self._traveller_su, side) / 2 + 4.0)
        return course(self.drawn, self.lying and room.h > room.w * 1.15, area, side)

    @property
    def path(self) -> Path:
        return self._course[0]

    @property
    def stations(self) -> tuple[float, ...]:
        return self._course[1]

    # ------------------------------------------------------------------ what happens

    @property
    def done(self) -> bool:
        return self.begun and self.share >= 1.0

    @property
    def passed(self) -> int:
        return sum(s <= self.share + 1e-9 for s in self.stations) if self.begun else 0

    @property
    def progress(self) -> tuple[int, int]:
        return self.passed, len(self.stations)

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        now, path = self, self.path
        for p in between(self.last or pointer.point, pointer.point, SUBSTEP_SU):
            now = now._led(p, path)
            if now.done:
                break
        now = replace(now, last=pointer.point, last_s=pointer.at_s)
        return now, self._verdict(now)

    def _led(self, p: Point, path: Path) -> TraceRound:
        """One small step of the pointer."""
        if not self.on:
            if path.at(self.share).distance(p) > max(self.width * 0.45, 40.0):
                return self
            return replace(self, on=True, begun=True)
        ahead = min(1.0, self.share + AHEAD_SU / path.length_su)
        share, away = path.nearest(p, self.share, ahead)
        if away <= self.width / 2:
            end = share >= 1.0 - END_SU / path.length_su
            return replace(self, share=1.0 if end else max(self.share, share))
        _, behind = path.nearest(p, 0.0, self.share)
        return self if behind <= self.width / 2 else replace(self, on=False, exits=self.exits + 1)

    def _verdict(self, now: TraceRound) -> Verdict:
        if now.done:
            return Verdict.reached("play/traveller", Motion.GLOW)
        if now.exits > self.exits and not now.on:
            return Verdict.not_yet("exit", "play/traveller", self.word("exit"))
        if now.passed > self.passed:
            return Verdict.step(say=self.word("begun" if not self.begun else "step"))
        return NOTHING

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        k = next((i for i in range(len(self.stations)) if aim.target == f"play/station{i}"), None)
        if k is None or self.done or aim.act not in (Act.PRESS, Act.DOUBLE) or k < self.passed:
            return self, NOTHING
        if self._pointed(k, aim.at_s):  # a pointer is there: gliding is what is learnt here
            return self, Verdict(say=self.word("glide"))
        if k > self.passed:
            return self, Verdict.not_yet("order", aim.target, self.word("order"))
        share = max(self.share, self.stations[k])
        after = replace(self, begun=True, share=share, pressed=self.pressed + 1, on=False)
        if after.done:
            return after, Verdict.reached("play/traveller", Motion.GLOW)
        return after, Verdict(Result.STEP, say=self.word("step"), shows=(Show(aim.target, Motion.POP),))

    def _pointed(self, k: int, at_s: float) -> bool:
        """Whether a pointer has just moved onto this station."""
        if self.last is None or not 0.0 <= at_s - self.last_s <= STILL_HERE_S:
            return False
        return self._station(k).hit_rect.contains(self.last)

    # ------------------------------------------------------------------ what is seen

    def compose(self) -> Node:
        path = self.path
        track = Node(
            "play/track", Role.TRACK, self.word("track"), path.rect(self.width), look=Look.TRACK,
            tone=Tone.SEA, size_su=self.width, value=self.share, points=(*path.samples[::3], path.samples[-1]),
        )  # fmt: skip
        spots = tuple(self._station(k) for k in range(len(self.stations)))
        at = Rect.around(path.at(self.share), self._traveller_su)
        states = frozenset({State.CURRENT} if self.on else set[State]())
        traveller = Node(
            "play/traveller", Role.IMAGE, self.traveller.name.text, at, states=states,
            picture=self.traveller.done_picture if self.done else self.traveller.picture, look=Look.PICTURE,
        )  # fmt: skip
        return Node("play", Role.GROUP, "", self.room.rect, children=(track, *spots, traveller))

    def _station(self, k: int) -> Node:
        passed, last = k < self.passed, k == len(self.stations) - 1
        state = {State.DONE} if passed else {State.CURRENT} if k == self.passed else set[State]()
        if last:
            name, picture, look = self.finish.name.text, self.finish.picture, Look.PICTURE
        else:
            name, picture, look = f"{self.word('station')} {k + 1}", "", Look.LIGHT
        reach = max(0.0, min(self.room.stage.min_target_su, self._side + 16.0) - self._side) / 2
        return Node(
            f"play/station{k}", Role.IMAGE if passed else Role.BUTTON, name,
            Rect.around(self.path.at(self.stations[k]), self._side), () if passed else (Act.PRESS,),
            frozenset(state), picture, look=look, reach_su=0.0 if passed else reach,
        )  # fmt: skip

    # ------------------------------------------------------------------ how it is done, what it showed

    def solution(self) -> tuple[Aim, ...]:
        return () if self.done else (Aim(f"play/station{self.passed}", Act.PRESS, 0.0),)

    def trail(self) -> tuple[PointerMoved, ...]:
        """From the traveller to the end, along the middle of the track."""
        if self.done:
            return ()
        path = self.path
        n = max(2, int(path.length_su * (1.0 - self.share) / TRAIL_SU) + 1)
        points = [path.at(self.share + (1.0 - self.share) * i / n) for i in range(n + 1)]
        return tuple(PointerMoved(p.x, p.y, i * 0.016) for i, p in enumerate(points))

    def measures(self) -> Mapping[str, float]:
        """`steering_id` is length over width (Accot & Zhai 1997); `stations_pressed` counts what was
        done without gliding."""
        met = self.done and self.exits <= MOST_EXITS and self.pressed == 0
        return {
            "exits": float(self.exits), "share": self.share, "width_su": self.width,
            "steering_id": self.path.length_su / self.width, "stations_pressed": float(self.pressed),
            "goal_met": float(met),
        }  # fmt: skip
