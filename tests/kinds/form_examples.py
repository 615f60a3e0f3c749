"""Forms for the tests: one of every type of field, and a small one."""

from __future__ import annotations

from typing import Any

from game.kinds.form import Form
from game.kinds.kind import Challenge
from tests.kinds.play import challenge

CARD: dict[str, Any] = {
    "name": "Lina Morel",
    "picture": "👧",
    "facts": [
        {"id": "prenom", "label": "Prénom", "content": "Lina"},
        {"id": "naissance", "label": "Date de naissance", "content": "12/05/2012"},
        {"id": "adresse", "label": "E-mail", "content": "lina@courriel.example"},
        {"id": "telephone", "label": "Téléphone", "content": "06 39 98 12 34"},
        {"id": "secret", "label": "Phrase secrète", "content": "lune-velo-pomme"},
    ],
}


def ask(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "label": name.capitalize(), **more}


def options(*names: str, right: tuple[str, ...], **more: Any) -> list[dict[str, Any]]:
    return [{"content": name, "right": name in right, **more} for name in names]


NAME = ask("prenom", "text", answer="prenom")
MAIL = ask("adresse", "email", answer="adresse", error="Il manque l’arobase.")
SPORT = ask("sport", "list", options=options("Judo", "Voile", "Danse", "Vélo", "Foot", "Tennis", right=("Voile",)))
LEVEL = ask("niveau", "radio", options=options("Débutant", "Moyen", right=("Débutant",)))
DAYS = ask("jours", "boxes", options=options("Lundi", "Mardi", "Jeudi", "Samedi", right=("Lundi", "Jeudi")))
DAY = ask("debut", "calendar", wanted="2027-03-17")
FREE_DAY = ask("libre", "calendar", wanted="2027-04-21", free=["2027-03-09", "2027-04-21"])
BOATS = ask("bateaux", "pictures", options=[
    {"content": "Voilier", "picture": "⛵", "right": True}, {"content": "Chat", "picture": "🐱"},
    {"content": "Paquebot", "picture": "🚢", "right": True}, {"content": "Vélo", "picture": "🚲"},
])  # fmt: skip
FILE = ask("fichier", "file", options=[
    {"content": "facture.pdf", "right": True}, {"content": "plage.jpg"},
    {"content": "installe.exe", "trap": "install", "say": "Choisis un document."},
])  # fmt: skip
SECRET = ask("secret", "password", answer="secret", again="Encore")


def form(*pages: list[dict[str, Any]], **more: Any) -> Challenge:
    return challenge(
        "form",
        **{
            "site": "Club",
            "character": CARD,
            "fields": 8,
            "pages": [{"title": f"Page {i + 1}", "fields": page} for i, page in enumerate(pages)],
            **more,
        },
    )


EVERY = form(
    [NAME, ask("naissance", "date", answer="naissance"), MAIL, ask("tel", "phone", answer="telephone"), SECRET],
    [SPORT, LEVEL, DAYS, DAY, FREE_DAY],
    [BOATS, FILE, ask("surnom", "text", optional=True, strings=["Lili"])],
    summary=True,
)
assert isinstance(EVERY, Form)
