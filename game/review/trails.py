"""Pictures of the last pointer paths: where the hand began, how it went, where it pressed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from game.core.progress import Event
from game.core.sentences import number_words
from game.core.wording import words
from game.review import svg
from game.review.reading import Local, ReviewStore, here, in_local_time

READ = 160  # events looked back over: the last fifteen rounds or so
TYPES = ("round_started", "acted", "path_traced", "round_ended")
MOST_TARGETS = 24
PLACE = (0.0, 0.0, 1920.0, 1080.0)
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Trail:
    """One round's path in stage units. `presses` are (x, y); `targets` what was really pressed."""

    round: str
    at: str = ""
    session: str = ""
    pack: str = ""
    challenge: str = ""
    outcome: str = ""
    took_s: float = 0.0
    misses: int = 0
    path_ratio: float | None = None
    place: Box = PLACE
    points: list[tuple[float, float]] = field(default_factory=list)
    times_ms: list[int] = field(default_factory=list)
    presses: list[tuple[float, float]] = field(default_factory=list)
    targets: dict[str, Box] = field(default_factory=dict)


def last_trails(store: ReviewStore, code: str, most: int = 4, local: Local = here) -> tuple[Trail, ...]:
    """The newest first; rounds without a path (a switch, a keyboard) have none."""
    return trails(in_local_time(store.recent(READ, code, TYPES), local), most)


def trails(events: Iterable[Event], most: int = 4) -> tuple[Trail, ...]:
    found: dict[str, Trail] = {}
    for event in events:
        name = event.body.get("round")
        if isinstance(name, str) and name:
            _fold(found.setdefault(name, Trail(name)), event)
    whole = [trail for trail in found.values() if len(trail.points) > 1 and trail.outcome]
    return tuple(reversed(whole[-most:]))


def _fold(trail: Trail, event: Event) -> None:
    body = event.body
    match event.type:
        case "round_started":
            trail.place = _box(body.get("play")) or trail.place
        case "acted" if body.get("result") in ("step", "reached"):
            box = _box(body.get("rect"))
            if box is not None and len(trail.targets) < MOST_TARGETS and box[2:] != trail.place[2:]:
                trail.targets[str(body.get("target"))] = box
        case "path_traced":
            trail.points, trail.times_ms = _points(body), _times(body)
            trail.presses = [p for press in _list(body.get("presses")) if (p := _press(press)) is not None]
        case "round_ended":
            _end(trail, event)


def _end(trail: Trail, event: Event) -> None:
    body = event.body
    measures = body.get("measures")
    measures = measures if isinstance(measures, Mapping) else {}
    trail.session = event.session
    trail.at, trail.pack, trail.challenge = event.at, str(body.get("pack", "")), str(body.get("challenge", ""))
    trail.outcome = str(body.get("outcome", ""))
    trail.took_s = _number(body.get("took_s")) or 0.0
    trail.misses = int(_number(measures.get("misses")) or 0)
    trail.path_ratio = _number(measures.get("path_ratio"))


def picture(trail: Trail, lang: str, title: str) -> str:
    """The path as a drawing with direct labels, in the proportions of the screen."""
    x0, y0, w, h = trail.place
    parts = [svg.rect(x0, y0, w, h, "table", 28)]
    parts += [svg.rect(*box, "target", 16) for box in trail.targets.values()]
    parts.append(
        svg.path(trail.points, "path", ms=trail.times_ms if len(trail.times_ms) == len(trail.points) else ())
    )
    for px, py in trail.presses:
        parts.append(svg.circle(px, py, 16, "press"))
    (sx, sy), (ex, ey) = trail.points[0], trail.points[-1]
    parts.append(svg.circle(sx, sy, 14, "start"))
    parts.append(svg.circle(ex, ey, 10, "end"))
    parts.append(_label(trail, sx, sy, words(lang, "rv.trail.start")))
    if abs(ex - sx) + abs(ey - sy) > 160:
        parts.append(_label(trail, ex, ey, words(lang, "rv.trail.end")))
    return svg.drawing(w + 6, h + 6, title, sentence(trail, lang), *parts, css="trail", x=x0 - 3, y=y0 - 3)


def _label(trail: Trail, x: float, y: float, said: str) -> str:
    """Beside its point, inside the frame."""
    x0, y0, w, h = trail.place
    right = x < x0 + w * 0.8
    above = y > y0 + h * 0.15
    return svg.text(x + (26 if right else -26), y + (-22 if above else 52), said,
                    anchor="start" if right else "end", css="label")  # fmt: skip


def sentence(trail: Trail, lang: str) -> str:
    """ "2,1 s, 3 appuis, 1 à côté, trajet 1,3 fois la ligne droite"."""
    parts = [words(lang, "rv.trail.took", s=number_words(lang, trail.took_s))]
    if trail.presses:
        one = len(trail.presses) == 1
        parts.append(words(lang, "rv.trail.press" if one else "rv.trail.presses", n=len(trail.presses)))
        if trail.misses:
            parts.append(words(lang, "rv.trail.misses", n=trail.misses))
    if trail.path_ratio is not None:
        parts.append(words(lang, "rv.trail.ratio", n=number_words(lang, trail.path_ratio)))
    return ", ".join(parts)


def _points(body: Mapping[str, Any]) -> list[tuple[float, float]]:
    xs, ys = _list(body.get("x_su")), _list(body.get("y_su"))
    pairs = ((_number(x), _number(y)) for x, y in zip(xs, ys, strict=False))
    return [(x, y) for x, y in pairs if x is not None and y is not None]


def _times(body: Mapping[str, Any]) -> list[int]:
    """When the pointer was where, from the first point on; empty when the log tells no times that go on."""
    times = [int(t) for one in _list(body.get("t_ms")) if (t := _number(one)) is not None]
    good = len(times) == len(_list(body.get("x_su"))) and all(a <= b for a, b in pairwise(times))
    return [t - times[0] for t in times] if good and times else []


def _press(press: object) -> tuple[float, float] | None:
    """[t_ms, x_su, y_su, button, held_ms]"""
    sides = _list(press)
    if len(sides) < 3:
        return None
    x, y = _number(sides[1]), _number(sides[2])
    return None if x is None or y is None else (x, y)


def _box(sides: object) -> Box | None:
    found = [_number(side) for side in _list(sides)]
    if len(found) != 4 or any(side is None for side in found):
        return None
    x, y, w, h = (side or 0.0 for side in found)
    return (x, y, w, h) if w > 0 and h > 0 else None


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _number(value: object) -> float | None:
    good = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if good and abs(value) < 1e6 else None  # type: ignore[arg-type]
