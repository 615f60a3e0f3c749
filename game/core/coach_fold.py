"""Folding the log into what the coach knows: `fold(state, event)`, one event at a time.

A law holds: folding a + b is folding a, then b. Events of older versions lack fields: what they do not
tell is never taken for success. Times that go backwards make no new day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from game.core.calendar_day import day_of
from game.core.coach_people import PEOPLE, Change
from game.core.coach_read import whole
from game.core.coach_score import reopened, scored, settled
from game.core.coach_state import (
    RECENT,
    RECENT_ROUNDS,
    RECENT_SESSIONS,
    RETRY_WITHIN,
    ChallengeState,
    CoachState,
    Fading,
    Retry,
    SkillState,
    Try,
)
from game.core.coach_try import try_of
from game.core.guidance import STRATEGIES
from game.core.progress import Event

_ORDER = ("started", "reached", "alone")


def fold_all(events: Iterable[Event], state: CoachState | None = None) -> CoachState:
    state = state or CoachState()
    for event in events:
        state = fold(state, event)
    return state


def fold(state: CoachState, event: Event) -> CoachState:
    """The state after one more event of this learner; strange bodies are counted (`odd`), never raise."""
    change = _CHANGES.get(event.type)
    if change is None:
        return state
    if state.learner and event.learner != state.learner:
        return state
    state = _dated(replace(state, learner=event.learner) if not state.learner else state, event)
    try:
        return change(state, event)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
        return replace(state, odd=state.odd + 1)


def _dated(state: CoachState, event: Event) -> CoachState:
    day = day_of(event.at)
    if day is None or day == state.day:
        return state
    if day < state.day:
        return replace(state, clock_back=state.clock_back + 1)
    return replace(state, day=day)


# ---------------------------------------------------------------------- sessions and rounds


def _session_started(state: CoachState, event: Event) -> CoachState:
    place = event.body.get("plan")
    plan = tuple(str(p) for p in place) if isinstance(place, list | tuple) else state.plan
    return replace(_in_session(state, event.session), plan=plan)


def _in_session(state: CoachState, session: str) -> CoachState:
    """Another session begins, or one goes on: what the last one showed of each skill is settled.

    A session has one day, that of its first event.
    """
    if session == state.session:
        return state
    known = next((day for name, day in state.lately if name == session), None)
    lately = state.lately if known is not None else (*state.lately, (session, state.day))[-RECENT_SESSIONS:]
    skills = {name: settled(skill) for name, skill in state.skills.items()}
    return replace(
        state, skills=skills, session=session, session_rounds=0, retries=(), frantic=False,
        sessions=state.sessions + (known is None), lately=lately,
        session_day=state.day if known is None else known,
    )  # fmt: skip


def _round_ended(state: CoachState, event: Event) -> CoachState:
    now = _in_session(state, event.session)
    one = try_of(event, now.session_day)
    if one is None:
        return replace(state, odd=state.odd + 1)
    if one.round and any(t.round == one.round for t in state.rounds):
        return state
    state = now
    count = state.round_count + 1
    skills = {**state.skills, one.skill: _tried(state.skill(one.skill), one, event.body.get("help"))}
    tokens = state.tokens.given() if one.outcome == "reached" else state.tokens
    return replace(
        state,
        skills=skills,
        challenges={**state.challenges, one.challenge: _known(state, one)},
        rounds=(*state.rounds, one)[-RECENT_ROUNDS:],
        round_count=count,
        session_rounds=state.session_rounds + 1,
        retries=_retries(state, one, count),
        tokens=tokens,
    )


def _round_started(state: CoachState, event: Event) -> CoachState:  # noqa: ARG001
    return replace(state, frantic=False) if state.frantic else state


def _decision_made(state: CoachState, event: Event) -> CoachState:
    """What people asked for is used up once a level was decided by it, not before."""
    code, name = event.body.get("code"), str(event.body.get("skill", ""))
    if name not in state.skills or code not in ("level.set", "level.asked_easier", "level.asked_harder"):
        return state
    skill = state.skills[name]
    adult = replace(skill.adult, level=None) if code == "level.set" else skill.adult
    asked = skill.asked if code == "level.set" else 0
    return replace(state, skills={**state.skills, name: replace(skill, adult=adult, asked=asked)})


def _tried(skill: SkillState, one: Try, help_: object) -> SkillState:
    if not one.tries:
        return skill
    skill = reopened(skill, one.session)
    up = -1 if one.missed else 1
    if one.eased and one.good:  # what was made easy on purpose tells nothing of the level
        up = skill.up
    return replace(
        skill,
        tries=(*skill.tries, one)[-RECENT:],
        count=skill.count + 1,
        up=up,
        reversals=skill.reversals + (skill.up not in (0, up)),
        streak=skill.streak + (not one.eased) if one.good else 0,
        fading=_fading(help_) or skill.fading,
        session=scored(skill, one, one.alone, one.tries),
        places=skill.places | {one.place} if one.good else skill.places,
        alone_total=skill.alone_total + one.alone,
        tries_total=skill.tries_total + one.tries,
    )


def _fading(help_: object) -> Fading | None:
    if not isinstance(help_, Mapping) or help_.get("strategy") not in STRATEGIES:
        return None
    return Fading(
        str(help_["strategy"]), whole(help_.get("base"), 0, 4, 4), whole(help_.get("run"), 0, 1000, 0),
        whole(help_.get("trials"), 0, 1_000_000, 0),
    )  # fmt: skip


def _known(state: CoachState, one: Try) -> ChallengeState:
    before = state.challenges.get(one.challenge)
    now = "started" if one.outcome != "reached" else "alone" if one.guidance == 0 else "reached"
    if before is None:
        return ChallengeState(now, 1, one.day)
    best = max(before.known, now, key=_ORDER.index)
    return ChallengeState(best, before.rounds + 1, one.day)


def _retries(state: CoachState, one: Try, count: int) -> tuple[Retry, ...]:
    """After an error the same challenge is wanted again soon; done alone, it leaves the queue."""
    others = tuple(r for r in state.retries if r.challenge != one.challenge)
    if one.tries and not one.good and one.outcome == "reached":
        return (*others, Retry(one.challenge, one.skill, count + RETRY_WITHIN))
    return others


_CHANGES: Mapping[str, Change] = {
    "session_started": _session_started,
    "round_started": _round_started,
    "round_ended": _round_ended,
    "decision_made": _decision_made,
    **PEOPLE,
}
FOLDED = tuple(_CHANGES)  # the only types of event that the coach needs from the log
