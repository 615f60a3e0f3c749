"""Why a file could not be used: `core.reasons`, under the name that the stores know it by."""

from __future__ import annotations

from game.core.reasons import reason

__all__ = ["reason"]
