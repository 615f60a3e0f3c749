"""Can it be done? By every route of access, at the easiest, middle and hardest level, from the tree alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.authoring.judge_fault import Fault
from game.authoring.judge_seat import Case, seat
from game.core.aim import Route
from game.packs.entry import Entry, Pack
from game.stage.canvas import Canvas
from game.stage.pilot import OutOfReach

LEVELS = (0.0, 0.5, 1.0)
ROUTES = tuple(route for route in Route if route is not Route.ADULT)  # a new way of access is judged, too
WIDE, TALL = (1280, 720), (768, 1024)
MOST_ACTS = 400
LONGEST_WHY = 160


def unsolved(pack: Pack, entry: Entry, canvas: Canvas) -> Iterator[Fault]:
    """A fault for each route by which it cannot be finished, with the first reason met."""
    for route in ROUTES:
        for case in cases(pack, entry):
            why = stuck(pack, entry, case, canvas, route)
            if why:
                yield Fault(
                    "play-stuck", str(route), parts={"route": route, "level": f"{case.level:g}", "why": why}
                )
                break


def cases(pack: Pack, entry: Entry) -> Iterator[Case]:
    """Each level; then the other skin, the other languages, every variant, and a tall window, once."""
    for i, level in enumerate(LEVELS):
        yield Case(level, seed=i + 1, lang=pack.language)
    for skin in entry.skins:
        yield Case(0.5, skin, 4, pack.language)
    for lang in pack.languages[1:]:
        yield Case(1.0, seed=5, lang=lang)
    for n in range(entry.variants):
        yield Case(0.5, seed=n + 6, lang=pack.language)
    yield replace(Case(1.0, seed=3, lang=pack.language), size_px=TALL, text_scale=2.0)


def stuck(pack: Pack, entry: Entry, case: Case, canvas: Canvas, route: Route) -> str:
    """Why it cannot be finished by this route; "" when it can."""
    pilot = seat(pack, entry, case, canvas, route)
    try:
        pilot.finish(route, MOST_ACTS)
    except OutOfReach as reason:
        return str(reason).partition("\n")[0][:LONGEST_WHY]
    return ""
