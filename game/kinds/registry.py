"""Every kind on one screen."""

from __future__ import annotations

from game.kinds.click import Click
from game.kinds.kind import Challenge

KINDS: dict[str, type[Challenge]] = {
    "click": Click,
}
