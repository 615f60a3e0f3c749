"""The few words of SVG that our charts are written in; everything that comes from outside is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import count

_numbers = count(1)

# For charts outside a page (a PDF, a file): the same classes as in `review.css`, on white paper.
STYLE = (
    ".axis{stroke:#4A5268;stroke-width:1}.grid{stroke:#C9CDD8;stroke-width:1}"
    ".goal{stroke:#172038;stroke-width:1.5;stroke-dasharray:6 4}.line{stroke:#0A4A8F;stroke-width:3;fill:none}"
    ".phase{stroke:#4A5268;stroke-width:1.5;stroke-dasharray:2 4}"
    ".band{fill:#BFE3F2}.dot{fill:#0A4A8F;stroke:#FFF;stroke-width:1.5}"
    "text{font-family:Andika,sans-serif;font-size:13px;fill:#172038}.small{font-size:12px;fill:#4A5268}"
    ".g0{fill:#A8DDB5}.g1{fill:#BFE3F2}.g2{fill:#FFE3A0}.g3{fill:#FFD166}.g4{fill:#FFB4A2}.g5{fill:#D9CCF5}"
    ".g0,.g1,.g2,.g3,.g4,.g5{stroke:#172038;stroke-width:1}.table{fill:#FFFAF2;stroke:#C9CDD8}"
    ".target{fill:#BFE3F2;stroke:#172038;stroke-width:4}.path{stroke:#0A4A8F;stroke-width:6;fill:none;"
    "stroke-linejoin:round;stroke-linecap:round}.start{fill:#FFF;stroke:#0A4A8F;stroke-width:6}"
    ".press{stroke:#172038;stroke-width:6;fill:none}.end{fill:#172038}.label{font-size:40px}"
)


def f(value: float) -> str:
    """A number as short as it can be drawn."""
    return f"{value:.1f}".removesuffix(".0")


def text(x: float, y: float, words: str, *, anchor: str = "start", css: str = "") -> str:
    kind = f' class="{css}"' if css else ""
    return f'<text x="{f(x)}" y="{f(y)}" text-anchor="{anchor}"{kind}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> str:
    return f'<line x1="{f(x1)}" y1="{f(y1)}" x2="{f(x2)}" y2="{f(y2)}" class="{css}"/>'


def rect(x: float, y: float, w: float, h: float, css: str, radius: float = 0) -> str:
    round_ = f' rx="{f(radius)}"' if radius else ""
    return f'<rect x="{f(x)}" y="{f(y)}" width="{f(w)}" height="{f(h)}"{round_} class="{css}"/>'


def circle(x: float, y: float, r: float, css: str) -> str:
    return f'<circle cx="{f(x)}" cy="{f(y)}" r="{f(r)}" class="{css}"/>'


def path(points: list[tuple[float, float]], css: str, *, closed: bool = False, ms: Sequence[int] = ()) -> str:
    """`ms` are the times of the points: with them the page can show the movement again."""
    if not points:
        return ""
    joined = " ".join(f"{f(x)},{f(y)}" for x, y in points)
    name = "polygon" if closed else "polyline"
    when = f' data-ms="{" ".join(map(str, ms))}"' if ms else ""
    return f'<{name} points="{joined}" class="{css}"{when}/>'


def drawing(
    w: float, h: float, title: str, about: str, *parts: str, css: str = "chart", x: float = 0, y: float = 0
) -> str:
    """A whole SVG that a screen reader reads as one picture: its title, then what it shows."""
    number = next(_numbers)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{css}" role="img" viewBox="{f(x)} {f(y)} {f(w)} {f(h)}"'
        f' aria-labelledby="svg{number}t svg{number}d"><title id="svg{number}t">{escape(title)}</title>'
        f'<desc id="svg{number}d">{escape(about)}</desc>{"".join(parts)}</svg>'
    )


def alone(svg: str) -> str:
    """The same drawing with its own style, for where no stylesheet is."""
    head, _, body = svg.partition("</desc>")
    return f"{head}</desc><style>{STYLE}</style>{body}"
