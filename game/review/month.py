"""A month of activity, folded from the log while it streams by: sittings, totals, what moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from game.core.corrections import TYPES as CORRECTIONS
from game.core.corrections import guidance_in, mended, truths
from game.core.progress import Event
from game.core.skills import COOP, SKILLS
from game.core.tally import number
from game.review.reading import DAY_MS, FOLDED, Local, ReviewStore, here, id_at, in_local_time, of_month

LONGEST_S = 4 * 3600.0  # a session that was never ended counts up to its last round, and no more than this


@dataclass(slots=True)
class Sitting:
    """One session of one learner. `guidance` counts reached tries by the highest help used."""

    session: str
    learner: str
    machine: str
    at: str
    last_at: str = ""
    took_s: float | None = None
    rounds: int = 0
    reached: int = 0
    alone: int = 0
    guidance: list[int] = field(default_factory=lambda: [0] * 6)
    skills: Counter[str] = field(default_factory=Counter)
    packs: set[str] = field(default_factory=set)
    routes: set[str] = field(default_factory=set)
    levels: list[float] = field(default_factory=list)

    @property
    def long_s(self) -> float:
        """As measured; for a session that was cut, from its first to its last event."""
        if self.took_s is not None:
            return max(0.0, self.took_s)
        try:
            apart = datetime.fromisoformat(self.last_at) - datetime.fromisoformat(self.at)
        except ValueError:
            return 0.0
        return min(max(0.0, apart.total_seconds()), LONGEST_S)

    @property
    def themes(self) -> tuple[str, ...]:
        """Keys of the Coop tool's thématiques, the most worked first."""
        counted: Counter[str] = Counter()
        for skill, times in self.skills.items():
            if skill in SKILLS:
                counted[SKILLS[skill].coop] += times
        return tuple(theme for theme, _ in counted.most_common())


@dataclass(frozen=True)
class Month:
    """`month` is "2025-03"; sittings in the order they began, only those in which something was tried."""

    month: str
    sittings: tuple[Sitting, ...]

    @property
    def learners(self) -> tuple[str, ...]:
        return tuple(sorted({sitting.learner for sitting in self.sittings}))

    @property
    def long_s(self) -> float:
        return sum(sitting.long_s for sitting in self.sittings)

    @property
    def days(self) -> int:
        return len({sitting.at[:10] for sitting in self.sittings})

    @property
    def rounds(self) -> int:
        return sum(sitting.rounds for sitting in self.sittings)

    @property
    def reached(self) -> int:
        return sum(sitting.reached for sitting in self.sittings)

    @property
    def alone(self) -> int:
        return sum(sitting.alone for sitting in self.sittings)

    @property
    def themes(self) -> tuple[tuple[str, int], ...]:
        """(key of the thématique, sessions that touched it), the most frequent first."""
        counted = Counter(theme for sitting in self.sittings for theme in sitting.themes if theme in COOP)
        return tuple(counted.most_common())

    @property
    def skills(self) -> tuple[tuple[str, int], ...]:
        counted = Counter(skill for sitting in self.sittings for skill in sitting.skills)
        return tuple(counted.most_common())

    @property
    def autonomy(self) -> tuple[int, int, int]:
        """Reached tries alone or nearly (guidance 0-1), with some help (2-3), with much (4-5)."""
        g = [sum(sitting.guidance[i] for sitting in self.sittings) for i in range(6)]
        return g[0] + g[1], g[2] + g[3], g[4] + g[5]


def month_of(store: ReviewStore, month: str, learner: str | None = None, local: Local = here) -> Month:
    """Reads only the events of that month. Raises ValueError when `month` is no "YYYY-MM"."""
    found = truths(store.events(learner, CORRECTIONS))
    return folded(month, mended(events_of_month(store, month, learner, FOLDED, local), found))


def events_of_month(
    store: ReviewStore, month: str, learner: str | None, types: Iterable[str], local: Local = here
) -> Iterator[Event]:
    """In local time. Ids carry the time they were made, which bounds the reading on both sides."""
    begin, end = month_bounds(month)
    first = int(begin.timestamp() * 1000) - DAY_MS
    stop = id_at(int(end.timestamp() * 1000) + DAY_MS)
    bounded = _until(store.events(learner, types, id_at(first)), stop)
    return of_month(in_local_time(bounded, local), month)


def _until(events: Iterable[Event], stop: str) -> Iterator[Event]:
    for event in events:
        if event.id > stop:
            return
        yield event


def folded(month: str, events: Iterable[Event]) -> Month:
    """`events` in local time, of one month."""
    sittings: dict[tuple[str, str], Sitting] = {}
    for event in events:
        if event.type not in FOLDED or not event.learner:
            continue
        key = event.session, event.learner
        sitting = sittings.setdefault(key, Sitting(event.session, event.learner, event.machine, event.at))
        sitting.last_at = event.at
        if event.type == "session_ended":
            sitting.took_s = number(event.body, "took_s")
        elif event.type == "round_ended":
            _add(sitting, event)
    return Month(month, tuple(sitting for sitting in sittings.values() if sitting.rounds))


def _add(sitting: Sitting, event: Event) -> None:
    body = event.body
    outcome = body.get("outcome")
    if outcome not in ("reached", "passed", "stopped"):
        return
    level = guidance_in(body)
    sitting.rounds += 1
    if outcome == "reached":
        sitting.reached += 1
        sitting.alone += level == 0
        sitting.guidance[level] += 1
    skills = body.get("skills")
    if isinstance(skills, list | tuple):
        sitting.skills.update(skill for skill in skills if isinstance(skill, str))
    if isinstance(pack := body.get("pack"), str):
        sitting.packs.add(pack)
    if isinstance(route := body.get("route"), str) and route:
        sitting.routes.add(route)
    if (hardness := number(body, "level")) is not None:
        sitting.levels.append(min(1.0, max(0.0, hardness)))


def month_bounds(month: str) -> tuple[datetime, datetime]:
    """Its first moment and that of the next month (UTC). Raises ValueError for what is no month."""
    begin = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    return begin, (begin + timedelta(days=32)).replace(day=1)


def month_beside(month: str, step: int) -> str:
    """The month before (-1) or after (1)."""
    begin, end = month_bounds(month)
    return f"{end if step > 0 else begin - timedelta(days=1):%Y-%m}"


def months_of(store: ReviewStore, learner: str | None = None, local: Local = here) -> Iterator[Month]:
    """Every month in which something was tried, the oldest first; one month in memory at a time."""
    month, held = "", list[Event]()
    found = truths(store.events(learner, CORRECTIONS))
    for event in mended(in_local_time(store.events(learner, FOLDED), local), found):
        if event.at[:7] > month:
            if held:
                yield folded(month, held)
            month, held = event.at[:7], []
        held.append(replace(event, body={k: v for k, v in event.body.items() if k not in ("measures", "errors")}))
    if held:
        yield folded(month, held)
