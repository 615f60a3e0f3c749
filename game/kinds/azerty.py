"""The AZERTY keyboard as a table: where its keys lie, what each types, and how a character is made on it.

Places are in key units (a letter is 1 by 1). Modifiers stay until the next character, as a learner with
one finger needs them: "shift", "altgr", and the dead key "circumflex" (with shift: "trema").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from game.core.round import KEYBOARD
from game.core.typed import DELETED, ENTERED, ERASED, ESCAPED, TABBED, WENT_LEFT, WENT_RIGHT

# Ids say places, never letters: they are seen in the log.
SHIFT, ALTGR, SPACE, ENTER, ERASE = (f"{KEYBOARD}/{n}" for n in ("shift", "altgr", "space", "enter", "erase"))
DELETE, LEFT, RIGHT, TAB, ESCAPE = (f"{KEYBOARD}/{n}" for n in ("delete", "left", "right", "tab", "escape"))
CONTROLS = {
    ENTER: ENTERED, ERASE: ERASED, DELETE: DELETED, LEFT: WENT_LEFT, RIGHT: WENT_RIGHT, TAB: TABBED,
    ESCAPE: ESCAPED,
}  # fmt: skip
MODIFIERS = {SHIFT: "shift", ALTGR: "altgr"}
LETTERS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
NUMBER_ROW = ("&é\"'(-è_çà)=", "1234567890°+", "  #{[|  ^@]}")
BOTTOM_ROW = ("<wxcvbn,;:!", ">WXCVBN?./§")
PAD = ("789/", "456-", "123.", "0")
DEAD = {"circumflex": "\u0302", "trema": "\u0308"}


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its place, and the characters it types plain, with Maj and with AltGr ("" for none).

    `dead` keys wait for a vowel. `idle` ones are only drawn, so that the keyboard looks like a real one.
    """

    id: str
    x: float
    y: float
    w: float = 1.0
    h: float = 1.0
    plain: str = ""
    shifted: str = ""
    alt: str = ""
    dead: bool = False
    idle: bool = False

    def types(self, modifier: str) -> str:
        """What it types under a modifier; a key that has nothing for it types its plain character."""
        if modifier in DEAD and self.plain in "aeiou":
            return unicodedata.normalize("NFC", self.plain + DEAD[modifier])
        return {"shift": self.shifted, "altgr": self.alt}.get(modifier, "") or self.plain


@dataclass(frozen=True)
class Board:
    """A keyboard or a part of it, `columns` wide and `rows` high."""

    columns: float
    rows: int
    keys: tuple[Key, ...]

    def key(self, key_id: str) -> Key | None:
        return next((key for key in self.keys if key.id == key_id and not key.idle), None)

    def has(self, key_id: str) -> bool:
        return self.key(key_id) is not None

    def way(self, char: str) -> tuple[str, ...]:
        """The keys to press for a character, in order; empty when it cannot be made here."""
        for control, typed in CONTROLS.items():
            if typed == char:
                return (control,) if self.has(control) else ()
        return next(iter(self._ways(char)), ())

    def _ways(self, char: str) -> Iterator[tuple[str, ...]]:
        live = [key for key in self.keys if not key.idle and not key.dead]
        yield from ((key.id,) for key in live if key.plain == char)
        for modifier_id, modifier in MODIFIERS.items():
            if self.has(modifier_id):
                wanted = (key for key in live if char in (key.shifted, key.alt) and key.types(modifier) == char)
                yield from ((modifier_id, key.id) for key in wanted)
        dead = next((key for key in self.keys if key.dead), None)
        base = unicodedata.normalize("NFD", char)
        if dead is not None and len(base) == 2 and base[1] in DEAD.values():
            first = () if base[1] == DEAD["circumflex"] else (SHIFT,)
            yield from ((*first, dead.id, key.id) for key in live if key.plain == base[0])

    def next_key(self, char: str, modifier: str) -> str:
        """The key to press now for `char`, seeing which modifier is on; "" when there is none."""
        way = self.way(char)
        for i, key_id in enumerate(way[:-1]):
            after = self.press(key_id, modifier_before(way[:i]))[1]
            if after == modifier:
                return way[i + 1]
        if modifier and (off := _OFF.get(modifier)) and len(way) == 1 and not self._same(way[0], modifier, char):
            return off
        return way[0] if way else ""

    def _same(self, key_id: str, modifier: str, char: str) -> bool:
        key = self.key(key_id)
        return key is None or not key.plain or key.types(modifier) == char

    def press(self, key_id: str, modifier: str) -> tuple[str, str]:
        """What a press types ("" for nothing) and the modifier that is on afterwards."""
        key = self.key(key_id)
        if key is None:
            return "", modifier
        if (turned := MODIFIERS.get(key_id)) is not None:
            return "", "" if modifier == turned else turned
        if key.dead:
            return "", "" if modifier in DEAD else ("trema" if modifier == "shift" else "circumflex")
        if key_id in CONTROLS:
            return CONTROLS[key_id], ""
        return key.types(modifier), ""


# Another press of the same key takes a modifier away.
_OFF = {"shift": SHIFT, "altgr": ALTGR, "circumflex": f"{KEYBOARD}/dead", "trema": f"{KEYBOARD}/dead"}


def modifier_before(way: tuple[str, ...]) -> str:
    """The modifier that the keys of a way leave on."""
    return MODIFIERS.get(way[-1], "") if way else ""


# ---------------------------------------------------------------------- the boards


def _line(row: int, x: float, chars: str, shifted: str = "", alt: str = "") -> list[Key]:
    uppers = shifted or chars.upper()
    alts = alt or " " * len(chars)
    return [
        Key(f"{KEYBOARD}/r{row}c{i}", x + i, float(row), plain=c, shifted=uppers[i].strip(), alt=alts[i].strip())
        for i, c in enumerate(chars)
    ]


def _command(key_id: str, x: float, y: float, w: float, h: float = 1.0, plain: str = "") -> Key:
    return Key(key_id, x, y, w, h, plain=plain, shifted=plain)


def _idle(name: str, x: float, y: float, w: float) -> Key:
    return Key(f"{KEYBOARD}/idle-{name}", x, y, w, idle=True)


@cache
def letters_board(commands: frozenset[str]) -> Board:
    """The 26 letters, large; then only the commands that are asked for."""
    # Rows stand a little aside of one another, as on a real keyboard.
    left = 1.5 if SHIFT in commands else 0.75
    keys = [*_line(0, 0.0, LETTERS[0]), *_line(1, 0.25, LETTERS[1]), *_line(2, left, LETTERS[2])]
    if SHIFT in commands:
        keys.append(_command(SHIFT, 0.0, 2.0, 1.5))
    if ERASE in commands:
        keys.append(_command(ERASE, 8.25, 2.0, 2.0))
    last = [c for c in (SPACE, ENTER) if c in commands]
    if last:
        x = 0.0 if len(last) == 2 else 2.0
        for name in last:
            keys.append(_command(name, x, 3.0, 6.0 if name == SPACE else 4.0, plain=" " if name == SPACE else ""))
            x += 6.0
    return Board(10.25, 4 if last else 3, tuple(keys))


@cache
def digits_board(commands: frozenset[str]) -> Board:
    """The keypad at the right of a keyboard, with the signs of dates."""
    keys = [key for row, line in enumerate(PAD) for key in _line(row, 0.0, line)]
    keys[-1] = Key(keys[-1].id, 0.0, 3.0, 2.0, plain="0", shifted="0")
    keys.append(_command(ERASE, 4.0, 0.0, 1.5, 2.0))
    keys.append(_command(ENTER, 4.0, 2.0, 1.5, 2.0) if ENTER in commands else _idle("enter", 4.0, 2.0, 1.5))
    return Board(5.5, 4, tuple(keys))


@cache
def full_board(commands: frozenset[str]) -> Board:
    """The main block of a French keyboard; keys that are not asked for are drawn where they are."""
    keys = [*_line(0, 0.0, *NUMBER_ROW), _command(ERASE, 12.0, 0.0, 2.0)]
    keys += [*_line(1, 1.5, LETTERS[0]), Key(f"{KEYBOARD}/dead", 11.5, 1.0, plain="^", shifted="¨", dead=True)]
    keys += [*_line(2, 1.75, LETTERS[1] + "ù", LETTERS[1].upper() + "%"), _command(ENTER, 12.75, 1.0, 1.25, 2.0)]
    keys += [_command(SHIFT, 0.0, 3.0, 2.0), *_line(3, 2.0, *BOTTOM_ROW)]
    keys += [_asked(TAB, commands, 0.0, 1.0, 1.5), _idle("lock", 0.0, 2.0, 1.75)]
    return Board(14.0, 5, (*keys, *_last_row(commands)))


def _last_row(commands: frozenset[str]) -> tuple[Key, ...]:
    moves = [c for c in (DELETE, LEFT, RIGHT) if c in commands]
    first = _asked(ESCAPE, commands, 0.0, 4.0, 1.5) if ESCAPE in commands else _idle("ctrl", 0.0, 4.0, 1.5)
    wide = 14.0 - 1.5 - 1.75 - 1.5 * len(moves) - (1.25 if not moves else 0.0)
    space = _command(SPACE, 1.5, 4.0, wide, plain=" ")
    x = 1.5 + wide
    row = [first, space, _command(ALTGR, x, 4.0, 1.75)]
    row += [_command(name, x + 1.75 + 1.5 * i, 4.0, 1.5) for i, name in enumerate(moves)]
    return tuple(row if moves else [*row, _idle("ctrl2", x + 1.75, 4.0, 1.25)])


def _asked(key_id: str, commands: Collection[str], x: float, y: float, w: float) -> Key:
    return _command(key_id, x, y, w) if key_id in commands else _idle(key_id.rpartition("/")[2], x, y, w)


def compact(board: Board, needed: Collection[str], columns: int, rows: int) -> Board:
    """A part of a board for a low room, its keys in the same order: what is needed, and as much else as fits."""
    live = sorted((key for key in board.keys if not key.idle), key=lambda k: (k.y, k.x))
    room = columns * rows
    kept = {key.id for key in live if key.id in needed}
    room -= sum(_units(key) for key in live if key.id in kept)
    for key in live:
        # Half a unit a row is lost where a wide key does not fit at the end.
        if key.id not in kept and not key.id.endswith(("/escape", "/tab")) and room - rows >= _units(key):
            kept.add(key.id)
            room -= _units(key)
    chosen = [key for key in live if key.id in kept]
    wide = max(columns, -(-sum(_units(key) for key in chosen) // rows) + 1)
    placed: list[Key] = []
    x = y = 0
    for key in chosen:
        if x + _units(key) > wide:
            x, y = 0, y + 1
        placed.append(replace(key, x=float(x), y=float(y), w=float(_units(key)), h=1.0))
        x += _units(key)
    return Board(max(key.x + key.w for key in placed), y + 1, tuple(placed))


def _units(key: Key) -> int:
    return 2 if key.id in CONTROLS or key.id in MODIFIERS or key.id == SPACE else 1


def keys_for(board: Board, chars: Collection[str], commands: Collection[str] = ()) -> frozenset[str]:
    """All keys that somebody needs for these characters and commands."""
    return frozenset(key_id for char in chars for key_id in board.way(char)) | frozenset(commands)


BOARDS = {"letters": letters_board, "digits": digits_board, "full": full_board}


def board_for(name: str, chars: Collection[str], commands: Collection[str] = ()) -> Board:
    """The board called `name`; "auto" (or one that lacks a character) gives the smallest that has all."""
    wanted = frozenset(commands)
    if " " in chars:
        wanted |= {SPACE}
    if any(c.isupper() for c in chars):
        wanted |= {SHIFT}
    order = [name] if name in BOARDS else []
    for one in (*order, "digits", "letters", "full"):
        board = BOARDS[one](wanted)
        if all(board.way(c) for c in chars) and all(board.has(c) for c in wanted if c != SHIFT or one != "digits"):
            return board
    return full_board(wanted)


# ---------------------------------------------------------------------- slips


def slip(wanted: str, got: str) -> str:
    """The kind of error: what was typed is told from what was wanted, never kept."""
    board = full_board(frozenset())
    own, other = _maker(board, wanted), _maker(board, got)
    if own is not None and own is other:
        if wanted == own.plain:
            return "extra_shift"
        return "missing_altgr" if wanted == own.alt else "missing_shift"
    if wanted in "0123456789" and got in NUMBER_ROW[0]:
        return "missing_shift" if NUMBER_ROW[1].index(wanted) == NUMBER_ROW[0].index(got) else "wrong_key"
    a, b = (unicodedata.normalize("NFD", c) for c in (wanted.lower(), got.lower()))
    if wanted and got and a[0] == b[0] and a != b:
        return "missing_accent" if len(a) > len(b) else "wrong_accent"
    if own is not None and other is not None and abs(own.x - other.x) <= 1.25 and abs(own.y - other.y) <= 1:
        return "neighbour_key"
    return "wrong_key"


def _maker(board: Board, char: str) -> Key | None:
    return next((k for k in board.keys if char and not k.dead and char in (k.plain, k.shifted, k.alt)), None)
