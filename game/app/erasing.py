"""`deficlic forget` and `deficlic purge`: erase one learner; apply the retention rule. With proof."""

from __future__ import annotations

import sys

from game.app.forgetting import Proof, erase, keep_to_the_rule, proof
from game.app.house import House, build
from game.app.options import Options
from game.core.errors import Trouble
from game.core.retention import kept_days, overdue
from game.core.wording import words


def run(options: Options) -> int:
    if getattr(options.args, "hub", None):
        return _on_hub(options)
    house = build(options)
    try:
        if options.command == "forget":
            return _forget(house, options.args.code)
        return _purge(house, options.args.days)
    finally:
        house.close()


def _forget(house: House, code: str) -> int:
    """Everything of one code: events, settings, name, notes. Says what is gone, and proves that nothing is left."""
    lang = house.options.lang
    unknown = code not in house.store.learners() and code not in house.book.codes
    # Known by its traces alone: an erasure that something held up goes on.
    if unknown and not (read := proof(house.folder.root, (code,), 0)).left:
        listed = ", ".join(sorted({*house.store.learners(), *house.book.codes})) or words(lang, "cli.none")
        raise Trouble(
            words(lang, "erase.unknown", code=code, files=read.files),
            words(lang, "cli.unknown_learner.remedy", known=listed),
        )
    found = erase(house.folder, house.store, house.book, house.clock, (code,))
    _nothing_left(found, lang)
    sys.stdout.write(words(lang, "erase.done", code=code, n=found.events) + "\n")
    sys.stdout.write(
        words(
            lang, "erase.proof", files=found.files, size=f"{found.bytes_read / 1e6:.1f}", folder=house.folder.root
        )
        + "\n"
    )
    return 0


def _purge(house: House, days: int | None) -> int:
    lang = house.options.lang
    if days is not None:
        house.book.set_retention(kept_days(days))
        house.book.flush()
    codes, found = keep_to_the_rule(house.folder, house.store, house.book, house.clock)
    _nothing_left(found, lang)
    # Only the number is told and kept: an erased code is never written again.
    days = kept_days(house.book.installation.retention_days)
    sys.stdout.write(words(lang, "purge.done", n=len(codes), days=days) + "\n")
    return 0


def _on_hub(options: Options) -> int:
    """The same on a hub, for the site whose address it is."""
    from game.storage.clock import RealClock
    from game.storage.hub import HubStore

    lang, clock, hub = options.lang, RealClock(), HubStore(options.args.hub, options.lang)
    try:
        mine = {code: at for code, at in hub.last_at().items() if "@" not in code}
        if options.command == "forget":
            code = options.args.code
            if code not in mine:
                _unknown(code, sorted(mine), lang)
            sys.stdout.write(words(lang, "erase.hub", code=code, n=hub.erase((code,), clock.utc())) + "\n")
            return 0
        days = kept_days(options.args.days)
        codes = overdue(mine, clock.utc(), days)
        if codes:
            hub.erase(codes, clock.utc())
        sys.stdout.write(words(lang, "purge.done", n=len(codes), days=days) + "\n")
        return 0
    finally:
        hub.close()


def _unknown(code: str, known: list[str], lang: str) -> None:
    listed = ", ".join(known) or words(lang, "cli.none")
    raise Trouble(
        words(lang, "cli.unknown_learner", code=code), words(lang, "cli.unknown_learner.remedy", known=listed)
    )


def _nothing_left(found: Proof, lang: str) -> None:
    if found.left:
        where = ", ".join(str(path) for path in found.left)
        # The log itself is held up by somebody who reads it; anything else is for the adult to remove.
        log = any(path.name.startswith("progress.db") and "damaged" not in path.name for path in found.left)
        key = "erase.held" if log else "erase.left"
        raise Trouble(words(lang, key), words(lang, f"{key}.remedy"), where=where)
