"""Logs of made-up weeks, as the program would have written them: for pages, reports and exports."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from game.core.progress import Event, round_ended
from game.storage.clock import rfc3339
from game.storage.ids import Ids

MACHINE = "7d3f1b0e-0000-4000-8000-000000000001"
WORK = (
    ("reveille-ecran", "hover", ("mouse.move",), 0.95), ("efface-buee", "hover", ("mouse.hover",), 0.85),
    ("clique", "click", ("mouse.click",), 0.9), ("double-clic", "double_click", ("mouse.double_click",), 0.45),
    ("chaussettes", "drag", ("mouse.drag",), 0.3), ("molette", "scroll", ("mouse.scroll",), 0.7),
)  # fmt: skip


class Log:
    """Writes events as time goes by; `at` moves with every one of them."""

    def __init__(self, began: str = "2025-03-03T09:00:00", machine: str = MACHINE) -> None:
        self.at = datetime.fromisoformat(began).replace(tzinfo=UTC)
        self.machine = machine
        self.events: list[Event] = []
        self._ids = Ids(lambda: int(self.at.timestamp() * 1000))
        self._learner, self._session, self._began = "", "", self.at

    def go(self, seconds: float) -> Log:
        self.at += timedelta(seconds=seconds)
        return self

    def to(self, at: str) -> Log:
        self.at = datetime.fromisoformat(at).replace(tzinfo=UTC)
        return self

    def event(self, type_: str, body: dict[str, Any], learner: str | None = None) -> Event:
        made = Event(
            self._ids(), rfc3339(self.at.timestamp()), self.machine, self._session,
            self._learner if learner is None else learner, type_, body,
        )  # fmt: skip
        self.events.append(made)
        return made

    def sit(self, learner: str) -> Log:
        self._learner, self._session, self._began = learner, self._ids(), self.at
        self.event("session_started", {"lang": "fr", "route": "pointer"})
        return self

    def round(
        self, challenge: str = "clique", outcome: str = "reached", guidance: int = 0, *, pack: str = "souris",
        skills: Sequence[str] = ("mouse.click",), took_s: float = 6.0, first_act_s: float | None = 1.5,
        level: float = 0.5, route: str = "pointer", path: bool = False, errors: dict[str, int] | None = None,
        measures: dict[str, float] | None = None,
    ) -> Log:  # fmt: skip
        name = self._ids()
        reason = {"about": "next_challenge", "pack": pack, "chosen": challenge, "skill": next(iter(skills), ""),
                  "reason": "Réussi seul : le niveau reste le même."}  # fmt: skip
        self.event("decision_made", reason)
        self.event("round_started", {"round": name, "play": [48.0, 156.0, 1824.0, 772.0], "challenge": challenge})
        self.go(took_s)
        if path:
            self._path(name)
        body = round_ended(
            pack=pack, pack_version="1", challenge=challenge, kind="click", skills=tuple(skills), level=level,
            outcome=outcome, guidance=guidance, took_s=took_s, first_act_s=first_act_s, route=route,
            errors=errors or {},
            measures=measures or {"misses": 1.0, "path_ratio": 1.3, "smallest_target_su": 96.0}, round_id=name,
        )  # fmt: skip
        self.event("round_ended", body)
        return self.go(4)

    def _path(self, name: str) -> None:
        chance = random.Random(len(self.events))
        rect = [1300.0, 420.0, 180.0, 180.0]
        self.event(
            "acted",
            {"round": name, "target": "play/1", "act": "press", "result": "reached", "rect": rect, "t": 2.0},
        )
        n = 60
        xs = [round(300 + 1080 * (i / n) ** 0.7 + chance.gauss(0, 12)) for i in range(n)]
        ys = [round(800 - 290 * i / n + 140 * (i / n) * (1 - i / n) * 4 + chance.gauss(0, 12)) for i in range(n)]
        self.event(
            "path_traced",
            {"round": name, "t_ms": [i * 33 for i in range(n)], "x_su": xs, "y_su": ys, "samples": n,
             "presses": [[1500, 1240, 540, 1, 90], [1980, xs[-1], ys[-1], 1, 110]]},
        )  # fmt: skip

    def rise(self, reason: str = "end") -> Log:
        self.event("session_ended", {"reason": reason, "took_s": (self.at - self._began).total_seconds()})
        self._session = ""
        return self


def weeks(
    learners: Sequence[str], sessions: int = 8, rounds: int = 12, seed: int = 3, began: str = "2025-03-03T09:00:00"
) -> list[Event]:
    """So many learners who come twice a week and get better: one after the other at one machine."""
    log, chance = Log(), random.Random(seed)
    for day in range(sessions):
        log.to(began).go(86_400 * (day * 7 // 2))
        for i, learner in enumerate(learners):
            log.sit(learner)
            for n in range(rounds):
                challenge, _, skills, ease = WORK[(n + i) % (2 + min(4, day))]
                alone = chance.random() < min(0.98, ease + 0.06 * day - 0.16 * i)
                guidance = 0 if alone else chance.choice((1, 2, 2, 3, 4, 5))
                outcome = "stopped" if chance.random() < 0.04 else "reached"
                log.round(challenge, outcome, guidance, skills=skills, took_s=round(4 + chance.random() * 9, 2),
                          first_act_s=round(0.8 + chance.random() * 3, 2), path=n >= rounds - 4,
                          level=0.25 * min(3, day // 2))  # fmt: skip
            log.rise("learner" if chance.random() < 0.2 else "end").go(120)
    return log.events


def many(events: int, learners: int = 20) -> Iterator[Event]:
    """A long log, made as it is read: `events` of the usual kinds."""
    codes = [
        f"{a}-{c}"
        for a in ("renard", "chat", "lapin", "ours", "panda")
        for c in ("bleu", "vert", "jaune", "corail")
    ]
    log, chance = Log("2024-09-02T08:00:00"), random.Random(5)
    made = 0
    while True:
        log.sit(codes[chance.randrange(min(learners, len(codes)))])
        for n in range(10):
            challenge, _, skills, ease = WORK[n % len(WORK)]
            log.round(challenge, guidance=0 if chance.random() < ease else 2, skills=skills, path=n > 7)
        log.rise().go(900)
        for event in log.events:
            if made == events:
                return
            made += 1
            yield event
        log.events.clear()
