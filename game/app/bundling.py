"""`bundle out` and `bundle in`: the log of one machine to another, by USB key, with no network."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from game.app.asking import passphrase
from game.app.options import Options
from game.app.telling import Bar
from game.core.errors import MachineLacks, Trouble
from game.core.wording import words
from game.storage.bundle import Clocks, Manifest, read_bundle, write_bundle
from game.storage.clock import RealClock
from game.storage.merging import Merged
from game.storage.places import DataFolder, data_folder
from game.storage.reasons import reason
from game.storage.rows import Row
from game.storage.sealed_file import Refused
from game.storage.sqlite import SqliteStore

SHOWN = 5


def run(options: Options) -> int:
    paths = [Path(name) for name in options.args.file]
    if options.args.way == "in":
        return _in(options, paths)
    if len(paths) > 1:
        raise Trouble(
            words(options.lang, "bundle.one_file"), words(options.lang, "bundle.one_file.remedy"), status=2
        )
    return _out(options, paths[0])


@contextmanager
def log_of(options: Options) -> Iterator[tuple[DataFolder, SqliteStore]]:
    """The folder and its log. Raises Trouble when the file there was not a log of ours: nothing is then
    handed on or taken in, so that an empty log is never taken for a full one."""
    folder = data_folder(options.data, options.lang)
    store = SqliteStore(folder.progress, folder.machine(), options.lang)
    try:
        if store.notices:
            raise store.notices[0]
        yield folder, store
    finally:
        store.close()


# ---------------------------------------------------------------------- out


def _out(options: Options, path: Path) -> int:
    lang = options.lang
    if not path.parent.is_dir():
        raise MachineLacks(words(lang, "bundle.no_folder"), words(lang, "bundle.no_folder.remedy"), str(path))
    with log_of(options) as (folder, store):
        phrase = passphrase(lang, new=True)
        count = store.newer_than("")
        bar = Bar(words(lang, "bundle.writing"), count)
        try:
            written = write_bundle(
                store.arrived(), count, path, phrase, folder.machine(), RealClock().utc(), bar.step
            )  # fmt: skip
        except OSError as error:
            raise MachineLacks(
                words(lang, "bundle.unwritable", reason=reason(error, lang)),
                words(lang, "bundle.unwritable.remedy"), str(path),
            ) from error  # fmt: skip
        finally:
            bar.end()
    sys.stdout.write(words(lang, "bundle.written", path=path, n=written) + "\n")
    return 0


# ---------------------------------------------------------------------- in


def _in(options: Options, paths: list[Path]) -> int:
    """All files or none: one transaction for everything that was named."""
    lang = options.lang
    with log_of(options) as (folder, store):
        phrase = passphrase(lang)
        now, manifests = RealClock().utc(), [Manifest() for _ in paths]
        bar = Bar(words(lang, "bundle.reading"), sum(_size(path) for path in paths))
        done = 0

        def rows(path: Path, manifest: Manifest) -> Iterator[Row]:
            nonlocal done
            begun = done
            with path.open("rb") as file:
                yield from read_bundle(
                    file, phrase, manifest, folder.machine(), now, lambda read: bar.step(begun + read)
                )  # fmt: skip
            done += _size(path)

        readings = [
            _told(rows(path, manifest), path, lang) for path, manifest in zip(paths, manifests, strict=True)
        ]
        try:
            merged = store.merge(chain.from_iterable(readings), now, "bundle")
        except (OSError, sqlite3.Error) as error:
            raise MachineLacks(
                words(lang, "bundle.not_taken", reason=reason(error, lang)), words(lang, "bundle.not_taken.remedy")
            ) from error
        finally:
            bar.end()
    _say(merged, [manifest.clocks for manifest in manifests], lang)
    return 0


def _told(rows: Iterator[Row], path: Path, lang: str) -> Iterator[Row]:
    """Refusals in the adult's words, naming the file."""
    try:
        yield from rows
    except Refused as refused:
        status = 3 if refused.why == "newer" else 1
        raise Trouble(
            words(lang, f"bundle.{refused.why}"), words(lang, f"bundle.{refused.why}.remedy"), str(path), status
        ) from refused
    except FileNotFoundError as error:
        raise Trouble(words(lang, "bundle.no_file"), words(lang, "bundle.no_file.remedy"), str(path)) from error
    except OSError as error:
        raise Trouble(
            words(lang, "bundle.unreadable", reason=reason(error, lang)),
            words(lang, "bundle.unreadable.remedy"), str(path),
        ) from error  # fmt: skip


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _say(merged: Merged, clocks: list[Clocks], lang: str) -> None:
    sys.stdout.write(words(lang, "bundle.taken", new=merged.new, known=merged.known - merged.disagreeing) + "\n")
    if merged.learners:
        sys.stdout.write(words(lang, "bundle.learners", codes=", ".join(merged.learners)) + "\n")
    say_conflicts(merged.disagreeing, merged.conflicts, lang)
    for clock in clocks:
        machine = clock.machine[:8]
        for key, apart_s in (("bundle.ahead", clock.ahead_s), ("bundle.behind", clock.behind_s)):
            if apart_s:
                sys.stdout.write(words(lang, key, machine=machine, long=_long(apart_s, lang)) + "\n")


def say_conflicts(count: int, ids: list[str], lang: str) -> None:
    if count:
        some = ", ".join(ids[:SHOWN]) + (" …" if count > SHOWN else "")
        sys.stdout.write(words(lang, "bundle.conflicts", n=count, ids=some) + "\n")


def _long(seconds: float, lang: str) -> str:
    minutes = round(seconds / 60)
    if minutes < 120:
        return words(lang, "bundle.minutes", n=minutes)
    hours = round(minutes / 60)
    return words(lang, "bundle.hours", n=hours) if hours < 48 else words(lang, "bundle.days", n=round(hours / 24))


__all__ = ["log_of", "run", "say_conflicts"]
