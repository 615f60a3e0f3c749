"""What adults and young people set, folded into what the coach knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.core.coach_read import is_number, share, whole
from game.core.coach_score import scored
from game.core.coach_state import CoachState, SkillState
from game.core.guidance import STRATEGIES, WITH_ADULT
from game.core.mastery import unproved
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
        mastery=skill.mastery if same else unproved(skill.mastery, one.session, one.alone, skill.criterion),
        alone_total=skill.alone_total - one.alone,
        streak=0,
    )
    rounds = tuple(noted if t.round == target else t for t in state.rounds)
    return replace(_with(state, one.skill, skill), rounds=rounds)


def _objective_set(state: CoachState, event: Event) -> CoachState:
    name = str(event.body["skill"])
    criterion = criterion_from(event.body.get("criterion"))
    return _with(state, name, replace(state.skill(name), criterion=criterion))


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
    "objective_set": _objective_set,
    "plan_set": _plan_set,
    "reward_chosen": _reward_chosen,
    "tokens_exchanged": _tokens_exchanged,
    "tokens_resized": _tokens_resized,
    "sign_seen": _frantic,
}
