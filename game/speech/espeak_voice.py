"""espeak-ng as a voice."""

from __future__ import annotations

import io
import threading
from typing import Any, ClassVar

from game.speech.espeak_driver import register
from game.speech.pcm import Rendered, WordTime, samples_of, trimmed
from game.speech.voice import NothingSaid, VoiceFailed

ESPEAK_VOICES = {"fr": "roa/fr+f3", "en": "gmw/en+f3"}


class EspeakVoice:
    """espeak-ng through pyttsx3 and our synchronous driver: word for word the same everywhere."""

    # The engine is one a process; the lock is for those who have no service, such as `doctor`.
    _lock: ClassVar[threading.Lock] = threading.Lock()
    _engine: ClassVar[Any] = None

    def __init__(self, lang: str = "fr", voice: str = "") -> None:
        self._voice = voice or ESPEAK_VOICES.get(lang, ESPEAK_VOICES["fr"])

    @property
    def name(self) -> str:
        return f"espeak-ng {self._voice}"

    def render(self, text: str, rate: int, pitch: int) -> Rendered:
        with self._lock:
            try:
                samples, words = self._spoken(text, rate, pitch)
            except Exception as fault:
                raise VoiceFailed(f"{self.name}: {fault}") from fault
        rendered = trimmed(Rendered(samples, words))
        if not rendered.samples:
            raise NothingSaid(f"{self.name}: nothing to be heard in {text!r}")
        return rendered

    def _spoken(self, text: str, rate: int, pitch: int) -> tuple[bytes, tuple[WordTime, ...]]:
        if EspeakVoice._engine is None:
            import pyttsx3

            EspeakVoice._engine = pyttsx3.init(register())
        engine = EspeakVoice._engine
        driver = engine.proxy._driver
        # Directly: pyttsx3's queue would swallow a refusal.
        driver.setProperty("voice", self._voice)
        driver.setProperty("rate", rate)
        driver.setProperty("pitch", pitch)
        target = io.BytesIO()
        faults: list[Exception] = []
        token = engine.connect("error", lambda **said: faults.append(said["exception"]))
        try:
            engine.save_to_file(text, target)
            engine.runAndWait()
        finally:
            engine.disconnect(token)
        if faults:
            raise faults[0]
        return samples_of(target.getvalue()), driver.words

    def close(self) -> None: ...
