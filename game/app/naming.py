"""`identities`: who hides behind a code, and an adult's notes. Names are typed or piped, never arguments:
the list of running programs and the shell's history would keep them."""

from __future__ import annotations

import sys

from game.app.asking import NEW_VARIABLE, passphrase
from game.app.house import House, build
from game.app.options import Options
from game.core.errors import Trouble
from game.core.wording import words
from game.storage.identities import Broken, Identities, Slowed, WrongPhrase
from game.storage.ids import Ids

WRITING = ("name", "note", "forget")


def run(options: Options) -> int:
    house = build(options)
    try:
        return _do(house, options.args.what, options.args.code or "")
    except WrongPhrase as wrong:
        raise Trouble(_w(options, "id.wrong"), _w(options, "id.wrong.remedy", n=round(wrong.wait_s))) from wrong
    except Slowed as slowed:
        wait_s = max(1, round(slowed.wait_s))
        raise Trouble(_w(options, "id.slowed"), _w(options, "id.slowed.remedy", n=wait_s)) from slowed
    except Broken as broken:
        raise Trouble(
            _w(options, "id.broken"), _w(options, "id.broken.remedy"), str(house.folder.identities)
        ) from broken
    finally:
        house.close()


def _w(options: Options, key: str, **parts: object) -> str:
    return words(options.lang, key, **parts)


def _do(house: House, what: str, code: str) -> int:
    options, lang = house.options, house.options.lang
    identities = Identities(house.folder.identities, house.clock.now_s, house.clock.utc_s)
    if what == "new":
        if identities.exists:
            raise Trouble(_w(options, "id.exists"), _w(options, "id.exists.remedy"))
        identities.create(passphrase(lang, new=True))
        return _say(_w(options, "id.made", path=house.folder.identities))
    if what == "discard":
        identities.discard()
        return _say(_w(options, "id.discarded"))
    if not identities.exists:
        raise Trouble(_w(options, "id.none"), _w(options, "id.none.remedy"))
    if what == "passphrase":
        old = passphrase(lang)
        identities.change(old, passphrase(lang, new=True, variable=NEW_VARIABLE))
        return _say(_w(options, "id.changed"))
    if what in WRITING and not code:
        raise Trouble(_w(options, "id.whom"), _w(options, "id.whom.remedy"), status=2)
    if what == "forget":
        identities.forget(code)
        return _say(_w(options, "id.forgotten", code=code))
    identities.open(passphrase(lang))
    if what == "list":
        return _list(identities, code)
    if what == "name":
        identities.set_name(code, _typed(_w(options, "id.ask.name", code=code)))
    else:
        text = _typed(_w(options, "id.ask.note", code=code))
        if not text.strip():
            raise Trouble(_w(options, "id.no_note"), _w(options, "id.no_note.remedy"), status=2)
        identities.add_note(code, Ids(house.clock.utc_ms)(), house.clock.utc(), text)
    return _say(_w(options, "id.kept"))


def _list(identities: Identities, code: str) -> int:
    """One line a learner: code, tab, first name; with a code, their notes below."""
    for known, name in sorted(identities.names().items()):
        if code in ("", known):
            sys.stdout.write(f"{known}\t{name}\n")
    for note in identities.notes(code) if code else ():
        sys.stdout.write(f"{note.at}\t{note.text}\n")
    return 0


def _typed(ask: str) -> str:
    if sys.stdin.isatty():
        sys.stderr.write(ask)
        sys.stderr.flush()
    return sys.stdin.readline()


def _say(text: str) -> int:
    sys.stdout.write(text + "\n")
    return 0
