"""Challenges of the keyboard for tests, and somebody who types on a real keyboard."""

from __future__ import annotations

from game.core.node import Act
from game.core.round import Verdict
from game.kinds.kind import Challenge
from tests.kinds.play import Game, challenge

LETTERS = [{"key": c, "name": f"{c} comme {c}"} for c in "azmlpe"]
CAPITALS = [{"key": c, "name": f"{c} majuscule"} for c in "AMPT"]
ACCENTS = [{"key": c, "name": f"{c} accent"} for c in "éèàçê"]
NAMES = [{"label": "Prénom", "wanted": name, "picture": "👧"} for name in ("Tom", "Lina", "Nora")]
ADDRESS = [{"label": "Adresse", "wanted": name} for name in ("ali@mer.fr", "lou@jeu.fr")]
SLIPS = [
    {"label": "Mot", "wanted": "maison", "start": "maiison"},
    {"label": "Mot", "wanted": "chat", "start": "cht"},
    {"label": "Mot", "wanted": "soleil", "start": "soliel"},
]
DIGITS = [
    {"label": "Numéro", "wanted": "06 39 98 12 34", "pattern": "## ## ## ## ##"},
    {"label": "Date", "wanted": "14/05/2012", "pattern": "##/##/####"},
]
SITUATIONS = [
    {"ask": "Ferme.", "key": "escape", "program": "Surprise", "body": "Un ballon", "picture": "🎁"},
    {"ask": "Envoie.", "key": "enter", "program": "Bulle", "say": "Oui. C’est parti."},
    {"ask": "Change de case.", "key": "tab", "program": "Fiche", "fields": ["Prénom", "Ville"]},
]
COPIES = [
    {
        "ask": f"Copie le code {i}.",
        "program": "Message",
        "codes": [
            {"label": "Code", "value": f"BUS-{i}"},
            {"label": "Ligne", "value": "LIGNE-4"},
            {"label": "Arrêt", "value": "PORT-1"},
        ],
        "target": "Bus",
        "fields": ["Billet", "Ville"],
    }
    for i in (1, 2, 3)
]

EXAMPLES: dict[str, Challenge] = {
    "letters": challenge("key", keys=LETTERS),
    "capitals": challenge("key", keys=CAPITALS, capitals=True),
    "accents": challenge("key", keys=ACCENTS, capitals=True, keyboard="full"),
    "name": challenge("type_text", texts=NAMES, times=2, capitals=False),
    "address": challenge("type_text", texts=ADDRESS, keyboard="full", keep_out=False, confirm=True),
    "corrections": challenge("type_text", texts=SLIPS, arrows=True, keyboard="full"),
    "digits": challenge("type_text", texts=DIGITS, times=2, keyboard="digits"),
    "keys": challenge("shortcut", situations=SITUATIONS),
    "copy": challenge("shortcut", goal="copy", copies=COPIES),
}


def type_on(game: Game, text: str) -> Verdict:
    """On a real keyboard: one TYPE aim a key, to whatever takes it."""
    verdict = Verdict()
    for char in text:
        target = next(n.id for n in game.tree.walk() if Act.TYPE in n.acts)
        game.now_s += 0.5
        verdict = game.act(target, Act.TYPE, char)
    return verdict
