"""The booklet that a young person takes home: what they can do, in easy language, with pictures; a certificate.

Verb first, one idea a sentence, no figure and no comparison. To be re-read by people concerned (FALC).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from game.core.sentences import date_words
from game.core.skills import skill_name
from game.core.wording import words
from game.review.areas import area_of, skill_order
from game.review.detail import Detail
from game.review.standing import LEARNING, SURE
from game.review.titles import Titles, learner_name

MOST_CAN, MOST_LEARNING, MOST_STAMPS = 12, 4, 30
# A picture for each area, where no challenge on the shelf has one for the skill.
AREAS: Mapping[str, str] = {
    "mouse": "🖱️", "keyboard": "⌨️", "web": "🌐", "safety": "🛡️", "password": "🔑", "network": "🤝", "form": "📝",
    "mail": "✉️", "files": "📁", "info": "🔍", "": "⭐",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One sentence with its picture ("" for none)."""

    text: str
    picture: str = ""


@dataclass(frozen=True)
class Part:
    """`stamps` is one picture for each session, without a figure."""

    title: str
    lines: tuple[Line, ...]
    stamps: int = 0

    @property
    def aloud(self) -> str:
        """What is read aloud: the title, then every sentence."""
        return " ".join([f"{self.title}.", *(line.text for line in self.lines)])


@dataclass(frozen=True)
class Certificate:
    skill: str
    title: str
    lines: tuple[str, ...]
    name: str
    picture: str

    @property
    def aloud(self) -> str:
        return " ".join([self.title, *self.lines[:2], f"{self.name}.", *self.lines[2:]])


@dataclass(frozen=True)
class Carnet:
    code: str
    name: str
    lang: str
    parts: tuple[Part, ...]
    certificates: tuple[Certificate, ...]
    empty: bool


def carnet(detail: Detail, titles: Titles, now: str, lang: str) -> Carnet:
    """`now` in local time."""
    skills = sorted({*detail.view.skills, *detail.coach.skills}, key=skill_order)
    can = acquired(detail)
    learning = [s for s in skills if detail.standing(s) in LEARNING]

    def line(key: str, skill: str, **more: object) -> Line:
        said = words(lang, key, skill=_lower(skill_name(skill, lang)), **more)
        return Line(said, _picture(skill, titles))

    hello = tuple(Line(words(lang, key)) for key in ("rv.carnet.hello", "rv.carnet.hello2"))
    parts = [Part(words(lang, "rv.carnet.title"), hello)]
    if can:
        shown = tuple(line("rv.carnet.can.one", s) for s in can[:MOST_CAN])
        parts.append(Part(words(lang, "rv.carnet.can"), shown))
    last = next((t for t in reversed(detail.tries) if t.one.told == ("reached", 0) and t.one.skills), None)
    if last is not None:
        said = line("rv.carnet.proud.one", last.one.skills[0], date=date_words(lang, last.at, now))
        parts.append(Part(words(lang, "rv.carnet.proud"), (said,)))
    if learning:
        shown = tuple(line("rv.carnet.learning.one", s) for s in learning[:MOST_LEARNING])
        parts.append(Part(words(lang, "rv.carnet.learning"), shown))
    sessions = [s for s in detail.view.sessions.values() if s.rounds]
    if sessions:
        flags = (Line(words(lang, "rv.carnet.flags")),)
        parts.append(Part(words(lang, "rv.carnet.done"), flags, min(len(sessions), MOST_STAMPS)))
    if (following := _next(detail, learning)) is not None:
        parts.append(Part(words(lang, "rv.carnet.next"), (line("rv.carnet.next.one", following),)))
    empty = len(parts) == 1
    ending = "rv.carnet.empty" if empty else "rv.carnet.show"
    parts[0] = Part(parts[0].title, (*parts[0].lines, Line(words(lang, ending))))
    return Carnet(
        detail.code, learner_name(detail.code, lang), lang, tuple(parts),
        tuple(certificate(detail, s, titles, now, lang) for s in can), empty,
    )  # fmt: skip


def certificate(detail: Detail, skill: str, titles: Titles, now: str, lang: str) -> Certificate:
    """For a skill that is acquired; the caller knows that it is."""
    day = detail.coach.skill(skill).standing.mastered_day
    shown = date_words(lang, date.fromordinal(day).isoformat() if day else now, "")
    name = learner_name(detail.code, lang)
    return Certificate(
        skill, words(lang, "rv.certificate.title"),
        (words(lang, "rv.certificate.of", name=name), words(lang, "rv.certificate.says"),
         words(lang, "rv.certificate.when", date=shown)),
        skill_name(skill, lang), _picture(skill, titles),
    )  # fmt: skip


def acquired(detail: Detail) -> tuple[str, ...]:
    """The skills for which there is a certificate."""
    skills = sorted({*detail.view.skills, *detail.coach.skills}, key=skill_order)
    return tuple(skill for skill in skills if detail.standing(skill) in SURE)


def _next(detail: Detail, learning: list[str]) -> str | None:
    """What comes next: an objective, what is planned, else what is being learned."""
    goals = [o.skill for o in detail.objectives.values() if not o.closed]
    wanted = [s for s in (*goals, *detail.coach.plan, *learning) if detail.standing(s) not in SURE]
    return next((s for s in wanted if skill_name(s, "fr") != s), None)


def _picture(skill: str, titles: Titles) -> str:
    return titles.picture(skill) or AREAS[area_of(skill)]


def _lower(name: str) -> str:
    """ "Double-cliquer" within a sentence."""
    return name[:1].lower() + name[1:]
