"""Which two or three challenges are offered next, and why. Pure; the young person chooses.

First what must be looked at now (a re-try after an error, a probe that is due), then what the adult
planned, what is in progress, what is ready to begin (its prerequisites are known), what is known.
Signs of frustration put what is known in front and leave out what just went wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from game.core.coach_decision import NEXT, Decision, Figure
from game.core.coach_read import whole
from game.core.coach_signs import Sign, sign_of
from game.core.coach_state import CoachState, SkillState
from game.core.statistics import wilson

MOST, FEWEST = 3, 2
IN_PROGRESS_AT_ONCE = 2
KNOWN_SHARE, KNOWN_TRIES = 0.8, 8
SURE_LATELY, SURE_OF = 2, 3  # so many of so many rounds were easy: now something that teaches
SURE = frozenset({"warm_up", "easier", "comfort", "sure"})
NEEDED_NOW = frozenset({"retry", "probe"})
COMFORT_AT = 1.5  # after a re-try that can wait no longer, before everything else
Requires = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A challenge that could be offered; `skill` is its first one, `place` the pack it comes from."""

    pack: str
    challenge: str
    skill: str

    @property
    def key(self) -> tuple[str, str]:
        return self.pack, self.challenge


@dataclass(frozen=True, slots=True)
class Offered:
    """`purpose`: warm_up, easier, comfort, sure, retry, probe, generalise, plan, progress, ready,
    known, other or early."""

    challenge: tuple[str, str]
    skill: str
    purpose: str
    decision: Decision


@dataclass(frozen=True)
class NextSettings:
    """`schedule` of probes: "weeks" (1, 2, 4) or "fsrs". `most` choices, two or three."""

    most: int = MOST
    schedule: str = "weeks"
    plan: Sequence[str] = field(default_factory=tuple)

    @property
    def count(self) -> int:
        return whole(self.most, FEWEST, MOST, MOST)


def decide_next(
    state: CoachState,
    candidates: Sequence[Candidate],
    settings: NextSettings | None = None,
    requires: Requires = lambda _skill: (),
    *,
    today: int,
    last: tuple[str, str] = ("", ""),
) -> tuple[Offered, ...]:
    """Two or three offers, best first (one only when there is but one challenge; none when all are locked).

    Where what is ready makes no choice, what comes soonest after it is offered too.

    `candidates` in the packs' order, from easy to hard; `today` is a day number (`calendar_day`), and is
    never taken for earlier than what the log has seen. `last` was just played: it comes again at once
    only as a re-try, or when there is nothing else.
    """
    settings = settings or NextSettings()
    today = max(today, state.day)
    survey = _Survey(state, settings, requires, sign_of(state), today)
    numbered = list(enumerate(candidates))
    ranked = [survey.ranked(c, i, again=c.key == last) for i, c in numbered if survey.open(c.skill)]
    if len(ranked) < FEWEST:
        ranked += [
            survey.early(c, i) for i, c in numbered if not survey.open(c.skill) and not survey.closed(c.skill)
        ]
    ranked.sort(key=_rank)
    chosen = survey.with_a_sure_one(_varied(ranked, settings.count), ranked, last)
    return tuple(survey.offered(one) for one in chosen)


def requires_among(candidates: Sequence[Candidate], needs: Requires) -> Requires:
    """`needs`, but only of skills that can be learned among these candidates."""
    here = {c.skill for c in candidates}
    return lambda name: tuple(n for n in needs(name) if n in here and n != name)


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A candidate on its place; `more` figures belong to its purpose."""

    rank: tuple[float, ...]
    candidate: Candidate
    purpose: str
    more: Mapping[str, Figure]


_rank = attrgetter("rank")


def _varied(ranked: list[_Ranked], count: int) -> list[_Ranked]:
    """The first ones, but where possible not all of one skill: a choice must be a choice."""
    chosen = ranked[:count]
    if len(chosen) > 1 and len({r.candidate.skill for r in chosen}) == 1:
        other = next((r for r in ranked[count:] if r.candidate.skill != chosen[0].candidate.skill), None)
        if other is not None:
            chosen = [*chosen[:-1], other]
    return chosen


def known(skill: SkillState) -> bool:
    """Mastered, or mostly done alone lately: enough to build upon."""
    if skill.generalised or skill.standing.mastered:
        return True
    alone, tries = skill.recent_share(10)
    return tries >= KNOWN_TRIES and alone / tries >= KNOWN_SHARE


@dataclass(frozen=True, slots=True)
class _Skill:
    """What one decision needs of a skill, found out once for all its challenges."""

    skill: SkillState
    mastered: bool
    known: bool
    focus: float
    due: tuple[int, int] | None
    figures: Mapping[str, Figure]


class _Survey:
    """One decision: every skill is looked at once, however many challenges train it."""

    def __init__(
        self, state: CoachState, settings: NextSettings, requires: Requires, sign: Sign, today: int
    ) -> None:
        self.state, self.settings, self.requires, self.sign, self.today = state, settings, requires, sign, today
        self.plan = tuple(settings.plan or state.plan)
        self.here = {t.skill for t in state.rounds if t.session == state.session}
        last = state.rounds[-1] if state.rounds else None
        self.missed = last.skill if last is not None and last.session == state.session and last.missed else None
        self.eased = sum(t.eased for t in state.rounds[-SURE_OF:] if t.session == state.session)
        self.retries = {r.challenge: r.by_round for r in state.retries}
        self._skills: dict[str, _Skill] = {}
        self._open: dict[str, bool] = {}
        self._busy: int | None = None

    def of(self, name: str) -> _Skill:
        found = self._skills.get(name)
        if found is None:
            found = self._skills[name] = self._looked_at(name)
        return found

    def _looked_at(self, name: str) -> _Skill:
        skill = self.state.skill(name)
        standing = skill.standing
        alone, tries = skill.recent_share(10)
        low, high = wilson(alone, tries)
        share = alone / tries if tries else 0.0
        is_known = standing.mastered or skill.generalised or (tries >= KNOWN_TRIES and share >= KNOWN_SHARE)
        figures: dict[str, Figure] = {"alone": alone, "tries": tries, "share": share, "low": low, "high": high}
        due = standing.due(self.settings.schedule)
        return _Skill(skill, standing.mastered, is_known, self._focus(name, skill, len(standing.run)), due, figures)

    def _focus(self, name: str, skill: SkillState, run: int) -> float:
        """Few skills at a time: those of this session first, then those nearest to mastery.

        A skill at its goal is worked until this session can count for mastery; then another one has its turn.
        """
        rank = (0.0 if name in self.here else 1.0) - 0.1 * run - 0.001 * min(skill.count, 90)
        if skill.session is not None and not skill.mastery.mastered:
            rank += -1.0 if skill.session.tries < skill.criterion.tries else 2.0
        return rank

    def open(self, name: str) -> bool:
        """The adult's word first; without it, a skill opens once what it builds on is known."""
        found = self._open.get(name)
        if found is None:
            skill = self.state.skill(name)
            if skill.adult.locked is not None:
                found = not skill.adult.locked
            else:
                found = skill.count > 0 or all(self.of(before).known for before in self.requires(name))
            self._open[name] = found
        return found

    def closed(self, name: str) -> bool:
        """Whether the adult locked this skill."""
        return self.state.skill(name).adult.locked is True

    def early(self, c: Candidate, order: int) -> _Ranked:
        """Not ready yet, but needed to make a choice: what lacks least first."""
        lacking = sum(not self.of(before).known for before in self.requires(c.skill))
        return _Ranked((90.0, float(lacking), 0.0, order), c, "early", {"lacking": lacking})

    @property
    def busy(self) -> int:
        """How many skills are in progress."""
        if self._busy is None:
            begun = [s for s in self.state.skills.values() if s.count]
            self._busy = sum(1 for s in begun if not s.standing.mastered)
        return self._busy

    def ranked(self, c: Candidate, order: int, *, again: bool) -> _Ranked:
        one = self.of(c.skill)
        purpose, weight, more = self._purpose(c, one)
        counted = self._rounds(c) if purpose in ("progress", "known", "warm_up") else 0
        rank = (weight + 50.0 * (again and purpose != "retry"), one.focus, counted, order)
        return _Ranked(rank, c, purpose, more)

    def with_a_sure_one(
        self, chosen: list[_Ranked], ranked: Sequence[_Ranked], last: tuple[str, str]
    ) -> list[_Ranked]:
        """The last of three choices is an almost certain success, unless those were chosen lately."""
        if len(chosen) < MOST or self.eased >= SURE_LATELY or any(r.purpose in SURE for r in chosen):
            return chosen
        others = {r.candidate.key for r in chosen[:-1]} | {last}
        found = next(
            (r for r in ranked if self.of(r.candidate.skill).known and r.candidate.key not in others), None
        )
        if found is None or found.purpose in NEEDED_NOW:
            return chosen
        return [*chosen[:-1], replace(found, purpose="sure", more={})]

    def offered(self, ranked: _Ranked) -> Offered:
        c, purpose = ranked.candidate, ranked.purpose
        figures = {**self.of(c.skill).figures, **ranked.more, "rounds": self._rounds(c)}
        return Offered(c.key, c.skill, purpose, Decision(NEXT, f"next.{purpose}", list(c.key), figures))

    def _rounds(self, c: Candidate) -> int:
        done = self.state.challenges.get(c.key)
        return done.rounds if done else 0

    def _purpose(self, c: Candidate, one: _Skill) -> tuple[str, float, Mapping[str, Figure]]:
        state, skill = self.state, one.skill
        if self.sign.kind:
            if one.known:
                return "easier", 0.0, {}
            return "other", 4.0 + 2.0 * (c.skill == self.missed), {}
        if state.session_rounds == 0 and one.known:
            return "warm_up", 0.0 if one.mastered else 0.5, {}
        if self.missed is not None and one.known and c.key not in self.retries:
            return "comfort", COMFORT_AT, {}
        by_round = self.retries.get(c.key)
        if by_round is not None:
            left = by_round - state.round_count
            return "retry", 1.0 if left <= 1 else 3.5, {"rounds_left": left}
        if one.due is not None and self.today >= one.due[0]:
            return "probe", 2.0, {"probe": one.due[1] + 1, "late_days": self.today - one.due[0]}
        if one.mastered and one.due is not None and _elsewhere(skill, c):
            return "generalise", 2.5, {"places": len(skill.places)}
        if not one.mastered and (c.challenge in self.plan or c.skill in self.plan):
            place = min(self.plan.index(n) for n in (c.challenge, c.skill) if n in self.plan)
            return "plan", 3.0 + 0.4 * place / len(self.plan), {}
        if skill.count and not one.mastered:
            return "progress", 4.0, {}
        if not skill.count:
            return "ready", 3.8 if self.busy < IN_PROGRESS_AT_ONCE else 5.0, {}
        return "known", 6.0, {}


def _elsewhere(skill: SkillState, c: Candidate) -> bool:
    """One probe in another setting (another pack: other pictures, another layout), once mastered."""
    return not skill.generalised and len(skill.places) == 1 and c.pack not in skill.places


def decide_mastery(name: str, skill: SkillState, before: bool) -> Decision | None:
    """What to log when a skill has just become mastered, or was lost; None when nothing changed."""
    standing = skill.standing
    if standing.mastered == before:
        return None
    alone, tries = sum(s.alone for s in standing.run), sum(s.tries for s in standing.run)
    if not standing.mastered:
        return Decision("mastery", "mastery.lost", name, {"lost": standing.lost, "wanted": 0.8})
    low, high = wilson(alone, tries)
    figures: Mapping[str, Figure] = {
        "alone": alone, "tries": tries, "sessions": len(standing.run), "low": low, "high": high,
        "wanted": skill.criterion.share,
    }  # fmt: skip
    return Decision("mastery", "mastery.reached", name, figures)
