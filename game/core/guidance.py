"""Guidance 0-5 as a state machine: the least help that works, and its fading (DOMAIN.md).

0 alone · 1 instruction repeated · 2 clue · 3 shown · 4 demonstrated · 5 with the adult.

A *try* is one step of a round: it begins at a start level and ends only by being reached. Four ways
of helping (MEASURES.md section 4): least-to-most begins each try alone and climbs one level after a
wait or an error; most-to-least begins with much help and takes it away after successes; time delay
shows the answer after a wait that is constant, or grows with each success from 0 s (errorless).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

ALONE, REPEATED, CLUE, SHOWN, DEMONSTRATED, WITH_ADULT = range(6)
MOST_BY_PROGRAM = DEMONSTRATED

LEAST_TO_MOST, MOST_TO_LEAST = "least_to_most", "most_to_least"
CONSTANT_DELAY, PROGRESSIVE_DELAY = "constant_delay", "progressive_delay"
STRATEGIES = (LEAST_TO_MOST, MOST_TO_LEAST, CONSTANT_DELAY, PROGRESSIVE_DELAY)
DELAYS = (CONSTANT_DELAY, PROGRESSIVE_DELAY)
PROFILE_NAMES: Mapping[str, str] = {
    "guidance_strategy": "strategy", "guidance_wait_s": "wait_s", "guidance_misses": "misses",
    "guidance_delay_s": "delay_s", "guidance_delay_step_s": "delay_step_s",
    "guidance_errorless": "errorless", "guidance_fade_after": "fade_after",
}  # fmt: skip


@dataclass(frozen=True)
class GuidanceSettings:
    """`wait_s` without a useful act, or `misses` since the last help, raise guidance by one.

    `start` is the level a round begins with (most-to-least; 0 for the others). `fade_after` successes
    in a row take one level away (most-to-least). Time delay shows the target (`prompt`) after
    `delay_s`; the first `errorless` tries have no delay at all, and with progressive delay each later
    success adds `delay_step_s`, up to `delay_s`. `trials` and `run` go on from the round before.
    Impossible numbers are brought to the nearest possible one.
    """

    wait_s: float = 12.0
    misses: int = 1
    start: int = ALONE
    strategy: str = LEAST_TO_MOST
    fade_after: int = 2
    delay_s: float = 4.0
    delay_step_s: float = 1.0
    prompt: int = SHOWN
    errorless: int = 3
    trials: int = 0
    run: int = 0

    def __post_init__(self) -> None:
        def fit(name: str, low: float, high: float) -> None:
            value = getattr(self, name)
            usable = isinstance(value, int | float) and value == value
            fitted = min(max(value, low), high) if usable else low
            object.__setattr__(self, name, type(low)(fitted))

        fit("wait_s", 0.5, 600.0)
        fit("misses", 1, 20)
        fit("start", ALONE, MOST_BY_PROGRAM)
        fit("fade_after", 1, 20)
        fit("delay_s", 0.0, 60.0)
        fit("delay_step_s", 0.0, 60.0)
        fit("prompt", REPEATED, MOST_BY_PROGRAM)
        fit("errorless", 0, 1000)
        fit("trials", 0, 1_000_000)
        fit("run", 0, 1_000_000)
        if self.strategy not in STRATEGIES:
            object.__setattr__(self, "strategy", LEAST_TO_MOST)

    @classmethod
    def of_profile(cls, settings: Mapping[str, Any]) -> GuidanceSettings:
        """From a learner's settings, by the profile's names; what is not there keeps its default."""
        usual = cls()
        return cls(**{name: settings.get(own, getattr(usual, name)) for own, name in PROFILE_NAMES.items()})

    @property
    def first(self) -> int:
        """The level at which the next try begins."""
        if self.strategy == MOST_TO_LEAST:
            return self.start
        return self.prompt if self.delay(self.trials) == 0.0 and self.strategy in DELAYS else ALONE

    def logged(self) -> dict[str, float | int | str]:
        """What a replay needs to help at the same instants."""
        return {
            "strategy": self.strategy, "start": self.start, "run": self.run, "trials": self.trials,
            "wait_s": self.wait_s, "misses": self.misses, "delay_s": self.delay_s,
            "delay_step_s": self.delay_step_s, "errorless": self.errorless, "fade_after": self.fade_after,
        }  # fmt: skip

    def delay(self, trials: int) -> float:
        """Seconds before the target is shown, after so many tries by time delay."""
        later = trials - self.errorless
        if later < 0:
            return 0.0
        if self.strategy == CONSTANT_DELAY:
            return self.delay_s
        return min(self.delay_s, (later + 1) * self.delay_step_s)


@dataclass(frozen=True)
class Guidance:
    """`level` now; `highest` of the round, `try_highest` of the try (the step) that runs.

    `base` is where a try begins by most-to-least; `run` successes in a row there. `trials` counts the
    tries by time delay that went well; `anticipated` those reached before the target was shown.
    `errors` counts those of the running try.
    """

    level: int = ALONE
    highest: int = ALONE
    since_s: float = 0.0
    misses: int = 0
    try_highest: int = ALONE
    base: int = ALONE
    run: int = 0
    trials: int = 0
    anticipated: int = 0
    errors: int = 0

    @classmethod
    def begun(cls, settings: GuidanceSettings, at_s: float) -> Guidance:
        first = settings.first
        return cls(first, first, at_s, 0, first, settings.start, settings.run, settings.trials)

    @property
    def alone(self) -> bool:
        """Whether the running try would count as done alone, were it reached now."""
        return self.try_highest == ALONE and self.errors == 0

    def raised(self, at_s: float) -> Guidance:
        """One level more, at most up to what the program can give by itself."""
        return self._to(min(self.level + 1, MOST_BY_PROGRAM), at_s)

    def _to(self, level: int, at_s: float) -> Guidance:
        if self.level >= MOST_BY_PROGRAM:
            return replace(self, since_s=at_s, misses=0)
        return replace(
            self, level=level, highest=max(self.highest, level),
            try_highest=max(self.try_highest, level), since_s=at_s, misses=0,
        )  # fmt: skip

    def _prompted(self, settings: GuidanceSettings, at_s: float) -> Guidance:
        """The next help of this strategy: by time delay at once the answer, else one level more."""
        if settings.strategy in DELAYS and self.level < settings.prompt:
            return self._to(settings.prompt, at_s)
        return self.raised(at_s)

    def missed(self, settings: GuidanceSettings, at_s: float) -> Guidance:
        """After an error: more help (at `misses` errors); by time delay and most-to-least also later."""
        now = replace(self, misses=self.misses + 1, since_s=at_s, errors=self.errors + 1)
        if self.errors == 0:
            now = replace(
                now, run=0, base=min(self.base + 1, MOST_BY_PROGRAM),
                trials=max(0, self.trials - 1) if settings.strategy in DELAYS else self.trials,
            )  # fmt: skip
        return now._prompted(settings, at_s) if now.misses >= settings.misses else now

    def stepped(self, settings: GuidanceSettings, at_s: float, *, ends_try: bool = True) -> Guidance:
        """A step was good: help falls back; what was highest stays in the log.

        With `ends_try` the next try begins; without it (something taken, not yet put down) the help
        that this try has had is not forgotten.
        """
        now = self._learned(settings) if ends_try else self
        first = now._begins(settings)
        helped = first if ends_try else max(self.try_highest, first)
        return replace(
            now, level=first, try_highest=helped, since_s=at_s, misses=0, errors=0 if ends_try else self.errors,
            highest=max(self.highest, first),
        )  # fmt: skip

    def _begins(self, settings: GuidanceSettings) -> int:
        """The level at which a try begins now, by what was faded so far."""
        if settings.strategy == MOST_TO_LEAST:
            return self.base
        if settings.strategy in DELAYS and settings.delay(self.trials) == 0.0:
            return settings.prompt
        return ALONE

    def _learned(self, settings: GuidanceSettings) -> Guidance:
        if self.errors or self.try_highest == WITH_ADULT:
            return self
        if settings.strategy == MOST_TO_LEAST:
            if self.try_highest > self.base:  # help came by waiting: nothing to take away yet
                return replace(self, run=0)
            if self.run + 1 >= settings.fade_after:
                return replace(self, base=max(ALONE, self.base - 1), run=0)
            return replace(self, run=self.run + 1)
        if settings.strategy in DELAYS:
            early = self.try_highest == ALONE
            return replace(self, trials=self.trials + 1, anticipated=self.anticipated + early)
        return self

    def waited(self, settings: GuidanceSettings, at_s: float) -> Guidance:
        due = self.due_s(settings)
        return self._prompted(settings, at_s) if due is not None and at_s >= due else self

    def with_adult(self, at_s: float) -> Guidance:
        return replace(
            self, level=WITH_ADULT, highest=WITH_ADULT, try_highest=WITH_ADULT, since_s=at_s, misses=0, run=0
        )

    def due_s(self, settings: GuidanceSettings) -> float | None:
        """When waiting will raise it next; None when nothing more would come."""
        if self.level >= MOST_BY_PROGRAM:
            return None
        if settings.strategy in DELAYS and self.level < settings.prompt:
            return self.since_s + settings.delay(self.trials)
        return self.since_s + settings.wait_s

    def logged(self, settings: GuidanceSettings) -> dict[str, int | str]:
        """What the next round of this skill goes on from, for the log."""
        return {
            "strategy": settings.strategy, "first": settings.first, "base": self.base, "run": self.run,
            "trials": self.trials, "anticipated": self.anticipated,
        }  # fmt: skip
