"""A page of rows for the adult: picture, words, and what is to know about it; each row can be pressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.outcome import Cue, Go, Sound
from game.core.scene import Step
from game.core.stage import GAP_SU
from game.screens import layout, parts
from game.screens.screen import Arg, Screen

ICON_SU, PAD_SU, BETWEEN_SU = 72.0, 14.0, 14.0


@dataclass(frozen=True)
class Row:
    """`picked` is None for what leads elsewhere, a truth for what is in or out of a list."""

    id: str
    label: str
    detail: str = ""
    picture: str = ""
    place: str = ""
    args: Mapping[str, Arg] = field(default_factory=dict)
    picked: bool | None = None


@dataclass(frozen=True)
class Rows(Screen):
    """`heading` and labels are words already; `back` is a place. `corner` buttons lead to their own places."""

    heading: str = ""
    help: str = ""
    rows: tuple[Row, ...] = ()
    back: str = "home"
    back_args: Mapping[str, Arg] = field(default_factory=dict)
    page: int = 0
    kind: str = "rows"
    corner: tuple[parts.Item, ...] = ()

    @property
    def name(self) -> str:
        return self.kind

    @property
    def for_adult(self) -> bool:
        return True

    @property
    def says(self) -> str:
        return self.heading

    @property
    def helps(self) -> str:
        return self.help or self.heading

    def showing(self, row_id: str) -> Rows:
        """On the page that holds this row; on the first one when there is no such row."""
        pages = enumerate(self._pages())
        return replace(self, page=next((i for i, some in pages if any(r.id == row_id for r in some)), 0))

    # ------------------------------------------------------------------ acting

    def pressed(self, aim: Aim) -> Step:
        if aim.target == "rail/back":
            return self.step(Sound(Cue.PRESS), Go(self.back, dict(self.back_args)))
        if aim.target in (parts.BEFORE, parts.AFTER):
            pages = len(self._pages())
            page = parts.turned(aim.target, min(self.page, pages - 1), pages)
            return replace(self, page=page).step(Sound(Cue.PRESS))
        for item in self.corner:
            if aim.target == item.id:
                return self.step(Sound(Cue.PRESS), Go(item.id.rpartition("/")[2], dict(self.back_args)))
        for row in self.rows:
            if aim.target == f"{self.kind}/{row.id}":
                return self.step(Sound(Cue.PRESS), Go(row.place, {**row.args, "page": self.page}))
        return self.step()

    # ------------------------------------------------------------------ what is seen

    def _text_width(self, area: Rect) -> float:
        return area.w - ICON_SU - GAP_SU - 2 * PAD_SU - 20.0

    def _heights(self, row: Row, area: Rect) -> tuple[float, float]:
        """Of the label and of the detail."""
        size, width = layout.adult(self.stage), self._text_width(area)
        label = self.stage.height(row.label, size, width, bold=True)
        return label, self.stage.height(row.detail, size, width) if row.detail else 0.0

    def _height(self, row: Row, area: Rect) -> float:
        return max(layout.TARGET_SU, sum(self._heights(row, area)) + 2 * PAD_SU)

    def _area(self, paged: bool) -> Rect:
        zones = layout.page(self.stage, self.says, layout.TITLE_SU)
        inner, _, _ = layout.around_pages(self.stage, zones.play, paged)
        return layout.column(inner, 1300.0, self.stage.text_scale)

    def _pages(self) -> tuple[tuple[Row, ...], ...]:
        pages: list[list[Row]] = [[]]
        for paged in (False, True):
            area, used = self._area(paged), 0.0
            pages = [[]]
            for row in self.rows:
                h = self._height(row, area)
                if pages[-1] and used + h > area.h:
                    pages.append([])
                    used = 0.0
                pages[-1].append(row)
                used += h + BETWEEN_SU
            if len(pages) == 1:
                break
        return tuple(tuple(page) for page in pages)

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says, layout.TITLE_SU)
        pages = self._pages()
        page = min(self.page, len(pages) - 1)
        area = self._area(len(pages) > 1)
        _, left, right = layout.around_pages(stage, zones.play, len(pages) > 1)
        shown = pages[page]
        places = layout.rows(area, [self._height(r, area) for r in shown], BETWEEN_SU, centred=len(pages) == 1)
        nodes = [self._row(row, place) for row, place in zip(shown, places, strict=True)]
        middle = Node(
            f"{self.kind}/rows", Role.GROUP, "", zones.play,
            children=(*nodes, *parts.arrows(stage, left, right, page, len(pages))),
        )  # fmt: skip
        rail = parts.rail(stage, zones.rail, [parts.back_item(stage), parts.help_item(stage)], self.corner)
        top = parts.top(stage, zones, self.says, base_su=layout.TITLE_SU)
        return layout.window(stage, self.says, "", top, middle, rail)

    def _row(self, row: Row, place: Rect) -> Node:
        node_id, size = f"{self.kind}/{row.id}", layout.adult(self.stage)
        label_h, detail_h = self._heights(row, place)
        icon = Rect(place.x + PAD_SU + 10.0, place.centre.y - ICON_SU / 2, ICON_SU, ICON_SU)
        top = place.centre.y - (label_h + detail_h) / 2
        words = Rect(icon.right + GAP_SU, top, self._text_width(place), label_h)
        inside = [parts.text(f"{node_id}/words", row.label, words, size, bold=True)]
        if row.picture:
            inside.insert(0, parts.picture(f"{node_id}/picture", row.picture, icon))
        if row.detail:
            box = Rect(words.x, words.bottom, words.w, detail_h)
            inside.append(parts.text(f"{node_id}/detail", row.detail, box, size))
        states = frozenset({State.CHECKED, State.SELECTED} if row.picked else set())
        role = Role.BUTTON if row.picked is None else Role.TOGGLE
        return Node(
            node_id, role, row.label, place, (Act.PRESS,), look=Look.QUIET, states=states, detail=row.detail,
            children=tuple(inside),
        )  # fmt: skip
