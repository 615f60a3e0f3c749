"""Which two or three challenges are offered next, and why. Pure; the coach takes this place later."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from game.program.history import History
from game.screens.cards import Reached

MOST = 3


@dataclass(frozen=True)
class Offer:
    """A challenge id, how far it is known, and a wording key that says why it is offered."""

    challenge: str
    reached: Reached
    reason: str


def offers(
    pack: str, challenges: Sequence[str], history: History, seed: int, last: str = "", most: int = MOST
) -> tuple[Offer, ...]:
    """Up to `most` of `challenges` (in the pack's order, from easy to hard): something in progress,
    something new, something known, in an order that `seed` decides. What was just played (`last`) comes
    again only when there is nothing else.
    """
    chance = random.Random(seed)
    known = [c for c in challenges if c != last] or list(challenges)
    by_state: dict[Reached, list[str]] = {state: [] for state in Reached}
    for challenge in known:
        by_state[history.of(pack, challenge)].append(challenge)
    chosen: list[Offer] = []
    going = by_state[Reached.STARTED] + by_state[Reached.REACHED]
    _take(chosen, going[:2], "offer.going", pack, history, chance)
    _take(chosen, by_state[Reached.NEW][:1], "offer.new", pack, history, chance)
    _take(chosen, by_state[Reached.ALONE], "offer.known", pack, history, chance)
    for challenge in (*by_state[Reached.NEW], *going, *by_state[Reached.ALONE]):
        if len(chosen) >= most:
            break
        if challenge not in {o.challenge for o in chosen}:
            chosen.append(Offer(challenge, history.of(pack, challenge), "offer.next"))
    del chosen[most:]
    chance.shuffle(chosen)
    return tuple(chosen)


def _take(
    chosen: list[Offer], some: Sequence[str], reason: str, pack: str, history: History, chance: random.Random
) -> None:
    if some:
        challenge = chance.choice(list(some))
        chosen.append(Offer(challenge, history.of(pack, challenge), reason))
