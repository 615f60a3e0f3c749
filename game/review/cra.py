"""Drafts of activity reports (CRA) in the words of the Coop tool: one a session or workshop, anonymous.

A draft holds no learner code, no machine, no score: how many young people, how long, which thématiques.
What the log cannot know (place, age band, status) is left for the conseiller to fill in.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

from game.core.skills import COOP
from game.core.statistics import mean
from game.core.wording import words
from game.review.month import Month, Sitting
from game.storage.export_csv import harmless

# The tool's own values; guidance 0-1, 2-3 and 4-5 (DOMAIN.md).
AUTONOMY = ("Autonome", "PartiellementAutonome", "EntierementAccompagne")
LEVELS = ("Debutant", "Intermediaire", "Avance")
APART_S = 45 * 60  # sittings on one machine closer than this, of several young people, are one workshop
MOST_THEMES = 5
COLUMNS = (
    "type", "date", "duree_minutes", "nombre_seances", "nombre_beneficiaires", "beneficiaires_anonymes",
    "thematiques", "niveau", "materiel", "autonomie", "lieu", "tranche_age", "statut",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cra:
    """`themes` are keys of `COOP`; `date` is "2025-03-12"; `minutes` at least 1."""

    workshop: bool
    date: str
    minutes: int
    sittings: int
    people: int
    themes: tuple[str, ...]
    level: str
    material: tuple[str, ...]
    autonomy: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON, in the names of the tool; null is for the conseiller to fill in."""
        return {
            "type": "Collectif" if self.workshop else "Individuel",
            "date": self.date,
            "duree_minutes": self.minutes,
            "nombre_seances": self.sittings,
            "nombre_beneficiaires": self.people,
            "beneficiaires_anonymes": True,
            "thematiques": [COOP[theme][0] for theme in self.themes],
            "niveau": self.level,
            "materiel": list(self.material),
            "autonomie": self.autonomy,
            "lieu": None, "tranche_age": None, "statut": None,
        }  # fmt: skip


def drafts(month: Month) -> tuple[Cra, ...]:
    """In the order of the days."""
    return tuple(_draft(group) for group in _together(month.sittings))


def _together(sittings: Iterable[Sitting]) -> list[list[Sitting]]:
    """Several young people one after the other at one machine are a workshop; else each sits alone.

    The sittings of one young person on one day are one accompaniment.
    """
    runs: dict[tuple[str, str], list[list[Sitting]]] = {}
    ends: dict[tuple[str, str], datetime] = {}
    for sitting in sorted(sittings, key=lambda s: s.at):
        place = sitting.machine, sitting.at[:10]
        here = runs.setdefault(place, [])
        begin, end = _span(sitting)
        if here and place in ends and (begin - ends[place]).total_seconds() <= APART_S:
            here[-1].append(sitting)
            ends[place] = max(ends[place], end)
        else:
            here.append([sitting])
            ends[place] = end
    groups: list[list[Sitting]] = []
    alone: dict[tuple[str, str], list[Sitting]] = {}
    for run in (run for found in runs.values() for run in found):
        if len({sitting.learner for sitting in run}) > 1:
            groups.append(run)
        else:
            alone.setdefault((run[0].at[:10], run[0].learner), []).extend(run)
    return sorted([*groups, *alone.values()], key=lambda group: group[0].at)


def _span(sitting: Sitting) -> tuple[datetime, datetime]:
    """When it began and ended, as far as its times can be read."""
    try:
        begin = datetime.fromisoformat(sitting.at).replace(tzinfo=None)
    except ValueError:
        begin = datetime.min
    return begin, begin + timedelta(seconds=sitting.long_s)


def _draft(group: Sequence[Sitting]) -> Cra:
    people = len({sitting.learner for sitting in group})
    themes = Counter(theme for sitting in group for theme in sitting.themes)
    levels = [level for sitting in group for level in sitting.levels]
    return Cra(
        workshop=people > 1, date=group[0].at[:10], minutes=_minutes(group), sittings=len(group), people=people,
        themes=tuple(theme for theme, _ in themes.most_common(MOST_THEMES)),
        level=LEVELS[min(2, int(mean(levels) * 3))] if levels else LEVELS[0],
        material=_material(group), autonomy=_autonomy(group),
    )  # fmt: skip


def _minutes(group: Sequence[Sitting]) -> int:
    """A workshop lasts from its first beginning to its last end; one person's sittings add up."""
    if len({sitting.learner for sitting in group}) > 1:
        spans = [_span(sitting) for sitting in group]
        apart = max(end for _, end in spans) - min(begin for begin, _ in spans)
        return max(1, round(apart.total_seconds() / 60))
    return max(1, round(sum(sitting.long_s for sitting in group) / 60))


def _material(group: Sequence[Sitting]) -> tuple[str, ...]:
    """Touch is a tablet, everything else a computer."""
    routes = {route for sitting in group for route in sitting.routes}
    found = [name for name, here in (("Ordinateur", routes - {"touch"}), ("Tablette", routes & {"touch"})) if here]
    return tuple(found) or ("Ordinateur",)


def _autonomy(group: Sequence[Sitting]) -> str:
    """The help that was most often the highest needed; of equals, the greater help.

    A sitting in which nothing was reached was accompanied throughout.
    """
    counts = [sum(s.guidance[i] + s.guidance[i + 1] for s in group) for i in (0, 2, 4)]
    if not any(counts):
        return AUTONOMY[2]
    return AUTONOMY[max(range(3), key=lambda i: (counts[i], i))]


# ---------------------------------------------------------------------- handed on


def as_json(found: Iterable[Cra]) -> str:
    return json.dumps([cra.as_dict() for cra in found], ensure_ascii=False, indent=1) + "\n"


def as_csv(found: Iterable[Cra]) -> str:
    """For French spreadsheets: BOM, semicolons, lists joined by a comma."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for cra in found:
        row = cra.as_dict()
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return "\ufeff" + text.getvalue()


def as_text(cra: Cra, lang: str) -> str:
    """What is copied into the tool: a line for each field, in its words."""

    def line(name: str, value: str) -> str:
        return words(lang, "rv.cra.line", name=words(lang, f"rv.cra.{name}"), value=value)

    todo = words(lang, "rv.cra.todo")
    return "\n".join(
        (
            line("type", kind_words(cra, lang)),
            line("date", cra.date),
            line("duration", words(lang, "rv.cra.minutes", n=cra.minutes)),
            line("people", words(lang, "rv.cra.anonymous", n=cra.people)),
            line("themes", ", ".join(theme_words(cra)) or todo),
            line("level", words(lang, f"rv.cra.level.{cra.level}")),
            line("material", ", ".join(words(lang, f"rv.cra.material.{m}") for m in cra.material)),
            line("autonomy", words(lang, f"rv.cra.autonomy.{cra.autonomy}")),
            line("place", todo),
            line("age", todo),
            line("status", todo),
        )
    )


def kind_words(cra: Cra, lang: str) -> str:
    return words(lang, "rv.cra.workshop" if cra.workshop else "rv.cra.individual")


def theme_words(cra: Cra) -> tuple[str, ...]:
    """The thématiques as the tool writes them; it speaks French only."""
    return tuple(COOP[theme][1] for theme in cra.themes)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return harmless(", ".join(value))
    return ("oui" if value else "non") if isinstance(value, bool) else harmless(str(value))
