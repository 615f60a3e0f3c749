"""French words for who makes packs: the preview that follows the file, packs added and removed."""

from __future__ import annotations

AUTHOR = {
    "cli.watch": "montrer ce pack, et chaque changement dès qu’il est enregistré",
    "cli.watch.alone": "« --watch » montre un seul pack",
    "cli.watch.alone.remedy": "écrivez : deficlic play --watch {path}",
    "watch.looking": "Je regarde {path}. Enregistrez le fichier : la fenêtre suit.",
    "watch.menu": "Aperçu du pack",
    "watch.challenges": "Quel défi ?",
    "watch.another": "Un autre défi",
    "watch.again": "Un autre essai",
    "watch.level.easy": "Niveau : facile",
    "watch.level.middle": "Niveau : milieu",
    "watch.level.hard": "Niveau : difficile",
    "watch.skin.enfant": "Pour un enfant",
    "watch.skin.ado": "Pour un ado",
    "watch.advice": "Conseils : {n}",
    "watch.advice.says": "Des conseils pour ce pack",
    "watch.errors.one": "1 erreur à corriger",
    "watch.errors.many": "{n} erreurs à corriger",
    "watch.problem": "{file}, ligne {line} : {message}.",
    "watch.remedy": "À faire : {remedy}.",
}
