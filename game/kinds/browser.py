"""browser: a small web of pages with bar, tabs and lists; something is asked, traps are safe to fall into."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from game.core.round import Room, Round
from game.kinds.browser_round import BrowserRound, begun
from game.kinds.browser_visit import Web
from game.kinds.kind import Challenge, Count, Size, chance, mixed, number
from game.kinds.refusing import refuse
from game.kinds.web_blocks import Ad, Button, Content, Result, Tile
from game.kinds.web_checks import expanded, links_wrong, names_wrong, parts_wrong, tasks_wrong
from game.kinds.web_pages import Page, Panel, Site, Task

Tool = Literal["address", "home", "forward", "favourites"]
SHUFFLED = (Button, Tile, Result, Ad)


class Browser(Challenge):
    kind: Literal["browser"]
    REPLIES: ClassVar[tuple[str, ...]] = ("other", "other_tab", "address", "query", "boxes", "sources")

    sites: tuple[Site, ...] = Field(min_length=1, max_length=8, description="Les sites inventés.")
    pages: tuple[Page, ...] = Field(min_length=1, max_length=24, description="Leurs pages.")
    parts: dict[str, tuple[Content, ...]] = Field(
        default_factory=dict, description="Des blocs que plusieurs pages partagent."
    )
    home: str = Field("", description="La page du bouton « Accueil ».")
    favourites: tuple[str, ...] = Field((), max_length=4, description="Les pages favorites.")
    tools: tuple[Tool, ...] = Field((), description="Les outils de la barre, en plus de « Retour ».")
    tasks: tuple[Task, ...] = Field(min_length=1, max_length=12, description="Ce qui est demandé.")
    times: Count = number(12, 12, least=1, most=12, about="Combien de demandes au plus.")
    shuffled: bool = Field(False, description="Les demandes viennent dans un ordre au hasard.")
    size_su: Size = number(104, 76, least=64, most=160, about="La hauteur de ce que l’on presse.")

    @model_validator(mode="before")
    @classmethod
    def _part_lists(cls, value: object) -> object:
        """YAML lists inside `parts` are tuples too."""
        if isinstance(value, dict) and isinstance(value.get("parts"), dict):
            parts = {k: tuple(v) if isinstance(v, list) else v for k, v in value["parts"].items()}
            return {**value, "parts": parts}
        return value

    @model_validator(mode="after")
    def _a_web_that_holds(self) -> Self:
        wrong = [*parts_wrong(self.pages, self.parts), *names_wrong(self.sites, self.pages)]
        refuse(wrong)
        links = list(links_wrong(self.pages, self.parts))
        tasks = tasks_wrong(
            self.pages, self.parts, self.tasks, self.home, self.favourites, self.shuffled, linked=not links
        )
        refuse([*links, *tasks])
        return self

    def begin(self, level: float, seed: int, room: Room) -> Round:
        pages = {page.id: self._prepared(page, level, seed + i) for i, page in enumerate(self.pages)}
        web = Web({site.id: site for site in self.sites}, pages, self.home, self.favourites)
        tasks = tuple(mixed(self.tasks, seed)) if self.shuffled else self.tasks
        tasks = tasks[: self.times.whole(level)]
        tasks = tuple(self._answers_mixed(task, seed + i) for i, task in enumerate(tasks))
        fresh = BrowserRound(room, self.said(), web, tasks, self.tools, self.size_su.at(level), level)
        return begun(fresh)

    def _prepared(self, page: Page, level: float, seed: int) -> Page:
        def blocks(of: Page | Panel, seed: int) -> tuple[Content, ...]:
            shown = expanded(of.blocks, self.parts, level)
            return _mixed_up(shown, seed) if page.shuffled else shown

        panels = tuple(
            panel.model_copy(update={"blocks": blocks(panel, seed + 31 * (i + 1))})
            for i, panel in enumerate(page.panels)
        )
        return page.model_copy(update={"blocks": blocks(page, seed), "panels": panels})

    @staticmethod
    def _answers_mixed(task: Task, seed: int) -> Task:
        return task.model_copy(update={"answers": tuple(mixed(task.answers, seed))})


def _mixed_up(blocks: tuple[Content, ...], seed: int) -> tuple[Content, ...]:
    """Things to press change places among themselves; the rest stays."""
    spots = [i for i, block in enumerate(blocks) if isinstance(block, SHUFFLED)]
    order = list(spots)
    chance(seed).shuffle(order)
    result = list(blocks)
    for spot, taken in zip(spots, order, strict=True):
        result[spot] = blocks[taken]
    return tuple(result)
