"""The state of feed: posts, the step that is being chosen, settings as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from game.kinds.feed_items import Item, Step
from game.kinds.kind import KindRound, Words
from game.kinds.notice import Notice
from game.kinds.sheet import Sheet
from game.kinds.traps import counted


@dataclass(frozen=True)
class FeedState(KindRound):
    """`step` counts the choices made on the present post; `values` are the settings as they stand, `got`
    those that were set right once, `flagged` those to look at again; `top` the first one in sight.
    Nothing begins before the card of a sensitive subject was `opened`."""

    site: Words
    tone: str
    items: tuple[Item, ...]
    opening: Notice | None = None
    opened: bool = True
    at: int = 0
    step: int = 0
    values: tuple[bool, ...] = ()
    got: frozenset[int] = frozenset()
    flagged: frozenset[int] = frozenset()
    top: int = 0
    tried: frozenset[int] = frozenset()
    clued: bool = False
    told: str = ""
    good: int = 0
    at_once: int = 0
    others: tuple[str, ...] = ()
    trapped: tuple[str, ...] = ()

    NAME: ClassVar[str] = "feed"

    @property
    def done(self) -> bool:
        return self.at >= len(self.items)

    @property
    def shown(self) -> int:
        """The post in sight; once all is done, the last one."""
        return min(self.at, len(self.items) - 1)

    @property
    def item(self) -> Item:
        return self.items[self.shown]

    @property
    def choosing(self) -> Step | None:
        """The choice to make now; none on a page of settings."""
        steps = self.item.steps
        return steps[self.step] if self.step < len(steps) else None

    @property
    def page(self) -> Sheet:
        """What is open: the last page that a step opened, else the post."""
        opened = [step.page for step in self.item.steps[: self.step + 1] if step.page]
        return opened[-1] if opened else self.item.post

    @property
    def progress(self) -> tuple[int, int]:
        before = sum(_steps(item) for item in self.items[: self.at])
        now = 0 if self.done else self.step + len(self.got)
        return before + now, sum(_steps(item) for item in self.items)

    def measures(self) -> Mapping[str, float]:
        """`good` choices, those made `at_once`, errors by kind, traps by family."""
        return {
            "good": float(self.good), "at_once": float(self.at_once), "traps": float(len(self.trapped)),
            **counted("error", self.others), **counted("trap", self.trapped),
        }  # fmt: skip

    def wrong(self) -> tuple[int, ...]:
        return tuple(i for i, one in enumerate(self.item.settings) if self.values[i] != one.right)


def _steps(item: Item) -> int:
    changes = sum(one.on != one.right for one in item.settings)
    return len(item.steps) + (changes + 1 if item.settings else 0)
