"""The packs as cards in one language, from the index that `game.packs.cache` keeps by content.

Nothing here imports pydantic or YAML: the real packs are read late, by a function handed in.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.packs import cache

if TYPE_CHECKING:
    from game.packs.entry import Pack
    from game.packs.pack import PackRead
    from game.packs.problem import Problem

Read = Callable[[Path, str], "PackRead"]


@dataclass(frozen=True)
class ChallengeCard:
    id: str
    title: str
    picture: str
    skills: tuple[str, ...] = ()


@dataclass(frozen=True)
class PackCard:
    """`path` is where the pack was found; `broken` how many errors keep it from being used."""

    path: str
    id: str
    title: str
    picture: str
    challenges: tuple[str, ...] = ()
    broken: int = 0
    version: str = ""
    digest: str = ""

    @property
    def name(self) -> str:
        return Path(self.path).name


class Shelf:
    """`places` are packs or folders of packs; where two have one id, the first place's stands.

    `read(path, lang)` reads a pack for real. `index` is the cache file. `only` restricts what the
    young person is offered. Safe to `refresh` from a thread while the first screens are shown.
    """

    def __init__(
        self, places: Sequence[Path], read: Read, lang: str, index: Path, only: Sequence[str] = ()
    ) -> None:
        self.places, self.lang, self.only = tuple(places), lang, tuple(only)
        self._read, self._index = read, index
        self._lock = threading.Lock()
        self._raw: dict[str, cache.Card] = {}
        self._all: tuple[PackCard, ...] | None = None
        self._whole: dict[str, PackCard] = {}
        self._outlines: dict[str, dict[str, Any]] = {}
        self._packs: dict[str, tuple[str, Pack]] = {}

    # ------------------------------------------------------------------ cards

    def refresh(self) -> tuple[PackCard, ...]:
        """Look at the folders again; only what changed is read."""
        with self._lock:
            self._raw = {raw["path"]: raw for raw in cache.cards(self.places, self._index)}
            self._all = tuple(self._card(raw) for raw in self._raw.values())
            whole: dict[str, PackCard] = {}
            for card in self._all:
                if not card.broken and (not self.only or card.id in self.only):
                    whole.setdefault(card.id, card)
            ladder = {raw["id"]: int(raw.get("rung", 0)) for raw in self._raw.values() if not raw["errors"]}
            self._whole = dict(sorted(whole.items(), key=lambda one: (ladder.get(one[0], 0), one[1].title)))
            return self._all

    @property
    def all(self) -> tuple[PackCard, ...]:
        """Every pack found, broken ones too."""
        return self.refresh() if self._all is None else self._all

    @property
    def cards(self) -> tuple[PackCard, ...]:
        """The packs a young person can play, from the first rung of the ladder of skills up: whole ones, one an id,
        those asked for."""
        return tuple(self._known().values())

    def card(self, pack_id: str) -> PackCard | None:
        return self._known().get(pack_id)

    def _known(self) -> dict[str, PackCard]:
        if self._all is None:
            self.refresh()
        return self._whole

    def challenge(self, pack_id: str, challenge_id: str, skin: str) -> ChallengeCard | None:
        """How a challenge looks in the choice, for this skin."""
        found = self._outline(pack_id).get(challenge_id)
        if found is None:
            return None
        look = found["looks"].get(skin) or next(iter(found["looks"].values()))
        return ChallengeCard(
            challenge_id, _said(look["title"], self.lang), str(look["picture"]), tuple(found["skills"])
        )

    def _card(self, raw: cache.Card) -> PackCard:
        if raw["errors"]:
            return PackCard(raw["path"], raw["id"], raw["id"], "", broken=int(raw["errors"]))
        title = _said(raw["title"], self.lang)
        return PackCard(
            raw["path"], raw["id"], title, raw["picture"], tuple(raw["challenges"]),
            version=raw["version"], digest=raw["digest"],
        )  # fmt: skip

    def _raw_of(self, pack_id: str) -> cache.Card | None:
        card = self.card(pack_id)
        return self._raw.get(card.path) if card is not None else None

    def _outline(self, pack_id: str) -> dict[str, Any]:
        raw = self._raw_of(pack_id)
        if raw is None:
            return {}
        if raw["digest"] not in self._outlines:
            self._outlines[raw["digest"]] = {c["id"]: c for c in cache.outline(raw, self._index)}
        return self._outlines[raw["digest"]]

    # ------------------------------------------------------------------ packs

    def pack(self, pack_id: str) -> Pack | None:
        """The pack itself, read once for each content; None when it is gone or broken now."""
        raw = self._raw_of(pack_id)
        if raw is None or not Path(raw["path"]).exists():
            self.refresh()
            return None
        known = self._packs.get(pack_id)
        if known is not None and known[0] == raw["digest"]:
            return known[1]
        pack = self._read(Path(raw["path"]), self.lang).pack
        if pack is None:
            self.refresh()
            return None
        self._packs[pack_id] = raw["digest"], pack
        return pack

    def problem(self, card: PackCard) -> str:
        """The first error of a broken pack, in the adult's words."""
        errors = [one for one in self.problems(card) if one.is_error]
        return errors[0].message if errors else ""

    def problems(self, card: PackCard) -> Sequence[Problem]:
        """All problems of a pack, in the adult's words."""
        return self._read(Path(card.path), self.lang).problems


def _said(texts: Mapping[str, Any], lang: str) -> str:
    """The text in `lang`, else in the pack's own language (the first)."""
    return str(texts.get(lang) or next(iter(texts.values()), ""))
