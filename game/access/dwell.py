"""Dwell: resting on a thing acts on it (eye gaze, head mouse, a hand that cannot press).

ACCESSIBILITY.md section 6.2, 5: the pointer locks on when it stayed within the radius of its own
centre for `dwell_lock_s`; leaving the radius ends the rest, what was reached is kept `dwell_kept_s` for the
same thing; after an act one must go away before the next, unless `dwell_leave` is off.
"""

from __future__ import annotations

from math import fsum

from game.access.field import PLAY
from game.access.pointer import Pointer
from game.access.situation import SLACK_S, Situation, choices
from game.access.under import PRESSES
from game.core.aim import Route
from game.core.geometry import Point
from game.core.node import Act, Node

FRAME_S = 1 / 30
BESIDE = 2.0


class Dwell:
    def __init__(self, situation: Situation, pointer: Pointer) -> None:
        self.now = situation
        self.pointer = pointer
        self._recent: list[tuple[float, Point]] = []
        self._anchor: Point | None = None
        self._node_id = ""
        self._act: Act | None = None
        self._began_s = 0.0
        self._kept: tuple[str, float, float] = ("", 0.0, 0.0)  # node, seconds reached, good until
        self._spent: tuple[Point, str] | None = None

    def reset(self) -> None:
        """Another scene: the pointer rests, but not on what it came to rest on."""
        spot = self._anchor or (self._recent[-1][1] if self._recent else None)
        self._spent = (spot, "") if spot is not None else None
        self._node_id, self._kept = "", ("", 0.0, 0.0)

    def stop(self) -> None:
        self._recent, self._anchor, self._node_id, self._spent = [], None, "", None

    def look(self) -> None:
        """The tree changed under a resting pointer."""
        if self._anchor is not None and self.now.now_s is not None:
            node = self._under(self._anchor)
            if (node.id if node else "") != self._node_id:
                self._on(node)
                self._began_s = self.now.now_s

    # ------------------------------------------------------------------ samples

    def sample(self, p: Point, at_s: float) -> None:
        radius = self.now.profile.dwell_radius_su
        self._free(p, radius)
        if self._anchor is not None:
            if p.distance(self._anchor) <= radius:
                return
            if self._node_id:  # resting on nothing meanwhile takes nothing away
                self._kept = (self._node_id, at_s - self._began_s, at_s + self.now.profile.dwell_kept_s)
            self._anchor, self._node_id, self._recent = None, "", []
        self._recent.append((at_s, p))
        while not _together([q for _, q in self._recent], radius):
            self._recent.pop(0)

    def _free(self, p: Point, radius: float) -> None:
        """After an act: away from the spot and from the thing, and all is as before."""
        if self._spent is None:
            return
        spot, node_id = self._spent
        over = self.pointer.under.pick(p, PRESSES)
        if p.distance(spot) > radius and not (over is not None and over.id == node_id):
            self._spent = None

    def _under(self, p: Point) -> Node | None:
        node = self.pointer.under.pick(p, PRESSES)
        if node is None and self.now.held and self.now.field.accepts(Act.DROP, p):
            node = self.now.field.play  # to let go beside everything; it takes twice as long
        if node is None or node.acts[0] is Act.ENTER:
            return None  # nothing, or something that only wants to be come to
        if node.id != PLAY and node.rect.distance(p) > self._far_su():
            return None  # a bubble reaches everywhere: who rests beside everything must be able to
        if self._spent is not None:
            spot, node_id = self._spent
            if node.id == node_id or p.distance(spot) <= self.now.profile.dwell_radius_su:
                return None
        return node

    def _far_su(self) -> float:
        """How far from a thing one can rest and still mean it."""
        return max(self.now.profile.near_miss_su, 2 * self.now.profile.dwell_radius_su)

    # ------------------------------------------------------------------ time

    def due_s(self) -> float | None:
        if self._anchor is None:
            return self._recent[0][0] + self.now.profile.dwell_lock_s if self._recent else None
        if not self._node_id:
            return None
        return max(self._began_s + self._lasts_s(self._node_id), self.now.open_s)

    def _lasts_s(self, node_id: str) -> float:
        return self.now.profile.dwell_s * (BESIDE if node_id == PLAY else 1.0)

    def tick(self, due_s: float) -> None:
        if self._anchor is None:
            self._lock(due_s)
        else:
            self._fire(due_s)

    def _lock(self, at_s: float) -> None:
        arrived_s = self._recent[0][0]
        self._anchor = _rested(self._recent, at_s)
        node = self._under(self._anchor)
        self._on(node)
        kept_id, reached_s, until_s = self._kept
        again = node is not None and node.id == kept_id and arrived_s <= until_s + SLACK_S
        self._began_s = arrived_s - reached_s if again else arrived_s
        # What was reached before may be complete already: still nothing happens before the lock.
        self._began_s = max(self._began_s, arrived_s + self.now.profile.dwell_lock_s - self._lasts_s(self._node_id))
        self._recent = []

    def _on(self, node: Node | None) -> None:
        """Rest on this. A thing with several acts has a part for each, from left to right, as a mouse has."""
        self._node_id, self._act = node.id if node else "", None
        if node is None or node.id == PLAY or self.now.held or self._anchor is None:
            return
        acts = choices(node)
        share = (self._anchor.x - node.rect.x) / max(node.rect.w, 1.0)
        if len(acts) > 1:
            self._act = acts[min(max(int(share * len(acts)), 0), len(acts) - 1)]

    @property
    def choice(self) -> tuple[str, Act] | None:
        """The thing and the act that a rest is about to do, where there are several."""
        return (self._node_id, self._act) if self._act is not None and self._node_id else None

    def _fire(self, due_s: float) -> None:
        assert self._anchor is not None
        node_id, node, act = self._node_id, self.now.field.by_id.get(self._node_id), self._act
        if self.now.profile.dwell_leave:
            self._spent = (self._anchor, node_id)
            self._node_id = ""
        else:
            self._began_s = due_s  # who cannot go away acts again by staying
        if node_id == PLAY:
            self.now.put_back(due_s, Route.DWELL)
        elif node is not None and act is not None and act is not node.acts[0]:
            self.now.want(node.id, act, due_s, Route.DWELL)
        elif node is not None:
            self.now.do_main(node, due_s, Route.DWELL)

    def share(self, at_s: float) -> float:
        """How much of the rest is over (0 to 1)."""
        if self._anchor is None or not self._node_id or not self.now.profile.dwell_ring:
            return 0.0
        return min(1.0, max(0.0, (at_s - self._began_s) / self._lasts_s(self._node_id)))

    def frame_s(self) -> float | None:
        """When the ring wants to be drawn again."""
        if self._node_id and self.now.profile.dwell_ring and self.now.now_s is not None:
            return self.now.now_s + FRAME_S
        return None


def _centre(points: list[Point]) -> Point:
    return Point(fsum(p.x for p in points) / len(points), fsum(p.y for p in points) / len(points))


def _rested(samples: list[tuple[float, Point]], until_s: float) -> Point:
    """The centre of where the pointer was, each place for as long as it stayed there.

    A mouse is only heard of while it moves: counted alike, the way to a narrow key would weigh as much as
    the rest on it, and pull the centre onto its neighbour.
    """
    ends = [*(at_s for at_s, _ in samples[1:]), until_s]
    stays = [end - at_s for (at_s, _), end in zip(samples, ends, strict=True)]
    whole = fsum(stays)
    if whole <= 0.0:
        return samples[-1][1]
    return Point(
        fsum(p.x * stay for (_, p), stay in zip(samples, stays, strict=True)) / whole,
        fsum(p.y * stay for (_, p), stay in zip(samples, stays, strict=True)) / whole,
    )


def _together(points: list[Point], radius: float) -> bool:
    centre = _centre(points)
    return all(p.distance(centre) <= radius for p in points)
