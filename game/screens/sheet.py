"""A page of short thoughts, each with its picture; and a notice: one sentence, its remedy, one press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Look, Node, Role
from game.core.outcome import Cue, Go, Outcome, Say, Sound, Urgency
from game.core.scene import Step
from game.core.stage import GAP_SU, INSTRUCTION_SU, Stage
from game.screens import layout, parts
from game.screens.screen import Screen

BACK = "rail/back"
ICON_SU = 88.0
THOUGHT_GAP_SU = 17.0


@dataclass(frozen=True)
class Thought:
    text: str
    picture: str = ""


@dataclass(frozen=True)
class Sheet(Screen):
    """`heading` and `thoughts` are words already; `young` pages have larger type and are read aloud."""

    heading: str = ""
    thoughts: tuple[Thought, ...] = ()
    back: str = "home"
    young: bool = False
    page: int = 0
    kind: str = "sheet"

    @property
    def name(self) -> str:
        return self.kind

    @property
    def says(self) -> str:
        return self.heading

    @property
    def for_adult(self) -> bool:
        return not self.young

    @property
    def heading_su(self) -> float:
        return INSTRUCTION_SU if self.young else layout.TITLE_SU

    @property
    def size(self) -> float:
        return layout.small(self.stage) * 1.12 if self.young else layout.adult(self.stage)

    @property
    def helps(self) -> str:
        return self.w("sheet.helps")

    def entered(self, at_s: float) -> Step:  # noqa: ARG002
        return self.step(*self._reading())

    def _reading(self) -> Sequence[Outcome]:
        """The heading, then every thought of this page, one after the other."""
        said: list[Outcome] = [self.say()]
        if self.young:
            page, _ = self._page()
            said += [Say(t.text, Urgency.NEXT, f"sheet/text{i}") for i, t in enumerate(page)]
        return said

    def act(self, aim: Aim) -> Step:
        if aim.target == "top/repeat":
            return self.step(*self._reading())
        return super().act(aim)

    def pressed(self, aim: Aim) -> Step:
        if aim.target == BACK:
            return self.step(Sound(Cue.PRESS), Go(self.back))
        if aim.target in (parts.BEFORE, parts.AFTER):
            turned = replace(self, page=parts.turned(aim.target, self._page_number(), len(self._pages())))
            return turned.step(*turned._reading())
        return self.step()

    # ------------------------------------------------------------------ what is seen

    def _text_width(self, area: Rect) -> float:
        return area.w - ICON_SU - GAP_SU

    def _area(self, paged: bool) -> Rect:
        zones = layout.page(self.stage, self.says, self.heading_su)
        inner, _, _ = layout.around_pages(self.stage, zones.play, paged)
        return layout.column(inner, 1300.0, self.stage.text_scale)

    def _height(self, thought: Thought, area: Rect) -> float:
        return max(ICON_SU, self.stage.height(thought.text, self.size, self._text_width(area)))

    def _pages(self) -> tuple[tuple[Thought, ...], ...]:
        """Thoughts dealt out on as many pages as the room asks for."""
        for paged in (False, True):
            area = self._area(paged)
            pages: list[list[Thought]] = [[]]
            used = 0.0
            for thought in self.thoughts:
                h = self._height(thought, area) + THOUGHT_GAP_SU
                if pages[-1] and used + h - THOUGHT_GAP_SU > area.h:
                    pages.append([])
                    used = 0.0
                pages[-1].append(thought)
                used += h
            if len(pages) == 1 or paged:
                return tuple(tuple(page) for page in pages)
        return ((),)

    def _page_number(self) -> int:
        return min(self.page, len(self._pages()) - 1)

    def _page(self) -> tuple[tuple[Thought, ...], int]:
        pages = self._pages()
        return pages[self._page_number()], len(pages)

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says, self.heading_su)
        shown, count = self._page()
        area = self._area(count > 1)
        _, left, right = layout.around_pages(stage, zones.play, count > 1)
        places = layout.rows(area, [self._height(t, area) for t in shown], THOUGHT_GAP_SU, centred=True)
        nodes: list[Node] = []
        for i, (thought, place) in enumerate(zip(shown, places, strict=True)):
            nodes += self._thought(i, thought, place)
        nodes += parts.arrows(stage, left, right, self._page_number(), count)
        middle = Node("sheet", Role.GROUP, "", zones.play, children=tuple(nodes))
        rail = parts.rail(stage, zones.rail, [parts.back_item(stage), parts.help_item(stage)])
        top = parts.top(stage, zones, self.says, base_su=self.heading_su)
        return layout.window(stage, self.says, "", top, middle, rail)

    def _thought(self, i: int, thought: Thought, place: Rect) -> list[Node]:
        nodes: list[Node] = []
        x = place.x + ICON_SU + GAP_SU
        if thought.picture:
            icon = Rect(place.x, place.centre.y - ICON_SU / 2, ICON_SU, ICON_SU)
            nodes.append(parts.picture(f"sheet/picture{i}", thought.picture, icon))
        h = self.stage.height(thought.text, self.size, self._text_width(place))
        box = Rect(x, place.centre.y - h / 2, self._text_width(place), h)
        nodes.append(parts.text(f"sheet/text{i}", thought.text, box, self.size))
        return nodes


def sentence(text: str) -> str:
    """Words from elsewhere (a file, a log) as a sentence: a capital first, a full stop last."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in ".!?…" else f"{text}."


@dataclass(frozen=True)
class Notice(Screen):
    """For the adult: what happened and what to do. One press, and the program goes on."""

    what: str = ""
    remedy: str = ""
    to: str = "home"

    @property
    def name(self) -> str:
        return "notice"

    @property
    def says(self) -> str:
        return self.w("notice.says")

    @property
    def helps(self) -> str:
        return f"{sentence(self.what)} {sentence(self.remedy)}".strip()

    def entered(self, at_s: float) -> Step:  # noqa: ARG002
        return self.step(self.say(), Say(self.helps, Urgency.NEXT, "notice/what"))

    def pressed(self, aim: Aim) -> Step:
        return self.step(Sound(Cue.PRESS), Go(self.to)) if aim.target == "notice/ok" else self.step()

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says, layout.TITLE_SU)
        body = layout.column(zones.play, 1240.0, stage.text_scale)
        inner_w = body.w - 2 * 48.0
        texts = [t for t in (sentence(self.what), sentence(self.remedy)) if t]
        sizes = [_fitting(stage, t, inner_w, bold=i == 0) for i, t in enumerate(texts)]
        heights = [
            stage.height(t, size, inner_w, bold=i == 0)
            for i, (t, size) in enumerate(zip(texts, sizes, strict=True))
        ]
        total = sum(heights) + GAP_SU * (len(texts) - 1) + 2 * 48.0
        card = Rect.around(body.centre, body.w, min(body.h, total))
        places = layout.rows(card.inset(48.0, (card.h - total) / 2 + 48.0), heights)
        ids = ("notice/what", "notice/remedy")
        nodes = tuple(
            parts.text(ids[i], t, place, size, bold=i == 0)
            for i, (t, place, size) in enumerate(zip(texts, places, sizes, strict=True))
        )
        panel = Node("notice", Role.GROUP, "", card, look=Look.PANEL, children=nodes)
        items = [parts.help_item(stage)]
        rail = parts.forward_rail(stage, zones.rail, items, "notice/ok", self.w("notice.ok"), "sign:tick")
        top = parts.top(stage, zones, self.says, base_su=layout.TITLE_SU)
        return layout.window(stage, self.says, "", top, panel, rail)


def _fitting(stage: Stage, text: str, width: float, bold: bool) -> float:
    """The adult's size; smaller only where one long word (a file's name) would not fit its line."""
    size = layout.adult(stage)
    widest = layout.longest_word(stage, text, size, bold)
    return size if widest <= width else size * width / widest
