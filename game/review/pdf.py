"""Reports as tagged PDF files through the optional `typst` package, in the program's own type."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from game.core.wording import words
from game.review.group import Workshop, workshop_words
from game.review.learner_view import LearnerPage, SkillView
from game.review.pictures import portrait
from game.review.reports import Report
from game.review.standing import SIGNS
from game.review.svg import alone

TEMPLATE = Path(__file__).resolve().parent / "templates" / "report.typ"


def can_write() -> bool:
    return find_spec("typst") is not None


def write_pdf(report: Report, path: Path, assets: Path) -> None:
    """The whole file or none of it. Raises ImportError without `typst`, OSError when it cannot be written."""
    compiled(TEMPLATE, told(report), path, assets)


def compiled(template: Path, data: dict[str, Any], path: Path, assets: Path) -> None:
    """A template of ours filled with data, as a file: the whole of it or none."""
    import typst

    with tempfile.TemporaryDirectory(prefix="deficlic-") as scratch:
        folder = Path(scratch)
        fonts = _fonts(assets, folder)
        main = folder / template.name
        main.write_bytes(template.read_bytes())
        # Data goes in as a value, never as source: whatever a text says, it stays text.
        made = typst.compile(
            str(main), root=str(folder), font_paths=[str(folder)], ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False), "font": "Andika" if fonts else ""},
        )  # fmt: skip
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.write_bytes(made)
    fresh.replace(path)


def _fonts(assets: Path, folder: Path) -> bool:
    """Our type as plain TrueType files; typst's own serif stands in where fontTools is not installed."""
    if find_spec("fontTools") is None or find_spec("brotli") is None:
        return False
    from fontTools.ttLib import TTFont

    for name in ("andika-regular", "andika-bold"):
        try:
            font = TTFont(assets / "fonts" / f"{name}.woff2")
        except OSError:
            return False
        font.flavor = None
        font.save(folder / f"{name}.ttf")
    return True


def told(report: Report) -> dict[str, Any]:
    """The report as plain JSON: what the page says, in the page's order."""

    def t(key: str) -> str:
        return words(report.lang, key)

    sections: list[dict[str, Any]] = []
    if (month := report.month) is not None:
        sections.append(_section(month.title, said=month.totals or (t("rv.month.empty"),), level=1))
        sections.append(_section(t("rv.month.themes"), rows=[[name, n] for name, n in month.themes]))
        sections.append(_section(t("rv.month.autonomy.title"), said=month.autonomy))
        sections.append(_section(t("rv.month.progress"), said=month.progress))
        cards = [{"title": draft.title, "lines": draft.text.split("\n")} for draft in month.drafts]
        sections.append(_section(t("rv.month.drafts")) | {"cards": cards})
    if (group := report.group) is not None:
        sections.append(_section(t("rv.group"), level=1, said=() if group.sheets else (t("rv.group.empty"),)))
        sections.append(_section(t("rv.group.together"), said=_named(group.learning, report.lang)))
        sections.append(_section(t("rv.group.ready"), said=_named(group.ready, report.lang)))
        for sheet in group.sheets:
            head = ["", *(name for _, name in sheet.learners)]
            rows = [
                [row.name, *(f"{SIGNS[c]} {t(f'rv.state.{c}.short')}" for c in row.cells)] for row in sheet.rows
            ]
            sections.append(_section(sheet.area, head=head, rows=rows))
    for page in report.learners:
        sections += _learner(page, report, t)
    kept = [
        s for s in sections if any(s[part] for part in ("said", "rows", "pictures", "cards")) or s["level"] == 1
    ]
    return {
        "lang": report.lang, "title": report.title, "made": words(report.lang, "rv.report.made", date=report.made),
        "foot": t("rv.report.foot"), "sections": kept,
        "portrait": portrait(report.learners[0].code) if len(report.learners) == 1 else "",
    }  # fmt: skip


def _named(found: Iterable[Workshop], lang: str) -> tuple[str, ...]:
    return tuple(workshop_words(one, lang) for one in found)


def _learner(page: LearnerPage, report: Report, t: Any) -> list[dict[str, Any]]:
    found = []
    if len(report.learners) > 1 or report.group is not None:
        found.append(_section(page.name, level=1))
    if page.empty:
        return [*found, _section("", said=(words(report.lang, "rv.young.empty", name=page.name),))]
    found.append(_section(t("rv.young.lead"), said=page.lead))
    found.append(_section(t("rv.young.calls"), said=tuple(f"{call.what} {call.do}" for call in page.calls)))
    goals = [f"{goal.name}, {goal.criterion}. {' '.join(goal.said)}" for goal in page.objectives if not goal.closed]
    found.append(_section(t("rv.goals"), said=goals))
    found += [
        _section(area.name, level=1) | {"skills": [_skill(skill, t) for skill in area.skills]}
        for area in page.areas
    ]
    head = [t(f"rv.col.{name}") for name in ("family", "known", "found", "missed")]
    traps = [[trap.name, trap.sentence, str(trap.found), str(trap.missed)] for trap in page.traps]
    found.append(_section(t("rv.traps"), head=head, rows=traps))
    found.append(_section(t("rv.young.hand"), said=page.hand))
    pictures = [{"svg": alone(trail.drawing), "alt": trail.title, "says": trail.caption} for trail in page.trails]
    found.append(_section(t("rv.young.trails"), pictures=pictures))
    head = [t("rv.col.when"), t("rv.col.what"), t("rv.col.why")]
    found.append(
        _section(t("rv.young.decisions"), head=head, rows=[[d.when, d.what, d.why] for d in page.decisions])
    )
    found.append(_section(t("rv.young.notes"), said=page.notes))
    found.append(_section(t("rv.young.sessions"), said=page.sessions))
    columns = ("date", "time", "challenge", "outcome", "guidance", "took", "first_s", "errors")
    rows = [
        [r.date, r.time, r.challenge, r.outcome, r.guidance, r.took, r.first, str(r.errors)] for r in page.tries
    ]
    found.append(_section(t("rv.tries"), head=[t(f"rv.col.{name}") for name in columns], rows=rows))
    return found


def _skill(skill: SkillView, t: Any) -> dict[str, Any]:
    return {
        "name": skill.name, "state": f"{SIGNS[skill.standing]} {t(f'rv.state.{skill.standing}')}",
        "said": skill.sentence.removeprefix(skill.name), "details": " · ".join(skill.details),
        "charts": [alone(svg) for svg in (skill.line, skill.help if skill.line else "") if svg],
    }  # fmt: skip


def _section(
    title: str, said: Any = (), rows: Any = (), head: Any = (), pictures: Any = (), level: int = 2
) -> dict[str, Any]:
    return {
        "title": title, "said": list(said), "rows": list(rows), "head": list(head), "pictures": list(pictures),
        "skills": [], "cards": [], "level": level,
    }  # fmt: skip
