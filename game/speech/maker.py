"""Makes the sound of a sentence: from the cache, else by the best voice that works.

Belongs to one thread, that of the service. A voice that fails is left out until `forgive`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.speech.cache import SpeechCache, key_of
from game.speech.lexicon import Lexicon, SpokenText
from game.speech.pcm import Rendered
from game.speech.timing import Timing, stretched
from game.speech.voice import NothingSaid, Voice, VoiceFailed
from game.speech.voices import VoiceChoice


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak: everything the sound depends on besides its words."""

    lang: str = "fr"
    rate: int = 120
    pitch: int = 55


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence as sound. `store` keeps it on disk, to be called once it is being played."""

    rendered: Rendered
    timing: Timing
    store: Callable[[], None]


class SpeechMaker:
    def __init__(self, choice: VoiceChoice, cache: SpeechCache) -> None:
        self._choice, self._cache = choice, cache
        self._voices: dict[str, tuple[Voice, ...]] = {}
        self._failed: set[str] = set()
        self.faults: dict[str, str] = {}  # by language: why no voice speaks it

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """Those to try, best first; the last one is tried every time, failed or not."""
        if lang not in self._voices:
            self._voices[lang] = tuple(self._choice(lang))
        voices = self._voices[lang]
        return tuple(v for v in voices if v.name not in self._failed or v is voices[-1])

    def warm(self, manner: Manner) -> None:
        """Open the first voice that works, past the cache, so that it is ready and known to be."""
        for voice in self.voices(manner.lang):
            if self._rendered(voice, "a", manner) is not None:
                return

    def make(self, text: str, manner: Manner, lexicon: Lexicon) -> Made | None:
        """None when nothing in `text` can be said, or no voice can say it (see `faults`)."""
        spoken = lexicon.spoken(text)
        if not any(c.isalnum() for c in spoken.text):
            return None
        for voice in self.voices(manner.lang):
            key = key_of(voice.name, manner.rate, manner.pitch, spoken.text)
            rendered = self._cache.get(key)
            if rendered is not None:
                return Made(rendered, _timing(text, spoken, rendered), partial(self._cache.used, key))
            rendered = self._rendered(voice, spoken.text, manner)
            if rendered is not None:
                self._cache.remember(key, rendered)
                return Made(rendered, _timing(text, spoken, rendered), partial(self._cache.put, key, rendered))
        return None

    def _rendered(self, voice: Voice, text: str, manner: Manner) -> Rendered | None:
        try:
            rendered = voice.render(text, manner.rate, manner.pitch)
        except NothingSaid:
            return None
        except Exception as fault:  # also what nobody foresaw: the caption shall still be shown
            self._failed.add(voice.name)
            kind = "" if isinstance(fault, VoiceFailed) else f"{type(fault).__name__}: "
            self.faults[manner.lang] = f"{kind}{fault}"
            return None
        self.faults.pop(manner.lang, None)
        return rendered

    def prepare(self, text: str, manner: Manner, lexicon: Lexicon) -> None:
        """Have it in the cache."""
        said = lexicon.spoken(text).text
        for voice in self.voices(manner.lang)[:1]:
            if self._cache.has(key_of(voice.name, manner.rate, manner.pitch, said)):
                return
        made = self.make(text, manner, lexicon)
        if made is not None:
            made.store()

    def forgive(self) -> None:
        """Try voices again that failed before."""
        self._failed.clear()
        self.faults.clear()

    def close(self) -> None:
        for voices in self._voices.values():
            for voice in voices:
                voice.close()


def _timing(text: str, spoken: SpokenText, rendered: Rendered) -> Timing:
    if not rendered.words:
        return stretched(text, rendered.lasts_s)
    return Timing(rendered.lasts_s, spoken.indexed(text, rendered.words))
