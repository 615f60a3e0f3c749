"""One shared test over every challenge shipped: the judge that authors get, on a fixed share of cases.

Each challenge always gets the same share. The whole judge runs with DEFICLIC_WHOLE_JUDGE=1, and as
`deficlic check --play challenges`.
"""

from __future__ import annotations

import os
from functools import lru_cache
from itertools import islice

import pytest

from game.authoring.judge_calm import SIZE_PX, unrest
from game.authoring.judge_fault import Fault
from game.authoring.judge_guidance import unhelpful
from game.authoring.judge_pixels import Eyes
from game.authoring.judge_random import given_away
from game.authoring.judge_seat import Case, playing
from game.authoring.judge_sight import SKINS, THEMES, Pens, every_case, laid_out, staged
from game.authoring.judge_solvable import LEVELS, ROUTES, stuck
from game.authoring.judge_states import seen
from game.authoring.judge_states_apart import Apart
from game.authoring.judges import Judges
from game.packs.pack import read_pack
from game.packs.pictures import Assets
from game.stage.canvas import Canvas
from tests.challenges.shipped import ASSETS, FOLDER, Shipped, canvas, every

EVERY = pytest.mark.parametrize("shipped", every(), ids=lambda shipped: shipped.name)
THIRD = pytest.mark.parametrize("shipped", [s for s in every() if s.number % 3 == 0], ids=lambda s: s.name)
HALF = pytest.mark.parametrize("shipped", [s for s in every() if s.number % 2], ids=lambda s: s.name)
WHOLE = pytest.mark.skipif(os.environ.get("DEFICLIC_WHOLE_JUDGE") != "1", reason="DEFICLIC_WHOLE_JUDGE=1")
SHARE = 29  # of the cases of layout, one in so many
ROUTES_EACH = 3


@lru_cache
def pens() -> Pens:
    return Pens(ASSETS)


@lru_cache
def small() -> Canvas:
    return Canvas(SIZE_PX, ASSETS)


def shown(faults: list[Fault]) -> list[str]:
    return [f"{fault.code} {fault.thing} {dict(fault.parts)}" for fault in faults]


@pytest.mark.parametrize("pack", sorted(p.name for p in FOLDER.iterdir() if (p / "pack.yaml").exists()))
def test_the_pack_can_be_read(pack: str) -> None:
    read = read_pack(FOLDER / pack, assets=Assets.in_folder(ASSETS))
    assert [p.text() for p in read.problems if p.is_error] == []


@EVERY
def test_everything_fits_keeps_its_size_and_lies_apart(shipped: Shipped) -> None:
    pack, entry = shipped.read()
    cases = list(every_case(pack, entry))
    mine = [cases[(shipped.number + SHARE * i) % len(cases)] for i in range(len(cases) // SHARE)]
    hardest = Case(1.0, lang=pack.language, text_scale=2.0, size_px=(768, 1024))
    assert shown(list(laid_out(pack, entry, canvas(), [*mine, hardest]))) == []


@THIRD
def test_words_parts_and_states_are_seen_by_everybody(shipped: Shipped) -> None:
    pack, entry = shipped.read()
    n = shipped.number
    case = Case((0.0, 1.0)[n % 2], SKINS[n // 2 % 2], lang=pack.language, theme=THEMES[n // 4 % 3])
    tools = pens()
    stage = staged(case, tools.canvas)
    tools.wordless.configure(case.profile())
    tools.apart.configure(case.profile())
    before: set[object] = set()
    eyes = Eyes(tools.canvas, tools.wordless, case.words, before)
    apart = Apart(tools.apart, case.words, before)
    found: list[Fault] = []
    for moment in seen(playing(pack, entry, case, stage)):
        found += [*eyes.look(moment.tree), *apart.look(moment.tree)]
    assert shown(found) == []


@THIRD
def test_nothing_flashes_and_nothing_moves_without_motion(shipped: Shipped) -> None:
    assert shown(list(unrest(*shipped.read(), small(), skins=SKINS[shipped.number % 2 :][:1]))) == []


@EVERY
def test_it_is_finished_by_some_of_the_routes_at_each_level(shipped: Shipped) -> None:
    pack, entry = shipped.read()
    for i in range(ROUTES_EACH):
        route = ROUTES[(shipped.number + i) % len(ROUTES)]
        case = Case(LEVELS[(i + shipped.number) % 3], seed=i + 1, lang=pack.language)
        assert stuck(pack, entry, case, canvas(), route) == "", f"{route} at {case.level}"


@HALF
def test_its_answer_is_not_given_away(shipped: Shipped) -> None:
    pack, entry = shipped.read()
    assert shown(list(given_away(pack, entry, staged(Case(lang=pack.language), canvas())))) == []


@HALF
def test_every_help_leads_to_the_end(shipped: Shipped) -> None:
    assert shown(list(unhelpful(*shipped.read(), canvas()))) == []


@pytest.mark.slow
@WHOLE
@EVERY
def test_the_whole_judge_finds_nothing(shipped: Shipped) -> None:
    found = list(islice(judge().faults(*shipped.read()), 40))
    assert shown(found) == []


@lru_cache
def judge() -> Judges:
    return Judges(ASSETS, play=True)
