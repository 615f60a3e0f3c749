"""Real people's pointers, replayed through the learner's settings (data/README.md has the source)."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import hypot
from pathlib import Path

from game.core.geometry import Point, Rect
from game.core.inputs import PointerAt, PointerDown, PointerUp
from game.core.node import Act, Node, Role
from tests.access.hands import Hands

DATA = Path(__file__).parent / "data" / "pointing_traces.csv.gz"
RADIUS_SU = 22.0
# The targets of the study were 100 to 120 px wide; neighbours stand as close as those would touch.
PITCH_SU = 120.0
PRESS_S = 0.1  # the data holds the click alone; a click lasts about this long from press to release
HOME = Point(960.0, 540.0)
# Share of clicks within 22 px of the centre, of all people with tremor of the public data set (84 clicks); of those
# whose traces are here it is higher, so the tests below compare with both.
WHOLE_GROUP = 0.464
PLAIN = {"near_miss_su": 0.0, "bubble_cursor": False, "steady_click": False, "click_on": "release"}
MARGIN = PLAIN | {"near_miss_su": 24.0, "steady_click": True}
AIDED = MARGIN | {"bubble_cursor": True}


@dataclass(frozen=True)
class Trace:
    """One approach and its click: seconds and su from the target's centre, oldest first."""

    person: str
    tremor: str
    samples: tuple[tuple[float, float, float], ...]

    @property
    def raw_hit(self) -> bool:
        _, dx, dy = self.samples[-1]
        return hypot(dx, dy) <= RADIUS_SU


@cache
def traces() -> tuple[Trace, ...]:
    found: dict[tuple[str, str, str], list[tuple[float, float, float]]] = defaultdict(list)
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            key = (row["person"], row["tremor"], row["target"])
            found[key].append((int(row["t_ms"]) / 1000, float(row["dx_px"]), float(row["dy_px"])))
    return tuple(Trace(person, tremor, tuple(samples)) for (person, tremor, _), samples in found.items())


def crowd() -> Node:
    """The target with eight neighbours of its size, so that a help may also take the wrong one."""
    things = [
        Node(
            f"play/{column}{row}", Role.BUTTON, "",
            Rect.around(HOME.moved(PITCH_SU * column, PITCH_SU * row), 2 * RADIUS_SU), (Act.PRESS,),
        )
        for row in (-1, 0, 1) for column in (-1, 0, 1)
    ]  # fmt: skip
    area = Node("play", Role.GROUP, "", Rect(0, 0, 1920, 1080), (Act.PRESS,), children=tuple(things))
    return Node("window", Role.WINDOW, "", Rect(0, 0, 1920, 1080), children=(area,))


CROWD = crowd()


def hits(trace: Trace, settings: dict[str, object]) -> bool:
    """Whether the click lands on the target; only the last second before it is replayed."""
    hands = Hands(CROWD, **settings)
    click_s = trace.samples[-1][0]
    pressed = False
    for at_s, dx, dy in (sample for sample in trace.samples if sample[0] >= click_s - 1.0):
        p = HOME.moved(dx, dy)
        if not pressed and at_s >= click_s - PRESS_S:
            hands.feed(PointerDown(p, at_s))
            pressed = True
        hands.feed(PointerAt(p, at_s))
    hands.feed(PointerUp(p, click_s))
    return hands.did == [("play/00", Act.PRESS)]


@cache
def _hits(settings: tuple[tuple[str, object], ...]) -> tuple[bool, ...]:
    return tuple(hits(trace, dict(settings)) for trace in traces())


def rate(settings: dict[str, object], *tremor: str) -> float:
    counted = [
        hit for trace, hit in zip(traces(), _hits(tuple(settings.items())), strict=True) if trace.tremor in tremor
    ]
    return sum(counted) / len(counted)


def figures() -> str:
    """The table of this page: printed by `pytest -s`, shown when a test fails."""
    lines = ["tremor     clicks  raw<=22  plain  +margin,steady  +bubble"]
    for tremor in ("no", "sometimes", "yes"):
        own = [t for t in traces() if t.tremor == tremor]
        raw = sum(t.raw_hit for t in own) / len(own)
        rates = [rate(settings, tremor) for settings in (PLAIN, MARGIN, AIDED)]
        lines.append(f"{tremor:10} {len(own):6}  {raw:7.3f}  {rates[0]:5.3f}  {rates[1]:14.3f}  {rates[2]:7.3f}")
    return "\n".join(lines)


def test_people_who_tremble_hit_small_targets_far_more_often_with_the_helps() -> None:
    print(figures())  # noqa: T201
    for tremor in ("sometimes", "yes"):
        assert rate(AIDED, tremor) >= 2 * WHOLE_GROUP, figures()
        assert rate(AIDED, tremor) >= rate(PLAIN, tremor) + 0.2, figures()
        assert rate(AIDED, tremor) >= 0.95, figures()


def test_the_helps_never_take_a_hit_away_from_anybody() -> None:
    plain, aided = _hits(tuple(PLAIN.items())), _hits(tuple(AIDED.items()))
    lost = [trace for trace, before, after in zip(traces(), plain, aided, strict=True) if before and not after]
    assert lost == [], figures()
    assert rate(AIDED, "no") >= rate(PLAIN, "no"), figures()


def test_the_same_holds_with_the_margin_alone() -> None:
    plain, margin = _hits(tuple(PLAIN.items())), _hits(tuple(MARGIN.items()))
    assert all(after or not before for before, after in zip(plain, margin, strict=True)), figures()
    assert rate(MARGIN, "sometimes", "yes") > rate(PLAIN, "sometimes", "yes") + 0.2, figures()
