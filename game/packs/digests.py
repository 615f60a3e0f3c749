"""What identifies a pack: the SHA-256 of its files. Standard library only, so that starting stays cheap."""

from __future__ import annotations

import hashlib
from pathlib import Path

from game.packs.files import files_of


def digest_of(root: Path) -> str:
    """SHA-256 over names and contents of the pack's files, in order; the same on every machine."""
    whole = hashlib.sha256()
    for file in files_of(root):
        content = "link" if file.is_symlink() else hashlib.sha256(file.read_bytes()).hexdigest()
        whole.update(f"{file.relative_to(root).as_posix()}\0{content}\n".encode())
    return whole.hexdigest()


def content_of(path: Path) -> str:
    """What the judgement of a pack (folder or archive) depends on: its content, and a folder's name."""
    try:
        if path.is_dir():
            return f"{digest_of(path)} {path.name}"
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError:
        return f"unreadable {path.name}"
