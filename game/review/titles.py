"""Names for what the log tells by ids: learners, skills, packs, challenges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from game.core.learner import ANIMALS, COLOURS


class Titles(Protocol):
    """What packs call themselves, in one language; the id stands in for what is gone."""

    def pack(self, pack_id: str, lang: str) -> str: ...

    def challenge(self, pack_id: str, challenge_id: str, lang: str) -> str: ...

    def packs(self) -> Mapping[str, tuple[str, ...]]:
        """The challenges of each pack on the shelf, by id."""
        ...

    def skills(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The skills that the shelf trains, each with its (pack, challenge) in the packs' order."""
        ...

    def picture(self, skill: str) -> str:
        """The picture of the first challenge that trains a skill: an emoji, "art:…" or "sign:…"; "" for none."""
        ...


class NoTitles:
    """Ids as names: for a log whose packs are not here."""

    def pack(self, pack_id: str, lang: str) -> str:  # noqa: ARG002
        return pack_id

    def challenge(self, pack_id: str, challenge_id: str, lang: str) -> str:  # noqa: ARG002
        return challenge_id

    def packs(self) -> Mapping[str, tuple[str, ...]]:
        return {}

    def skills(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        return {}

    def picture(self, skill: str) -> str:  # noqa: ARG002
        return ""


ANIMALS_EN: Mapping[str, str] = {
    "renard": "fox", "chat": "cat", "lapin": "rabbit", "ours": "bear", "panda": "panda", "lion": "lion",
    "grenouille": "frog", "pingouin": "penguin", "hibou": "owl", "dauphin": "dolphin", "tortue": "turtle",
    "abeille": "bee", "cheval": "horse", "loup": "wolf", "poisson": "fish", "papillon": "butterfly",
}  # fmt: skip
COLOURS_EN: Mapping[str, str] = {
    "bleu": "blue", "jaune": "yellow", "vert": "green", "corail": "coral", "violet": "purple",
}  # fmt: skip
# Animals whose colour takes the feminine: grenouille verte, tortue violette, abeille bleue.
FEMININE = frozenset({"grenouille", "tortue", "abeille"})
FEMININE_COLOURS: Mapping[str, str] = {"bleu": "bleue", "vert": "verte", "violet": "violette"}


def learner_name(code: str, lang: str) -> str:
    """ "Renard bleu", "Blue fox"; a code that is no animal and colour stays as it is."""
    animal, _, colour = code.partition("-")
    if animal not in ANIMALS or colour not in COLOURS:
        return code
    if lang == "en":
        return f"{COLOURS_EN[colour]} {ANIMALS_EN[animal]}".capitalize()
    if animal in FEMININE:
        colour = FEMININE_COLOURS.get(colour, colour)
    return f"{animal} {colour}".capitalize()
