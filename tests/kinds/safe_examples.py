"""One challenge of each use of the kinds sort, order, clue and chat, and the packs that use them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from game.kinds.kind import Challenge
from game.packs.entry import Entry, Pack
from game.packs.pack import read_pack
from tests.kinds.play import challenge

CHALLENGES = Path(__file__).parents[2] / "challenges"
PACKS = ("pieges", "mots-de-passe", "reseaux", "infos")
KINDS = ("sort", "order", "clue", "chat")


def part(what: str, content: str, clue: str | None = None, **more: Any) -> dict[str, Any]:
    return {"part": what, "content": content, **({"clue": clue} if clue else {}), **more}


TRAP_MAIL = {
    "site": "Ma boîte",
    "parts": [
        part("from", "Colis <a@b.example>", "sender", picture="📦"),
        part("subject", "Votre colis"),
        part("text", "Payez avant ce soir.", "urgency", say="Oui. On te presse."),
        part("button", "Payer", "money"),
    ],
}
HONEST_PAGE = {
    "site": "Météo",
    "parts": [part("lock", "Cadenas", say="Le cadenas seul ne suffit pas."), part("address", "meteo.example"),
              part("heading", "Grand soleil")],
}  # fmt: skip
PLACES = [
    {"id": "vrai", "name": "Vrai"},
    {"id": "piege", "name": "Piège", "trap": True},
    {"id": "verifier", "name": "Je vérifie", "check": True},
]
CARDS = [
    {"name": "Un mail", "sheet": TRAP_MAIL, "place": "piege", "family": "money", "say": "Oui, un piège.",
     "hint": "Regarde l’indice."},
    {"name": "La mer est salée", "picture": "🌊", "place": "vrai", "say": "Oui. Goûte-la."},
    {"name": "La rumeur", "place": "verifier", "sure": True, "family": "unchecked", "say": "Oui."},
]  # fmt: skip
STORY = {
    "ask": "On se moque de toi. Que fais-tu ?",
    "steps": [{"name": "La preuve", "say": "Oui."}, {"name": "Bloquer"}, {"name": "Un adulte"}],
    "others": [{"name": "Me venger", "family": "revenge", "say": "La dispute grandirait."}],
}
CONTACT = {"title": "Le 3018 t’écoute.", "lines": ["C’est gratuit."], "picture": "📞"}
TALK = {
    "site": "Numéro inconnu",
    "turns": [
        {"id": "debut",
         "messages": [{"message": "Donne ton code.", "clue": "code"}],
         "replies": [
             {"name": "Non", "right": True, "to": "fin", "say": "Oui."},
             {"name": "Le voici", "trap": "code", "say": "Ce code reste secret.",
              "after": [{"message": "Merci !"}]},
             {"name": "Qui es-tu ?", "to": "qui"},
             {"name": "Euh"},
         ]},
        {"id": "qui", "messages": [{"message": "Paul."}], "replies": [{"name": "Non", "right": True, "to": "fin"}]},
        {"id": "fin", "messages": [{"message": "Bon."}],
         "replies": [{"name": "J’en parle", "right": True, "deed": True}, {"name": "Chut", "trap": "silence",
                                                                         "say": "Parler aide."}]},
    ],
}  # fmt: skip


def of_kind(kind: str, **changes: Any) -> Challenge:
    fields: dict[str, dict[str, Any]] = {
        "sort": {"places": PLACES, "cards": CARDS, "times": 3},
        "order": {"stories": [STORY], "others": 1, "opening": CONTACT, "contact": CONTACT},
        "clue": {"pages": [TRAP_MAIL, HONEST_PAGE], "nothing": "Rien de bizarre", "times": 2},
        "chat": {"talks": [TALK, {**TALK, "site": "Encore"}], "choices": 4, "contact": CONTACT},
    }
    return challenge(kind, **{**fields[kind], **changes})


@lru_cache
def pack(name: str) -> Pack:
    read = read_pack(CHALLENGES / name)
    assert read.pack is not None, [str(problem) for problem in read.problems]
    return read.pack


def entries() -> list[tuple[str, Entry]]:
    """All challenges of the four packs that use these kinds, or questions with traps."""
    return [
        (f"{name}/{entry.id}", entry)
        for name in PACKS
        for entry in pack(name).challenges
        if entry.kind in (*KINDS, "choose")
    ]
