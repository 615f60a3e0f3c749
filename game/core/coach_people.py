"""What adults and young people set, folded into what the coach knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.core.coach_read import is_number, share, whole
from game.core.coach_score import scored
from game.core.coach_state import CoachState, SkillState, Try
from game.core.corrections import VOID, correction_of
from game.core.guidance import STRATEGIES, WITH_ADULT
from game.core.mastery import Mastery, unproved
from game.core.objectives import criterion_from
from game.core.progress import Event

Change = Callable[[CoachState, Event], CoachState]


def _skill_set(state: CoachState, event: Event) -> CoachState:
    """The adult: `level` (number or null), `hold`, `locked`, `strategy`: only what is named changes."""
    body = event.body
    name = str(body["skill"])
    skill = state.skill(name)
    adult = skill.adult
    if "level" in body:
        adult = replace(adult, level=share(body["level"]) if is_number(body["level"]) else None)
    if isinstance(body.get("hold"), bool):
        adult = replace(adult, hold=body["hold"])
        if adult.hold and adult.level is None:
            adult = replace(adult, level=skill.last.level if skill.last else 0.0)
        elif not adult.hold and "level" not in body:
            adult = replace(adult, level=None)
    if "locked" in body:
        adult = replace(adult, locked=body["locked"] if isinstance(body["locked"], bool) else None)
    if "strategy" in body:
        adult = replace(adult, strategy=body["strategy"] if body["strategy"] in STRATEGIES else "")
    generalised = body.get("generalised")
    if isinstance(generalised, bool):
        skill = replace(skill, generalised=generalised)
    skill = replace(skill, adult=adult)
    return _with(state, name, skill)


def _level_asked(state: CoachState, event: Event) -> CoachState:
    name, wish = str(event.body["skill"]), event.body.get("wish")
    asked = {"easier": -1, "harder": 1}.get(str(wish), 0)
    return _with(state, name, replace(state.skill(name), asked=asked))


def _guidance_noted(state: CoachState, event: Event) -> CoachState:
    """Help by hand, voice or gesture that the adult logs after the fact: that round was not done alone."""
    target = str(event.body["round"])
    one = next((t for t in state.rounds if t.round == target), None)
    if one is None or one.guidance == WITH_ADULT:
        return state
    noted = replace(one, guidance=WITH_ADULT, alone=0)
    skill = state.skill(one.skill)
    same = skill.session is not None and skill.session.session == one.session
    skill = replace(
        skill,
        tries=tuple(noted if t.round == target else t for t in skill.tries),
        session=scored(skill, one, -one.alone, 0) if same else skill.session,
        alone_total=skill.alone_total - one.alone,
        streak=0,
    )
    if not same:
        skill = skill.known_as(unproved(skill.mastery, one.session, one.alone, skill.criterion))
    rounds = tuple(noted if t.round == target else t for t in state.rounds)
    return replace(_with(state, one.skill, skill), rounds=rounds)


def _attempt_corrected(state: CoachState, event: Event) -> CoachState:
    """An adult set a try right: what is remembered of it changes, and what mastery was built on."""
    found = correction_of(event)
    if found is None or not found.round.skills:
        return state
    name, now = found.round.skills[0], event.body["now"]
    tries, alone = whole(now.get("tries"), 0, 10_000, 0), whole(now.get("alone"), 0, 10_000, 0)
    one = next((t for t in state.rounds if t.round == found.round.round), None)
    skill = state.skill(name)
    if one is None:
        lost = found.round.alone - alone
        if lost > 0:
            skill = skill.known_as(unproved(skill.mastery, found.round.session, lost, skill.criterion))
        skill = replace(skill, alone_total=max(0, skill.alone_total - lost))
        return _with(state, name, skill)
    tries = min(tries, one.tries) if found.now[0] == VOID else one.tries
    alone = min(alone, tries)
    true = replace(one, outcome=found.now[0], guidance=found.now[1], tries=tries, alone=alone)
    same = skill.session is not None and skill.session.session == one.session
    lost = one.alone - alone
    if not same and lost > 0:
        skill = skill.known_as(unproved(skill.mastery, one.session, lost, skill.criterion))
    skill = replace(
        skill,
        tries=_kept(skill.tries, true),
        session=scored(skill, one, -lost, tries - one.tries) if same else skill.session,
        alone_total=max(0, skill.alone_total - lost),
        tries_total=max(0, skill.tries_total + tries - one.tries),
        streak=0 if lost > 0 else skill.streak,
    )
    return replace(_with(state, name, skill), rounds=_kept(state.rounds, true))


def _kept(tries: tuple[Try, ...], true: Try) -> tuple[Try, ...]:
    """With this try as it was in truth; one that counts for nothing is forgotten."""
    return tuple(true if t.round == true.round else t for t in tries if t.round != true.round or true.tries)


def _decision_overruled(state: CoachState, event: Event) -> CoachState:
    """The adult decides otherwise. `to`: what `skill_set` takes, `mastered`, `plan`, or `pauses`."""
    body, to = event.body, event.body["to"]
    if isinstance(to.get("pauses"), bool):
        state = replace(state, pauses=to["pauses"])
    if isinstance(to.get("plan"), list | tuple):
        state = replace(state, plan=tuple(str(c) for c in to["plan"]))
    name = str(body.get("skill", ""))
    if not name:
        return state
    if isinstance(to.get("mastered"), bool):
        skill = state.skill(name)
        day = skill.mastery.mastered_day or state.day
        mastery = replace(skill.mastery, mastered_day=day) if to["mastered"] else Mastery(lost=skill.mastery.lost)
        state = _with(state, name, replace(skill, session=None).known_as(mastery))
    return _skill_set(state, replace(event, body={**to, "skill": name}))


def _objective_set(state: CoachState, event: Event) -> CoachState:
    name = str(event.body["skill"])
    criterion = criterion_from(event.body.get("criterion"))
    skill = state.skill(name)
    return _with(state, name, replace(skill, criterion=criterion).known_as(skill.mastery))


def _plan_set(state: CoachState, event: Event) -> CoachState:
    return replace(state, plan=tuple(str(c) for c in event.body["challenges"]))


def _reward_chosen(state: CoachState, event: Event) -> CoachState:
    return replace(state, tokens=state.tokens.chosen(str(event.body["reward"])))


def _tokens_exchanged(state: CoachState, event: Event) -> CoachState:  # noqa: ARG001
    return replace(state, tokens=state.tokens.exchange())


def _tokens_resized(state: CoachState, event: Event) -> CoachState:
    return replace(state, tokens=state.tokens.resized(whole(event.body["size"], 1, 10, 3)))


def _frantic(state: CoachState, event: Event) -> CoachState:
    return replace(state, frantic=True) if event.body.get("sign") == "frantic" else state


def _with(state: CoachState, name: str, skill: SkillState) -> CoachState:
    return replace(state, skills={**state.skills, name: skill})


PEOPLE: Mapping[str, Change] = {
    "skill_set": _skill_set,
    "level_asked": _level_asked,
    "guidance_noted": _guidance_noted,
    "attempt_corrected": _attempt_corrected,
    "decision_overruled": _decision_overruled,
    "objective_set": _objective_set,
    "plan_set": _plan_set,
    "reward_chosen": _reward_chosen,
    "tokens_exchanged": _tokens_exchanged,
    "tokens_resized": _tokens_resized,
    "sign_seen": _frantic,
}
