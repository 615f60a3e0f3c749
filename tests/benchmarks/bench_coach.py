"""The coach against four plain programs, on simulated learners: python -m tests.benchmarks.bench_coach

Every policy plays the same learners (same seeds), with the same help inside a round (one level more
after each error) and the same rule of mastery (the product's own). What differs is what a program
decides: the level, and what comes next. A figure is printed as it came out.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import Pool
from random import Random

from game.core.coach_fold import fold
from game.core.coach_level import LevelSettings, decide_level
from game.core.coach_state import CoachState
from game.core.mastery import Criterion, Mastery, SessionScore, after_session
from game.core.next_challenge import Candidate, decide_next
from game.core.progress import Event
from game.simulation.learners import ABSTRACT, REQUIRES, SKILLS, SimulatedLearner

LEARNERS, SESSIONS, ROUNDS = 200, 20, 24
TUNING, HELD_OUT = 0, 100_000  # first seeds: those the policy was tuned on, and those it never saw
SESSIONS_A_SKILL = 3  # of a plain program that follows its book
FALSE_AT = 0.70
GOAL = Criterion()
CHALLENGES = tuple(Candidate("pack", f"{skill}-{n}", skill) for skill in SKILLS for n in (1, 2))
LEVELS = LevelSettings()


@dataclass
class Figures:
    tries: int = 0
    inside: int = 0
    helps: int = 0
    longest: int = 0
    learners: int = 0
    mastered: int = 0
    false: int = 0
    weak: int = 0
    unhelped: int = 0
    longest_sum: int = 0
    alone: int = 0
    goals: int = 0

    def add(self, other: Figures) -> None:
        for name in self.__dataclass_fields__:
            both = getattr(self, name), getattr(other, name)
            setattr(self, name, max(both) if name == "longest" else sum(both))


class Policy:
    """`choose` gives (skill, level) for the next round; `saw` is told what came of it."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def begin(self, session: int) -> None:
        self.session = session

    def choose(self, done: int) -> tuple[str, float]:
        raise NotImplementedError

    def saw(self, skill: str, level: float, alone: bool, guidance: int, errors: int, first_s: float) -> None:
        pass


class Book(Policy):
    """A plain program: two skills a session, by the book, a new one after so many sessions."""

    def choose(self, done: int) -> tuple[str, float]:
        at = (self.session // SESSIONS_A_SKILL) % len(SKILLS)
        skill = SKILLS[at] if done % 2 == 0 else SKILLS[(at + 1) % len(SKILLS)]
        return skill, self.level(skill)

    def level(self, skill: str) -> float:
        raise NotImplementedError


class FixedEasy(Book):
    def level(self, skill: str) -> float:
        return 0.0


class FixedHard(Book):
    def level(self, skill: str) -> float:
        return 1.0


class OneUpOneDown(Book):
    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.levels = dict.fromkeys(SKILLS, 0.0)

    def level(self, skill: str) -> float:
        return self.levels[skill]

    def saw(self, skill: str, level: float, alone: bool, guidance: int, errors: int, first_s: float) -> None:
        self.levels[skill] = min(1.0, max(0.0, level + (0.1 if alone else -0.1)))


class ChildChooses(Policy):
    """Chooses what went well lately rather than what did not, at a level taken by whim."""

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.liking = dict.fromkeys(SKILLS, 1.0)

    def choose(self, done: int) -> tuple[str, float]:
        skill = self.rng.choices(SKILLS, [self.liking[s] for s in SKILLS])[0]
        return skill, self.rng.choice((0.0, 0.25, 0.5, 0.75, 1.0))

    def saw(self, skill: str, level: float, alone: bool, guidance: int, errors: int, first_s: float) -> None:
        self.liking[skill] = min(4.0, max(0.25, self.liking[skill] * (1.15 if alone else 0.85)))


class Coach(Policy):
    """The product's own fold and decisions, through real events; the child takes one of the offers."""

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.state = CoachState(learner="renard-bleu")
        self.number = 0
        self.last = ("", "")
        self.purpose = ""

    def begin(self, session: int) -> None:
        super().begin(session)
        month, day = divmod(session, 28)
        self.at = f"2026-{month + 1:02d}-{day + 1:02d}T09:00:00.000Z"
        self._tell("session_started", {})

    def _tell(self, type_: str, body: dict[str, object]) -> None:
        self.number += 1
        event = Event(f"{self.number:08d}", self.at, "m", f"s{self.session}", "renard-bleu", type_, body)
        self.state = fold(self.state, event)

    def choose(self, done: int) -> tuple[str, float]:
        offers = decide_next(
            self.state, CHALLENGES, requires=REQUIRES.__getitem__, today=self.state.day, last=self.last
        )
        # A young person mostly takes the first picture, and now and then another: choice is theirs.
        taken = offers[0] if self.rng.random() < 0.6 else self.rng.choice(offers)
        self.last, self.purpose = taken.challenge, taken.purpose
        skill = self.state.skill(taken.skill)
        level = decide_level(skill, LEVELS, taken.purpose)
        return taken.skill, float(level.value)

    def saw(self, skill: str, level: float, alone: bool, guidance: int, errors: int, first_s: float) -> None:
        body = {
            "pack": "pack", "challenge": self.last[1], "skills": [skill], "level": level, "outcome": "reached",
            "guidance": guidance, "errors": {"miss": errors} if errors else {}, "first_act_s": first_s,
            "took_s": 10.0, "route": "pointer", "round": f"r{self.number}",
            "steps": {"tries": 1, "alone": int(alone)}, "purpose": self.purpose,
        }  # fmt: skip
        self._tell("round_ended", body)


POLICIES: dict[str, Callable[[Random], Policy]] = {
    "coach": Coach, "fixed-easy": FixedEasy, "fixed-hard": FixedHard, "1-up-1-down": OneUpOneDown,
    "child chooses": ChildChooses,
}  # fmt: skip


@dataclass
class Ledger:
    """Mastery by the product's rule, for every policy alike, judged against the true chance."""

    mastery: dict[str, Mastery] = field(default_factory=lambda: {s: Mastery() for s in SKILLS})
    now: dict[str, list[int]] = field(default_factory=dict)
    false: set[str] = field(default_factory=set)

    def tried(self, skill: str, level: float, alone: bool) -> None:
        mastered = self.mastery[skill].mastered
        if level < GOAL.level - 1e-9 or (mastered and level > GOAL.level + 0.101):
            return
        count = self.now.setdefault(skill, [0, 0])
        count[0] += 1
        count[1] += alone

    def over(self, day: int, learner: SimulatedLearner) -> None:
        for skill, (tries, alone) in self.now.items():
            before = self.mastery[skill]
            self.mastery[skill] = after_session(before, SessionScore(str(day), day, tries, alone), GOAL)
            new = self.mastery[skill].mastered and not before.mastered
            if new and learner.chance(skill, GOAL.level) <= FALSE_AT:
                self.false.add(skill)
        self.now = {}


def one_learner(policy_name: str, model: str, seed: int, sessions: int = SESSIONS, rounds: int = ROUNDS) -> Figures:
    learner = SimulatedLearner(ABSTRACT[model], Random(f"{model} {seed}"))
    policy = POLICIES[policy_name](Random(f"choice {model} {seed}"))
    figures, ledger = Figures(learners=1), Ledger()
    run = 0
    for session in range(sessions):
        policy.begin(session)
        for done in range(rounds):
            skill, level = policy.choose(done)
            p = learner.chance(skill, level, done)
            tried = learner.attempt(skill, level, done)
            policy.saw(skill, level, tried.alone, tried.guidance, tried.errors, tried.first_act_s)
            ledger.tried(skill, level, tried.alone)
            figures.tries += 1
            figures.inside += 0.70 <= p <= 0.90
            figures.helps += tried.guidance
            figures.alone += tried.alone
            figures.goals += tried.alone and level >= GOAL.level - 1e-9
            figures.unhelped += tried.errors >= 2 and tried.guidance < 2
            run = 0 if tried.alone else run + 1
            figures.longest = max(figures.longest, run)
        ledger.over(session, learner)
    figures.longest_sum = figures.longest
    figures.mastered = sum(m.mastered for m in ledger.mastery.values())
    figures.false = len(ledger.false)
    figures.weak = sum(learner.chance(s, GOAL.level) <= FALSE_AT for s in SKILLS)
    return figures


def some_learners(task: tuple[str, str, int, int]) -> tuple[str, str, Figures]:
    policy, model, first, count = task
    total = Figures()
    for seed in range(first, first + count):
        total.add(one_learner(policy, model, seed))
    return policy, model, total


def played(learners: int = LEARNERS, processes: int = 2, seed: int = TUNING) -> dict[tuple[str, str], Figures]:
    tasks = [
        (policy, model, seed + first, min(25, learners - first))
        for policy in POLICIES for model in ABSTRACT for first in range(0, learners, 25)
    ]  # fmt: skip
    found: dict[tuple[str, str], Figures] = {}
    with Pool(processes) as pool:
        for policy, model, figures in pool.imap_unordered(some_learners, tasks):
            found.setdefault((policy, model), Figures()).add(figures)
            print(f"\r{len(found)} of {len(POLICIES) * len(ABSTRACT)} begun", end="", file=sys.stderr)
    print("\r" + " " * 30 + "\r", end="", file=sys.stderr)
    return found


HEAD = f"{'':22}{'in 70-90 %':>11}{'mastered':>10}{'false':>8}{'help/success':>14}{'help/goal':>11}"
HEAD += f"{'longest run':>13}{'alone':>8}"


def per(helps: int, goals: int) -> str:
    """Help for each success alone at the level that is the goal; none, when there was no such success."""
    return f"{helps / goals:.2f}" if goals else "–"


def row(name: str, f: Figures) -> str:
    return (
        f"{name:22}{f.inside / f.tries:>11.1%}{f.mastered / f.learners:>10.2f}{f.false / max(1, f.weak):>8.2%}"
        f"{f.helps / f.tries:>14.3f}{per(f.helps, f.goals):>11}"
        f"{f.longest_sum / f.learners:>13.2f}{f.alone / f.tries:>8.1%}"
    )


TIE = 0.05  # relative: within this two figures are called equal


def verdicts(totals: dict[str, Figures]) -> list[str]:
    """The coach against each other policy, figure by figure; a loss is called one."""
    measures: dict[str, tuple[Callable[[Figures], float], int]] = {
        "in 70-90 %": (lambda f: f.inside / f.tries, 1),
        "mastered": (lambda f: f.mastered / f.learners, 1),
        "false mastery": (lambda f: f.false / max(1, f.weak), -1),
        "help/success": (lambda f: f.helps / f.tries, -1),
        "help/goal": (lambda f: f.helps / f.goals if f.goals else float("inf"), -1),
        "longest run": (lambda f: f.longest_sum / f.learners, -1),
    }
    lines = []
    for name, (measure, better) in measures.items():
        coach = measure(totals["coach"])
        said = []
        for policy in POLICIES:
            if policy == "coach":
                continue
            other = measure(totals[policy])
            near = abs(coach - other) <= TIE * max(abs(coach), abs(other))
            equal = coach == other or (near and other != float("inf"))
            state = "ties" if equal else "wins" if (coach - other) * better > 0 else "LOSES"
            said.append(f"{state} against {policy}")
        lines.append(f"{name:14} {', '.join(said)}")
    return lines


def decision_cost(events: int = 50_000) -> tuple[float, float]:
    """(µs a fold, ms a whole decision) after so many rounds."""
    policy = Coach(Random(1))
    learner = SimulatedLearner(ABSTRACT["steady"], Random(1))
    began = time.perf_counter()
    n = 0
    while n < events:
        policy.begin(n // 50)
        for done in range(50):
            skill, level = SKILLS[n % 6], 0.5
            tried = learner.attempt(skill, level, done)
            policy.last = ("pack", f"{skill}-1")
            policy.saw(skill, level, tried.alone, tried.guidance, tried.errors, tried.first_act_s)
            n += 1
    per_fold = (time.perf_counter() - began) / n * 1e6
    cost = []
    for _ in range(500):
        start = time.perf_counter()
        policy.choose(3)
        cost.append(time.perf_counter() - start)
    return per_fold, sorted(cost)[475] * 1e3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=LEARNERS)
    parser.add_argument("--only", choices=("tuning", "held-out"), default="")
    options = parser.parse_args()
    began = time.perf_counter()
    for name, seed in (("tuning", TUNING), ("held-out", HELD_OUT)):
        if options.only in ("", name):
            table(name, seed, options.learners)
    fold_us, decide_ms = decision_cost()
    print(f"one event folded: {fold_us:.1f} µs; a decision after 50,000 rounds: {decide_ms:.3f} ms (p95)")
    print(f"took {time.perf_counter() - began:.0f} s")
    return 0


def table(name: str, seed: int, learners: int) -> None:
    """One whole comparison, on learners drawn from these seeds."""
    found = played(learners, seed=seed)
    totals = {policy: Figures() for policy in POLICIES}
    for (policy, _), figures in found.items():
        totals[policy].add(figures)
    size = f"{len(ABSTRACT)} models x {learners} learners x {SESSIONS} sessions x {ROUNDS} rounds"
    print(f"{name} seeds ({seed} on): {size}\n\n{HEAD}")
    for policy, figures in totals.items():
        print(row(policy, figures))
    print(f"\nthe coach, model by model\n{HEAD}")
    for model in ABSTRACT:
        print(row(model, found["coach", model]))
    print("\n" + "\n".join(verdicts(totals)) + "\n")


if __name__ == "__main__":
    sys.exit(main())
