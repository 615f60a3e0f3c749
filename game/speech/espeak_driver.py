"""A driver for pyttsx3: espeak-ng in synchronous mode, from the wheel's own library and data.

pyttsx3's stock driver works asynchronously and loses words, settings and whole files (its first run
returns before the sound is made; of several queued files only the last is written). This one makes
the sound inside the call, on the caller's thread, opens the library of `espeakng-loader` by its path
(nothing of ctypes or of the environment is changed), and keeps the time of every word.

C interface: espeak-ng 1.52, `speak_lib.h`. Use: `register()`, then `pyttsx3.init(DRIVER_NAME)`.
"""

from __future__ import annotations

import ctypes
import sys
import wave
from typing import Any, ClassVar

from game.speech.pcm import BYTES_PER_SAMPLE, RATE_HZ, WordTime

DRIVER_NAME = "deficlic_espeak"
_SYNCHRONOUS, _NO_EXIT = 2, 0x8000
# Few large pieces: each call back into Python waits for its turn beside a busy drawing thread.
_BUFFER_MS = 10_000
_RATE, _VOLUME, _PITCH = 1, 2, 3
_WORD_EVENT, _UTF8, _BY_CHARACTER = 1, 1, 1
_RATES, _PITCHES = (80, 450), (0, 99)


class _Event(ctypes.Structure):
    _fields_: ClassVar[Any] = [
        ("type", ctypes.c_int), ("number", ctypes.c_uint), ("text_position", ctypes.c_int),
        ("length", ctypes.c_int), ("audio_ms", ctypes.c_int), ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p), ("id", ctypes.c_char * 8),
    ]  # fmt: skip


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class EspeakLibrary:
    """espeak-ng, opened once a process (it cannot be initialised twice)."""

    _one: ClassVar[EspeakLibrary | None] = None

    def __init__(self) -> None:
        import espeakng_loader

        lib = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(espeakng_loader.get_data_path()).encode()
        if lib.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data, _NO_EXIT) != RATE_HZ:
            raise RuntimeError("espeak-ng: its data was not found, or speaks at another rate")
        self._lib = lib
        self._chunks: list[bytes] = []
        self._words: list[WordTime] = []
        self._heard = _Callback(self._on_sound)  # kept: C holds only its address
        lib.espeak_SetSynthCallback(self._heard)

    @classmethod
    def one(cls) -> EspeakLibrary:
        if cls._one is None:
            cls._one = cls()
        return cls._one

    def _on_sound(self, samples: int | None, count: int, events: Any) -> int:
        """Called by espeak, on our own thread, for each piece of sound."""
        i = 0
        while events[i].type:
            event = events[i]
            if event.type == _WORD_EVENT:
                at_s = event.sample / RATE_HZ
                self._words.append(WordTime(event.text_position - 1, event.length, at_s))
            i += 1
        if samples and count > 0:
            self._chunks.append(ctypes.string_at(samples, count * BYTES_PER_SAMPLE))
        return 0

    def voice(self, name: str) -> None:
        """Raises ValueError for a voice that espeak does not have."""
        if self._lib.espeak_SetVoiceByName(name.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {name!r}")

    def set(self, parameter: int, value: int) -> None:
        self._lib.espeak_SetParameter(parameter, value, 0)

    def speak(self, text: str) -> tuple[bytes, tuple[WordTime, ...]]:
        """Samples and word times of `text`. Raises RuntimeError when espeak refuses."""
        self._chunks, self._words = [], []
        raw = text.replace("\0", " ").encode()
        size = ctypes.c_size_t(len(raw) + 1)
        fault = self._lib.espeak_Synth(raw, size, 0, _BY_CHARACTER, 0, _UTF8, None, None)
        if fault != 0:
            raise RuntimeError(f"espeak-ng refused to speak ({fault})")
        return b"".join(self._chunks), tuple(self._words)


class SynchronousEspeak:
    """What pyttsx3 calls a driver. Settings are kept here: espeak's own answers are not asked for."""

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._library = EspeakLibrary.one()
        self._settings: dict[str, Any] = {}
        self.words: tuple[WordTime, ...] = ()
        self.setProperty("voice", "roa/fr")
        self.setProperty("rate", 120)
        self.setProperty("pitch", 50)
        self.setProperty("volume", 1.0)

    def save_to_file(self, text: str, target: Any) -> None:
        """Make the sound of `text` into `target` (a path or a binary file); word times in `words`."""
        self._proxy.notify("started-utterance")
        samples, self.words = self._library.speak(text)
        with wave.open(target, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(BYTES_PER_SAMPLE)
            file.setframerate(RATE_HZ)
            file.writeframes(samples)
        self._proxy.notify("finished-utterance", completed=True)

    def say(self, _text: str) -> None:
        raise NotImplementedError("this driver makes files; the mixer plays them")

    def startLoop(self) -> None:
        self._proxy.setBusy(False)  # pyttsx3 now runs its queue, each command to its end

    def endLoop(self) -> None: ...

    def iterate(self) -> Any:
        yield

    def stop(self) -> None: ...

    def destroy(self) -> None: ...

    def getProperty(self, name: str) -> Any:
        return self._settings[name]

    def setProperty(self, name: str, value: Any) -> None:
        """`rate` in words a minute, `pitch` 0-99, `volume` 0.0-1.0, `voice` such as roa/fr+f3."""
        if self._settings.get(name) == value:
            return
        self._settings.pop(name, None)
        if name == "voice":
            self._library.voice(str(value))
        elif name == "rate":
            self._library.set(_RATE, min(max(int(value), _RATES[0]), _RATES[1]))
        elif name == "pitch":
            self._library.set(_PITCH, min(max(int(value), _PITCHES[0]), _PITCHES[1]))
        elif name == "volume":
            self._library.set(_VOLUME, round(float(value) * 100))
        else:
            raise KeyError(name)
        self._settings[name] = value


def buildDriver(proxy: Any) -> SynchronousEspeak:
    return SynchronousEspeak(proxy)


def register() -> str:
    """Make the driver known to pyttsx3; returns its name for `pyttsx3.init`."""
    sys.modules.setdefault(f"pyttsx3.drivers.{DRIVER_NAME}", sys.modules[__name__])
    return DRIVER_NAME
