"""What help looks like: a hinted or marked target, and the ghost pointer that performs the gesture.

The demonstration plays the round itself forward, purely, until one try is reached: so every kind shows
its own gesture, step by step, and nobody writes it twice. Then the young person does it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.core.geometry import Point, Rect
from game.core.guidance import CLUE, DEMONSTRATED, SHOWN
from game.core.node import Act, Look, Node, Role, State
from game.core.round import Result, Round
from game.core.tree import find

GHOST_SU = 96.0
TRAVEL_S, PRESS_S, REST_S = 1.1, 0.45, 0.9
LOOPS = 2
FRAME_S = 0.05
MOST_ACTS = 4
MOST_POINTS = 24


@dataclass(frozen=True, slots=True)
class Beat:
    """The ghost travels to `to`, then does `act` there; held from GRAB to DROP."""

    to: Point
    act: Act
    held: bool = False


def gesture(round_: Round) -> tuple[Beat, ...]:
    """The acts that reach the next try, with where they happen; empty when the round is done."""
    trail = round_.trail()
    if trail:
        every = max(1, len(trail) // MOST_POINTS)
        points = [*trail[::every], trail[-1]]
        return tuple(Beat(sample.point, Act.ENTER) for sample in points)
    beats: list[Beat] = []
    held = False
    done = round_.progress[0]
    for _ in range(MOST_ACTS):
        aims = round_.solution()
        node = find(round_.compose(), aims[0].target) if aims else None
        if node is None:
            break
        held = held or aims[0].act is Act.GRAB
        beats.append(Beat(node.rect.centre, aims[0].act, held))
        round_, verdict = round_.act(aims[0])
        if verdict.result is Result.REACHED or round_.progress[0] > done or verdict.result is Result.NOTHING:
            break
    return tuple(beats)


def lasts_s(beats: Sequence[Beat]) -> float:
    """How long one performance takes, its rest included."""
    if not beats:
        return 0.0
    dense = beats[0].act is Act.ENTER and len(beats) > 2
    each = TRAVEL_S * 3 / len(beats) if dense else TRAVEL_S + PRESS_S
    return each * len(beats) + REST_S


def ghost(beats: Sequence[Beat], room: Rect, since_s: float, now_s: float, *, motion: bool) -> Node | None:
    """The ghost pointer at this instant; without motion, or once performed, it rests on the target."""
    if not beats:
        return None
    total = lasts_s(beats)
    elapsed = max(0.0, now_s - since_s)
    if not motion or elapsed >= total * LOOPS:
        return _node(beats[0].to, pressing=False)
    each = (total - REST_S) / len(beats)
    at = elapsed % total
    index = int(at / each)
    if index >= len(beats):
        return _node(beats[-1].to, pressing=False)
    beat = beats[index]
    start = beats[index - 1].to if index else Point(room.centre.x, room.bottom - GHOST_SU)
    dense = each < TRAVEL_S
    part = min(1.0, (at - index * each) / (each if dense else TRAVEL_S))
    eased = part if dense else part * part * (3 - 2 * part)
    place = Point(start.x + (beat.to.x - start.x) * eased, start.y + (beat.to.y - start.y) * eased)
    return _node(place, pressing=(part >= 1.0 and not dense) or (beat.held and index > 0))


def due_s(beats: Sequence[Beat], since_s: float, now_s: float, *, motion: bool) -> float | None:
    """When the ghost is somewhere else next; None while it rests."""
    if not beats or not motion or now_s >= since_s + lasts_s(beats) * LOOPS:
        return None
    return max(now_s, since_s) + FRAME_S


def _node(at: Point, *, pressing: bool) -> Node:
    states = frozenset({State.HELD}) if pressing else frozenset[State]()
    return Node("play/ghost", Role.GHOST, "", Rect.around(at, GHOST_SU), states=states, look=Look.POINTER)


def decorated(play: Node, level: int, wanted: tuple[str, ...], ghost_: Node | None = None) -> Node:
    """The play tree with its guidance: 2 hints, 3 marks and dims the rest, 4 adds the ghost pointer."""
    if level < CLUE or not wanted:
        return play
    children = tuple(_guide(child, level, wanted) for child in play.children)
    ghosts = (ghost_,) if level == DEMONSTRATED and ghost_ is not None else ()
    return replace(play, children=(*children, *ghosts))


def hinting(zone: Node, node_id: str) -> Node:
    """The zone with one of its parts pointed at."""
    children = tuple(c.having(State.HINTED) if c.id == node_id else c for c in zone.children)
    return replace(zone, children=children)


def _guide(node: Node, level: int, wanted: tuple[str, ...]) -> Node:
    children = tuple(_guide(child, level, wanted) for child in node.children)
    node = replace(node, children=children) if children != node.children else node
    if node.id in wanted:
        return node.having(State.HINTED if level == CLUE else State.MARKED)
    return node.having(State.DIMMED) if level >= SHOWN and node.acts else node
