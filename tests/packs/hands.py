"""A small sound pack, and ways to write it."""

from __future__ import annotations

from pathlib import Path

HEAD = """\
format: 1
id: {id}
version: 1
title: Essai
summary: Pour essayer.
language: fr
authors: [Camille]
licence: CC-BY-SA-4.0
ages: {{from: 6, to: 16}}
challenges:
"""
TOUCH = """\
  - id: {id}
    kind: touch
    title: Le ballon
    instruction: Clique sur le ballon.
    skills: [mouse.click]
    things:
      - {{name: Le ballon, picture: 🎈}}
"""
CLICK = TOUCH.replace("touch", "click")


def write(folder: Path, pack: str = "essai", body: str = TOUCH, more: str = "", **files: str) -> Path:
    """A pack named `pack` below `folder`; `more` is added to its challenge, `files` lie beside it."""
    root = folder / pack
    root.mkdir(parents=True, exist_ok=True)
    (root / "pack.yaml").write_text(HEAD.format(id=pack) + body.format(id="ballon") + more, "utf-8")
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_yaml", ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
