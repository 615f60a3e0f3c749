"""What an educator reads, folded from the log: the log is kept, views are computed.

`fold` takes one event, in the order of ids. A law holds: folding a + b is folding a, then b. Events
that are strange, old or unknown are passed over; nothing here raises because of a body.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from game.core.corrections import Round, Told, correction_of, round_of
from game.core.guidance import WITH_ADULT
from game.core.progress import Event
from game.core.tally import Score, Tally, number, retold, score_of, tallied


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
    """`last` is the round that ended last; `mended` what adults set right: round: (outcome, guidance)."""

    code: str
    skills: Mapping[str, Tally] = field(default_factory=dict)
    challenges: Mapping[tuple[str, str], Tally] = field(default_factory=dict)
    sessions: Mapping[str, SessionView] = field(default_factory=dict)
    last_at: str = ""
    last: Round | None = None
    mended: Mapping[str, Told] = field(default_factory=dict)


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
    if event.type not in _CHANGES or not event.learner:
        return summary
    view = summary.of(event.learner)
    return Summary({**summary.learners, event.learner: fold_view(view, event)})


def fold_view(view: LearnerView, event: Event) -> LearnerView:
    """The same for the view of one learner alone, whose event this is: cheaper over a long log."""
    change = _CHANGES.get(event.type)
    return view if change is None else replace(change(view, event), last_at=event.at or view.last_at)


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
    view = replace(view, skills=tallies, challenges=challenges, last=round_of(event))
    return _with_session(view, session)


def _attempt_corrected(view: LearnerView, event: Event) -> LearnerView:
    """An adult set a try right: what was counted is taken back, what was so is counted."""
    found = correction_of(event)
    return view if found is None else _mended(view, found.round, found.was, found.now)


def _guidance_noted(view: LearnerView, event: Event) -> LearnerView:
    """Help by hand or voice, noted right after the round: it was not done alone."""
    last = view.last
    if last is None or last.round != event.body.get("round") or last.told[0] != "reached":
        return view
    return _mended(view, last, last.told, ("reached", WITH_ADULT))


def _mended(view: LearnerView, one: Round, was: Told, now: Told) -> LearnerView:
    """`was` as the log told it; when it was mended before, what it was mended to stands for it."""
    was = view.mended.get(one.round, was)
    session = view.sessions.get(one.session)
    if was == now or session is None:
        return view
    skills = {
        name: retold(tally, one.session, was, now) if name in one.skills else tally
        for name, tally in view.skills.items()
    }
    challenges = dict(view.challenges)
    if (tally := challenges.get(one.challenge)) is not None:
        challenges[one.challenge] = retold(tally, one.session, was, now)
    score = Score(tries=session.rounds, reached=session.reached, alone=session.alone).mended(
        ("passed" if was[0] == "stopped" else was[0], was[1]), ("passed" if now[0] == "stopped" else now[0], now[1])
    )
    session = replace(session, rounds=score.tries, reached=score.reached, alone=score.alone)
    after = replace(view, skills=skills, challenges=challenges, mended={**view.mended, one.round: now})
    return _with_session(after, session)


_CHANGES = {
    "session_started": _session_started,
    "session_ended": _session_ended,
    "round_ended": _round_ended,
    "attempt_corrected": _attempt_corrected,
    "guidance_noted": _guidance_noted,
}
FOLDED = tuple(_CHANGES)  # the only types of event that a summary needs from the log


def _session(view: LearnerView, event: Event) -> SessionView:
    return view.sessions.get(event.session) or SessionView(event.session, event.at, machine=event.machine)


def _with_session(view: LearnerView, session: SessionView) -> LearnerView:
    return replace(view, sessions={**view.sessions, session.id: session})


__all__ = ["LearnerView", "Score", "SessionView", "Summary", "Tally", "fold", "fold_all"]
