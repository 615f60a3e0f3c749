"""Keys that type no character, as the one character that stands for each in the value of a TYPE aim."""

from __future__ import annotations

ERASED, ENTERED, TABBED, ESCAPED, DELETED = "\b", "\n", "\t", "\x1b", "\x7f"
WENT_LEFT, WENT_RIGHT, WENT_FIRST, WENT_LAST = "\x1c", "\x1d", "\x1e", "\x1f"
COPIED, CUT, PASTED = "\x03", "\x18", "\x16"

# Names of keys as `inputs.KeyDown` has them. A node takes those it lists in `Node.keys`.
TYPED = {
    "tab": TABBED,
    "escape": ESCAPED,
    "delete": DELETED,
    "left": WENT_LEFT,
    "right": WENT_RIGHT,
    "home": WENT_FIRST,
    "end": WENT_LAST,
    "ctrl+c": COPIED,
    "ctrl+x": CUT,
    "ctrl+v": PASTED,
}
