"""What the kinds themselves object to (their ValueErrors), for authors who read French.

A kind may also write both languages itself: "en français | in English".
"""

from __future__ import annotations

import re

REASONS: tuple[tuple[str, str], ...] = (
    (r"no choice is right: write `right: true` on one",
     "aucune réponse n’est juste : écrivez « right: true » sur l’une d’elles"),
    (r"every choice is right: leave one without `right: true`",
     "toutes les réponses sont justes : laissez-en une sans « right: true »"),
    (r"nothing to do: every box is already as wanted", "rien à faire : toutes les cases sont déjà comme il faut"),
    (r"with `one: true`, exactly one box is wanted", "avec « one: true », une seule case est « wanted: true »"),
)  # fmt: skip


def reason_in(lang: str, reason: str) -> str:
    """The reason in the author's language; as the kind says it when nobody has translated it."""
    french, bar, english = reason.partition(" | ")
    if bar:
        return english if lang == "en" else french
    if lang != "fr":
        return reason
    for pattern, said in REASONS:
        if found := re.fullmatch(pattern, reason):
            return found.expand(said)
    return reason
