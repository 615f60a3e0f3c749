"""Where things are kept: the data folder and what lies in it (CONTRACT.md, Data folder)."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.core.errors import MachineLacks
from game.core.wording import words
from game.storage.reasons import reason

VARIABLE = "DEFICLIC_DATA"
NAME = "deficlic"


@dataclass(frozen=True)
class DataFolder:
    """A folder that exists and can be written. Paths below need not exist yet."""

    root: Path

    @property
    def progress(self) -> Path:
        """The log."""
        return self.root / "progress.db"

    @property
    def settings(self) -> Path:
        """What the adult set for this installation."""
        return self.root / "settings.json"

    @property
    def identities(self) -> Path:
        """First names and an adult's notes, encrypted; there only when somebody asked for it."""
        return self.root / "identities.json"

    @property
    def speech(self) -> Path:
        """Cached speech; it can be thrown away at any time."""
        return self.root / "speech"

    @property
    def machine_file(self) -> Path:
        return self.root / "machine.txt"

    def machine(self) -> str:
        """The id of this installation: chance alone, so that it tells nothing about the computer."""
        try:
            known = self.machine_file.read_text(encoding="ascii").strip()
        except (OSError, UnicodeError):
            known = ""
        if _is_uuid(known):
            return known
        fresh = str(uuid.uuid4())
        write_whole(self.machine_file, fresh + "\n")
        return fresh


def data_folder(
    chosen: str | os.PathLike[str] | None = None,
    lang: str = "fr",
    environ: Mapping[str, str] = os.environ,
) -> DataFolder:
    """`chosen` (--data), else DEFICLIC_DATA, else the platform's user data folder; made if missing.

    Raises MachineLacks (exit 3, with the remedy) when it cannot be written.
    """
    root = Path(chosen or environ.get(VARIABLE) or _platform_folder()).expanduser().absolute()
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        _try_writing(root)
    except OSError as error:
        raise MachineLacks(
            words(lang, "data.unwritable", reason=reason(error, lang)),
            words(lang, "data.unwritable.remedy"),
            str(root),
        ) from error
    return DataFolder(root)


def _platform_folder() -> str:
    from platformdirs import user_data_dir  # only when no folder was chosen: it costs at launch

    return user_data_dir(NAME, appauthor=False)


def _try_writing(root: Path) -> None:
    """Really write: permissions lie (read-only mounts, quotas, network drives)."""
    trial = root / f".trial-{os.getpid()}"
    try:
        trial.write_bytes(b"deficlic")
    finally:
        trial.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that it is the old one or the new one, never half of it."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    with fresh.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
