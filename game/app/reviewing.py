"""`review` and `report`: the pages for educators (the review room fills this in)."""

from __future__ import annotations

from pathlib import Path

from game.app.options import Options
from game.core.ports import ProgressStore


def write_report(store: ProgressStore, path: Path, lang: str) -> None:
    path.write_text(f"{lang} {len(store.learners())}", encoding="utf-8")


def open_beside(options: Options) -> bool:
    return options.debug
