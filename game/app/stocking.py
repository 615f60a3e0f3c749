"""`deficlic pack`, `add`, `remove`, `list`: packs as files between colleagues, and on this computer."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from game.app import resources
from game.app.house import looker, pack_roots, reader
from game.app.options import Options
from game.core.errors import Trouble
from game.core.reasons import reason
from game.core.wording import words
from game.program.shelf import PackCard, Shelf
from game.program.stock import ENDING, Stock, Unfit
from game.storage.places import data_folder

DIGEST_SHOWN = 12


def run(options: Options) -> int:
    """0 when it is done; 1 when a pack has errors or is not there."""
    if options.command == "pack":
        return _pack(options)
    stock = _stock(options)
    if options.command == "add":
        return _add(options, stock)
    if options.command == "remove":
        for pack in options.args.id:
            kept = stock.remove(pack)
            _say(options, "stock.removed", id=pack, path=kept)
        return 0
    return _list(options, stock)


def _stock(options: Options) -> Stock:
    folder = data_folder(options.data, options.lang)
    shelf = Shelf(pack_roots(options, folder), reader(folder), options.lang, folder.root / "packs.json")
    return Stock(folder.root / "packs", shelf, looker(folder), options.lang)


def _add(options: Options, stock: Stock) -> int:
    """Each pack is added by itself: one that is not fit keeps no other away."""
    status = 0
    for given in options.args.path:
        try:
            arrival = stock.add(Path(given))
        except Unfit as unfit:
            status = 1
            _told(options, given, unfit)
            continue
        key = "stock.added" if not arrival.replaces else "stock.same" if arrival.same else "stock.updated"
        pack = arrival.pack
        _say(options, key, title=pack.title_in(options.lang), id=pack.id, version=pack.version,
             before=arrival.replaces, n=len(pack.challenges))  # fmt: skip
    return status


def _told(options: Options, given: str, unfit: Unfit) -> None:
    for one in unfit.problems:
        sys.stdout.write(one.text() + "\n")
    _say(options, "stock.unfit", path=given, n=len(unfit.problems))


def _pack(options: Options) -> int:
    """Judged first, as `add` will judge it: what a colleague cannot add is not written."""
    from game.authoring.check import judged
    from game.packs.archive import pack_up
    from game.packs.pictures import Assets
    from game.packs.reading import read_any

    root = Path(options.args.dir)
    with tempfile.TemporaryDirectory(prefix="deficlic-pack-") as unpacked:
        read = read_any(root, Path(unpacked), options.lang, "", Assets.in_folder(resources.assets()))
        problems = judged(read, options.lang)
        pack = read.pack
        if pack is None or any(one.is_error for one in problems):
            _told(options, str(root), Unfit([one for one in problems if one.is_error]))
            return 1
        out = Path(options.args.out or f"{pack.id}{ENDING}")
        if out.is_dir():
            raise Trouble(
                words(options.lang, "stock.pack.exists", out=out), words(options.lang, "stock.pack.exists.remedy")
            )
        try:
            pack_up(pack.root, out)
        except OSError as error:
            why = reason(error, options.lang)
            raise Trouble(words(options.lang, "stock.unwritable", reason=why), "", str(out)) from error
    _say(options, "stock.packed", out=out, n=len(pack.challenges), kib=max(1, out.stat().st_size // 1024),
         digest=pack.digest[:DIGEST_SHOWN])  # fmt: skip
    return 0


def _list(options: Options, stock: Stock) -> int:
    cards = stock.shelf.refresh()
    if options.args.format == "json":
        sys.stdout.write(json.dumps([_facts(stock, card) for card in cards], ensure_ascii=False, indent=2) + "\n")
        return 0
    wide = max((len(card.id) for card in cards), default=0)
    for card in cards:
        if card.broken:
            said = words(options.lang, "stock.list.broken", n=card.broken, path=card.path)
            sys.stdout.write(f"{card.id:<{wide}}  {said}\n")
        else:
            whose = words(options.lang, "stock.list.own" if stock.own(card) else "stock.list.brought")
            what = words(options.lang, "packs.fine", title=card.title, n=len(card.challenges))
            sys.stdout.write(f"{card.id:<{wide}}  v{card.version:<4} {what} ({whose})\n")
    return 0


def _facts(stock: Stock, card: PackCard) -> dict[str, Any]:
    return {
        "id": card.id, "version": card.version, "title": card.title, "challenges": list(card.challenges),
        "digest": card.digest, "path": card.path, "own": stock.own(card), "errors": card.broken,
    }  # fmt: skip


def _say(options: Options, key: str, **parts: object) -> None:
    sys.stdout.write(words(options.lang, key, **parts) + "\n")
