"""Results as xAPI 1.0.3 statements: a pure function of the log, event by event.

The actor is the learner's code at an account of this program, never a name or an address. Ids are
derived (UUIDv5) from the event's own, so that handing the same log on twice gives the same statements.
Extensions are documented in docs/xapi.md.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from game.core.corrections import correction_of
from game.core.progress import Event
from game.core.skills import skill_name
from game.core.tally import number

HOME = "https://deficlic.invalid"  # .invalid (RFC 2606): an IRI that names, and leads nowhere
ADL = "http://adlnet.gov/expapi/verbs/"
VERBS: Mapping[str, str] = {
    "session_started": "initialized", "session_ended": "terminated", "reached": "answered",
    "passed": "answered", "stopped": "exited",
}  # fmt: skip
TYPES = ("session_started", "round_ended", "session_ended", "attempt_corrected")
CORRECTED = f"{HOME}/verbs/corrected"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, HOME)
Statement = dict[str, Any]


def statements(events: Iterable[Event], name: Callable[[str, str], str]) -> Iterator[Statement]:
    """`name(pack, challenge)` gives a title in French; events that say nothing for xAPI are passed over."""
    for event in events:
        if event.type not in TYPES or not event.learner:
            continue
        built = _BUILD[event.type](event, name)
        if built is not None:
            yield built


def statement_id(event_id: str) -> str:
    """Always the same for the same event: a store that has it knows it again."""
    return str(uuid.uuid5(_NAMESPACE, event_id))


def as_json_array(found: Iterable[Statement]) -> Iterator[str]:
    """A JSON array in pieces, one statement a line: what a learning-record store takes in one POST."""
    before = "[\n"
    for one in found:
        yield before + json.dumps(one, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _round(event: Event, name: Callable[[str, str], str]) -> Statement | None:
    body = event.body
    outcome = str(body.get("outcome"))
    if outcome not in VERBS:
        return None
    pack, challenge = str(body.get("pack", "")), str(body.get("challenge", ""))
    guidance = body.get("guidance")
    known = isinstance(guidance, int) and not isinstance(guidance, bool) and 0 <= guidance <= 5
    result: dict[str, Any] = {
        "completion": outcome == "reached",
        "extensions": _extensions(body, guidance if known else None),
    }
    if outcome != "stopped":
        # Success is what counts for mastery: reached without any help.
        result["success"] = outcome == "reached" and guidance == 0
    if (took := number(body, "took_s")) is not None and took >= 0:
        result["duration"] = f"PT{took:.2f}S"
    skills = body.get("skills")
    grouping = [_skill(s) for s in skills if isinstance(s, str)] if isinstance(skills, list | tuple) else []
    activity = _activity(f"{_part(pack)}/{_part(challenge)}", name(pack, challenge) or challenge, "interaction")
    parent = _activity(_part(pack), pack, "course")
    return _statement(
        event,
        VERBS[outcome],
        activity,
        {"parent": [parent], **({"grouping": grouping} if grouping else {})},
        result,
    )


def _correction(event: Event, name: Callable[[str, str], str]) -> Statement | None:
    """What an adult said an attempt was in truth; the statement of the attempt itself stays."""
    if (said := correction_of(event)) is None:
        return None
    pack, challenge = said.round.challenge
    outcome, guidance = said.now
    result: dict[str, Any] = {
        "completion": outcome == "reached",
        "extensions": {
            f"{HOME}/extensions/prompt-level": guidance, f"{HOME}/extensions/outcome": outcome,
            f"{HOME}/extensions/round": said.round.round,
        },
    }  # fmt: skip
    activity = _activity(f"{_part(pack)}/{_part(challenge)}", name(pack, challenge) or challenge, "interaction")
    return _statement(event, CORRECTED, activity, {"parent": [_activity(_part(pack), pack, "course")]}, result)


def _session(event: Event, name: Callable[[str, str], str]) -> Statement:  # noqa: ARG001
    result: dict[str, Any] = {}
    if event.type == "session_ended" and (took := number(event.body, "took_s")) is not None and took >= 0:
        result["duration"] = f"PT{took:.2f}S"
    return _statement(event, VERBS[event.type], _activity("", "Déficlic", "course"), {}, result)


def _statement(
    event: Event, verb: str, activity: Statement, around: Mapping[str, Any], result: Mapping[str, Any]
) -> Statement:
    context: dict[str, Any] = {"platform": "Déficlic", "language": "fr"}
    if (registration := _uuid(event.session)) is not None:
        context["registration"] = registration
    if around:
        context["contextActivities"] = dict(around)
    built: Statement = {
        "id": statement_id(event.id),
        "actor": {"objectType": "Agent", "account": {"homePage": HOME, "name": event.learner}},
        "verb": {"id": verb if ":" in verb else ADL + verb, "display": {"en": verb.rpartition("/")[2]}},
        "object": activity,
        "context": context,
        "timestamp": event.at,
    }
    if result:
        built["result"] = dict(result)
    return built


_BUILD: Mapping[str, Callable[[Event, Callable[[str, str], str]], Statement | None]] = {
    "round_ended": _round, "session_started": _session, "session_ended": _session,
    "attempt_corrected": _correction,
}  # fmt: skip


def _activity(path: str, name: str, kind: str) -> Statement:
    return {
        "objectType": "Activity",
        "id": f"{HOME}/packs/{path}" if path else f"{HOME}/program",
        "definition": {"name": {"fr": name or path}, "type": f"{HOME}/types/{kind}"},
    }


def _skill(skill: str) -> Statement:
    return {
        "objectType": "Activity",
        "id": f"{HOME}/skills/{_part(skill)}",
        "definition": {
            "name": {"fr": skill_name(skill, "fr"), "en": skill_name(skill, "en")}, "type": f"{HOME}/types/skill",
        },
    }  # fmt: skip


def _extensions(body: Mapping[str, Any], guidance: int | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if guidance is not None:
        found["prompt-level"] = guidance
    for name, source in (("level", "level"), ("first-act-s", "first_act_s")):
        if (value := number(body, source)) is not None:
            found[name] = value
    if isinstance(route := body.get("route"), str) and route:
        found["route"] = route
    if isinstance(round_id := body.get("round"), str) and round_id:
        found["round"] = round_id
    errors = body.get("errors")
    if isinstance(errors, Mapping):
        found["errors"] = sum(n for n in errors.values() if isinstance(n, int))
    return {f"{HOME}/extensions/{name}": value for name, value in found.items()}


def _part(text: str) -> str:
    """A piece of an IRI: ids of packs are slugs, but a log may hold anything."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "._-") else f"%{ord(c) & 0xFF:02X}" for c in text)


def _uuid(text: str) -> str | None:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return None
