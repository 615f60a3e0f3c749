"""Calm: no flash in any frame of a played challenge, and no motion at all where motion is reduced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pygame

from game.authoring.judge_fault import Fault
from game.authoring.judge_flash import FlashWatch
from game.authoring.judge_seat import Case, scene_of, seat
from game.core import frame
from game.core.aim import Route
from game.core.node import Node, Role
from game.core.tree import reachable
from game.packs.entry import Entry, Pack
from game.stage.canvas import Canvas
from game.stage.director import Director
from game.stage.pilot import OutOfReach, Pilot

SIZE_PX = (512, 384)
FRAME_S = 1 / 30
MOST_ACTS = 8
GHOST_S = 4.0
BETWEEN_S = 0.8
LEAST_MOVE_SU = 1.0


class Filmed(Director):
    """A director each of whose frames is looked at: for flashes, and for what moves by itself."""

    film: Film | None = None

    def advance(self, now_s: float) -> None:
        before = self.tree
        super().advance(now_s)
        if self.film is not None:
            self.film.passed(before, self)


class Film:
    """Paints every frame. `moved` holds the nodes that time alone moved."""

    def __init__(self, watch: FlashWatch | None) -> None:
        self.watch = watch
        self.moved: dict[str, Node] = {}
        self._surface = pygame.Surface(SIZE_PX)

    def passed(self, before: Node, director: Director) -> None:
        if self.watch is None:
            self._moves(before, director)
        elif director.paint(self._surface):
            self.watch.frame(self._surface, director.now_s)

    def _moves(self, before: Node, director: Director) -> None:
        for moving in director.movings:
            self.moved.setdefault(moving.node.id, moving.node)
        if director.tree is before:
            return
        places = {n.id: n.rect for n in before.walk()}
        for node in director.tree.walk():
            was = places.get(node.id)
            if was is not None and was.centre.distance(node.rect.centre) > LEAST_MOVE_SU:
                self.moved.setdefault(node.id, node)


def unrest(
    pack: Pack, entry: Entry, canvas: Canvas, skins: Sequence[str] = ("enfant", "ado")
) -> Iterator[Fault]:  # fmt: skip
    """Flashes at the hardest level, in these skins, on light and dark; then what moves without motion."""
    theme = {"enfant": "light", "ado": "night"}
    flashing = [Case(1.0, skin, 1, pack.language, theme[skin], size_px=SIZE_PX) for skin in skins]
    for case in flashing:
        watch = FlashWatch(SIZE_PX)
        _played(pack, entry, case, canvas, Film(watch))
        if watch.worst is not None:
            code = "calm-flash-red" if watch.worst.red else "calm-flash"
            yield Fault(code, parts={"at": f"{watch.worst.at_s:.1f}", "where": case.words})
            break
    still = Film(None)
    _played(pack, entry, replace(flashing[0], motion=False), canvas, still)
    for node in still.moved.values():
        yield Fault("calm-motion", node.id, node.name, {"what": node.name or node.id})


def _played(pack: Pack, entry: Entry, case: Case, canvas: Canvas, film: Film) -> None:
    """Missed once, helped up to the demonstration, then a few steps done, or all; then the end enjoyed."""
    pilot = seat(pack, entry, case, canvas, Route.POINTER, Filmed)
    director = pilot.director
    assert isinstance(director, Filmed)
    director.film = film
    _let(pilot, 0.3)
    _miss(pilot)
    for _ in range(3):
        pilot.click(frame.HELP)
        _let(pilot, BETWEEN_S)
    pilot.click(frame.HELP)
    _let(pilot, GHOST_S)
    for _ in range(MOST_ACTS):
        try:
            pilot.finish(Route.POINTER, most_acts=1)
        except OutOfReach:
            _let(pilot, BETWEEN_S)  # a young person is no machine: acts do not follow at once
        else:
            _let(pilot, director.profile.reward_s + 1.0)
            break


def _miss(pilot: Pilot) -> None:
    scene = scene_of(pilot)
    assert scene is not None
    wanted = {aim.target for aim in scene.round.solution()}
    for node in reachable(pilot.tree):
        if node.id.startswith("play/") and node.id not in wanted and node.role is not Role.SLIDER:
            pilot.click_at(node.rect.centre)
            break
    _let(pilot, 0.6)


def _let(pilot: Pilot, seconds: float) -> None:
    end_s = pilot.now_s + seconds
    while pilot.now_s < end_s and pilot.director.open:
        pilot.wait(FRAME_S, FRAME_S)
