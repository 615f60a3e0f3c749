"""`deficlic forget` and `deficlic purge`: erase one learner; apply the retention rule. With proof."""

from __future__ import annotations

import json
import sys

from game.app.house import House, build
from game.app.options import Options
from game.core.errors import Trouble
from game.core.retention import kept_days, overdue
from game.core.wording import words


def run(options: Options) -> int:
    house = build(options)
    try:
        if options.command == "forget":
            return _forget(house, options.args.code)
        return _purge(house)
    finally:
        house.close()


def _forget(house: House, code: str) -> int:
    """Everything of one code: events, settings. Says what is gone, and proves that nothing is left."""
    lang = house.options.lang
    if code not in house.store.learners() and code not in house.book.codes:
        known = sorted({*house.store.learners(), *house.book.codes})
        listed = ", ".join(known) or words(lang, "cli.none")
        raise Trouble(
            words(lang, "cli.unknown_learner", code=code),
            words(lang, "cli.unknown_learner.remedy", known=listed),
        )
    gone = _erase(house, (code,))
    sys.stdout.write(words(lang, "erase.done", code=code, n=gone) + "\n")
    return 0


def _purge(house: House) -> int:
    lang = house.options.lang
    days = kept_days(_chosen_days(house))
    last = {code: _last_at(house, code) for code in house.store.learners()}
    codes = overdue(last, house.clock.utc(), days)
    if codes:
        _erase(house, codes)
    # Only the number is told and kept: an erased code is never written again.
    sys.stdout.write(words(lang, "purge.done", n=len(codes), days=days) + "\n")
    return 0


def _erase(house: House, codes: tuple[str, ...]) -> int:
    """How many events are gone. Raises Trouble when a file still holds one of the codes."""
    gone = house.store.erase(codes, house.clock.utc())
    left = []
    for code in codes:
        house.book.forget(code)
        left += [str(path) for path in house.store.traces(code)]
    if left:
        lang = house.options.lang
        raise Trouble(
            words(lang, "erase.left"), words(lang, "forget.left.remedy"), where=", ".join(sorted(set(left)))
        )
    return gone


def _last_at(house: House, code: str) -> str:
    recent = house.store.recent(1, code)
    return recent[-1].at if recent else ""


def _chosen_days(house: House) -> object:
    try:
        stored = json.loads(house.folder.settings.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stored.get("retention_days") if isinstance(stored, dict) else None
