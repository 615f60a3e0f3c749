"""Rewards in a session: whether there are any, the board as it stands, and what the strip promises."""

from __future__ import annotations

from game.core.learner import Profile
from game.core.outcome import Record
from game.core.rewards import Tokens
from game.program.visit import Visit
from game.screens.rewarding import Promise


def board(profile: Profile, visit: Visit | None) -> Tokens | None:
    """The learner's board; None when the adult wants none."""
    if visit is None or not profile.rewards or round(profile.tokens) < 1:
        return None
    return visit.coach.tokens


def sized(profile: Profile, visit: Visit) -> Record | None:
    """What to log when a session begins: the board takes the size that was set, filled places stay filled.

    Stars that came while rewards were off fill at most one board.
    """
    tokens = board(profile, visit)
    if tokens is None:
        return None
    size = round(profile.tokens)
    beyond = tokens.earned - tokens.exchanged * tokens.size > tokens.size
    return Record("tokens_resized", {"size": size}) if size != tokens.size or beyond else None


def promise(profile: Profile, visit: Visit) -> Promise | None:
    tokens = board(profile, visit)
    return None if tokens is None else Promise(max(1, tokens.size - tokens.on_board), tokens.reward)


def exchanged(tokens: Tokens) -> Record:
    return Record("tokens_exchanged", {"reward": tokens.reward})
