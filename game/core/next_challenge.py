"""Which two or three challenges are offered next, and why. Pure; the young person chooses.

First what must be looked at now (a re-try after an error, a probe that is due), then what the adult
planned, what is in progress, what is ready to begin (its prerequisites are known), what is known.
Signs of frustration put what is known in front and leave out what just went wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from game.core.coach_decision import NEXT, Decision, Figure
from game.core.coach_signs import Sign, sign_of
from game.core.coach_state import CoachState, SkillState
from game.core.statistics import wilson

MOST, FEWEST = 3, 2
IN_PROGRESS_AT_ONCE = 2
KNOWN_SHARE, KNOWN_TRIES = 0.8, 8
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
    """`purpose`: warm_up, easier, retry, probe, generalise, plan, progress, ready, known or rest."""

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
        return min(max(int(self.most), FEWEST), MOST)


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

    `candidates` in the packs' order, from easy to hard; `today` is a day number (`calendar_day`), and is
    never taken for earlier than what the log has seen. `last` was just played: it comes again at once
    only as a re-try, or when there is nothing else.
    """
    settings = settings or NextSettings()
    today = max(today, state.day)
    sign = sign_of(state)
    open_ = [c for c in candidates if not _locked(state, c, requires)]
    ranked = sorted(
        (_ranked(state, c, i, sign, settings, today, last) for i, c in enumerate(open_)),
        key=lambda pair: pair[0],
    )
    return _varied([offer for _, offer in ranked], settings.count)


def requires_among(candidates: Sequence[Candidate], needs: Requires) -> Requires:
    """`needs`, but only of skills that can be learned among these candidates."""
    here = {c.skill for c in candidates}
    return lambda name: tuple(n for n in needs(name) if n in here and n != name)


def _varied(ranked: list[Offered], count: int) -> tuple[Offered, ...]:
    """The first ones, but where possible not all of one skill: a choice must be a choice."""
    chosen = ranked[:count]
    if len(chosen) > 1 and len({o.skill for o in chosen}) == 1:
        other = next((o for o in ranked[count:] if o.skill != chosen[0].skill), None)
        if other is not None:
            chosen = [*chosen[:-1], other]
    return tuple(chosen)


def _locked(state: CoachState, candidate: Candidate, requires: Requires) -> bool:
    """The adult's word first; without it, a skill opens once what it builds on is known."""
    skill = state.skill(candidate.skill)
    if skill.adult.locked is not None:
        return skill.adult.locked
    return False if skill.count else not _ready(state, candidate.skill, requires)


def _ready(state: CoachState, skill: str, requires: Requires) -> bool:
    return all(known(state.skill(before)) for before in requires(skill))


def known(skill: SkillState) -> bool:
    """Mastered, or mostly done alone lately: enough to build upon."""
    if skill.standing.mastered or skill.generalised:
        return True
    alone, tries = skill.recent_share(10)
    return tries >= KNOWN_TRIES and alone / tries >= KNOWN_SHARE


def _ranked(
    state: CoachState, c: Candidate, order: int, sign: Sign, settings: NextSettings, today: int,
    last: tuple[str, str],
) -> tuple[tuple[float, ...], Offered]:  # fmt: skip
    purpose, weight, figures = _purpose(state, c, sign, settings, today)
    again = c.key == last and purpose != "retry"
    done = state.challenges.get(c.key)
    rounds = done.rounds if done else 0
    focus = _focus(state, c.skill)
    figures["rounds"] = rounds
    rank = (weight + 50 * again, focus, rounds if purpose in ("progress", "known", "warm_up") else 0, order)
    return rank, Offered(c.key, c.skill, purpose, Decision(NEXT, f"next.{purpose}", list(c.key), figures))


def _focus(state: CoachState, skill: str) -> float:
    """Few skills at a time: those of this session first, then those nearest to mastery.

    A skill at its goal is worked until this session can count for mastery; then another one has its turn.
    """
    s = state.skill(skill)
    here = sum(t.skill == skill and t.session == state.session for t in state.rounds)
    rank = (0.0 if here else 1.0) - 0.1 * len(s.standing.run) - 0.001 * min(s.count, 90)
    if s.session is not None and not s.mastery.mastered:
        rank += -1.0 if s.session.tries < s.criterion.tries else 2.0
    return rank


def _purpose(
    state: CoachState, c: Candidate, sign: Sign, settings: NextSettings, today: int
) -> tuple[str, float, dict[str, Figure]]:
    skill = state.skill(c.skill)
    standing = skill.standing
    alone, tries = skill.recent_share(10)
    low, high = wilson(alone, tries)
    figures: dict[str, Figure] = {
        "alone": alone, "tries": tries, "share": alone / tries if tries else 0.0, "low": low, "high": high,
    }  # fmt: skip
    is_known = known(skill)
    if sign.kind:
        return ("easier" if is_known else "other"), (0.0 if is_known else 4.0 + _just_missed(state, c)), figures
    if state.session_rounds == 0 and is_known:
        return "warm_up", 0.0, figures
    retry = next((r for r in state.retries if r.challenge == c.key), None)
    if retry is not None:
        left = retry.by_round - state.round_count
        return "retry", (1.0 if left <= 1 else 3.5), {**figures, "rounds_left": left}
    due = standing.due(settings.schedule)
    if due is not None and today >= due[0]:
        return "probe", 2.0, {**figures, "probe": due[1] + 1, "late_days": today - due[0]}
    if standing.mastered and due is not None and _elsewhere(skill, c):
        return "generalise", 2.5, {**figures, "places": len(skill.places)}
    plan = settings.plan or state.plan
    if (c.challenge in plan or c.skill in plan) and not standing.mastered:
        place = min(list(plan).index(n) for n in (c.challenge, c.skill) if n in plan)
        return "plan", 3.0 + 0.4 * place / len(plan), figures
    if skill.count and not standing.mastered:
        return "progress", 4.0, figures
    if not skill.count:
        busy = sum(1 for s in state.skills.values() if s.count and not s.standing.mastered)
        return "ready", (3.8 if busy < IN_PROGRESS_AT_ONCE else 5.0), figures
    return "known", 6.0, figures


def _just_missed(state: CoachState, c: Candidate) -> float:
    last = state.rounds[-1] if state.rounds else None
    return 2.0 if last is not None and last.skill == c.skill and not last.good else 0.0


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
