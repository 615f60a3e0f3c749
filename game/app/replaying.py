"""`deficlic replay SESSION`: a session again from its log, act by act, with the decisions it came from.

Each round is begun anew at its logged level and seed; the logged acts and pointer paths are fed to it
at their times. What came of it, and every decision of the coach, is compared with the log. With
`--out` a picture is kept of each round: as it began, after each act that changed something, at its end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from game.app.house import House, build
from game.app.options import Options
from game.app.played_again import Replay, RoundAgain, rounds_of
from game.core.coach_replay import Again, decided_again, known_then
from game.core.errors import Trouble
from game.core.progress import Event
from game.core.skills import skill as skill_of
from game.core.wording import words

MOST_NAMED = 5


def run(options: Options) -> int:
    """0 when every round and decision came out as logged; 1 when something differs, or nothing is there."""
    house = build(options)
    try:
        past, meanwhile = _events(house, options.args.session, options.lang)
        session = [event for event in meanwhile if event.session == meanwhile[0].session]
        out = Path(options.args.out) if options.args.out else None
        stage = Replay(house, session[0].learner, out)
        rounds = [stage.round(events) for events in rounds_of(session)]
        again = decided_again(past, meanwhile, _needs)
        _tell(options.lang, session, rounds, again)
        if out is not None:
            _write(out, session, rounds, again)
    finally:
        house.close()
    whole = all(not r.differs for r in rounds) and all(a.same for a in again if a.now is not None)
    return 0 if whole else 1


def _needs(name: str) -> Sequence[str]:
    found = skill_of(name)
    return found.needs if found else ()


def _events(house: House, wanted: str, lang: str) -> tuple[list[Event], list[Event]]:
    """(what the learner's log held before, the session with what adults set meanwhile, in another window).

    Raises Trouble when there is no such session.
    """
    sessions: dict[str, str] = {}
    for event in house.store.events(types=("session_started",)):
        sessions[event.session] = event.learner
    found = [s for s in sessions if s == wanted] or [s for s in sessions if wanted and s.startswith(wanted)]
    if len(found) != 1:
        listed = ", ".join(list(sessions)[-MOST_NAMED:]) or words(lang, "cli.none")
        raise Trouble(
            words(lang, "replay.unknown", session=wanted), words(lang, "replay.unknown.remedy", known=listed)
        )
    past: list[Event] = []
    meanwhile: list[Event] = []
    for event in house.store.events(sessions[found[0]]):
        if meanwhile or event.session == found[0]:
            meanwhile.append(event)
        else:
            past.append(event)
    last = max(i for i, event in enumerate(meanwhile) if event.session == found[0])
    return known_then(past, meanwhile[: last + 1])


# ---------------------------------------------------------------------- telling


def _tell(lang: str, session: Sequence[Event], rounds: Sequence[RoundAgain], again: Sequence[Again]) -> None:
    def line(key: str, **parts: object) -> None:
        sys.stdout.write(words(lang, key, **parts) + "\n")

    line("replay.session", learner=session[0].learner, at=session[0].at, rounds=len(rounds))
    for one in rounds:
        kept = "replay.round.thinned" if one.thinned else "replay.round.veiled" if one.veiled else "replay.round"
        key = "replay.round.differs" if one.differs else kept
        line(key, challenge=one.challenge, outcome=words(lang, f"replay.{one.outcome or 'open'}"),
             acts=one.acts, differs="; ".join(one.differs[:3]))  # fmt: skip
        if one.other_pack:
            line("replay.round.other_pack", challenge=one.challenge)
    for one_again in again:
        state = "same" if one_again.same else "unknown" if one_again.now is None else "other"
        line(f"replay.decision.{state}", reason=one_again.event.body.get("reason", ""),
             now=one_again.now.reason(lang) if one_again.now else "")  # fmt: skip
    same = sum(a.same for a in again)
    line("replay.done", same=same, decisions=len(again), rounds=sum(not r.differs for r in rounds), of=len(rounds))


def _write(out: Path, session: Sequence[Event], rounds: Sequence[RoundAgain], again: Sequence[Again]) -> None:
    body = {
        "session": session[0].session,
        "learner": session[0].learner,
        "rounds": [
            {
                "challenge": r.challenge,
                "outcome": r.outcome,
                "acts": r.acts,
                "thinned": r.thinned,
                "veiled": r.veiled,
                "other_pack": r.other_pack,
                "differs": r.differs,
            }
            for r in rounds
        ],
        "decisions": [
            {"about": a.event.body.get("about"), "reason": a.event.body.get("reason"), "same": a.same}
            for a in again
        ],
    }
    (out / "replay.json").write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
