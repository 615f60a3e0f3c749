"""The young person's pages read aloud: a sentence after the other as one sound, by the program's own voice."""

from __future__ import annotations

import re
import threading
from functools import lru_cache

from game.speech.pcm import BYTES_PER_SAMPLE, RATE_HZ, wav_bytes
from game.speech.voice import VoiceFailed
from game.speech.voices import voices_for

RATE_WPM, PITCH = 110, 55
PAUSE = b"\0" * (BYTES_PER_SAMPLE * (RATE_HZ // 2))
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_lock = threading.Lock()  # voices are called by one thread at a time


class Aloud:
    """`(text, lang)` gives a WAV file; b"" where no voice speaks. The last ones are kept."""

    def __call__(self, text: str, lang: str) -> bytes:
        return _spoken(text, lang)


@lru_cache(maxsize=32)
def _spoken(text: str, lang: str) -> bytes:
    for voice in voices_for(lang):
        said = [sentence.strip()[:500] for sentence in _SENTENCE.findall(text) if sentence.strip(" .!?")]
        try:
            with _lock:
                parts = [voice.render(sentence, RATE_WPM, PITCH).samples for sentence in said]
        except VoiceFailed:
            continue
        if parts:
            return wav_bytes(PAUSE.join(parts))
    return b""
