"""The coach against four plain programs, on simulated learners: python -m tests.benchmarks.bench_coach

Every policy plays the same learners (same seeds), with the same help inside a round (one level more
after each error) and the same rule of mastery (the product's own). What differs is what a program
decides: the level, and what comes next. A figure is printed as it came out.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from multiprocessing import Pool
from random import Random
from typing import NamedTuple

from game.core.coach_fold import fold
from game.core.coach_guidance import decide_guidance
from game.core.coach_level import LevelSettings, decide_level
from game.core.coach_signs import decide_pause
from game.core.coach_state import CoachState
from game.core.guidance import MOST_BY_PROGRAM, GuidanceSettings
from game.core.mastery import Criterion, Mastery, SessionScore, after_session
from game.core.next_challenge import Candidate, decide_mastery, decide_next
from game.core.progress import Event
from game.core.statistics import Z_95, mean, sample_sd
from game.simulation.learners import ABSTRACT, REQUIRES, SKILLS, SimulatedLearner, Tried, helped_after

LEARNERS, SESSIONS, ROUNDS = 200, 20, 24
TUNING, HELD_OUT = 0, 100_000  # first seeds: those the policy was tuned on, and those it never saw
SESSIONS_A_SKILL = 3  # of a plain program that follows its book
FALSE_AT = 0.70
GOAL = Criterion()
CHALLENGES = tuple(Candidate("pack", f"{skill}-{n}", skill) for skill in SKILLS for n in (1, 2))
LEVELS = LevelSettings()


class Figures(NamedTuple):
    """What one learner lived with one policy, over all sessions."""

    tries: int
    inside: int
    helps: int
    alone: int
    mastered: int
    declared: int
    false: int
    weak: int
    longest: int
    unhelped: int
    alike: int


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
    declared: int = 0
    false: int = 0

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
            self.declared += new
            self.false += new and learner.chance(skill, GOAL.level) <= FALSE_AT
        self.now = {}


@dataclass
class Tally:
    """The figures of a learner, try by try. `unhelped`: an error followed by another with no more help; `alike`:
    after two rounds of a skill that were not done alone, a third one as hard (the easiest level aside)."""

    inside: int = 0
    helps: int = 0
    alone: int = 0
    longest: int = 0
    run: int = 0
    unhelped: int = 0
    alike: int = 0
    missed: dict[str, tuple[int, float]] = field(default_factory=dict)

    def tried(self, skill: str, level: float, p: float, tried: Tried) -> None:
        self.inside += 0.70 <= p <= 0.90
        self.helps += tried.guidance
        self.alone += tried.alone
        self.run = 0 if tried.alone else self.run + 1
        self.longest = max(self.longest, self.run)
        helps = [helped_after(0, n) for n in range(tried.errors)]
        self.unhelped += sum(b <= a for a, b in pairwise(helps) if a < MOST_BY_PROGRAM)
        times, last = self.missed.get(skill, (0, 0.0))
        self.alike += times >= 2 and level > 0.0 and level >= last
        self.missed[skill] = (0, 0.0) if tried.alone else (times + 1, level)


def one_learner(policy_name: str, model: str, seed: int, sessions: int = SESSIONS, rounds: int = ROUNDS) -> Figures:
    learner = SimulatedLearner(ABSTRACT[model], Random(f"{model} {seed}"))
    policy = POLICIES[policy_name](Random(f"choice {model} {seed}"))
    tally, ledger = Tally(), Ledger()
    for session in range(sessions):
        policy.begin(session)
        for done in range(rounds):
            skill, level = policy.choose(done)
            p = learner.chance(skill, level, done)
            tried = learner.attempt(skill, level, done)
            policy.saw(skill, level, tried.alone, tried.guidance, tried.errors, tried.first_act_s)
            ledger.tried(skill, level, tried.alone)
            tally.tried(skill, level, p, tried)
        ledger.over(session, learner)
    return Figures(
        sessions * rounds, tally.inside, tally.helps, tally.alone,
        sum(m.mastered for m in ledger.mastery.values()), ledger.declared, ledger.false,
        sum(learner.chance(s, GOAL.level) <= FALSE_AT for s in SKILLS), tally.longest, tally.unhelped, tally.alike,
    )  # fmt: skip


Key = tuple[str, str]
Found = dict[Key, list[Figures]]


def some_learners(task: tuple[str, str, int, int]) -> tuple[str, str, int, list[Figures]]:
    policy, model, first, count = task
    return policy, model, first, [one_learner(policy, model, seed) for seed in range(first, first + count)]


def played(learners: int = LEARNERS, processes: int = 2, seed: int = TUNING) -> Found:
    """Every policy with the same learners: figures in the order of their seeds, so that they can be paired."""
    tasks = [
        (policy, model, seed + first, min(25, learners - first))
        for policy in POLICIES for model in ABSTRACT for first in range(0, learners, 25)
    ]  # fmt: skip
    parts: dict[Key, dict[int, list[Figures]]] = {}
    with Pool(processes) as pool:
        for n, (policy, model, first, figures) in enumerate(pool.imap_unordered(some_learners, tasks), 1):
            parts.setdefault((policy, model), {})[first] = figures
            print(f"\r{n} of {len(tasks)}", end="", file=sys.stderr, flush=True)
    print("\r" + " " * 20 + "\r", end="", file=sys.stderr)
    return {key: [f for first in sorted(found) for f in found[first]] for key, found in parts.items()}


def of_policy(found: Found, policy: str) -> list[Figures]:
    return [figures for model in ABSTRACT for figures in found[policy, model]]


# The measures of the issue, of one learner; 1 when more is better, -1 when less is.
MEASURES: dict[str, tuple[Callable[[Figures], float], int]] = {
    "tries inside 70-90 %": (lambda f: f.inside / f.tries, 1),
    "mastered by session 20": (lambda f: float(f.mastered), 1),
    "false mastery": (lambda f: float(f.false), -1),
    "help per success": (lambda f: f.helps / f.tries, -1),
    "help per success alone": (lambda f: f.helps / max(1, f.alone), -1),
    "longest run of failures": (lambda f: float(f.longest), -1),
}

HEAD = (
    f"{'':22}{'in 70-90 %':>11}{'mastered':>10}{'false':>9}{'help/success':>14}{'help/alone':>12}"
    f"{'longest run':>13}{'(worst)':>9}{'alone':>8}{'unhelped':>10}{'alike':>7}"
)


def row(name: str, some: Sequence[Figures]) -> str:
    def total(measure: str) -> int:
        return sum(getattr(f, measure) for f in some)

    tries = total("tries")
    return (
        f"{name:22}{total('inside') / tries:>11.1%}{total('mastered') / len(some):>10.2f}"
        f"{total('false') / max(1, total('declared')):>9.2%}{total('helps') / tries:>14.4f}"
        f"{total('helps') / max(1, total('alone')):>12.3f}{total('longest') / len(some):>13.2f}"
        f"{max(f.longest for f in some):>9}{total('alone') / tries:>8.1%}{total('unhelped'):>10}{total('alike'):>7}"
    )


def verdicts(found: Found) -> list[str]:
    """The coach against each other policy, learner by learner. A difference counts only where its 95 % interval
    leaves out 0: then it is won or lost, else it is a tie."""
    coach = of_policy(found, "coach")
    lines = []
    for name, (measure, better) in MEASURES.items():
        lines.append(name)
        for policy in POLICIES:
            if policy != "coach":
                pairs = zip(coach, of_policy(found, policy), strict=True)
                differences = [measure(a) - measure(b) for a, b in pairs]
                middle, reach = mean(differences), Z_95 * sample_sd(differences) / sqrt(len(differences))
                state = "ties with" if abs(middle) <= reach else "wins over" if middle * better > 0 else "LOSES to"
                lines.append(f"    {state} {policy:14} {middle:+.4f} (± {reach:.4f})")
    return lines


MANY = tuple(Candidate("pack", f"{skill}-{n}", skill) for n in range(17) for skill in SKILLS)  # 102 challenges


def decision_cost(events: int = 50_000) -> tuple[float, float, float]:
    """(µs a fold; ms a whole decision: median, 95 %) after so many events of one learner, among 102 challenges.

    Processor time: what else the machine does is not counted.
    """
    policy = Coach(Random(1))
    learner = SimulatedLearner(ABSTRACT["steady"], Random(1))
    began = time.thread_time()
    n = 0
    while n < events:
        policy.begin(n // 50)
        for done in range(50):
            skill, level = SKILLS[n % 6], 0.5
            tried = learner.attempt(skill, level, done)
            policy.last = ("pack", f"{skill}-{n % 17}")
            policy.saw(skill, level, tried.alone, tried.guidance, tried.errors, tried.first_act_s)
            n += 1
    per_fold = (time.thread_time() - began) / n * 1e6
    cost = []
    for _ in range(500):
        start = time.thread_time()
        offers = decide_next(policy.state, MANY, requires=REQUIRES.__getitem__, today=policy.state.day)
        skill_state = policy.state.skill(offers[0].skill)
        decide_level(skill_state, LEVELS, offers[0].purpose)
        decide_guidance(skill_state, GuidanceSettings())
        decide_mastery(offers[0].skill, skill_state, False)
        decide_pause(policy.state)
        cost.append(time.thread_time() - start)
    return per_fold, sorted(cost)[250] * 1e3, sorted(cost)[475] * 1e3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=LEARNERS)
    parser.add_argument("--only", choices=("tuning", "held-out"), default="")
    options = parser.parse_args()
    began = time.perf_counter()
    for name, seed in (("tuning", TUNING), ("held-out", HELD_OUT)):
        if options.only in ("", name):
            table(name, seed, options.learners)
    fold_us, usual_ms, late_ms = decision_cost()
    print(
        f"one event folded: {fold_us:.1f} µs; all decisions of a round after 50,000 events, among 102 challenges: "
    )
    print(f"{usual_ms:.3f} ms (median), {late_ms:.3f} ms (95 %)")
    print(f"took {time.perf_counter() - began:.0f} s")
    return 0


def table(name: str, seed: int, learners: int) -> None:
    """One whole comparison, on learners drawn from these seeds."""
    found = played(learners, seed=seed)
    size = f"{len(ABSTRACT)} models x {learners} learners x {SESSIONS} sessions x {ROUNDS} rounds"
    print(f"{name} seeds ({seed} on): {size}\n\n{HEAD}")
    for policy in POLICIES:
        print(row(policy, of_policy(found, policy)))
    print(f"\nthe coach, model by model\n{HEAD}")
    for model in ABSTRACT:
        print(row(model, found["coach", model]))
    print("\nthe coach, differences of the same learners (95 % interval)")
    print("\n".join(verdicts(found)) + "\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
