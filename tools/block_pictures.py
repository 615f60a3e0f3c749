"""The pictures of docs/fr/blocs.md, made by the program itself from the blocks in the page.

    python -m tools.block_pictures

Each fence of the page says where its lines go (`page`, `panel`, `field` …); around them stands a small
pack of our own. A test makes the pictures again and compares.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame
import yaml

from game.app import resources
from game.authoring.judge_seat import Case, playing
from game.authoring.judge_sight import staged
from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act
from game.core.session import Playing
from game.core.tree import find
from game.packs.pack import read_pack
from game.stage.canvas import Canvas

PAGE = Path("docs/fr/blocs.md")
FOLDER = Path("docs/fr/images/blocs")
SIZE_PX = (960, 540)
EXAMPLE = re.compile(
    r"^```yaml (\w+)( opened)?\n(.*?)^```\n\n!\[[^\]]*\]\(images/blocs/([a-z-]+)\.png\)", re.M | re.S
)
HEAD = {
    "format": 1, "id": "blocs", "version": 1, "title": "Blocs", "summary": "Pour la page.", "language": "fr",
    "authors": ["Atelier numérique"], "licence": "CC-BY-SA-4.0", "ages": {"from": 6, "to": 20},
}  # fmt: skip
SITE = {"id": "club", "name": "Club des Dunes", "address": "club-dunes.example", "picture": "⚽", "world": "town"}
TEXT = {"block": "text", "content": "Le club ouvre le samedi."}
FACTS = {
    "prenom": ("Prénom", "Lina"), "courriel": ("E-mail", "lina@courriel.example"),
    "telephone": ("Téléphone", "06 39 98 12 34"), "age": ("Âge", "14 ans"), "naissance": ("Né le", "12/05/2012"),
    "secret": ("Secret", "lune-velo-pomme"),
}  # fmt: skip


def examples(text: str) -> Iterator[tuple[str, bool, str, str]]:
    """Where the lines go, whether the field is open, the lines, the name of the picture."""
    for where, opened, lines, name in EXAMPLE.findall(text):
        yield where, bool(opened), lines, name


def pack_of(where: str, lines: str) -> dict[str, Any]:
    """A whole pack around the lines of one example."""
    made = {"id": "essai", "title": "Essai", "instruction": "Regarde le bloc.", "skills": ["web.links"]}
    return {**HEAD, "challenges": [{**made, **AROUND[where](yaml.safe_load(lines))}]}


def _browser(blocks: Any, panels: Any = (), parts: Any = None) -> dict[str, Any]:
    pages = [
        {"id": "accueil", "site": "club", "title": "Accueil", "blocks": blocks, "panels": list(panels)},
        {"id": "horaires", "site": "club", "title": "Les horaires", "blocks": [TEXT]},
    ]
    task = {"ask": "Va sur les horaires.", "start": "accueil", "reach": "horaires"}
    addresses = [{"address": "club-dunes.example/horaires", "to": "horaires"}]
    return {
        "kind": "browser", "sites": [SITE], "pages": pages, "parts": parts or {}, "size_su": 100,
        "tools": ["address"], "tasks": [{**task, "addresses": addresses}],
    }  # fmt: skip


def _form(field: Any) -> dict[str, Any]:
    facts = [{"id": id_, "label": label, "content": said} for id_, (label, said) in FACTS.items()]
    character = {"name": "Lina Morel", "picture": "👧", "facts": facts}
    return {
        "kind": "form", "skills": ["form.identity"], "site": "Club des Dunes", "character": character,
        "pages": [{"title": "Ma fiche", "fields": [field]}],
    }  # fmt: skip


def _sheet(parts: Any) -> dict[str, Any]:
    page = {"site": "Vagueo", "tone": "lilac", "parts": parts}
    return {"kind": "clue", "skills": ["safety.clues"], "pages": [page], "times": 1}


def _mailbox(box: Any) -> dict[str, Any]:
    return {"kind": "mailbox", "skills": ["mail.read"], "site": "Vagueo Mail", **box}


def _site(site: Any) -> dict[str, Any]:
    """A page that shows the world of a site: its head, its cards, its buttons."""
    blocks = [
        {"block": "heading", "content": "Samedi sur la côte"},
        {"block": "button", "content": "Continuer", "weight": "main", "to": "horaires"},
        {"block": "button", "content": "Plus tard", "to": "horaires"},
    ]
    made = _browser(blocks)
    return {**made, "sites": [{**site, "id": "club"}], "tools": []}


AROUND = {
    "site": _site,
    "desktop": lambda desk: {"kind": "desktop", "skills": ["files.open"], "shuffled": False, "others": 12, **desk},
    "page": _browser,
    "panel": lambda panel: _browser([TEXT], [panel]),
    "shared": lambda parts: _browser([{"block": "part", "part": "menu"}], parts=parts),
    "field": _form,
    "sheet": _sheet,
    "mailbox": _mailbox,
    "chat": lambda talk: {"kind": "chat", "skills": ["safety.parcel_sms"], "talks": [talk], "times": 1},
}


def pictures(text: str) -> dict[str, pygame.Surface]:
    """File name -> picture, for the examples of the page."""
    canvas = Canvas(SIZE_PX, resources.assets())
    return {
        f"{name}.png": _taken(canvas, pack_of(where, lines), opened)
        for where, opened, lines, name in examples(text)
    }


def _taken(canvas: Canvas, made: dict[str, Any], opened: bool) -> pygame.Surface:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "blocs"
        root.mkdir()
        (root / "pack.yaml").write_text(yaml.safe_dump(made, allow_unicode=True), "utf-8")
        read = read_pack(root)
        if read.pack is None:
            raise ValueError([one.text() for one in read.problems])
        case = Case(1.0, size_px=SIZE_PX, motion=False)
        scene = playing(read.pack, read.pack.challenges[0], case, staged(case, canvas)).entered(0.0).scene
        if opened and isinstance(scene, Playing):
            scene = scene.act(Aim("play/s0", Act.PRESS, 1.0)).scene
        tree = scene.compose()
        surface = pygame.Surface(SIZE_PX)
        canvas.forget_picture()
        canvas.paint(surface, tree)
    play = find(tree, "play")
    assert play is not None
    return surface.subsurface(_px(canvas, play.rect).clip(surface.get_rect())).copy()


def _px(canvas: Canvas, rect: Rect) -> pygame.Rect:
    scale = canvas.px_per_su
    return pygame.Rect(rect.x * scale, rect.y * scale, rect.w * scale, rect.h * scale)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = pictures(PAGE.read_text("utf-8"))
    for old in set(FOLDER.glob("*.png")) - {FOLDER / name for name in made}:
        old.unlink()
    for name, picture in made.items():
        pygame.image.save(picture, str(FOLDER / name))
        sys.stdout.write(f"{FOLDER / name}\n")


if __name__ == "__main__":
    main()
