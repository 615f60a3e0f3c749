"""The booklet and the certificate as a PDF, through the optional `typst` package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.core.wording import words
from game.review.carnet import Carnet, Certificate
from game.review.pdf import compiled
from game.review.pictures import pictogram, portrait

TEMPLATE = Path(__file__).resolve().parent / "templates" / "booklet.typ"


def write_booklet(view: Carnet, one: Certificate | None, path: Path, assets: Path) -> None:
    """The booklet, or the certificate `one`: the whole file or none of it. Raises OSError."""
    compiled(TEMPLATE, told(view, one, assets), path, assets)


def told(view: Carnet, one: Certificate | None, assets: Path) -> dict[str, Any]:
    """What the page says, in its order, as plain JSON."""

    def t(key: str) -> str:
        return words(view.lang, key)

    data: dict[str, Any] = {
        "lang": view.lang, "title": words(view.lang, "rv.report.carnet", name=view.name),
        "face": portrait(view.code), "firstname": t("rv.carnet.name"),
        "sign": t("rv.certificate.sign"), "falc": t("rv.carnet.falc"),
        "flag": pictogram(assets, "🚩"), "parts": [], "diploma": None,
    }  # fmt: skip
    if one is not None:
        picture = pictogram(assets, one.picture)
        data["diploma"] = {"title": one.title, "lines": list(one.lines), "name": one.name, "picture": picture}
    else:
        data["parts"] = [
            {"title": part.title, "stamps": part.stamps,
             "lines": [{"text": line.text, "picture": pictogram(assets, line.picture)} for line in part.lines]}
            for part in view.parts
        ]  # fmt: skip
    return data
