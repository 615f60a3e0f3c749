"""Picking learners' pictures: a colour, then animals. Codes only, never a name."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.geometry import Rect
from game.core.learner import ANIMALS, COLOURS, animal_of, tone_of
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import GAP_SU, Stage
from game.core.wording import words
from game.screens import dealing, layout, parts
from game.screens.layout import TARGET_SU
from game.screens.names import learner_name

PER_PAGE = 8
LEAST_PER_PAGE = 4
LEAST_THUMBS = 3
THUMB_GAP_SU = 12.0
COLOUR_PREFIX, CODE_PREFIX = "pick/colour/", "pick/code/"


def picker(
    stage: Stage, body: Rect, colour: str, chosen: Sequence[str], taken: Sequence[str], page: int
) -> tuple[Node, ...]:
    """Colours above, eight animals a page below (fewer where words are large); `taken` ones sleep."""
    swatches_h = TARGET_SU + 8.0
    nodes = list(_colours(stage, body.top(swatches_h), colour, chosen))
    area, left, right, cut, per_page = _plan(stage, body, colour)
    codes = codes_of(colour)
    pages = layout.pages_of(len(codes), per_page)
    page = min(page, pages - 1)
    shown = codes[page * per_page : (page + 1) * per_page]
    for code, box in zip(shown, dealing.dealt(stage, area, len(shown), cut), strict=True):
        states = {State.SELECTED, State.CHECKED} if code in chosen else set[State]()
        if code in taken:
            states.add(State.DISABLED)
        nodes.append(
            parts.card(CODE_PREFIX + code, learner_name(stage.lang, code), box, ANIMALS[code.partition("-")[0]],
                       cut.size_su, tone=Tone(COLOURS[colour]), states=tuple(states), role=Role.TOGGLE)
        )  # fmt: skip
    return (*nodes, *parts.arrows(stage, left, right, page, pages))


def page_count(stage: Stage, body: Rect, colour: str) -> int:
    *_, per_page = _plan(stage, body, colour)
    return layout.pages_of(len(ANIMALS), per_page)


def codes_of(colour: str) -> list[str]:
    return [f"{animal}-{colour}" for animal in ANIMALS]


def _plan(stage: Stage, body: Rect, colour: str) -> tuple[Rect, Rect, Rect, dealing.Cut, int]:
    """Where the animals go, and how many a page; very large words are said instead of written."""
    room = body.below(TARGET_SU + 8.0 + GAP_SU)
    area, left, right = layout.around_pages(stage, room, paged=True)
    names = [learner_name(stage.lang, code) for code in codes_of(colour)]
    for size in (layout.adult(stage), 0.0):
        cut = dealing.Cut(names if size else [""] * len(names), size, least_picture_su=72.0, most_su=(300.0, 360.0))
        per_page = dealing.capacity(stage, area, cut, PER_PAGE)
        if per_page >= LEAST_PER_PAGE:
            break
    return area, left, right, cut, per_page


def _colours(stage: Stage, row: Rect, colour: str, chosen: Sequence[str]) -> tuple[Node, ...]:
    """The five colours; beside them, where there is room, everybody chosen so far."""
    w = min(170.0, (row.w - 4 * GAP_SU) / len(COLOURS))
    whole = len(COLOURS) * w + (len(COLOURS) - 1) * GAP_SU
    places = int((row.w - whole - 2 * GAP_SU) // (row.h + THUMB_GAP_SU))
    x = row.x if places >= LEAST_THUMBS else row.centre.x - whole / 2
    nodes = []
    for i, (name, tone) in enumerate(COLOURS.items()):
        box = Rect(x + i * (w + GAP_SU), row.y, w, row.h)
        states = frozenset({State.SELECTED, State.CHECKED} if name == colour else set())
        nodes.append(
            Node(COLOUR_PREFIX + name, Role.RADIO, words(stage.lang, f"colour.{name}.m"), box, (Act.PRESS,),
                 states=states, look=Look.CHOICE, tone=Tone(tone))
        )  # fmt: skip
    shown = tuple(chosen)[-places:] if places >= LEAST_THUMBS else ()
    for i, code in enumerate(shown):
        left = row.right - (len(shown) - i) * (row.h + THUMB_GAP_SU) + THUMB_GAP_SU
        box = Rect(left, row.y, row.h, row.h)
        face = parts.picture(f"pick/chosen/{code}/face", animal_of(code), box.inset(14.0))
        nodes.append(
            Node(f"pick/chosen/{code}", Role.IMAGE, learner_name(stage.lang, code), box, look=Look.PANEL,
                 tone=Tone(tone_of(code)), children=(face,))
        )  # fmt: skip
    return tuple(nodes)


def toggled(chosen: Sequence[str], code: str) -> tuple[str, ...]:
    if code in chosen:
        return tuple(c for c in chosen if c != code)
    return (*chosen, code)
