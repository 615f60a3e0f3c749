"""Templates with the program's words; everything is escaped but the drawings that we make ourselves."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from game.core.wording import words
from game.review.first_names import nobody
from game.review.pictures import pictogram, portrait, sign
from game.review.standing import SIGNS

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
FONTS = ("andika-regular.woff2", "andika-bold.woff2")


class Renderer:
    """`assets` is the folder of shipped assets: fonts and signs come from there."""

    def __init__(self, assets: Path) -> None:
        self.assets = assets
        self._jinja = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=select_autoescape(("html",)),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.filters["drawing"] = Markup  # only for SVG from our own charts

    def page(self, template: str, lang: str, **values: Any) -> str:
        values.setdefault("firstname", nobody)
        values.setdefault("locks_s", 0)
        return self._jinja.get_template(template).render(
            lang=lang, t=_words(lang), sign=self._sign, signs=SIGNS, pictogram=self._pictogram, **values
        )

    def report(self, template: str, lang: str, **values: Any) -> str:
        """A page that stands alone: style, fonts and pictures inside, nothing to fetch, nothing to run."""
        lines = (STATIC / "review.css").read_text(encoding="utf-8").splitlines()
        style = "\n".join(line for line in lines if not line.startswith("@font-face"))
        fonts = _faces(self.assets)
        return self.page(
            template, lang, style=Markup(fonts + style), portrait_url=portrait_data, report=True, **values
        )

    def _pictogram(self, name: str) -> str:
        """As an address that an image can have: a picture beside its words says nothing more to a reader."""
        return _data_url(pictogram(self.assets, name))

    def _sign(self, name: str) -> Markup:
        return Markup(sign(self.assets, name))


def portrait_url(code: str) -> str:
    return f"/picture/{quote(code, safe='')}.svg"


@cache
def portrait_data(code: str) -> str:
    return _data_url(portrait(code))


def _data_url(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii") if svg else ""


def sound_data(wav: bytes) -> str:
    """ "" without a voice."""
    return "data:audio/wav;base64," + base64.b64encode(wav).decode("ascii") if wav else ""


@cache
def _faces(assets: Path) -> str:
    """The family of the program, inside the page; without the files the system's own takes over."""
    rules = []
    for name, weight in zip(FONTS, (400, 700), strict=True):
        try:
            data = base64.b64encode((assets / "fonts" / name).read_bytes()).decode("ascii")
        except OSError:
            continue
        rules.append(
            f"@font-face{{font-family:Andika;font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
        )
    return "".join(rules)


def _words(lang: str) -> Callable[..., str]:
    def t(key: str, **parts: object) -> str:
        return words(lang, key, **parts)

    return t
