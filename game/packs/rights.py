"""Rights: a licence that lets others share and adapt, and an author for every file."""

from __future__ import annotations

from typing import Any

from game.packs.desk import Desk, Steps
from game.packs.explain import nearest
from game.packs.files import PICTURE_ENDINGS, RECORDING_ENDINGS, files_of
from game.packs.pack import MAIN
from game.packs.pictures import file_name, is_file, refs
from game.packs.translation import FOLDER

# The usual ones, by their SPDX names.
FREE = (
    "CC0-1.0", "CC-BY-4.0", "CC-BY-3.0", "CC-BY-2.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-SA-2.0", "MIT",
    "Apache-2.0", "GPL-3.0-or-later", "GPL-3.0-only", "GPL-2.0-or-later", "OFL-1.1", "etalab-2.0", "LAL-1.3",
    "Public-Domain", "ISC", "BSD-3-Clause", "FSFAP",
)  # fmt: skip
_LIMITED = tuple(f"CC-BY-{kind}-{n}" for kind in ("NC", "ND", "NC-SA", "NC-ND") for n in ("4.0", "3.0", "2.0"))


def lint_rights(desk: Desk) -> None:
    _licence(desk, desk.raw.get("licence"), ("licence",))
    credited = set()
    listed = desk.raw.get("credits")
    for i, credit in enumerate(listed if isinstance(listed, tuple) else ()):
        if isinstance(credit, dict):
            _licence(desk, credit.get("licence"), ("credits", i, "licence"))
            if isinstance(credit.get("file"), str):
                credited.add(credit["file"])
                if not (desk.root / credit["file"]).is_file():
                    desk.report("rights-credit-file", ("credits", i, "file"), name=credit["file"])
    _files(desk, credited)


def _licence(desk: Desk, licence: Any, path: Steps) -> None:
    if not isinstance(licence, str) or not licence:
        return
    parts = licence.upper().split("-")
    if "NC" in parts:
        desk.report("rights-nc", path, licence=licence)
    if "ND" in parts:
        desk.report("rights-nd", path, licence=licence)
    if licence not in FREE and licence not in _LIMITED:
        near = nearest(licence.upper().replace(" ", "-"), FREE + _LIMITED)
        desk.report("rights-licence-near" if near else "rights-licence", path, licence=licence, near=near)


def _files(desk: Desk, credited: set[str]) -> None:
    """Every file that is used needs a credit; a file that nobody uses is told, too."""
    used: dict[str, tuple[Steps, Any]] = {}
    for source in (desk.main, *desk.translations.values()):
        for ref in refs(source.value):
            if ref.role == "audio" or (ref.role == "picture" and is_file(ref.name)):
                used.setdefault(file_name(ref.name), (ref.path, source))
    for name, (path, source) in used.items():
        shown = name.lower().endswith(PICTURE_ENDINGS + RECORDING_ENDINGS)
        if name not in credited and shown and (desk.root / name).is_file():
            desk.report("rights-no-credit", path, source, name=name)
    # A file that a misspelled name probably means is not told as unused.
    lost = [name for name in used if not (desk.root / name).is_file()]
    for file in files_of(desk.root):
        name = file.relative_to(desk.root).as_posix()
        own = name == MAIN or name.startswith(f"{FOLDER}/") or name.lower().endswith((".md", ".txt"))
        if not own and name not in used and not nearest(name, lost):
            desk.report("tip-file-unused", (), name=name)
