"""`export`: results for other programs, streamed from the log to a file or to standard output."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from game.app.house import House, build
from game.app.options import Options
from game.core.corrections import TYPES as TRUTHS
from game.core.corrections import mended, truths
from game.core.errors import MachineLacks
from game.core.wording import words
from game.storage.reasons import reason


def run(options: Options) -> int:
    house = build(options)
    try:
        learner = options.args.learner
        if learner is not None:
            from game.app.reporting import known_learner

            known_learner(house, learner)
        pieces = _pieces(house, options)
        if options.args.out is None:
            _to_stdout(pieces)
        else:
            _to_file(pieces, Path(options.args.out), options.lang)
            print(words(options.lang, "rv.export.written", path=options.args.out), file=sys.stderr)  # noqa: T201
    finally:
        house.close()
    return 0


def _pieces(house: House, options: Options) -> Iterator[str]:
    store, learner = house.store, options.args.learner
    found = truths(store.events(learner, TRUTHS))
    match options.args.format:
        case "csv":
            from game.storage.export import export

            return export(
                mended(store.events(learner, ("round_ended",)), found),
                "csv-plain" if options.args.plain else "csv",
                options.lang,
            )
        case "json":
            from game.storage.export import export

            return export(store.events(learner), "json", options.lang)
        case "xapi":
            from game.app.adult_desk import titles_of
            from game.review.xapi import TYPES, as_json_array, statements

            titles = titles_of(house)
            name = lambda pack, challenge: titles.challenge(pack, challenge, "fr")  # noqa: E731
            return as_json_array(statements(store.events(learner, TYPES), name))
    return _cra(house, options)


def _cra(house: House, options: Options) -> Iterator[str]:
    """Every month of the log, one after the other; as JSON with `--plain` or into a .json file."""
    from game.review import cra
    from game.review.month import months_of

    found = [
        draft for month in months_of(house.store, options.args.learner) for draft in cra.drafts(month)
    ]  # fmt: skip
    out = options.args.out or ""
    yield cra.as_json(found) if options.args.plain or out.endswith(".json") else cra.as_csv(found)


def _to_stdout(pieces: Iterator[str]) -> None:
    """As UTF-8, ends of line untouched, whatever the terminal's own encoding is."""
    out = sys.stdout.buffer if hasattr(sys.stdout, "buffer") else None
    for piece in pieces:
        if out is None:
            sys.stdout.write(piece)
        else:
            out.write(piece.encode())
    sys.stdout.flush()


def _to_file(pieces: Iterator[str], path: Path, lang: str) -> None:
    """The old file or the new one, never half of it."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise MachineLacks(
            words(lang, "rv.report.unwritable", reason=reason(error, lang)),
            words(lang, "rv.report.unwritable.remedy"), str(path),
        ) from error  # fmt: skip
