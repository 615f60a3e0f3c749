"""Short histories for the coach's tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.core.progress import Event


class Log:
    """Writes events as a machine would: ids in order, one learner."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.day, self.session = 1, "s1"

    def tell(self, type_: str, **body: Any) -> Log:
        at = f"2026-03-{self.day:02d}T09:00:00.000Z"
        self.events.append(Event(f"{len(self.events):06d}", at, "m", self.session, "renard-bleu", type_, body))
        return self

    def sit(self, day: int, session: str = "") -> Log:
        self.day, self.session = day, session or f"s{day}"
        return self.tell("session_started")

    def round(self, good: bool = True, skill: str = "mouse.click", level: float = 0.5, **more: Any) -> Log:
        body = {
            "pack": "souris", "challenge": "clique", "skills": [skill], "level": level, "outcome": "reached",
            "guidance": 0 if good else 2, "errors": {} if good else {"miss": 1}, "first_act_s": 2.0,
            "round": f"r{len(self.events)}", "steps": {"tries": 1, "alone": int(good)}, **more,
        }  # fmt: skip
        return self.tell("round_ended", **body)

    def rounds(self, pattern: str | Sequence[bool], **more: Any) -> Log:
        """ "1" is a round done alone, "0" one that needed help."""
        for mark in pattern:
            self.round(mark in ("1", True), **more)
        return self

    def mastered(self, skill: str = "mouse.click") -> Log:
        for day in (1, 2, 3):
            self.sit(day).rounds("1" * 10, skill=skill)
        return self
