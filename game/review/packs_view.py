"""Which packs are used, where the young stop, which challenge needs mending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.core.summary import Summary
from game.core.tally import Tally
from game.core.wording import words
from game.review.titles import Titles

STOPPED_OFTEN = 0.25
ENOUGH_ROUNDS = 4
HELPED_OFTEN = 0.25


@dataclass(frozen=True)
class ChallengeUse:
    title: str
    young: int
    tries: int
    alone: int
    reached: int
    stopped: int


@dataclass(frozen=True)
class PackUse:
    """`stops` are sentences: where the young stop or need help; `unplayed` titles nobody tried."""

    title: str
    sentence: str
    challenges: tuple[ChallengeUse, ...]
    stops: tuple[str, ...]
    unplayed: tuple[str, ...]


def packs_view(summary: Summary, titles: Titles, lang: str) -> tuple[PackUse, ...]:
    used: dict[str, dict[str, list[Tally]]] = {}
    for view in summary.learners.values():
        for (pack, challenge), tally in view.challenges.items():
            used.setdefault(pack, {}).setdefault(challenge, []).append(tally)
    shelf = titles.packs()
    known = (*shelf, *(pack for pack in used if pack not in shelf))
    return tuple(_pack(pack, used.get(pack, {}), shelf.get(pack, ()), titles, lang) for pack in known)


def _pack(pack: str, used: Mapping[str, list[Tally]], shelf: Sequence[str], titles: Titles, lang: str) -> PackUse:
    order = [c for c in shelf if c in used] + [c for c in used if c not in shelf]
    uses = tuple(_use(titles.challenge(pack, c, lang), used[c]) for c in order)
    rounds = sum(u.tries + u.stopped for u in uses)
    key = "rv.pack.unused" if not rounds else "rv.pack.used.one" if rounds == 1 else "rv.pack.used"
    stops = tuple(said for use in uses if (said := _stops(use, lang)))
    unplayed = tuple(titles.challenge(pack, c, lang) for c in shelf if c not in used) if rounds else ()
    return PackUse(titles.pack(pack, lang), words(lang, key, n=rounds), uses, stops, unplayed)


def _use(title: str, tallies: Sequence[Tally]) -> ChallengeUse:
    return ChallengeUse(
        title, len(tallies), sum(t.score.tries for t in tallies), sum(t.score.alone for t in tallies),
        sum(t.score.reached for t in tallies), sum(t.stopped for t in tallies),
    )  # fmt: skip


def _stops(use: ChallengeUse, lang: str) -> str:
    rounds = use.tries + use.stopped
    if rounds >= ENOUGH_ROUNDS and use.stopped >= STOPPED_OFTEN * rounds:
        return words(lang, "rv.pack.stops", challenge=use.title, n=use.stopped, rounds=rounds)
    if use.tries >= ENOUGH_ROUNDS and use.alone <= HELPED_OFTEN * use.tries:
        return words(lang, "rv.pack.helped", challenge=use.title, n=use.tries, alone=use.alone)
    return ""
