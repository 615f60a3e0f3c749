"""feed: a social network’s page: publish or not, settings, report, block, keep proof, read before sharing."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from game.core.round import Room, Round
from game.kinds.character import Tones
from game.kinds.feed_items import Choice, Item
from game.kinds.feed_round import FeedRound
from game.kinds.kind import Challenge, Count, Text, mixed, number
from game.kinds.notice import Notice


class Feed(Challenge):
    REPLIES = ("other", "setting", "saved", "trap")

    kind: Literal["feed"]
    site: Text = Field(description="Le nom du réseau inventé.")
    tone: Tones = Field("lilac", description="Sa couleur.")
    items: tuple[Item, ...] = Field(min_length=1, max_length=12, description="Les posts et les pages.")
    times: Count = number(2, 5, least=1, most=12, about="Combien de posts.")
    choices: Count = number(2, 4, least=2, most=5, about="Combien de boutons.")
    switches: Count = number(3, 6, least=1, most=8, about="Combien de réglages.")
    opening: Notice | None = Field(None, description="Une carte avant de commencer, avec l’adulte.")
    shuffled: bool = Field(True, description="Les posts viennent dans un ordre au hasard.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        items = mixed(self.items, seed) if self.shuffled else list(self.items)
        n, switches = self.choices.whole(level), self.switches.whole(level)
        dealt = tuple(
            _simpler(item, n, switches, seed + i) for i, item in enumerate(items[: self.times.whole(level)])
        )
        values = tuple(one.on for one in dealt[0].settings)
        return FeedRound(
            room, self.said(), self.site, self.tone, dealt, values=values, opening=self.opening,
            opened=self.opening is None,
        )  # fmt: skip


def _simpler(item: Item, choices: int, switches: int, seed: int) -> Item:
    """Fewer buttons and settings, those that matter among them."""
    steps = tuple(
        step.model_copy(update={"choices": _fewer(step.choices, choices, seed + i)})
        for i, step in enumerate(item.steps)
    )
    todo = [i for i, one in enumerate(item.settings) if one.on != one.right]
    rest = mixed([i for i in range(len(item.settings)) if i not in todo], seed)
    kept = sorted((todo + rest)[: max(switches, 1)])
    return item.model_copy(update={"steps": steps, "settings": tuple(item.settings[i] for i in kept)})


def _fewer(choices: tuple[Choice, ...], n: int, seed: int) -> tuple[Choice, ...]:
    order = mixed(choices, seed)
    right = next(one for one in order if one.right)
    trap = [one for one in order if not one.right][:1]
    rest = [one for one in order if one is not right and one not in trap]
    kept = [right, *trap, *rest][:n]
    return tuple(mixed(kept, seed + 1))
