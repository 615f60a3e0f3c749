"""The notes that bind authors: the padlock alone proves nothing, sensitive challenges are announced and end
on a human contact, nothing copies a real brand's address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from tests.challenges.shipped import FOLDER, Shipped

SENSITIVE = (
    "on-se-moque-de-moi", "moqueries-les-etapes", "je-vois-quelqu-un-harcele", "un-inconnu-veut-me-voir",
)  # fmt: skip
REAL = re.compile(
    r"\b(google|facebook|instagram|tiktok|snapchat|whatsapp|youtube|amazon|netflix|microsoft|ameli|doctolib"
    r"|la poste|colissimo|chronopost|discord|roblox|fortnite|gmail|twitter|sncf)\b",
    re.I,
)


@pytest.mark.parametrize("challenge", SENSITIVE)
def test_a_sensitive_challenge_is_announced_and_ends_on_a_human_contact(challenge: str) -> None:
    _, entry = Shipped("reseaux", challenge).read()
    for lang, free, hours in (("fr", "gratuit", "9 h à 23 h"), ("en", "free", "9 am to 11 pm")):
        made = entry.for_("enfant", 1, 1.0, lang)
        opening, contact = made.opening, made.contact  # type: ignore[attr-defined]
        assert opening is not None and contact is not None and made.adult_note is not None
        assert made.adult_note.before is not None, "the adult is told beforehand, in review"
        said = contact.spoken.replace("\u00a0", " ").replace("\u202f", " ")
        assert "3018" in said and free in said and hours in said, said


def sheets(value: object) -> Iterator[Mapping[str, object]]:
    """Every pretended page or message that has parts, anywhere in a challenge."""
    if isinstance(value, Mapping):
        parts = value.get("parts")
        if isinstance(parts, list | tuple) and any(isinstance(one, Mapping) and "part" in one for one in parts):
            yield value
        for one in value.values():
            yield from sheets(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from sheets(one)


def test_the_padlock_is_never_the_clue_and_never_without_an_address() -> None:
    locks = 0
    for pack in ("pieges", "infos", "reseaux", "navigateur", "mots-de-passe"):
        for name in re.findall(r"^  - id: (\S+)", (FOLDER / pack / "pack.yaml").read_text("utf-8"), re.M):
            _, entry = Shipped(pack, name).read()
            for sheet in sheets(dict(entry.plain("enfant", "fr"))):
                parts = [part for part in sheet["parts"] if isinstance(part, Mapping)]  # type: ignore[attr-defined]
                kinds = [part["part"] for part in parts]
                if "lock" in kinds:
                    locks += 1
                    assert "address" in kinds
                    assert not any(part.get("clue") for part in parts if part["part"] == "lock")
    assert locks >= 4, "the lock is met, on honest and on copied sites"


@pytest.mark.parametrize("pack", sorted(p.name for p in FOLDER.iterdir() if (p / "pack.yaml").exists()))
def test_no_pack_names_a_real_brand(pack: str) -> None:
    for file in (FOLDER / pack).rglob("*.yaml"):
        lines = [line for line in file.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
        assert [line for line in lines if REAL.search(line)] == []
