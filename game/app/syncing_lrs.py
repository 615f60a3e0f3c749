"""`sync https://…`: what is new, as xAPI statements, to a learning-record store."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import islice

from game.app.adult_desk import titles_of
from game.app.house import House, build
from game.app.options import Options
from game.app.telling import Bar
from game.core.wording import words
from game.review.xapi import TYPES, statement_id, statements
from game.storage.lrs import Lrs, Taken
from game.storage.rows import event_of

BATCH = 100  # statements to one POST


def to_lrs(options: Options, url: str) -> int:
    """1 when the store will never take some of them; the others are there."""
    lang, lrs = options.lang, Lrs(url, options.lang)
    if lrs.in_clear:
        print(words(lang, "lrs.in_clear"), file=sys.stderr)  # noqa: T201
    house = build(options)
    try:
        if house.store.notices:
            raise house.store.notices[0]
        begun_s = time.monotonic()
        taken = _send(house, lrs, lang)
    finally:
        lrs.close()
        house.close()
    return _say(taken, time.monotonic() - begun_s, lang)


def _send(house: House, lrs: Lrs, lang: str) -> Taken:
    """Batch by batch; after each, this machine remembers how far the store is."""
    store, taken, done = house.store, Taken(), 0
    after = store.cursor(lrs.key)
    if after and not lrs.has(statement_id(after)):
        after = ""  # it was emptied: everything is told again, under the same ids
    name, bar = _namer(house), Bar(words(lang, "sync.sending"), store.newer_than(after, TYPES))
    try:
        while rows := list(islice(store.arrived(after, TYPES), BATCH)):
            found = list(statements(map(event_of, rows), name))
            if found:
                taken.add(lrs.post(found))
            after = rows[-1][0]
            told = {one["id"] for one in found}
            if last := next((row[0] for row in reversed(rows) if statement_id(row[0]) in told), ""):
                store.told(lrs.key, last)
            done += len(rows)
            bar.step(done, now=True)
    finally:
        bar.end()
    return taken


def _namer(house: House) -> Callable[[str, str], str]:
    titles = titles_of(house)
    return lambda pack, challenge: titles.challenge(pack, challenge, "fr")


def _say(taken: Taken, took_s: float, lang: str) -> int:
    count = taken.sent + taken.known
    if not count and not taken.refused:
        sys.stdout.write(words(lang, "sync.nothing") + "\n")
        return 0
    rate = round(count / max(took_s, 0.001))
    sys.stdout.write(
        words(lang, "lrs.sent", new=taken.sent, known=taken.known, s=f"{took_s:.1f}", rate=rate) + "\n"
    )
    if taken.refused:
        print(words(lang, "lrs.refused", n=taken.refused), file=sys.stderr)  # noqa: T201
    return 1 if taken.refused else 0
