"""Which guidance the next round of a skill begins with, and why: fading goes on from where it was."""

from __future__ import annotations

from dataclasses import replace

from game.core.coach_decision import GUIDANCE, Decision, Figure
from game.core.coach_state import SkillState
from game.core.guidance import (
    ALONE,
    CONSTANT_DELAY,
    DEMONSTRATED,
    LEAST_TO_MOST,
    MOST_TO_LEAST,
    GuidanceSettings,
)


def decide_guidance(skill: SkillState, usual: GuidanceSettings) -> tuple[GuidanceSettings, Decision]:
    """`usual` is the learner's; the adult's choice for this skill goes before it.

    Most-to-least begins with the demonstration; a mastered skill is always begun alone: a prompt
    would hide whether it held.
    """
    strategy = skill.adult.strategy or usual.strategy
    mastered = skill.standing.mastered
    if mastered and strategy != LEAST_TO_MOST:
        settings = replace(usual, strategy=LEAST_TO_MOST, start=ALONE)
        return settings, Decision(GUIDANCE, "guidance.mastered", ALONE, _figures(settings))
    same = skill.fading.strategy == strategy
    if strategy == MOST_TO_LEAST:
        base = skill.fading.base if same and skill.fading.base is not None else DEMONSTRATED
        settings = replace(usual, strategy=strategy, start=base, run=skill.fading.run if same else 0)
        code = "guidance.most_first" if not same else "guidance.fading" if base else "guidance.faded"
        return settings, Decision(GUIDANCE, code, base, _figures(settings))
    if strategy == LEAST_TO_MOST:
        settings = replace(usual, strategy=strategy, start=ALONE)
        return settings, Decision(GUIDANCE, "guidance.least", ALONE, _figures(settings))
    settings = replace(usual, strategy=strategy, start=ALONE, trials=skill.fading.trials if same else 0)
    delay = settings.delay(settings.trials)
    kind = "constant" if strategy == CONSTANT_DELAY else "progressive"
    code = "guidance.errorless" if delay == 0 else f"guidance.{kind}"
    return settings, Decision(GUIDANCE, code, settings.first, {**_figures(settings), "delay_s": delay})


def _figures(settings: GuidanceSettings) -> dict[str, Figure]:
    return {
        "strategy": settings.strategy, "start": settings.first, "wait_s": settings.wait_s,
        "misses": settings.misses, "run": settings.run, "trials": settings.trials,
    }  # fmt: skip
