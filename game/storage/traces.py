"""Looking for letters in files, whatever their length: the proof of an erasure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

PIECE_BYTES = 1_000_000


def holds(path: Path, needles: Sequence[bytes]) -> bool:
    """Whether one of these stands in the file, read a piece at a time. False for a file that is gone."""
    keep = max(map(len, needles), default=1) - 1
    before = b""
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE_BYTES):
                if any(needle in before + piece for needle in needles):
                    return True
                before = piece[-keep:] if keep else b""
    except FileNotFoundError:
        return False
    return False
