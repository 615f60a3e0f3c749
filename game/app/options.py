"""What a command is told: the command line, read."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """What every command knows; the rest is in `args`."""

    command: str
    lang: str
    data: Path | None
    packs: tuple[Path, ...]
    debug: bool
    args: argparse.Namespace
