"""The level of a skill for its next round: Kaernbach's weighted up-down (1991), with a teacher's manners.

Each success makes it harder by one step, each error easier by p/(1-p) steps, so that success settles at
p (0.80 unless the adult sets another; a little more while help is often needed). The rules around it, in
order: what the adult holds or sets; what the young person asks; what was offered to be easy is easy; much
easier after two misses in a row, easier at once under 70 % of the last five; the criterion's level is kept
while mastery is being shown there; harder twice as fast after eight alone in a row. The numbers below were
chosen on simulated learners (`tests/benchmarks/bench_coach.py`), and are judged on others.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.coach_decision import LEVEL, Decision, Figure
from game.core.coach_state import SkillState

FIRST_STEP, LEAST_STEP = 0.06, 0.015
ASKED_STEP = 0.15
EASIER_UNDER = 0.70
EASIER_LEAST = 0.05
TWICE_LEAST = 0.15
LAST = 5
STREAK = 8
KEPT_AT = 0.70
WARM_UP_STEP = 0.3
COMFORT_STEP = 0.6
MUCH_HELP, MORE_SUCCESS, MOST_TARGET = 0.1, 0.08, 0.95


@dataclass(frozen=True, slots=True)
class LevelSettings:
    """`target` is the share of success wanted (0.70 to 0.95 for learners)."""

    target: float = 0.80
    first_step: float = FIRST_STEP
    least_step: float = LEAST_STEP

    def __post_init__(self) -> None:
        target = self.target if self.target == self.target else 0.8
        object.__setattr__(self, "target", min(max(target, 0.5), 0.95))

    def step(self, reversals: int) -> float:
        """Half as large after each reversal, never under the least."""
        return max(self.least_step, self.first_step / float(2 ** min(reversals, 30)))


def easier_steps(target: float) -> float:
    """How many steps an error is worth: p/(1-p) (0.70: 2.333, 0.75: 3, 0.80: 4, 0.85: 5.667)."""
    return target / (1 - target)


def weighted(level: float, correct: bool, target: float, step: float = 1.0) -> float:
    """One plain turn of the weighted up-down; higher is harder. Not clamped."""
    return level + step if correct else level - step * easier_steps(target)


def moved(level: float, share: float, target: float, step: float) -> float:
    """The same for a round of several tries: standing still exactly when `share` is the target."""
    return level + step * share - step * easier_steps(target) * (1 - share)


def working_target(skill: SkillState, target: float) -> float:
    """The share aimed at now: higher for who needed much help lately (levels of guidance a round)."""
    if len(skill.tries) < LAST or sum(t.guidance for t in skill.tries) < MUCH_HELP * len(skill.tries):
        return target
    return max(target, min(target + MORE_SUCCESS, MOST_TARGET))


def decide_level(skill: SkillState, settings: LevelSettings, purpose: str = "") -> Decision:
    """The next level of this skill (0.0 easy to 1.0 hard) and why. Pure; costs microseconds.

    `purpose` is what the round is for (`next_challenge`): a warm-up is easier than what is known, a probe
    asks for just what mastery asked.
    """
    fixed = _by_people(skill)
    if fixed is not None:
        return fixed
    last = skill.last
    if last is None:
        return Decision(LEVEL, "level.first", 0.0, {"level": 0.0})
    if purpose in ("warm_up", "easier", "comfort", "sure"):
        return _warm_up(skill, last.level, purpose)
    if purpose in ("probe", "generalise") and skill.standing.mastered and not _twice_missed(skill):
        level = skill.criterion.level
        return Decision(LEVEL, "level.probe", level, {"level": level, "was": last.level})
    if last.eased and last.good and (resumed := _before_easing(skill)) > last.level:
        return Decision(LEVEL, "level.resumed", resumed, {"level": resumed, "was": last.level})
    alone, tries = skill.recent_share(LAST)
    figures: dict[str, Figure] = {
        "alone": alone, "tries": tries, "share": alone / tries if tries else 0.0,
        "target": working_target(skill, settings.target), "asked": settings.target, "was": last.level,
    }  # fmt: skip
    code, wanted = _adapted(skill, settings, figures)
    level = min(max(wanted, 0.0), _ceiling(skill, last.level))
    if level == last.level and code in ("level.up", "level.fast"):
        code = "level.kept" if level < 1.0 else "level.highest"
    elif level == last.level and code in ("level.down", "level.gently", "level.easier_now", "level.twice"):
        code = "level.lowest"
    return Decision(LEVEL, code, round(level, 6), {**figures, "level": level})


def _by_people(skill: SkillState) -> Decision | None:
    was = skill.last.level if skill.last else 0.0
    adult = skill.adult
    if adult.level is not None:
        code = "level.held" if adult.hold else "level.set"
        return Decision(LEVEL, code, adult.level, {"level": adult.level, "was": was})
    if skill.asked:
        level = min(max(was + skill.asked * ASKED_STEP, 0.0), 1.0)
        code = "level.asked_harder" if skill.asked > 0 else "level.asked_easier"
        return Decision(LEVEL, code, round(level, 6), {"level": level, "was": was})
    return None


def _before_easing(skill: SkillState) -> float:
    """The level of the last round that was not made easier on purpose; 0 when none is remembered."""
    return next((t.level for t in reversed(skill.tries) if not t.eased), 0.0)


def _warm_up(skill: SkillState, was: float, purpose: str) -> Decision:
    """The first round of a session succeeds: below what was last reached, at most the criterion's level."""
    known = min(was, skill.criterion.level) if skill.standing.mastered else was
    level = max(0.0, known - (COMFORT_STEP if purpose in ("comfort", "sure") else WARM_UP_STEP))
    return Decision(LEVEL, f"level.{purpose}", round(level, 6), {"level": level, "was": was})


def _adapted(skill: SkillState, settings: LevelSettings, figures: dict[str, Figure]) -> tuple[str, float]:
    last = skill.last
    assert last is not None
    step = settings.step(skill.reversals)
    level = moved(last.level, last.share, float(figures["target"]), step)
    share = float(figures["share"])
    if level < last.level:
        if _twice_missed(skill):
            return "level.twice", min(level, last.level - TWICE_LEAST)
        if len(skill.tries) >= LAST and share < EASIER_UNDER:
            return "level.easier_now", min(level, last.level - EASIER_LEAST)
        if _showing_mastery(skill, share):
            return "level.kept", last.level
        return "level.down" if figures["target"] == settings.target else "level.gently", level
    if skill.streak >= STREAK:
        figures["streak"] = skill.streak
        return "level.fast", last.level + 2 * step
    if level > last.level:
        return "level.up", level
    return "level.kept", level


def _twice_missed(skill: SkillState) -> bool:
    """Two rounds in a row that needed help: never a third one alike."""
    return len(skill.tries) >= 2 and all(t.missed for t in skill.tries[-2:])


def _showing_mastery(skill: SkillState, share: float) -> bool:
    """One error does not send away from the level at which mastery is being shown."""
    last = skill.last
    assert last is not None
    at_level = abs(last.level - skill.criterion.level) < 1e-6
    return at_level and not skill.standing.mastered and share >= KEPT_AT


def _ceiling(skill: SkillState, was: float) -> float:
    """Until mastery the criterion's level is the goal; whoever is above it already (set, asked) may stay."""
    return 1.0 if skill.standing.mastered else max(was, skill.criterion.level)
