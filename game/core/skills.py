"""The skills that challenges train, each tagged three ways and with what should come before it.

DigComp: numbers of version 2.2 (`DIGCOMP_VERSION`); mouse and keyboard gestures are prerequisites of
the competence named (DOMAIN.md). Pix: competences of the CRCN. Coop: thématiques of the report tool.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.core.skill_table import TABLE

DIGCOMP_VERSION = "2.2"

# Codes of the Coop tool's thématiques that our skills touch, with the tool's own value and its words.
COOP: Mapping[str, tuple[str, str]] = {
    "PM": ("PrendreEnMainDuMateriel", "Prendre en main du matériel"),
    "GS": ("GereSesContenusNumeriques", "Gérer ses contenus numériques"),
    "NI": ("NavigationSurInternet", "Navigation sur internet"),
    "EM": ("Email", "E-mail"),
    "BU": ("Bureautique", "Bureautique"),
    "RS": ("ReseauxSociaux", "Réseaux sociaux"),
    "SA": ("Sante", "Santé"),
    "SN": ("SecuriteNumerique", "Sécurité numérique"),
    "IP": ("InsertionProfessionnelle", "Insertion professionnelle"),
    "AD": ("AideAuxDemarchesAdministratives", "Aide aux démarches administratives"),
    "CN": ("CultureNumerique", "Culture numérique"),
    "IA": ("IntelligenceArtificielle", "Intelligence artificielle"),
    "TM": ("TransportsMobilite", "Transports-mobilité"),
    "LC": ("LoisirsSportsCulture", "Loisirs, sports, culture"),
}

# The areas in the order they are shown, with their names.
AREAS: Mapping[str, Mapping[str, str]] = {
    "mouse": {"fr": "La souris", "en": "The mouse"},
    "keyboard": {"fr": "Le clavier", "en": "The keyboard"},
    "web": {"fr": "Aller sur internet", "en": "Going on the web"},
    "safety": {"fr": "Être en sécurité", "en": "Being safe"},
    "password": {"fr": "Les mots de passe", "en": "Passwords"},
    "network": {"fr": "Les réseaux sociaux", "en": "Social networks"},
    "form": {"fr": "Les formulaires", "en": "Forms"},
    "mail": {"fr": "Le courriel", "en": "E-mail"},
    "files": {"fr": "Les fichiers", "en": "Files"},
    "info": {"fr": "S’informer", "en": "Getting informed"},
}


@dataclass(frozen=True, slots=True)
class Skill:
    """`digcomp` is a competence of DigComp 2.2; with `prerequisite` the skill comes before it.

    `pix` is a CRCN competence, `coop` a key of `COOP`, `needs` the ids of skills that help first.
    """

    id: str
    names: tuple[str, str]
    digcomp: str
    pix: str
    coop: str
    needs: tuple[str, ...] = ()
    prerequisite: bool = False

    @property
    def area(self) -> str:
        return self.id.partition(".")[0]

    def name(self, lang: str) -> str:
        return self.names[1] if lang == "en" else self.names[0]


def skill(skill_id: str) -> Skill | None:
    return SKILLS.get(skill_id)


def skill_name(skill_id: str, lang: str) -> str:
    """Its name; the id itself when a pack names a skill of its own."""
    known = SKILLS.get(skill_id)
    return known.name(lang) if known else skill_id


def tags(skill_id: str) -> dict[str, str]:
    """The three tags as a log or a report writes them; empty for a skill that is not ours."""
    known = SKILLS.get(skill_id)
    if known is None:
        return {}
    return {
        "digcomp": known.digcomp, "digcomp_version": DIGCOMP_VERSION, "pix": known.pix,
        "coop": COOP[known.coop][0],
    }  # fmt: skip


def of_area(area: str) -> tuple[Skill, ...]:
    return tuple(s for s in SKILLS.values() if s.area == area)


def _read(row: tuple[str, str, str, str, str, str, str]) -> Skill:
    skill_id, digcomp, pix, coop, needs, fr, en = row
    number = digcomp.removesuffix("*")
    return Skill(skill_id, (fr, en), number, pix, coop, tuple(needs.split()), number != digcomp)


SKILLS: Mapping[str, Skill] = {row[0]: _read(row) for row in TABLE}
