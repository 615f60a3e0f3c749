"""A decision of the coach: what, why in words, and the figures it came from (issue: every one is an event)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from game.core.outcome import Record
from game.core.wording import words

Figure = float | int | str
LEVEL, GUIDANCE, NEXT, PAUSE, MASTERY = "level", "guidance", "next_challenge", "pause", "mastery"


@dataclass(frozen=True, slots=True)
class Decision:
    """`code` is the reason: a key `coach.<code>` of the wording, whose places the figures fill."""

    about: str
    code: str
    value: Any = None
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def reason(self, lang: str) -> str:
        """The reason as an adult reads it. Shares are shown as whole per cent, levels as 0 to 100."""
        shown: dict[str, object] = {}
        for name, figure in self.figures.items():
            percent = isinstance(figure, float) and name in PERCENT
            shown[name] = round(float(figure) * 100) if percent else _short(figure)
        return words(lang, f"coach.{self.code}", **shown)

    def record(self, lang: str, **more: Any) -> Record:
        body = {
            **more, "about": self.about, "code": self.code, "decided": _plain(self.value),
            "figures": {name: _plain(f) for name, f in self.figures.items()}, "reason": self.reason(lang),
        }  # fmt: skip
        return Record("decision_made", body)


PERCENT = frozenset({"share", "target", "asked", "level", "was", "low", "high", "wanted"})


def _short(figure: Figure) -> Figure:
    return round(figure, 1) if isinstance(figure, float) else figure


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    return value
