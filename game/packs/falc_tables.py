"""Words that the easy-language rules look for, in French and English (chosen by us, from use)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True)
class Tables:
    """One language. `hard`: a difficult or foreign word, and what to say instead ("": explain it)."""

    joining: str
    then: str
    listed: str
    negation: str
    doubled: str
    passive: str
    abbreviated: str
    number_words: frozenset[str]
    not_first: frozenset[str]
    small: frozenset[str]
    senses: frozenset[str]
    verbs: frozenset[str]
    unkind: frozenset[str]
    hard: Mapping[str, str]


FR = Tables(
    joining=r"\b(et|mais|donc|or|car|parce que|parce qu’|qui|que|dont|où)\b",
    then="et|puis|ou|mais|ensuite|alors",
    listed="et|ou|puis",
    negation=r"\b(ne|n’)\s*\S+(\s+\S+)?\s+(pas|plus|jamais|rien|personne|aucun|aucune|ni)\b",
    doubled=r"\b(ne|n’).*\b(ne|n’|sans)\b|\bsans\b.*\b(ne|n’|sans)\b",
    passive=r"\b(est|sont|a été|ont été|sera|seront|était|étaient)\s+\w+(é|i|is|u|t)e?s?\s+par\b",
    abbreviated=r"\b(etc|ex|cf|svp|mr|mme|n°|nb|max|min|tél|info|ordi)\.|\bp\. ?ex\.",
    number_words=_set("deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent mille"),
    not_first=_set(
        "le la les un une des du de il elle on tu vous nous ce cet cette ces ton ta tes votre vos"
        " pour dans sur avec quand si à au aux en chaque tous toutes voici voilà merci alors puis"
        " ensuite maintenant"
    ),
    small=_set(
        "le la les l un une des du de d à au aux en dans sur sous vers par pour avec et ou ce cet"
        " cette ces ton ta tes celui celle ceux celles qui est sont tout tous toute toutes partie côté"
        " plus petit petite grand grande s te t m ça cela"
    ),
    senses=_set(
        "rouge rouges bleu bleue bleus bleues vert verte verts vertes jaune jaunes orange oranges"
        " violet violette rose roses noir noire noirs noires blanc blanche blancs blanches gris grise"
        " marron rond ronde ronds rondes carré carrée carrés triangle rectangle cercle ovale losange"
        " étoile gauche droite haut bas milieu centre coin dessus dessous devant derrière"
    ),
    verbs=_set(
        "clique double-clique glisse bouge choisis écris appuie ouvre ferme regarde tape pose lâche"
        " coche décoche range trouve cherche écoute passe reste suis fais va attends lis réponds"
        " envoie efface copie colle attrape pousse tourne montre dis donne prends mets descends monte"
        " continue recommence"
    ),
    unkind=_set(
        "faux fausse échec raté ratée perdu perdue nul nulle mauvais mauvaise erreur interdit puni"
        " abandonner"
    ),
    hard={
        "drag": "glisser", "drop": "lâcher", "drag-and-drop": "glisser-déposer",
        "scroll": "faire défiler", "scroller": "faire défiler", "shift": "Maj", "enter": "Entrée",
        "escape": "Échap", "backspace": "Retour arrière", "sélectionner": "choisir",
        "sélectionne": "choisis", "sélectionnez": "choisissez", "effectuer": "faire",
        "effectue": "fais", "procéder": "faire", "saisir": "écrire", "saisis": "écris",
        "saisissez": "écrivez", "valider": "cliquer sur OK", "positionner": "mettre",
        "positionne": "mets", "déplacer": "bouger", "utiliser": "prendre", "identifier": "trouver",
        "identifie": "trouve", "localiser": "trouver", "curseur": "", "navigateur": "", "logiciel": "",
        "interface": "", "cookie": "", "cookies": "", "spam": "", "phishing": "hameçonnage",
        "hameçonnage": "", "url": "adresse du site", "login": "", "password": "mot de passe",
        "identifiant": "", "authentification": "", "télécharger": "", "upload": "envoyer",
        "download": "télécharger", "paramètre": "réglage", "paramètres": "réglages",
        "configuration": "réglages", "exercice": "défi", "évaluation": "défi", "énoncé": "consigne",
        "item": "", "feedback": "", "cursus": "parcours",
    },
)  # fmt: skip

EN = Tables(
    joining=r"\b(and|but|so|because|which|that|who|where|whose)\b",
    then="and|then|or|but|so",
    listed="and|or|then",
    negation=r"\b(not|never|nothing|nobody|cannot|no)\b|n’t\b",
    doubled=r"(\bnot\b|\bcannot\b|n’t\b|\bnever\b|\bno\b|\bwithout\b).*(\bnot\b|n’t\b|\bnever\b|\bno\b|\bwithout\b)",
    passive=r"\b(is|are|was|were|been|be|being)\s+\w+(ed|en|wn|ght)\s+by\b",
    abbreviated=r"\b(etc|approx|max|min|incl|vs|tel|mr|mrs)\.|\b(e\.g|i\.e)\.",
    number_words=_set("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty hundred"),
    not_first=_set(
        "the a an it he she you we this that these those your to for in on with when if every all"
        " here then next now"
    ),
    small=_set(
        "the a an one ones of to in on at into under with and or this that these those your is are"
        " all part side more small big large it"
    ),
    senses=_set(
        "red blue green yellow orange purple pink black white grey gray brown round square circle"
        " triangle rectangle oval diamond star left right top bottom middle centre center corner above"
        " below"
    ),
    verbs=_set(
        "click double-click drag drop move choose write press open close look type put tick untick"
        " tidy find search listen stay follow make go wait read answer send erase copy paste catch"
        " push turn show say give take continue"
    ),
    unkind=_set("wrong fail failed failure lost loser bad error forbidden punished quit"),
    hard={
        "select": "choose", "perform": "do", "utilize": "use", "input": "write", "submit": "send",
        "locate": "find", "identify": "find", "cursor": "", "browser": "", "software": "",
        "interface": "", "cookie": "", "cookies": "", "spam": "", "phishing": "", "url": "site address",
        "login": "", "authentication": "", "upload": "send", "parameter": "setting",
        "parameters": "settings", "configuration": "settings", "exercise": "challenge",
        "assessment": "challenge", "evaluation": "challenge", "feedback": "", "item": "",
    },
)  # fmt: skip

TABLES: Mapping[str, Tables] = {"fr": FR, "en": EN}
# Texts of the pretended world (a page, a letter) show how the real one speaks: not our words to the young.
WORLD_FIELDS = _set(
    "body message messages subject sender url address page content snippet ad post comment quote"
    " strings value placeholder site domain"
)
# What is said to the learner, where tu or vous, kindness and negation matter most.
SAID_FIELDS = _set("instruction clue demonstration praise replies ask say outside elsewhere found")
SENTENCES = SAID_FIELDS | {"text"}
ORDERS = _set("instruction ask")
# What shows the way: it must not go by colour, shape or place alone.
POINTING = ORDERS | {"clue", "hint"}
