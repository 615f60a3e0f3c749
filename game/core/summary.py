"""What an educator reads, folded from the log: the log is kept, views are computed.

`fold` takes one event, in the order of ids. A law holds: folding a + b is folding a, then b. Events
that are strange, old or unknown are passed over; nothing here raises because of a body.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from game.core.progress import Event
from game.core.tally import Score, Tally, number, score_of, tallied


@dataclass(frozen=True, slots=True)
class SessionView:
    """`took_s` is measured, not the difference of two wall clocks; None while it has not ended."""

    id: str
    started_at: str = ""
    ended_at: str = ""
    took_s: float | None = None
    reason: str = ""
    machine: str = ""
    rounds: int = 0
    reached: int = 0
    alone: int = 0


@dataclass(frozen=True, slots=True)
class LearnerView:
    code: str
    skills: Mapping[str, Tally] = field(default_factory=dict)
    challenges: Mapping[tuple[str, str], Tally] = field(default_factory=dict)
    sessions: Mapping[str, SessionView] = field(default_factory=dict)
    last_at: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    learners: Mapping[str, LearnerView] = field(default_factory=dict)

    def of(self, code: str) -> LearnerView:
        """An empty view for a code that has done nothing yet."""
        return self.learners.get(code) or LearnerView(code)


def fold_all(events: Iterable[Event], summary: Summary | None = None) -> Summary:
    summary = summary or Summary()
    for event in events:
        summary = fold(summary, event)
    return summary


def fold(summary: Summary, event: Event) -> Summary:
    """The summary after one more event; the same object when the event changes nothing."""
    change = _CHANGES.get(event.type)
    if change is None or not event.learner:
        return summary
    view = summary.of(event.learner)
    after = replace(change(view, event), last_at=event.at or view.last_at)
    return Summary({**summary.learners, event.learner: after})


def _session_started(view: LearnerView, event: Event) -> LearnerView:
    session = replace(_session(view, event), started_at=event.at, machine=event.machine)
    return _with_session(view, session)


def _session_ended(view: LearnerView, event: Event) -> LearnerView:
    reason = event.body.get("reason")
    session = replace(
        _session(view, event),
        ended_at=event.at,
        took_s=number(event.body, "took_s"),
        reason=reason if isinstance(reason, str) else "",
    )
    return _with_session(view, session)


def _round_ended(view: LearnerView, event: Event) -> LearnerView:
    body = event.body
    if body.get("outcome") not in ("reached", "passed", "stopped"):
        return view
    skills = body.get("skills")
    names = [s for s in skills if isinstance(s, str)] if isinstance(skills, list | tuple) else []
    tallies = dict(view.skills)
    for name in dict.fromkeys(names):
        tallies[name] = tallied(tallies.get(name) or Tally(), event)
    key = (str(body.get("pack", "")), str(body.get("challenge", "")))
    challenges = {**view.challenges, key: tallied(view.challenges.get(key) or Tally(), event)}
    session = _session(view, event)
    score = score_of(event)
    session = replace(
        session,
        rounds=session.rounds + 1,
        reached=session.reached + score.reached,
        alone=session.alone + score.alone,
    )
    return _with_session(replace(view, skills=tallies, challenges=challenges), session)


_CHANGES = {
    "session_started": _session_started,
    "session_ended": _session_ended,
    "round_ended": _round_ended,
}


def _session(view: LearnerView, event: Event) -> SessionView:
    return view.sessions.get(event.session) or SessionView(event.session, event.at, machine=event.machine)


def _with_session(view: LearnerView, session: SessionView) -> LearnerView:
    return replace(view, sessions={**view.sessions, session.id: session})


__all__ = ["LearnerView", "Score", "SessionView", "Summary", "Tally", "fold", "fold_all"]
