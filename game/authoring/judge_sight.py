"""Sight over all stages: every level, skin, text size and window shape; pixels for a few of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from game.authoring.judge_fault import Ledger
from game.authoring.judge_layout import USUAL_SU, View, faults_of
from game.authoring.judge_pixels import Eyes, Wordless
from game.authoring.judge_seat import Case, playing
from game.authoring.judge_states import seen
from game.authoring.judge_states_apart import Apart
from game.core.stage import Stage
from game.kinds.kind import Challenge, Scaled
from game.packs.entry import Entry, Pack
from game.stage.canvas import Canvas
from game.stage.director import stage_of

LEVELS = (0.0, 0.5, 1.0)
SKINS = ("enfant", "ado")
SCALES = (1.0, 1.5, 2.0)
SHAPES = ((1024, 768), (1280, 720), (1920, 1080), (768, 1024))
THEMES = ("light", "night", "contrast")
PIXELS_PX = (1280, 720)
SIZES = ("size_su", "smallest_su")
STATION_SU = 80.0  # of a path, whose own width is what is learnt


def every_case(pack: Pack, entry: Entry) -> Iterator[Case]:
    """All stages in the pack's own language; other languages where room is scarcest.

    A skin that the challenge does not change is looked at where room is scarcest only, too.
    """
    for size_px, scale, skin, level in product(SHAPES, SCALES, SKINS, LEVELS):
        scarce = scale == 2.0 or size_px == SHAPES[0]
        if skin == "enfant" or skin in entry.skins or (scarce and level == 1.0):
            yield Case(level, skin, 1, pack.language, text_scale=scale, size_px=size_px)
    for lang, size_px, skin in product(pack.languages[1:], SHAPES, ("enfant", *entry.skins)):
        for level in (0.0, 1.0):
            yield Case(level, skin, 2, lang, text_scale=2.0, size_px=size_px)
    for n in range(entry.variants):
        yield Case(1.0, seed=n + 3, lang=pack.language, text_scale=2.0, size_px=SHAPES[n % len(SHAPES)])


def laid_out(pack: Pack, entry: Entry, canvas: Canvas, cases: Iterable[Case] | None = None) -> Ledger:
    """The faults of layout, each once."""
    found = Ledger()
    for case in cases or every_case(pack, entry):
        stage = staged(case, canvas)
        challenge = entry.for_(case.skin, case.seed, case.level, case.lang)
        promised = promised_su(challenge, case.level)
        for moment in seen(playing(pack, entry, case, stage)):
            where = f"{case.words}, {moment.moment}"
            view = View(moment.tree, where, canvas.px_per_su, canvas.ruler, canvas.overflow, promised)
            found.add(faults_of(view))
    return found


def staged(case: Case, canvas: Canvas) -> Stage:
    """The stage of a case; the canvas takes its size and its settings."""
    if canvas.size_px != case.size_px:
        canvas.resize(case.size_px)
    canvas.configure(case.profile())
    return stage_of(case.size_px, canvas.ruler, case.profile(), case.lang)


def promised_su(challenge: Challenge, level: float) -> float:
    """The least side of a target: what the author chose at this level, 96 su where nothing is said."""
    sizes = [getattr(challenge, name, None) for name in SIZES]
    written = [size.at(level) for size in sizes if isinstance(size, Scaled)]
    if isinstance(getattr(challenge, "width_su", None), Scaled):
        written.append(STATION_SU)
    return min([USUAL_SU, *written])


def drawn(pack: Pack, entry: Entry, pens: Pens, seen_before: set[object]) -> Ledger:
    """The faults of colours, in every theme and skin. `seen_before`: what was looked at in this pack."""
    found = Ledger()
    for theme, skin, level in product(THEMES, SKINS, (0.0, 1.0)):
        case = Case(level, skin, lang=pack.language, theme=theme, size_px=PIXELS_PX)
        stage = staged(case, pens.canvas)
        pens.wordless.configure(case.profile())
        pens.apart.configure(case.profile())
        scene = playing(pack, entry, case, stage)
        place = scene.brief.scene if stage.decor else ""
        eyes = Eyes(pens.canvas, pens.wordless, f"{theme}, {skin}", seen_before, place)
        apart = Apart(pens.apart, f"{theme}, {skin}", seen_before)
        for moment in seen(scene):
            found.add(eyes.look(moment.tree))
            found.add(apart.look(moment.tree))
        found.add(apart.left())
    return found


class Pens:
    """The painters that the judge of colours needs: with words, without, and one to compare states."""

    def __init__(self, assets: Path) -> None:
        self.canvas, self.apart = Canvas(PIXELS_PX, assets), Canvas(PIXELS_PX, assets)
        self.wordless = Wordless(PIXELS_PX, assets)
