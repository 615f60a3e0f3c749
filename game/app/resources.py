"""Where the shipped assets and packs lie: beside the sources in a checkout, inside a wheel otherwise."""

from __future__ import annotations

from pathlib import Path

from game.core.errors import MachineLacks

_PACKAGE = Path(__file__).resolve().parent.parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def assets() -> Path:
    """Raises MachineLacks when the installation lost its drawings and fonts."""
    folder = _shipped("assets")
    if not (folder / "fonts").is_dir():
        raise MachineLacks(
            "les dessins et les polices du programme manquent | the program’s drawings and fonts are missing",
            "réinstallez Déficlic | install Déficlic again",
            str(folder),
        )
    return folder


def shipped_packs() -> Path:
    return _shipped("challenges")


def program() -> Path:
    """The folder of the program's own modules."""
    return _PACKAGE
