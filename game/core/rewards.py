"""Rewards: stars, a token board, first-then, praise. Never by chance, never taken away, all can be off.

A token board starts small, fills fast, is exchanged at once (MEASURES.md section 6).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.guidance import ALONE

FEWEST, USUAL, MOST_TOKENS = 1, 3, 10
THINNED_EVERY = 2
# What a young person can choose, with its picture: a closed list, each with the words `reward.<name>`.
REWARDS = (("story", "📖"), ("music", "🎵"), ("drawing", "🎨"), ("rest", "🛋️"), ("game", "🎲"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """`earned` only ever grows; `exchanged` counts full boards that became the chosen reward.

    `reward` is what the young person chose (a wording key or a pack's id).
    """

    size: int = USUAL
    earned: int = 0
    exchanged: int = 0
    reward: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", min(max(int(self.size), FEWEST), MOST_TOKENS))

    @property
    def on_board(self) -> int:
        """Shown as filled places, 0 to `size`."""
        return min(self.size, self.earned - self.exchanged * self.size)

    @property
    def full(self) -> bool:
        return self.on_board >= self.size

    def given(self, count: int = 1) -> Tokens:
        """More tokens; a full board keeps what is beyond it for the next one."""
        return replace(self, earned=self.earned + max(0, count))

    def exchange(self) -> Tokens:
        """The full board becomes the reward; a board that is not full stays as it is."""
        return replace(self, exchanged=self.exchanged + 1) if self.full else self

    def chosen(self, reward: str) -> Tokens:
        return replace(self, reward=reward)

    def resized(self, size: int) -> Tokens:
        """Another size: places already filled stay filled."""
        fitted = min(max(size, FEWEST), MOST_TOKENS)
        filled = self.on_board
        return replace(self, size=fitted, earned=self.exchanged * fitted + filled)


def stars(guidance: int) -> float:
    """A whole star alone, half a one with help: help is no fault."""
    return 1.0 if guidance == ALONE else 0.5


def praise_key(guidance: int, errors: int) -> str:
    """Which praise fits: alone at once, alone after looking again, or with help. Nothing is by chance."""
    if guidance != ALONE:
        return "praise.helped"
    return "praise.alone" if errors == 0 else "praise.alone_again"


def celebrated(*, mastered: bool, thinning: bool, success: int) -> bool:
    """Whether success number `success` (from 1) is celebrated in full: every one while learning.

    Thinning comes only after mastery, and only where an adult wants it (every second one).
    """
    return not (mastered and thinning) or success % THINNED_EVERY == 0
