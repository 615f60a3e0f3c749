"""The packs as cards, from a small index: what did not change since the last run is not read again.

The index (`packs.json` in the data folder) holds, for each pack and language, a fingerprint of its
files (names, sizes, times) and what screens show. Reading a pack for real needs pydantic and YAML:
that is handed in as a function and happens late.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.storage.places import write_whole

if TYPE_CHECKING:
    from game.packs.entry import Pack
    from game.packs.pack import PackRead

MAIN = "pack.yaml"
ARCHIVE = ".defi"
INDEX_VERSION = 1
Read = Callable[[Path, str], "PackRead"]


@dataclass(frozen=True)
class ChallengeCard:
    id: str
    title: str
    picture: str
    skills: tuple[str, ...] = ()


@dataclass(frozen=True)
class PackCard:
    """`problem` is set for a pack that cannot be used: its first problem, in the adult's words."""

    path: str
    id: str
    title: str
    picture: str
    challenges: tuple[ChallengeCard, ...] = ()
    problem: str = ""

    @property
    def name(self) -> str:
        return Path(self.path).name

    def challenge(self, challenge_id: str) -> ChallengeCard | None:
        return next((c for c in self.challenges if c.id == challenge_id), None)


class Shelf:
    """`roots` are packs or folders of packs; where two packs have one id, the first root's stands.

    `index` is the file of the cache; None keeps none.
    """

    def __init__(
        self, roots: Sequence[Path], read: Read, lang: str, index: Path | None = None,
        only: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self.roots, self.lang, self.only = tuple(roots), lang, tuple(only)
        self._read, self._index = read, index
        self._cards: tuple[PackCard, ...] | None = None
        self._packs: dict[str, tuple[str, Pack]] = {}

    # ------------------------------------------------------------------ asking

    @property
    def all(self) -> tuple[PackCard, ...]:
        """Every pack found, broken ones too; looked for once, then on `refresh`."""
        return self.refresh() if self._cards is None else self._cards

    @property
    def cards(self) -> tuple[PackCard, ...]:
        """The packs a young person can play: whole ones, one an id, those asked for."""
        seen: dict[str, PackCard] = {}
        for card in self.all:
            if not card.problem and (not self.only or card.id in self.only):
                seen.setdefault(card.id, card)
        return tuple(seen.values())

    def card(self, pack_id: str) -> PackCard | None:
        return next((card for card in self.cards if card.id == pack_id), None)

    def pack(self, pack_id: str) -> Pack | None:
        """The pack itself, read again when its files changed; None when it is gone or broken now."""
        card = self.card(pack_id)
        if card is None:
            return None
        path = Path(card.path)
        print_now = fingerprint(path)
        known = self._packs.get(pack_id)
        if known is not None and known[0] == print_now:
            return known[1]
        pack = self._read(path, self.lang).pack if print_now else None
        if pack is None:
            self._packs.pop(pack_id, None)
            self.refresh()
            return None
        self._packs[pack_id] = print_now, pack
        return pack

    # ------------------------------------------------------------------ looking

    def refresh(self) -> tuple[PackCard, ...]:
        """Look at the folders again; only what changed is read."""
        known = self._load()
        fresh: dict[str, Any] = {}
        cards = []
        for path in self._found():
            key = f"{self.lang}:{path}"
            print_now = fingerprint(path)
            entry = known.get(key)
            if not isinstance(entry, dict) or entry.get("print") != print_now:
                entry = {"print": print_now, "card": asdict(self._card(path))}
            card = _card_from(entry.get("card"))
            if card is None:
                card = self._card(path)
                entry = {"print": print_now, "card": asdict(card)}
            fresh[key] = entry
            cards.append(card)
        kept = {k: v for k, v in known.items() if not k.startswith(f"{self.lang}:")}
        if {**kept, **fresh} != known:
            self._save({**kept, **fresh})
        self._cards = tuple(cards)
        return self._cards

    def _found(self) -> Iterator[Path]:
        seen: set[Path] = set()
        for root in self.roots:
            for path in _packs_in(root):
                if path not in seen:
                    seen.add(path)
                    yield path

    def _card(self, path: Path) -> PackCard:
        read = self._read(path, self.lang)
        if read.pack is None:
            errors = [p for p in read.problems if p.is_error] or list(read.problems)
            problem = errors[0].message if errors else "?"
            return PackCard(str(path), path.stem, path.stem, "", problem=problem)
        pack = read.pack
        challenges = []
        for entry in pack.challenges:
            shown = entry.for_("enfant", 0, 0.0, self._lang_of(pack))
            challenges.append(
                ChallengeCard(entry.id, shown.title.text, shown.picture or pack.picture, shown.skills)
            )
        return PackCard(str(path), pack.id, pack.title_in(self.lang), pack.picture, tuple(challenges))

    def _lang_of(self, pack: Pack) -> str:
        return self.lang if self.lang in pack.languages else pack.language

    # ------------------------------------------------------------------ the index

    def _load(self) -> Mapping[str, Any]:
        if self._index is None:
            return {}
        try:
            stored = json.loads(self._index.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}  # only a cache: what cannot be read is made anew
        if not isinstance(stored, dict) or stored.get("version") != INDEX_VERSION:
            return {}
        packs = stored.get("packs")
        return packs if isinstance(packs, dict) else {}

    def _save(self, packs: Mapping[str, Any]) -> None:
        if self._index is None:
            return
        try:
            text = json.dumps({"version": INDEX_VERSION, "packs": packs}, ensure_ascii=False)
            write_whole(self._index, text)
        except OSError:
            return  # only a cache


def _packs_in(root: Path) -> Iterator[Path]:
    """`root` itself when it is a pack, else the packs inside it, by name."""
    if (root / MAIN).is_file() or (root.suffix == ARCHIVE and root.is_file()):
        yield root
        return
    try:
        with os.scandir(root) as found:
            entries = sorted(found, key=lambda e: e.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.name.endswith(ARCHIVE) or (entry.is_dir() and Path(entry.path, MAIN).exists()):
            yield Path(entry.path)


def fingerprint(path: Path) -> str:
    """Names, sizes and times of a pack's files, as one digest; "" when there is nothing."""
    lines: list[str] = []
    if path.is_file():
        about = path.stat()
        lines.append(f"{path.name} {about.st_size} {about.st_mtime_ns}")
    else:
        _stat(str(path), "", lines)
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest() if lines else ""


def _stat(folder: str, under: str, lines: list[str], depth: int = 0) -> None:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        name = f"{under}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if depth < 8:
                _stat(entry.path, f"{name}/", lines, depth + 1)
            continue
        try:
            about = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        lines.append(f"{name} {about.st_size} {about.st_mtime_ns}")


def _card_from(stored: Any) -> PackCard | None:
    """A card of the index; None when it is not one (another version, a damaged file)."""
    try:
        challenges = tuple(
            ChallengeCard(str(c["id"]), str(c["title"]), str(c["picture"]), tuple(map(str, c["skills"])))
            for c in stored["challenges"]
        )
        return PackCard(
            str(stored["path"]), str(stored["id"]), str(stored["title"]), str(stored["picture"]),
            challenges, str(stored["problem"]),
        )  # fmt: skip
    except (KeyError, TypeError):
        return None
