"""Answers that are alike look alike: one type size for all, and pictures for all or for none."""

from __future__ import annotations

import pytest

from game.core.node import Look, Node
from tests.kinds.play import ROOMS, challenge
from tests.kinds.safe_examples import CARDS, of_kind

QUESTION = {
    "ask": "Que fais-tu ?",
    "choices": [
        {"name": "Je demande à un adulte de confiance", "picture": "🙋", "right": True},
        {"name": "Rien", "picture": "💤"},
        {"name": "Je clique vite", "picture": "🖱️"},
    ],
}
PLACES = [
    {"id": "vrai", "name": "Vrai", "picture": "👍"},
    {"id": "piege", "name": "Faux, et même dangereux", "picture": "👎", "trap": True},
]


def choices(tree: Node, part: str) -> list[Node]:
    return [node for node in tree.walk() if node.look is Look.CHOICE and part in node.id]


@pytest.mark.parametrize("name", ROOMS)
def test_answers_of_a_question_have_one_size(name: str) -> None:
    asked = challenge("choose", questions=[QUESTION, QUESTION], times=2, choices=3).begin(1.0, 1, ROOMS[name])
    answers = choices(asked.compose(), "choice")
    assert len(answers) == 3 and len({node.size_su for node in answers}) == 1
    assert len({bool(node.picture) for node in answers}) == 1


@pytest.mark.parametrize("name", ROOMS)
def test_places_for_cards_have_one_size(name: str) -> None:
    sorting = of_kind("sort", places=PLACES, cards=[CARDS[1], CARDS[1]], times=2).begin(1.0, 1, ROOMS[name])
    places = choices(sorting.compose(), "place")
    assert len(places) == 2 and len({node.size_su for node in places}) == 1
