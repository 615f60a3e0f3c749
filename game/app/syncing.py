"""`sync URL` sends what is new to a hub; `hub URL` prepares one. Play never waits for any of this."""

from __future__ import annotations

import sys
import time
from itertools import islice
from typing import TYPE_CHECKING

from game.app.bundling import log_of, say_conflicts
from game.app.options import Options
from game.app.telling import Bar
from game.core.errors import Trouble
from game.core.wording import words
from game.storage.merging import SHOWN, Merged
from game.storage.sqlite import SqliteStore

if TYPE_CHECKING:
    from game.storage.hub import HubStore

POSTGRES = ("postgresql://", "postgres://")
BATCH = 10_000  # rows to one transaction of the hub: what a cut can make us send again


def run(options: Options) -> int:
    url = options.args.url
    if url.startswith(POSTGRES):
        return _keep(options, url) if options.command == "hub" else _to_hub(options, url)
    if options.command == "sync" and url.startswith(("https://", "http://")):
        from game.app.syncing_lrs import to_lrs

        return to_lrs(options, url)
    raise Trouble(words(options.lang, "hub.address"), words(options.lang, "hub.address.remedy"), status=2)


def _to_hub(options: Options, url: str) -> int:
    from game.storage.hub import HubStore

    lang = options.lang
    with log_of(options) as (_, store):
        hub = HubStore(url, lang, make=True)
        try:
            key = hub.door.key()
            after = store.cursor(key)
            if after and not hub.has(after):
                after = ""  # the hub lost what it was told (a backup was put back): it is told again
            begun_s = time.monotonic()
            total = _send(store, hub, key, after, lang)
        finally:
            hub.close()
    _say(total, time.monotonic() - begun_s, lang)
    return 0


def _send(store: SqliteStore, hub: HubStore, key: str, after: str, lang: str) -> Merged:
    """Batch by batch; after each, this machine remembers how far the hub is."""
    total, bar, done = Merged(), Bar(words(lang, "sync.sending"), store.newer_than(after)), 0
    try:
        while rows := list(islice(store.arrived(after), BATCH)):
            found = hub.feed(rows)
            after = rows[-1][0]
            store.told(key, after)
            total.new, total.known = total.new + found.new, total.known + found.known
            total.disagreeing += found.disagreeing
            total.conflicts = [*total.conflicts, *found.conflicts][:SHOWN]
            done += len(rows)
            bar.step(done, now=True)
    finally:
        bar.end()
    return total


def _say(total: Merged, took_s: float, lang: str) -> None:
    sent = total.new + total.known
    if not sent:
        sys.stdout.write(words(lang, "sync.nothing") + "\n")
        return
    rate = round(sent / max(took_s, 0.001))
    known = total.known - total.disagreeing
    sys.stdout.write(words(lang, "sync.sent", new=total.new, known=known, s=f"{took_s:.1f}", rate=rate) + "\n")
    say_conflicts(total.disagreeing, total.conflicts, lang)


# ---------------------------------------------------------------------- the hub's keeper


def _keep(options: Options, url: str) -> int:
    """Tables made or brought up to date; then an address for each site and reader that was named."""
    from game.storage.hub import HubStore
    from game.storage.hub_roles import Taken, add_role

    lang = options.lang
    hub = HubStore(url, lang, make=True)
    try:
        sys.stdout.write(words(lang, "hub.ready") + "\n")
        wanted = [(name, False) for name in options.args.site] + [(name, True) for name in options.args.reader]
        for name, network in wanted:
            try:
                address = add_role(hub.door, name, network=network)
            except ValueError as error:
                raise Trouble(
                    words(lang, "hub.name", name=name), words(lang, "hub.name.remedy"), status=2
                ) from error
            except Taken as error:
                raise Trouble(words(lang, "hub.taken", name=name), words(lang, "hub.taken.remedy")) from error
            key = "hub.reader" if network else "hub.site"
            sys.stdout.write(words(lang, key, name=name, address=address) + "\n")
    finally:
        hub.close()
    return 0
