"""An on-screen keyboard (AZERTY, QWERTY or ABC): every key at least 96 su, in as many rows as there is room for.

*Signes* turns the letters into all accents and the signs of addresses and sentences: a second layer serves every
route alike. No words are proposed, so nothing that was written is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.stage import Stage
from game.core.wording import words
from game.screens import layout
from game.screens.layout import TARGET_SU

# Three rows of letters, then what follows them: accents and signs, filling the third row up to ten.
LAYOUTS = {
    "azerty": ("azertyuiop", "qsdfghjklm", "wxcvbn", "éèàçùê-’"),
    "qwerty": ("qwertyuiop", "asdfghjkl-", "zxcvbnm", "éèàçùê’"),
    "abc": ("abcdefghij", "klmnopqrst", "uvwxyz", "éèàçùê-’"),
}
DIGITS = "1234567890"
# The second layer, as many as the first: the accents of French, then signs.
SIGNS = "àâäçéèêëîïôöùûüœæ@.,;:!?/-_’()&+€#"
SHIFT, SIGN, SPACE, ERASE, DONE = "key/shift", "key/signs", "key/space", "key/erase", "key/done"
COMMANDS = (
    (SHIFT, "key.shift", "sign:arrow-up"),
    (SIGN, "key.signs", "sign:pencil"),
    (SPACE, "key.space", "sign:minus"),
    (ERASE, "key.erase", "sign:back"),
    (DONE, "key.done", "sign:tick"),
)
LEAST_GAP_SU = 3.0


def wide_rows(keys: str = "azerty") -> tuple[str, ...]:
    """Five rows of ten, digits above, as on a keyboard."""
    first, second, third, accents = LAYOUTS[keys]
    room = 10 - len(third)
    return (DIGITS, first, second, third + accents[:room], accents[room:])


def low_rows(keys: str = "azerty") -> tuple[str, ...]:
    """Four rows of thirteen, digits at the right, for windows with little height."""
    first, second, third, accents = LAYOUTS[keys]
    room = 10 - len(third)
    return (
        first + DIGITS[:3],
        second + DIGITS[3:6],
        third + accents[:room] + DIGITS[6:9],
        accents[room:] + DIGITS[9],
    )


def sign_rows(rows: tuple[str, ...]) -> tuple[str, ...]:
    """The same rows with signs in place of letters; digits stay where they are."""
    signs = iter(SIGNS)
    return tuple("".join(c if c in DIGITS else next(signs, "") for c in row) for row in rows)


def key_rows(body: Rect, keys: str = "azerty", signs: bool = False) -> tuple[str, ...]:
    """The five rows of a keyboard where they fit, else four longer ones."""
    fits = body.h >= 5 * TARGET_SU + 4 * LEAST_GAP_SU
    rows = wide_rows(keys) if fits or body.w < 13 * TARGET_SU else low_rows(keys)
    return sign_rows(rows) if signs else rows


def wide_enough(stage: Stage, body: Rect) -> Rect:
    """In a tall window the keys need the margins."""
    if body.w < 10 * TARGET_SU + 9 * LEAST_GAP_SU:
        return Rect(12.0, body.y, stage.w_su - 24.0, body.h)
    return body


def least_height() -> float:
    return 4 * TARGET_SU + 3 * LEAST_GAP_SU


def keyboard(stage: Stage, body: Rect, shifted: bool, signs: bool = False) -> Node:
    """Keys named by their letter; the last row ends with *Maj*, *Signes*, *Espace*, *Effacer*, *Valider*."""
    lines = key_rows(body, stage.keys, signs)
    most = max(len(line) for line in lines)
    gap = max(
        LEAST_GAP_SU, min(14.0, (body.w - most * TARGET_SU) / most, (body.h - len(lines) * TARGET_SU) / len(lines))
    )
    w = min((body.w - (most - 1) * gap) / most, 150.0)
    h = min((body.h - (len(lines) - 1) * gap) / len(lines), 130.0)
    size = min(layout.label(stage), h * 0.5)
    whole_w = most * w + (most - 1) * gap
    left = body.centre.x - whole_w / 2
    y = body.y + max(0.0, (body.h - len(lines) * h - (len(lines) - 1) * gap) / 2)
    keys: list[Node] = []
    for number, line in enumerate(lines):
        for i, letter in enumerate(line):
            shown = letter.upper() if shifted else letter
            box = Rect(left + i * (w + gap), y, w, h)
            keys.append(_key(f"key/{letter}", shown, box, size))
        if number == len(lines) - 1:
            x = left + len(line) * (w + gap)
            on = {SHIFT: shifted, SIGN: signs}
            keys.extend(_commands(stage, Rect(x, y, left + whole_w - x, h), gap, on))
        y += h + gap
    return Node("keyboard", Role.GROUP, words(stage.lang, "keyboard"), body, children=tuple(keys))


def _commands(stage: Stage, row: Rect, gap: float, on: Mapping[str, bool]) -> tuple[Node, ...]:
    """Signs with their words for speech: there is no room for both on every window."""
    cells = row.columns(len(COMMANDS), gap)
    size = layout.adult(stage)
    keys = []
    for (node_id, word, sign), cell in zip(COMMANDS, cells, strict=True):
        states = frozenset({State.CHECKED} if on.get(node_id) else set())
        label = words(stage.lang, word)
        fits = stage.ruler.width(label, size, bold=True) <= cell.w - 16.0 and size * 1.5 <= cell.h - 12.0
        keys.append(_key(node_id, label, cell, size if fits else 0.0, "" if fits else sign, states))
    return tuple(keys)


def _key(
    node_id: str, label: str, box: Rect, size: float, sign: str = "", states: frozenset[State] = frozenset()
) -> Node:
    role = Role.TOGGLE if node_id in (SHIFT, SIGN) else Role.OPTION
    return Node(node_id, role, label, box, (Act.PRESS,), states=states, picture=sign, look=Look.KEY, size_su=size)


@dataclass(frozen=True)
class Writing:
    """What is being written. `before` counts how many letters that stood there already are to go."""

    typed: str = ""
    shifted: bool = False
    signs: bool = False
    before: int = 0
    most: int = 60

    def __repr__(self) -> str:
        """What was typed never gets into a message or a log."""
        return f"Writing(shifted={self.shifted}, signs={self.signs})"

    def with_text(self, text: str) -> Writing:
        return replace(self, typed=(self.typed + text)[: self.most])

    def pressed(self, target: str) -> Writing:
        """After a key of the drawn keyboard; an unknown one changes nothing."""
        match target:
            case "key/shift":
                return replace(self, shifted=not self.shifted)
            case "key/signs":
                return replace(self, signs=not self.signs)
            case "key/space":
                return self.with_text(" ")
            case "key/erase":
                gone = min(self.before + (not self.typed), self.most)
                return replace(self, typed=self.typed[:-1], before=gone)
        letter = target.removeprefix("key/")
        if target.startswith("key/") and len(letter) == 1:
            return replace(self.with_text(letter.upper() if self.shifted else letter), shifted=False)
        return self
