"""What works of speech, in words for an adult."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.wording import words


@dataclass(frozen=True, slots=True)
class SpeechState:
    """`ready`: the warm-up is over, the rest can be believed. Captions work in every state."""

    ready: bool
    wanted: bool
    sound: bool
    voice: bool
    lang: str
    detail: str = ""

    @property
    def key(self) -> str:
        if not self.wanted:
            return "speech.off"
        if not self.ready:
            return "speech.starting"
        if not self.sound:
            return "speech.no_sound"
        return "speech.works" if self.voice else "speech.no_voice"

    @property
    def troubled(self) -> bool:
        """An adult should be told."""
        return self.key in ("speech.no_sound", "speech.no_voice")

    def words(self, lang: str = "") -> str:
        """One sentence for the adult, in `lang` (by default the language spoken)."""
        said = lang or self.lang
        return words(said, self.key, voice=words(said, f"speech.lang.{self.lang}"))

    def remedy(self, lang: str = "") -> str:
        """What the adult can do; empty when nothing is wrong."""
        return words(lang or self.lang, f"{self.key}.remedy") if self.troubled else ""
