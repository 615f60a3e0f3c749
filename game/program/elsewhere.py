"""What adults set while somebody plays, in another window or process: the pages of the review.

The log is the only way between the two: before each choice and each challenge the running program reads
what was added to it, and obeys. Reading costs a fraction of a millisecond.
"""

from __future__ import annotations

from game.core.coach_people import PEOPLE
from game.core.ports import ProgressStore
from game.core.progress import Event
from game.storage.ids import RANDOM_BITS, made_at_ms, uuid7

TYPES = tuple(PEOPLE)
SLACK_MS = 60_000  # another process may write an id that is a little older than one of ours


class Elsewhere:
    """Listens for one learner. `mine` are told of this program's own events, which it knows already."""

    def __init__(self, store: ProgressStore, code: str, last_id: str) -> None:
        self._store, self._code = store, code
        self._after = _before(last_id)
        self._known = {event.id for event in store.events(code, TYPES, self._after)}

    def mine(self, event: Event) -> None:
        if event.type in PEOPLE:
            self._known.add(event.id)

    def news(self) -> tuple[Event, ...]:
        """What others wrote since it was last asked for, in the order of the log."""
        found = tuple(e for e in self._store.events(self._code, TYPES, self._after) if e.id not in self._known)
        self._known.update(event.id for event in found)
        return found


def _before(event_id: str) -> str:
    """A bound that everything of the last minute lies behind."""
    made = made_at_ms(event_id)
    return uuid7(max(0, made - SLACK_MS) << RANDOM_BITS) if made is not None else ""
