"""What the page of one young person shows, as plain values: sentences first, charts after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.sentences import (
    date_words,
    detail_sentences,
    last_session,
    number_words,
    session_sentence,
    share_words,
    skill_sentence,
)
from game.core.skills import AREAS, skill_name
from game.core.tally import Score, Tally
from game.core.wording import words
from game.review import charts
from game.review.areas import area_name, area_of, skill_order
from game.review.attention import Call, of_learner
from game.review.decision_view import DecisionView, decision_views
from game.review.detail import Detail, Point, Try
from game.review.finer_view import KeysView, aim_said, keys_view
from game.review.objective_view import ObjectiveView, objective_views, phases_of
from game.review.standing import SURE, Standing
from game.review.titles import Titles, learner_name
from game.review.trails import Trail, picture, sentence

LAST_SESSIONS = 10
RECENT_ROUNDS = 10  # as many as the coach looks at when it says where a skill stands
LAST_DECISIONS = 9


@dataclass(frozen=True)
class PointRow:
    """A line of the table beside a chart."""

    date: str
    alone: str
    share: str
    help: str
    first: str


@dataclass(frozen=True)
class SkillView:
    id: str
    name: str
    standing: Standing
    sentence: str
    details: tuple[str, ...]
    line: str
    help: str
    first: str
    rows: tuple[PointRow, ...]


@dataclass(frozen=True)
class AreaView:
    name: str
    skills: tuple[SkillView, ...]


@dataclass(frozen=True)
class TryRow:
    """A try in words; `told` is what the log told of it, when an adult set it right ("" else)."""

    round: str
    date: str
    time: str
    challenge: str
    outcome: str
    guidance: str
    took: str
    first: str
    errors: int
    told: str = ""


@dataclass(frozen=True)
class TrailView:
    title: str
    caption: str
    drawing: str
    session: str


@dataclass(frozen=True)
class TrapRow:
    """One family: how often it was found, missed, seen where it was not; and a word for how sure it is."""

    name: str
    found: int
    missed: int
    alarms: int
    sentence: str


@dataclass(frozen=True)
class LearnerPage:
    code: str
    name: str
    empty: bool
    lead: tuple[str, ...]
    calls: tuple[Call, ...]
    areas: tuple[AreaView, ...]
    objectives: tuple[ObjectiveView, ...]
    traps: tuple[TrapRow, ...]
    traps_said: str
    keys: KeysView
    hand: tuple[str, ...]
    trails: tuple[TrailView, ...]
    decisions: tuple[DecisionView, ...]
    notes: tuple[str, ...]
    sessions: tuple[str, ...]
    tries: tuple[TryRow, ...]
    left_out: int
    counts: tuple[tuple[Standing, int], ...]


def learner_page(
    detail: Detail, trails: Sequence[Trail], titles: Titles, now: str, lang: str, tries: int = 15,
    decisions: int = LAST_DECISIONS,
) -> LearnerPage:  # fmt: skip
    """`now` in local time; `tries` and `decisions`: how many of the last ones to list."""
    name = learner_name(detail.code, lang)
    areas = _areas(detail, now, lang)
    shown = detail.tries[-tries:] if tries else ()
    recent = list(detail.view.sessions.values())[-LAST_SESSIONS:]
    states = [skill.standing for area in areas for skill in area.skills]
    return LearnerPage(
        code=detail.code, name=name, empty=not detail.view.sessions, lead=_lead(detail, areas, now, lang),
        calls=tuple(of_learner(detail.view, detail.coach, now, lang)), areas=areas,
        objectives=objective_views(detail, now, lang), traps=_traps(detail, lang),
        traps_said=_traps_said(detail, lang), keys=keys_view(detail.finer, lang),
        hand=(*_hand(detail, lang), *aim_said(detail.finer, lang)),
        trails=tuple(_trail(trail, titles, now, lang) for trail in trails),
        decisions=decision_views(detail, titles, now, lang, decisions),
        notes=tuple(
            words(lang, "rv.noted", date=date_words(lang, note.at, now), time=note.at[11:16],
                  what=words(lang, f"rv.note.{note.about}.{note.value}"))
            for note in reversed(detail.notes)
        ),
        sessions=tuple(session_sentence(lang, session, now) for session in reversed(recent)),
        tries=tuple(_row(one, titles, lang) for one in reversed(shown)),
        left_out=detail.left_out + len(detail.tries) - len(shown),
        counts=tuple((state, states.count(state)) for state in Standing if states.count(state)),
    )  # fmt: skip


def _lead(detail: Detail, areas: Sequence[AreaView], now: str, lang: str) -> tuple[str, ...]:
    """At most four sentences that an educator would tell a colleague in the corridor."""
    session = last_session(detail.view)
    if session is None:
        return ()
    said = [session_sentence(lang, session, now) + "."]
    skills = [skill for area in areas for skill in area.skills]
    sure = [s.name for s in skills if s.standing in SURE]
    alone = [s.name for s in skills if s.standing is Standing.GROWING]
    helped = [s.name for s in skills if s.standing is Standing.EMERGING]
    for key, names in (("rv.lead.sure", sure), ("rv.lead.alone", alone), ("rv.lead.helped", helped)):
        if names:
            said.append(words(lang, key, skills=_listed(names, lang)))
    return tuple(said)


def _listed(names: Sequence[str], lang: str) -> str:
    """ "Cliquer, Double-cliquer et 3 autres": short enough to be read in one breath."""
    shown = list(names[:4])
    rest = len(names) - len(shown)
    joined = ", ".join(shown)
    return f"{joined} {words(lang, 'rv.more.one' if rest == 1 else 'rv.more', n=rest)}" if rest else joined


def _areas(detail: Detail, now: str, lang: str) -> tuple[AreaView, ...]:
    skills = sorted(detail.view.skills, key=skill_order)
    views = []
    for area in (*AREAS, ""):
        some = tuple(_skill(detail, skill, now, lang) for skill in skills if area_of(skill) == area)
        if some:
            views.append(AreaView(area_name(area, lang), some))
    return tuple(views)


def _skill(detail: Detail, skill: str, now: str, lang: str) -> SkillView:
    tally = detail.view.skills.get(skill) or Tally()
    points = detail.points.get(skill, ())
    name = skill_name(skill, lang)
    marks = charts.Marks(detail.coach.skill(skill).criterion.share, phases_of(detail.objectives, skill, lang))
    return SkillView(
        skill, name, detail.standing(skill), skill_sentence(lang, name, tally, now) + ".",
        _details(detail, skill, tally, lang), charts.independence(lang, name, points, now, marks),
        charts.help_rows(lang, name, points, now), charts.first_acts(lang, name, points, now),
        tuple(_point(point, now, lang) for point in reversed(points)),
    )  # fmt: skip


def _details(detail: Detail, skill: str, tally: Tally, lang: str) -> tuple[str, ...]:
    """The share is that of the steps lately, by which the state is told; without the coach, of all tries."""
    alone, tries = detail.coach.skill(skill).recent_share(RECENT_ROUNDS)
    if not tries:
        return detail_sentences(lang, tally)
    return share_words(lang, Score("", tries, tries, alone)), *detail_sentences(lang, tally)[1:]


def _point(point: Point, now: str, lang: str) -> PointRow:
    first = point.first_act_s
    return PointRow(
        date_words(lang, point.at, now), words(lang, "rv.of", n=point.alone, total=point.tries),
        charts.interval_words(lang, point), charts.help_counts(lang, point.guidance) or "–",
        "–" if first is None else words(lang, "rv.seconds", s=number_words(lang, first)),
    )  # fmt: skip


def _hand(detail: Detail, lang: str) -> tuple[str, ...]:
    """What the hand can do by now, over all skills."""
    tallies = tuple(detail.view.skills.values())
    smallest = min((t.smallest_target_su for t in tallies if t.smallest_target_su is not None), default=None)
    double = max((t.longest_double_s for t in tallies if t.longest_double_s is not None), default=None)
    said = []
    if smallest is not None:
        said.append(words(lang, "rv.hand.smallest", size=number_words(lang, smallest, 0)))
    if double is not None:
        said.append(words(lang, "rv.hand.double", s=number_words(lang, double, 2)))
    routes: dict[str, int] = {}
    for tally in detail.view.challenges.values():
        for route, n in tally.routes.items():
            routes[route] = routes.get(route, 0) + n
    if routes:
        told = [f"{words(lang, f'route.{r}')} ({n})" for r, n in sorted(routes.items(), key=lambda item: -item[1])]
        said.append(words(lang, "rv.hand.routes", routes=", ".join(told)))
    return tuple(said)


def _trail(trail: Trail, titles: Titles, now: str, lang: str) -> TrailView:
    title = titles.challenge(trail.pack, trail.challenge, lang)
    caption = words(lang, "rv.trail.caption", date=date_words(lang, trail.at, now), what=sentence(trail, lang))
    return TrailView(title, caption, picture(trail, lang, title), trail.session)


def _traps(detail: Detail, lang: str) -> tuple[TrapRow, ...]:
    """Known by family: those that are missed most first, so that the next talk has its subject."""
    rows = []
    for family, trap in sorted(detail.traps.items(), key=lambda item: (-item[1].missed, item[0])):
        key = f"clue.{family}"
        name = words(lang, key)
        sure = "sure" if trap.found > 2 and trap.found >= 3 * trap.missed else "new" if not trap.found else "some"
        sure = sure if trap.found or trap.missed else "alarm"
        said = words(lang, f"rv.trap.{sure}", found=trap.found, missed=trap.missed)
        rows.append(TrapRow(family if name == key else name, trap.found, trap.missed, trap.alarms, said))
    return tuple(rows)


def _traps_said(detail: Detail, lang: str) -> str:
    """The table in one sentence."""
    traps = detail.traps.values()
    found, missed = sum(trap.found for trap in traps), sum(trap.missed for trap in traps)
    return words(lang, "rv.traps.said", found=found, of=found + missed, alarms=sum(trap.alarms for trap in traps))


def _outcome(one: Try, lang: str) -> str:
    """What came of it; where the pointer was to be trained and another way was gone, which one."""
    outcome = words(lang, f"outcome.{one.outcome}")
    if not one.equivalent:
        return outcome
    name, route = words(lang, f"equivalent.{one.equivalent}"), words(lang, f"route.{one.route}")
    return words(lang, "outcome.equivalent", outcome=outcome, name=name, route=route)


def _row(one: Try, titles: Titles, lang: str) -> TryRow:
    def seconds(value: float | None) -> str:
        return "–" if value is None else number_words(lang, value)

    def told(outcome: str, guidance: int) -> str:
        return f"{words(lang, f'outcome.{outcome}')}, {words(lang, f'guidance.{guidance}')}"

    return TryRow(
        one.one.round, one.at[:10], one.at[11:19], titles.challenge(*one.one.challenge, lang),
        _outcome(one, lang),
        f"{one.guidance} · {words(lang, f'guidance.{one.guidance}')}",
        seconds(one.took_s), seconds(one.first_act_s), one.errors, told(*one.told) if one.told else "",
    )  # fmt: skip
