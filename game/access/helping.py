"""The adult's own keys: one press notes help by hand, voice or gesture, whatever is on the screen.

F6, F7 and F8 unless the learner's key map gives them, or a pad's button, a switch's key or a mouse
button, another meaning. A letter that is mapped keeps typing while there is something to type into.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.core.inputs import KeyDown, PadDown, PointerDown, RawInput

HELP_KEYS: Mapping[str, str] = {"f6": "help_hand", "f7": "help_voice", "f8": "help_gesture"}
HELPED_BY: Mapping[str, str] = {"help_hand": "hand", "help_voice": "voice", "help_gesture": "gesture"}


def help_noted(raw: RawInput, keys: Mapping[str, str], *, typing: bool) -> str:
    """How the adult helped ("hand", "voice", "gesture"), when this press says so; else ""."""
    match raw:
        case KeyDown(ctrl=False, alt=False):
            if typing and len(raw.key) == 1:
                return ""
            does = keys.get(raw.key) or HELP_KEYS.get(raw.key, "")
        case PadDown():
            does = keys.get(f"pad {raw.button}", "")
        case PointerDown():
            does = keys.get(f"button {raw.button}", "")
        case _:
            return ""
    return HELPED_BY.get(does, "")
