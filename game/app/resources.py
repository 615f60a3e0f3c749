"""Where the shipped assets and packs lie: beside the sources in a checkout, inside a wheel otherwise."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def assets() -> Path:
    return _shipped("assets")


def shipped_packs() -> Path:
    return _shipped("challenges")


def program() -> Path:
    """The folder of the program's own modules."""
    return _PACKAGE
