"""`deficlic check`: every problem of packs, at its line; with `--play`, proved by playing (CONTRACT.md).

`--form` looks at form and words only (a thousand packs in seconds). What was judged before and did not change is
not drawn and played again; `--fresh` does it all the same.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from game.app import resources
from game.app.options import Options
from game.authoring.check import check
from game.authoring.crew import Crew, workers
from game.authoring.judges import Judges
from game.authoring.verdicts import Verdicts
from game.core.wording import words
from game.packs.problem import as_json, as_text
from game.storage.places import NAME, VARIABLE


def run(options: Options) -> int:
    """0 when no pack has an error, else 1."""
    args, lang = options.args, options.lang
    line = _Line(lang)
    paths = [Path(path) for path in args.path]
    if args.form:
        checked = check(paths, lang, resources.assets(), (), line.pack)
    else:
        verdicts = None if args.fresh else Verdicts(_place(options), resources.program(), resources.assets())
        hands = workers()
        crew = Crew(resources.assets(), args.play, hands) if hands > 1 else None
        try:
            judges = Judges(
                resources.assets(), play=args.play, progress=line.challenge, verdicts=verdicts, crew=crew
            )
            checked = check(paths, lang, resources.assets(), (judges,), line.pack)
        finally:
            if crew is not None:
                crew.close()
            if verdicts is not None:
                verdicts.close()
    line.end()
    told = as_json(checked.problems) if args.format == "json" else as_text(checked.problems, lang)
    sys.stdout.write(told + "\n")
    return 1 if any(problem.is_error for problem in checked.problems) else 0


def _place(options: Options) -> Path:
    """Where verdicts are kept: in the data folder that was named, else among what the platform may throw away."""
    named = options.data or os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser() / "verdicts.db"
    from platformdirs import user_cache_dir

    return Path(user_cache_dir(NAME, appauthor=False)) / "verdicts.db"


class _Line:
    """One line on standard error, overwritten on a terminal, that says what is looked at."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._where = ""
        self._wide = sys.stderr.isatty()

    def pack(self, n: int, total: int, path: Path) -> None:
        self._where = f"{n + 1}/{total}  {path.name}"
        if total > 1 or not self._wide:
            self._show(words(self._lang, "check.pack", where=self._where))

    def challenge(self, n: int, total: int, pack: str) -> None:
        if self._wide:
            where = f"{self._where or pack}  {n}/{total}"
            self._show(words(self._lang, "check.pack", where=where))

    def end(self) -> None:
        if self._wide:
            print(" " * 76, end="\r", file=sys.stderr, flush=True)  # noqa: T201

    def _show(self, text: str) -> None:
        end = "\r" if self._wide else "\n"
        print(f"{text:<76.76}" if self._wide else text, end=end, file=sys.stderr, flush=True)  # noqa: T201
