"""A year of lives: logs as the program writes them, for demonstrations, tests and benchmarks.

Deterministic (one seed, one log). The coach decides as it does in a session (offers, level, guidance,
mastery), from what it knows of each learner; the hand and the chance of success come from a few numbers
per learner. Events, their order and their bodies are those of `core.session` and `core.recorder`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from game.core.coach_fold import fold
from game.core.coach_guidance import decide_guidance
from game.core.coach_level import LevelSettings, decide_level
from game.core.coach_state import CoachState
from game.core.corrections import correction_body, round_of
from game.core.guidance import GuidanceSettings
from game.core.learner import all_codes
from game.core.mastery import Criterion
from game.core.next_challenge import Candidate, decide_mastery, decide_next, requires_among
from game.core.objectives import logged_criterion
from game.core.outcome import Record
from game.core.progress import Event, round_ended
from game.core.skills import skill as skill_of
from game.storage.clock import rfc3339
from game.storage.ids import Ids

MACHINES = tuple(f"7d3f1b0e-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
PACKS: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "souris": (
        ("reveille-ecran", "hover", ("mouse.move",)), ("efface-buee", "hover", ("mouse.move", "mouse.hover")),
        ("reste-lumiere", "hover", ("mouse.stay", "mouse.move")), ("clique", "click", ("mouse.click",)),
        ("de-plus-en-plus-petit", "click", ("mouse.precision", "mouse.click")),
        ("double-clic", "double_click", ("mouse.double_click", "mouse.click")),
        ("chaussettes", "drag", ("mouse.drag",)), ("molette", "scroll", ("mouse.scroll",)),
        ("cases", "tick", ("mouse.tick",)), ("fenetres", "windows", ("mouse.windows",)),
    ),
    "clavier": (
        ("trouve-ta-touche", "key", ("keyboard.find_key",)),
        ("ecris-le-prenom", "type_text", ("keyboard.write_name", "keyboard.find_key")),
        ("majuscules", "key", ("keyboard.capitals", "keyboard.find_key")),
        ("arobase", "type_text", ("keyboard.at_sign", "keyboard.find_key")),
    ),
    "pieges": (
        ("vrai-message-ou-piege", "sort", ("safety.trap_messages",)),
        ("montre-l-indice", "clue", ("safety.clues", "safety.trap_messages")),
        ("sms-du-colis", "chat", ("safety.parcel_sms",)), ("le-nom-du-site", "clue", ("safety.site_name",)),
    ),
    "reseaux": (
        ("je-garde-ou-je-montre", "sort", ("network.keep_or_show",)),
        ("demande-ami", "chat", ("network.friend_request",)),
    ),
}  # fmt: skip
FAMILIES = ("sender", "urgency", "too_good", "code", "link", "money")
HARD = {"mouse.double_click": 0.35, "mouse.drag": 0.25, "mouse.precision": 0.2, "keyboard.at_sign": 0.25,
        "safety.clues": 0.25, "safety.parcel_sms": 0.2, "keyboard.write_name": 0.15}  # fmt: skip
TEMPER = (0.35, 0.6, 0.15, 0.5, 0.28, 0.7, 0.42, 0.05)  # where each begins, from 0 (all is new) to 1


@dataclass
class Life:
    """One learner: `skill` grows with every try, faster at the edge of what is known."""

    code: str
    begin: float
    grows: float
    slow_s: float
    route: str = "pointer"
    packs: tuple[str, ...] = ("souris", "clavier", "pieges")
    grown: dict[str, float] = field(default_factory=dict)
    coach: CoachState = field(default_factory=CoachState)

    def chance(self, skill: str, level: float) -> float:
        """Of doing one step alone."""
        able = self.begin + self.grown.get(skill, 0.0) - HARD.get(skill, 0.0)
        return min(0.985, max(0.06, 0.6 + 0.8 * (able - level)))


def learners(count: int) -> tuple[Life, ...]:
    """So many, each unlike the next; beyond the codes that the program gives, numbered ones."""
    usual = all_codes()
    codes = [usual[n] if n < len(usual) else f"jeune-{n:04d}" for n in range(count)]
    routes = ("pointer", "pointer", "touch", "pointer", "switch", "pointer", "pointer", "keyboard")
    packs = (("souris",), ("souris", "clavier"), ("souris", "pieges"), tuple(PACKS))
    return tuple(
        Life(code, TEMPER[n % 8], 0.02 + 0.02 * (n % 5), 0.9 + 0.35 * (n % 4), routes[n % 8], packs[n % 4],
             coach=CoachState(learner=code))
        for n, code in enumerate(codes)
    )  # fmt: skip


class Writer:
    """Writes one session; `at` moves with every event."""

    def __init__(self, at: datetime, machine: str, life: Life, chance: random.Random) -> None:
        self.at, self.machine, self.life, self.chance = at, machine, life, chance
        self._ids = Ids(lambda: int(self.at.timestamp() * 1000), bits=chance.getrandbits)
        self.session = self._ids()
        self.events: list[Event] = []

    def tell(self, type_: str, body: dict[str, Any], session: str | None = None) -> Event:
        place = self.session if session is None else session
        made = Event(self._ids(), rfc3339(self.at.timestamp()), self.machine, place, self.life.code, type_, body)
        self.events.append(made)
        self.life.coach = fold(self.life.coach, made)
        return made

    def record(self, record: Record) -> Event:
        return self.tell(record.type, dict(record.body))

    def go(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

    # ------------------------------------------------------------------ a session

    def sit(self, rounds: int, pack: str) -> list[Event]:
        began = self.at
        self.tell(
            "session_started",
            {"lang": "fr", "route": self.life.route, "skin": "enfant", "version": "0.1.0", "steps": rounds,
             "coach": {"success_target": 0.8, "guidance_strategy": "least_to_most", "guidance_wait_s": 12.0,
                       "guidance_misses": 1.0, "guidance_delay_s": 4.0, "probe_schedule": "weeks"}},
        )  # fmt: skip
        last, reason = ("", ""), "end"
        for _ in range(rounds):
            last = self.round(pack, last)
            self.go(12 + self.chance.random() * 25)
            if self.chance.random() < 0.02:
                reason = "learner"
                break
        took_s = (self.at - began).total_seconds()
        self.tell("session_ended", {"reason": reason, "played": rounds, "steps": rounds, "took_s": took_s})
        return self.events

    def round(self, pack: str, last: tuple[str, str]) -> tuple[str, str]:
        life, chance = self.life, self.chance
        among = [Candidate(pack, c, skills[0]) for c, _, skills in PACKS[pack]]
        today = life.coach.day
        needs = requires_among(among, lambda s: found.needs if (found := skill_of(s)) else ())
        offers = decide_next(life.coach, among, requires=needs, today=today, last=last)
        offer = offers[min(len(offers) - 1, int(chance.random() ** 0.6 * 3))]
        challenge, kind, skills = next(c for c in PACKS[pack] if c[0] == offer.challenge[1])
        known, name = life.coach.skill(skills[0]), self._ids()
        leveled = decide_level(known, LevelSettings(), offer.purpose)
        level = float(leveled.value)
        settings, helped = decide_guidance(known, GuidanceSettings())
        about = {"pack": pack, "challenge": challenge, "skill": skills[0], "round": name}
        told = [{"challenge": o.challenge[1], "state": "new", "purpose": o.purpose, "code": o.decision.code,
                 "reason": o.decision.reason("fr")} for o in offers]  # fmt: skip
        self.record(offer.decision.record(
            "fr", **about, offers=told, chosen=challenge, by="learner", level=round(level, 4), last=last[1],
            among=[[c.challenge, c.skill] for c in among],
        ))  # fmt: skip
        self.record(leveled.record("fr", **about))
        self.record(helped.record("fr", **about))
        self.tell(
            "round_started",
            {"pack": pack, "pack_version": "1", "challenge": challenge, "kind": kind, "level": level,
             "seed": chance.getrandbits(30), "round": name, "guidance": 0, "purpose": offer.purpose,
             "help": {"strategy": settings.strategy, "start": 0, "run": 0, "trials": 0, "wait_s": 12.0,
                      "misses": 1, "delay_s": 4.0},
             "stage": [1920.0, 1080.0], "play": [48.0, 156.0, 1824.0, 772.0]},
        )  # fmt: skip
        before = life.coach.skill(skills[0]).standing.mastered
        self._played(pack, challenge, kind, skills, level, name, offer.purpose)
        decided = decide_mastery(skills[0], life.coach.skill(skills[0]), before)
        if decided is not None:
            self.record(decided.record("fr", skill=skills[0], round=name))
        return pack, challenge

    def _played(
        self, pack: str, challenge: str, kind: str, skills: tuple[str, ...], level: float, name: str, purpose: str
    ) -> None:
        life, chance = self.life, self.chance
        tries = chance.choice((4, 5, 5, 6, 10))
        first_s = round(life.slow_s + chance.expovariate(1 / (0.5 + life.slow_s)), 3)
        highest, alone, errors, took_s = 0, 0, dict[str, int](), first_s
        traps = kind in ("sort", "clue", "chat")
        fell: list[str] = []
        for step in range(tries):
            step_s = 1.5 + chance.random() * (2 + 2 * life.slow_s)
            self.go(step_s)
            took_s += step_s
            if chance.random() < life.chance(skills[0], level):
                alone += 1
            else:
                family = chance.choice(FAMILIES)
                error = f"trap.{family}" if traps else "miss"
                fell += [family] * traps
                errors[error] = errors.get(error, 0) + 1
                level_of_help = min(5, 1 + int(chance.expovariate(0.75)))
                if level_of_help > highest:
                    highest = level_of_help
                    self.tell("guidance_given", {"level": highest, "why": "missed", "round": name, "t": took_s})
            place = [300.0 + 240 * (step % 6), 300.0 + 130 * (step % 4), 160.0 - 90 * level, 160.0 - 90 * level]
            self.tell(
                "acted",
                {
                    "t": round(took_s, 4),
                    "target": f"play/{step}",
                    "act": "press",
                    "route": life.route,
                    "result": "reached" if step == tries - 1 else "step",
                    "round": name,
                    "rect": place,
                },
            )
        self.go(1)
        stopped = chance.random() < (0.03 if highest < 4 else 0.12)
        outcome = "stopped" if stopped else "passed" if highest == 5 and chance.random() < 0.3 else "reached"
        pointed = life.route in ("pointer", "touch")
        measures = self._path(name, took_s, level, kind) if pointed else {}
        if traps:
            measures |= {f"missed.{family}": float(fell.count(family)) for family in set(fell)}
            measures |= {f"found.{family}": 1.0 for family in FAMILIES[:alone] if family not in fell}
        grown = life.grown.get(skills[0], 0.0)
        life.grown[skills[0]] = min(1.2, grown + life.grows * (0.4 + chance.random()))
        body = round_ended(
            pack=pack, pack_version="1", challenge=challenge, kind=kind, skills=skills, level=level,
            outcome=outcome, guidance=highest, took_s=took_s, first_act_s=first_s, route=life.route, errors=errors,
            measures=measures, round_id=name, steps={"tries": tries, "alone": alone}, purpose=purpose,
            help={"strategy": "least_to_most", "first": 0, "base": 0, "run": 0, "trials": 0, "anticipated": 0},
        )  # fmt: skip
        self.tell("round_ended", body)

    def _path(self, name: str, took_s: float, level: float, kind: str) -> dict[str, float]:
        """From the left below to the target above, with the tremor of this hand."""
        chance, n = self.chance, 120
        shake = 4 + 16 * (1 - self.life.begin)
        bend = chance.uniform(60, 220)
        xs = [round(300 + 1200 * (i / n) ** 0.7 + chance.gauss(0, shake)) for i in range(n)]
        ys = [
            round(800 - 430 * i / n + 4 * bend * (i / n) * (1 - i / n) + chance.gauss(0, shake)) for i in range(n)
        ]
        end_ms = int(took_s * 1000)
        times = [end_ms * (i + 1) // n for i in range(n)]
        misses = chance.random() < 0.3
        presses = [[times[n * 4 // 5], xs[n * 4 // 5], ys[n * 4 // 5], 1, 90]] if misses else []
        self.tell(
            "path_traced",
            {"round": name, "t_ms": times, "x_su": xs, "y_su": ys, "samples": n * 3,
             "presses": [*presses, [times[-1], xs[-1], ys[-1], 1, 110]]},
        )  # fmt: skip
        found = {
            "trials": 2.0, "misses": float(misses), "near_misses": 0.0, "path_su": 1500.0 + bend,
            "path_ratio": round(1.05 + bend / 400, 4), "smallest_target_su": round(160.0 - 90 * level, 1),
            "click_held_s": 0.09, "peak_speed_su_s": 2400.0, "mean_speed_su_s": 900.0, "submovements": 2.0,
            "mv_su": round(shake, 4), "me_su": round(shake * 1.3, 4), "tre": 1.0, "tac": 1.0, "mdc": 3.0,
        }  # fmt: skip
        if kind == "double_click":
            found["double_interval_longest_s"] = round(0.3 + 0.5 * (1 - self.life.begin) * chance.random(), 4)
        return found


def lived(
    everyone: Sequence[Life], weeks: int, began: str = "2025-01-06", seed: int = 7, rounds: int = 6,
    days: Sequence[int] = (1, 4),
) -> Iterator[Event]:  # fmt: skip
    """Everybody once a day at the computers, on `days` of each week (0 is Monday), session by session.

    Sessions of several machines run side by side: the events come session by session, not by id.
    """
    chance = random.Random(seed)
    monday = datetime.fromisoformat(began).replace(tzinfo=UTC)
    for week in range(weeks):
        for day in days:
            morning = monday + timedelta(days=7 * week + day, hours=8)
            for n, life in enumerate(everyone):
                if chance.random() < 0.12:  # not there that day
                    continue
                machine = MACHINES[n % len(MACHINES)]
                at = morning + timedelta(minutes=7 * (n // len(MACHINES)), seconds=13 * n + chance.random())
                pack = life.packs[(week // 2 + day) % len(life.packs)] if week > 2 else life.packs[0]
                writer = Writer(at, machine, life, chance)
                yield from writer.sit(max(2, round(chance.gauss(rounds, 1))), pack)
                yield from _noted(writer)


def _noted(writer: Writer) -> Iterator[Event]:
    """After one session in four an adult taps a word or two."""
    words = (
        ("mood", "good"),
        ("mood", "even"),
        ("tiredness", "tired"),
        ("agitation", "restless"),
        ("help", "words"),
    )
    if writer.chance.random() < 0.25:
        writer.go(20)
        about, value = writer.chance.choice(words)
        yield writer.tell("adult_noted", {"about": about, "value": value, "by": "adult"})


def demo(weeks: int = 10, began: str = "2025-01-06") -> list[Event]:
    """Eight young people over some weeks, with all that adults set meanwhile; in the order of the log."""
    everyone = learners(8)
    events = list(lived(everyone, weeks, began))
    monday = datetime.fromisoformat(began).replace(tzinfo=UTC)
    chance = random.Random(1)

    def adult(n: int, week: int, type_: str, session: str | None = "", **body: Any) -> None:
        at = monday + timedelta(days=7 * week + 2, hours=15, minutes=n)
        life = replace(everyone[n], coach=CoachState(learner=everyone[n].code))
        writer = Writer(at, MACHINES[0], life, chance)
        events.append(writer.tell(type_, {**body, "by": "adult"}, session))

    last = str((monday + timedelta(days=7 * weeks + 11)).date())
    goal = logged_criterion(Criterion(0.8, 10, 2, 2, 0.3))
    for n, skill in ((0, "mouse.click"), (0, "mouse.stay"), (1, "mouse.click"), (2, "safety.trap_messages")):
        adult(n, 1, "objective_set", objective=skill, skill=skill, criterion=goal, until=last)
        for week, phase in ((2, "teaching"), (max(3, weeks - 2), "upkeep")):
            if (phase, skill) != ("upkeep", "mouse.stay"):
                adult(n, week, "phase_set", objective=skill, phase=phase)
    adult(0, 2, "plan_set", challenges=["mouse.double_click", "mouse.drag"])
    adult(1, 3, "skill_set", skill="mouse.drag", locked=True)
    adult(4, 3, "skill_set", skill="mouse.click", hold=True, level=0.3)
    ended = next(e for e in reversed(events) if e.type == "round_ended" and e.learner == everyone[0].code)
    one = round_of(ended)
    body = correction_body(one, one.told, ("reached", 3))
    adult(0, weeks, "attempt_corrected", ended.session, **body)
    return sorted(events, key=lambda event: event.id)
