"""The queue of what is to be said: pure values, no clock and no thread.

Three urgencies. CALM waits its turn. NEXT follows what is being said, before anything calm.
NOW cuts what is being said and forgets what was waiting: those words were about a moment gone by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.outcome import Say, Urgency


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to say; `number` tells two equal sentences apart."""

    number: int
    say: Say


@dataclass(frozen=True, slots=True)
class Utterances:
    """`current` is being made ready or said; `waiting` comes after it, in this order."""

    current: Utterance | None = None
    waiting: tuple[Utterance, ...] = ()
    count: int = 0

    def asked(self, say: Say) -> Utterances:
        """With one more thing to say; nothing changes when there is nothing to say."""
        if not say.text.strip() and not say.audio:
            return self
        new = Utterance(self.count, say)
        count = self.count + 1
        if say.urgency is Urgency.NOW:
            return Utterances(None, (new,), count)
        if say.urgency is Urgency.NEXT:
            place = sum(u.say.urgency is not Urgency.CALM for u in self.waiting)
            return replace(self, waiting=(*self.waiting[:place], new, *self.waiting[place:]), count=count)
        return replace(self, waiting=(*self.waiting, new), count=count)

    def hushed(self) -> Utterances:
        """Cut, and everything forgotten."""
        return Utterances(count=self.count)

    def begun(self) -> Utterances:
        """The first of those waiting becomes current; nothing changes while one is current."""
        if self.current is not None or not self.waiting:
            return self
        return replace(self, current=self.waiting[0], waiting=self.waiting[1:])

    def ended(self, utterance: Utterance) -> Utterances:
        """`utterance` is over; nothing changes if it was already cut."""
        return replace(self, current=None) if self.current is utterance else self

    @property
    def busy(self) -> bool:
        return self.current is not None or bool(self.waiting)
