"""Small packs with one fault each, and kinds that no pack could have: for the judge to find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pygame

from game.authoring.check import judge_one
from game.authoring.judges import Judges
from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.round import NOTHING, BaseRound, Room, Round, Verdict
from game.kinds.kind import Challenge
from game.kinds.registry import KINDS
from game.packs.pictures import Assets
from game.packs.problem import Problem

ASSETS = Path(__file__).resolve().parents[2] / "assets"
HEAD = """\
format: 1
id: essai
version: 1
title: Un essai
summary: Un pack pour les tests.
language: fr
authors: [Atelier]
licence: CC-BY-SA-4.0
ages: {from: 6, to: 16}
challenges:
"""
SOUND = """\
  - id: fruits
    kind: choose
    title: Les fruits
    instruction: Choisis le fruit.
    clue: Regarde bien les images.
    skills: [mouse.click]
    picture: 🍎
    times: 3
    choices: 3
    questions:
      - {ask: Où est la pomme ?, choices: [{name: pomme, picture: 🍎, right: true}, {name: vélo, picture: 🚲}, {name: chat, picture: 🐱}]}
      - {ask: Où est la poire ?, choices: [{name: poire, picture: 🍐, right: true}, {name: pain, picture: 🍞}, {name: lapin, picture: 🐰}]}
      - {ask: Où est le citron ?, choices: [{name: citron, picture: 🍋, right: true}, {name: train, picture: 🚆}, {name: chien, picture: 🐶}]}
"""  # noqa: E501
CLICK = """\
  - id: cible
    kind: click
    goal: shrink
    title: La cible
    instruction: Clique sur la cible.
    clue: Cherche la cible.
    skills: [mouse.click]
    picture: "🎯"
    times: 3
    size_su: 200
    smallest_su: 120
    things:
      - {name: La cible, picture: "🎯"}
"""


@lru_cache(maxsize=2)
def judges(play: bool) -> Judges:
    return Judges(ASSETS, play=play)


def judged(
    folder: Path,
    challenges: str,
    play: bool = False,
    more: Mapping[str, type[Challenge]] | None = None,
    head: str = HEAD,
    lang: str = "fr",
) -> tuple[Problem, ...]:
    """What the whole judge says of a pack with these challenges."""
    root = folder / "essai"
    root.mkdir(exist_ok=True)
    (root / "pack.yaml").write_text(head + challenges, "utf-8")
    catalogue = {**KINDS, **(more or {})}
    assets = Assets.in_folder(ASSETS)
    return judge_one(root, folder, lang, assets, (judges(play),), "essai", catalogue)


def pale_picture(folder: Path) -> None:
    """A picture that is almost white, in the pack's folder."""
    root = folder / "essai"
    root.mkdir(exist_ok=True)
    surface = pygame.Surface((256, 256), pygame.SRCALPHA)
    pygame.draw.circle(surface, (240, 238, 232), (128, 128), 126)
    pygame.image.save(surface, str(root / "pale.png"))


# ---------------------------------------------------------------------- kinds that no pack could have


class _Planted(Challenge):
    def begin(self, level: float, seed: int, room: Room) -> Round:
        raise NotImplementedError


@dataclass(frozen=True)
class _OneButton(BaseRound):
    """One button to press; `at_s` is the round's own time."""

    done: bool = False
    at_s: float = 0.0

    @property
    def progress(self) -> tuple[int, int]:
        return int(self.done), 1

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.target != "play/button":
            return self, NOTHING
        return replace(self, done=True), Verdict.reached()

    def solution(self) -> tuple[Aim, ...]:
        return () if self.done else (Aim("play/button", Act.PRESS, 0.0),)

    def tone(self) -> Tone:
        return Tone.PANEL

    def compose(self) -> Node:
        area = self.room.rect
        acts = () if self.done else (Act.PRESS,)
        button = Node(
            "play/button", Role.BUTTON, "Ici", Rect.around(area.centre, 300.0, 200.0), acts, look=Look.CHOICE,
            size_su=self.room.stage.size(32.0),
        )  # fmt: skip
        screen = Node("play/screen", Role.IMAGE, "", area, look=Look.PANEL, tone=self.tone())
        return Node("play", Role.GROUP, "", area, (Act.PRESS,), children=(screen, button))


@dataclass(frozen=True)
class _BlinkingRound(_OneButton):
    def tick(self, at_s: float) -> tuple[Round, Verdict]:
        return replace(self, at_s=at_s), NOTHING

    def wake_at_s(self) -> float | None:
        return None if self.done else self.at_s + 1 / 30

    def tone(self) -> Tone:
        return Tone.INK if int(self.at_s * 10) % 2 else Tone.PANEL


class Blinking(_Planted):
    kind: Literal["blinking"]

    def begin(self, level: float, seed: int, room: Room) -> Round:
        return _BlinkingRound(room)


class _DeadRound(_OneButton):
    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        return self, NOTHING


class Dead(_Planted):
    kind: Literal["dead"]

    def begin(self, level: float, seed: int, room: Room) -> Round:
        return _DeadRound(room)


@dataclass(frozen=True)
class _DriftingRound(_BlinkingRound):
    def tone(self) -> Tone:
        return Tone.PANEL

    def compose(self) -> Node:
        play = super().compose()
        screen, button = play.children
        moved = replace(button, rect=button.rect.shifted(40.0 * (self.at_s % 4.0), 0.0))
        return replace(play, children=(screen, moved))


class Drifting(_Planted):
    kind: Literal["drifting"]

    def begin(self, level: float, seed: int, room: Room) -> Round:
        return _DriftingRound(room)


HEAD_EN = (
    HEAD.replace("language: fr", "language: en")
    .replace("title: Un essai", "title: A try")
    .replace("summary: Un pack pour les tests.", "summary: A pack for tests.")
)


def english(kind: str) -> str:
    return f"""\
  - id: only-one
    kind: {kind}
    title: A try
    instruction: Click the button.
    clue: Look for the button.
    skills: [mouse.click]
    picture: "🎯"
"""


def of_kind(kind: str) -> str:
    return f"""\
  - id: essai-seul
    kind: {kind}
    title: Un essai
    instruction: Clique sur le bouton.
    clue: Cherche le bouton.
    skills: [mouse.click]
    picture: "🎯"
"""
