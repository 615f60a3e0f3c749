"""What educators miss (« il faudrait … »), collected for the conseiller who makes and mends packs.

What is missing is a word of a closed list, and an event of nobody in the log: it travels with bundles. The
sentence beside it is typed, so it stays on this machine, in `needs.json`, and in no log.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.core.progress import Event
from game.core.sentences import date_words
from game.core.wording import words
from game.review.titles import Titles
from game.storage.identities import clean
from game.storage.places import write_whole

KINDS = (
    "shorter",
    "easier",
    "larger",
    "clearer",
    "picture",
    "voice",
    "older",
    "other_theme",
    "new_challenge",
    "bug",
)
MOST_TEXT = 140
TYPE = "need_noted"


class Needs:
    """The sentences, by the id of their event. A file that cannot be read is taken for empty."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def texts(self) -> dict[str, str]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        texts = found.get("texts") if isinstance(found, dict) else None
        return {str(k): str(v) for k, v in texts.items()} if isinstance(texts, dict) else {}

    def keep(self, event_id: str, text: str) -> None:
        """Raises OSError when it cannot be written. "" keeps nothing."""
        if said := clean(text, MOST_TEXT):
            self._write({**self.texts(), event_id: said})

    def drop(self, event_id: str) -> None:
        texts = self.texts()
        if texts.pop(event_id, None) is not None:
            self._write(texts)

    def _write(self, texts: Mapping[str, str]) -> None:
        write_whole(self.path, json.dumps({"version": 1, "texts": texts}, ensure_ascii=False, indent=1) + "\n")


@dataclass(frozen=True)
class NeedView:
    id: str
    where: str
    what: str
    text: str
    date: str


def need_body(pack: str, challenge: str, need: str) -> dict[str, Any]:
    """Raises ValueError for a need that is not in the list."""
    if need not in KINDS:
        raise ValueError(f"unknown need {need!r}")
    return {"pack": pack, "challenge": challenge, "need": need}


def open_needs(
    events: Iterable[Event], texts: Mapping[str, str], titles: Titles, now: str, lang: str
) -> tuple[NeedView, ...]:  # fmt: skip
    """Those that nobody has called done, the newest first; `events` in local time."""
    found: dict[str, NeedView] = {}
    for event in events:
        body = event.body
        if isinstance(done := body.get("done"), str):
            found.pop(done, None)
        elif body.get("need") in KINDS:
            pack, challenge = str(body.get("pack", "")), str(body.get("challenge", ""))
            where = (
                titles.challenge(pack, challenge, lang) if challenge else titles.pack(pack, lang) if pack else ""
            )
            found[event.id] = NeedView(
                event.id, where, words(lang, f"rv.need.{body['need']}"), texts.get(event.id, ""),
                date_words(lang, event.at, now),
            )  # fmt: skip
    return tuple(reversed(found.values()))


def as_text(found: Iterable[NeedView]) -> str:
    """To copy into a message: one line a need."""
    return "\n".join(" · ".join(part for part in (n.date, n.where, n.what, n.text) if part) for n in found)
