"""A pack that was read without an error, and its challenges at every level, skin and try."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.core.goal import Goal
from game.core.round import Brief
from game.kinds.kind import Challenge, Words
from game.packs.model import Ages, PackHead
from game.packs.overlay import Layer, Layers, lay
from game.packs.pictures import resolved

Chosen = tuple[Layer, ...]
Paths = tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True)
class Entry:
    """One challenge: `layers` holds, for each language, what is written and what may be laid over it."""

    id: str
    model: type[Challenge] = field(repr=False)
    layers: Mapping[str, Layers]
    language: str
    root: Path = field(compare=False, repr=False)
    _made: dict[tuple[str, Paths], Challenge] = field(default_factory=dict, compare=False, repr=False)

    @property
    def base(self) -> Challenge:
        """The challenge as written, in the pack's own language."""
        return self._challenge(self.language, ())

    @property
    def kind(self) -> str:
        return str(self._of(self.language).base["kind"])

    @property
    def skins(self) -> tuple[str, ...]:
        return tuple(self._of(self.language).skins)

    @property
    def variants(self) -> int:
        """How many other tries there are besides the challenge as written."""
        return len(self._of(self.language).variants)

    @property
    def levels(self) -> tuple[float, ...]:
        """From which levels on something changes that is not a number."""
        return tuple(least for least, _ in self._of(self.language).levels)

    def for_(self, skin: str, seed: int, level: float, lang: str) -> Challenge:
        """The challenge of one try; the same arguments give the same challenge, always.

        `level` is 0.0 to 1.0; a language that the pack lacks falls back to the pack's own.
        """
        lang = lang if lang in self.layers else self.language
        return self._challenge(lang, self._of(lang).choose(skin, seed, level))

    def plain(self, skin: str, lang: str) -> Mapping[str, Any]:
        """As written, in a skin, pictures by the author's names: for the title of a choice."""
        layers = self._of(lang if lang in self.layers else self.language)
        layer = layers.skins.get(skin)
        return lay(layers.base, (layer,) if layer else ())

    def _of(self, lang: str) -> Layers:
        return self.layers[lang]

    def _challenge(self, lang: str, layers: Chosen) -> Challenge:
        key = lang, tuple(layer.path for layer in layers)
        if key not in self._made:
            raw = resolved(lay(self._of(lang).base, layers), self.root)
            self._made[key] = self.model.model_validate(raw)
        return self._made[key]


@dataclass(frozen=True)
class Pack:
    """A whole pack. `digest` is the SHA-256 of its files' contents; it identifies the pack in the log."""

    head: PackHead
    challenges: tuple[Entry, ...]
    raw: Mapping[str, Any] = field(repr=False)
    translations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    root: Path = field(default=Path(), compare=False)
    digest: str = field(default="", compare=False)

    @property
    def id(self) -> str:
        return self.head.id

    @property
    def version(self) -> str:
        return str(self.head.version)

    @property
    def language(self) -> str:
        return self.head.language

    @property
    def languages(self) -> tuple[str, ...]:
        """The pack's own language first."""
        return (self.head.language, *(lang for lang in self.translations if lang != self.head.language))

    @property
    def licence(self) -> str:
        return self.head.licence

    @property
    def authors(self) -> tuple[str, ...]:
        return self.head.authors

    @property
    def ages(self) -> Ages:
        return self.head.ages

    @property
    def picture(self) -> str:
        """For the card of the pack: its own picture, else that of its first challenge."""
        own = resolved({"picture": self.head.picture}, self.root)["picture"]
        return str(own or (self.challenges[0].base.picture if self.challenges else ""))

    @property
    def title(self) -> str:
        return self.head.title

    @property
    def summary(self) -> str:
        return self.head.summary

    def title_in(self, lang: str) -> str:
        return str(self.translations.get(lang, {}).get("title") or self.head.title)

    def summary_in(self, lang: str) -> str:
        return str(self.translations.get(lang, {}).get("summary") or self.head.summary)

    def lexicon_in(self, lang: str) -> Mapping[str, str]:
        """How to pronounce words, in the language that the pack is shown in."""
        if lang in self.translations:
            return dict(self.translations[lang].get("lexicon") or {})
        return self.head.lexicon

    def entry(self, challenge_id: str) -> Entry | None:
        return next((entry for entry in self.challenges if entry.id == challenge_id), None)

    def brief_fields(self, challenge: Challenge, lang: str) -> dict[str, Any]:
        """What `core.round.Brief` wants to know of a challenge that `Entry.for_` gave."""
        said = challenge.instruction
        return {
            "pack": self.id,
            "pack_version": self.version,
            "challenge": challenge.id,
            "kind": challenge.kind,
            "title": challenge.title.text,
            "instruction": said.text,
            "instruction_audio": said.audio,
            "instruction_picture": said.picture or challenge.picture,
            "skills": challenge.skills,
            "clue": _text(challenge.clue),
            "demonstration": _text(challenge.demonstration),
            "praise": tuple(words.text for words in challenge.praise),
            "scene": challenge.scene,
            "lexicon": self.lexicon_in(lang),
            "pack_digest": self.digest,
            "equivalent": challenge.EQUIVALENT,
            "goals": tuple(Goal(c.measure, c.least, c.most, c.least_share) for c in challenge.success),
        }

    def brief(self, challenge: Challenge, lang: str) -> Brief:
        return Brief(**self.brief_fields(challenge, lang))


def _text(words: Words | None) -> str:
    return words.text if words else ""
