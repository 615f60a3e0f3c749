"""French words of the program. Keys are shared with `en`; a test compares them."""

from __future__ import annotations

FR = {
    "repeat": "Réécouter",
    "pause": "Pause",
    "stop": "J’arrête",
    "help": "Aide",
    "next": "Continuer",
    "zone.instruction": "Consigne",
    "zone.rail": "Mes boutons",
    "zone.play": "Défi",
    "path": "Étape {done} sur {total}",
    "praise.alone": "Bravo ! Tu as réussi seul.",
    "praise.helped": "Bravo ! Tu as réussi.",
    "try_again": "Presque ! Essaie encore.",
    "shown": "Regarde. C’est ici.",
    "demonstrated": "Regarde bien. Ensuite, c’est à toi.",
    "your_turn": "À toi.",
}
