"""A session from its log once more: the coach must reach the decisions it reached then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.core.coach_decision import NEXT, Decision
from game.core.coach_fold import FOLDED, fold, fold_all
from game.core.coach_guidance import decide_guidance
from game.core.coach_level import LevelSettings, decide_level
from game.core.coach_read import is_number
from game.core.coach_signs import decide_pause
from game.core.coach_state import CoachState
from game.core.guidance import GuidanceSettings
from game.core.next_challenge import (
    Candidate,
    NextSettings,
    Requires,
    decide_mastery,
    decide_next,
    requires_among,
)
from game.core.progress import Event


@dataclass(frozen=True, slots=True)
class Again:
    """A logged decision and what the coach decides now, from the same past. `now` is None where the log
    does not hold enough (an older version)."""

    event: Event
    now: Decision | None
    same: bool


def decided_again(before: Iterable[Event], session: Sequence[Event], needs: Requires) -> tuple[Again, ...]:
    """Every decision of `session`, from what was known before it; both in the order of ids.

    The session is that of its first event; what lies between its events was set by adults meanwhile.
    """
    learner, own = (session[0].learner, session[0].session) if session else ("", "")
    state = fold_all(before, CoachState(learner=learner))
    settings: dict[str, Any] = {}
    found: list[Again] = []
    purposes: dict[str, str] = {}
    mastered = _mastered(state)
    for event in session:
        body = event.body
        if event.type == "session_started" and isinstance(body.get("coach"), Mapping):
            settings.update(body["coach"])
        elif event.type == "profile_changed" and isinstance(body.get("settings"), Mapping):
            settings.update(body["settings"])
        if event.session != own:
            state = fold(state, event)
            mastered = _mastered(state)
            continue
        if event.type == "decision_made" and body.get("code"):
            if body.get("about") == "next_challenge":
                purposes[str(body.get("chosen"))] = _purpose(body)
            now = _again(state, body, settings, needs, purposes, mastered)
            found.append(Again(event, now, _same(body, now)))
            if body.get("about") == "mastery":
                mastered = _mastered(state)
        state = fold(state, event)
    return tuple(found)


def known_then(past: Sequence[Event], meanwhile: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """Without what a bundle brought only later: `seen` in `session_started` tells what was known then.

    Older versions did not say so: all that came before is taken for known.
    """
    own = meanwhile[0]
    seen = next((e.body.get("seen") for e in meanwhile if e.type == "session_started"), None)
    if isinstance(seen, Mapping):
        past = [e for e in past if e.id <= str(seen.get(e.machine, "")) or e.type not in FOLDED]
    return list(past), [e for e in meanwhile if e.machine == own.machine]


def _again(
    state: CoachState, body: Mapping[str, Any], settings: Mapping[str, Any], needs: Requires,
    purposes: Mapping[str, str], mastered: frozenset[str],
) -> Decision | None:  # fmt: skip
    skill = state.skill(str(body.get("skill", "")))
    match body.get("about"):
        case "level":
            wanted = settings.get("success_target")
            target = LevelSettings(float(wanted)) if is_number(wanted) else LevelSettings()  # type: ignore[arg-type]
            return decide_level(skill, target, purposes.get(str(body.get("challenge")), ""))
        case "guidance":
            return decide_guidance(skill, GuidanceSettings.of_profile(settings))[1]
        case "next_challenge":
            return _next(state, body, settings, needs)
        case "mastery":
            return decide_mastery(str(body.get("skill")), skill, str(body.get("skill")) in mastered)
        case "pause":
            return decide_pause(state)
    return None


def _next(
    state: CoachState, body: Mapping[str, Any], settings: Mapping[str, Any], needs: Requires
) -> Decision | None:
    pack, among = str(body.get("pack", "")), body.get("among")
    if not isinstance(among, list | tuple):
        return None
    candidates = [Candidate(str(c[2]) if len(c) > 2 else pack, str(c[0]), str(c[1])) for c in among if len(c) > 1]
    last = (str(body.get("last_pack", pack)), str(body.get("last", "")))
    offers = decide_next(
        state, candidates, NextSettings(schedule=str(settings.get("probe_schedule", "weeks"))),
        requires_among(candidates, needs), today=state.day, last=last,
    )  # fmt: skip
    chosen = str(body.get("chosen"))
    direct = Decision(NEXT, "next.direct", [pack, chosen])
    return next((o.decision for o in offers if o.challenge == (pack, chosen)), direct)


def _purpose(body: Mapping[str, Any]) -> str:
    offers = body.get("offers")
    some = offers if isinstance(offers, list | tuple) else ()
    return next((str(o.get("purpose", "")) for o in some if o.get("challenge") == body.get("chosen")), "")


def _same(body: Mapping[str, Any], now: Decision | None) -> bool:
    if now is None:
        return False
    again = now.record("fr").body
    return all(again[name] == body.get(name) for name in ("code", "decided", "figures"))


def _mastered(state: CoachState) -> frozenset[str]:
    return frozenset(name for name, skill in state.skills.items() if skill.standing.mastered)
