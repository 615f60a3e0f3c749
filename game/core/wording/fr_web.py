"""French words of the kind browser: its bar, its traps, its replies."""

from __future__ import annotations

WEB = {
    "browser.pretend": "pour de faux",
    "browser.page": "La page",
    "browser.back": "Retour",
    "browser.forward": "Page suivante",
    "browser.home": "Accueil",
    "browser.go": "Aller",
    "browser.favourites": "Favoris",
    "browser.address": "Barre d’adresse",
    "browser.close_tab": "Fermer l’onglet {tab}",
    "browser.advert": "Publicité",
    "browser.search": "Chercher",
    "browser.search_here": "Écris ou choisis un mot",
    "browser.stopped": "Stop, on regarde ensemble.",
    "browser.again": "J’essaie encore",
    "reply.browser.other": "Presque ! Lis encore la demande.",
    "reply.browser.other_tab": "Presque ! Lis le nom de l’onglet.",
    "reply.browser.address": "Presque ! Regarde chaque lettre de l’adresse.",
    "reply.browser.query": "Presque ! Choisis seulement les mots utiles.",
    "reply.browser.boxes": "Presque ! Regarde bien les cases.",
    "reply.browser.sources": "Presque ! Regarde aussi l’autre site.",
}
