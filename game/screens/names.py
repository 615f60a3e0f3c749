"""Learner codes as words and colours."""

from __future__ import annotations

from game.core.learner import tone_of
from game.core.node import Tone
from game.core.wording import words


def learner_name(lang: str, code: str) -> str:
    """A code as words: "Renard bleu", "Blue fox"."""
    animal, _, colour = code.partition("-")
    return words(lang, f"animal.{animal}", m=words(lang, f"colour.{colour}.m"), f=words(lang, f"colour.{colour}.f"))


def learner_tone(code: str) -> Tone:
    return Tone(tone_of(code))
