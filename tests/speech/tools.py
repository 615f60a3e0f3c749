"""Ears and helpers for the tests of speech. Waiting is always for an event, with a time limit."""

from __future__ import annotations

import threading
import time
from array import array
from collections.abc import Callable
from pathlib import Path

from game.core.outcome import Cue
from game.speech.output import Clip, MixerOutput
from game.speech.pcm import BYTES_PER_SAMPLE, RATE_HZ, wav_bytes

PATIENCE_S = 20.0


def samples(data: bytes) -> array[int]:
    return array("h", data[: len(data) // 2 * 2])


def loudness(data: bytes) -> float:
    """Root mean square, 0 to 32767."""
    values = samples(data)
    return (sum(v * v for v in values) / len(values)) ** 0.5 if values else 0.0


def blip(path: Path, lasts_s: float = 0.005) -> Path:
    """A very short recording, for a pack."""
    path.write_bytes(wav_bytes(array("h", [6000, -6000] * int(lasts_s * RATE_HZ / 2)).tobytes()))
    return path


class Tape:
    """An output without a device that keeps what it is given, and tells when."""

    delay_s = 0.0

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.played: list[Clip] = []
        self.heard: list[str] = []
        self.cues: list[Cue] = []
        self.stops = 0
        self.quiets = 0
        self.opened = False
        self.fault = ""

    def open(self) -> bool:
        self._note(lambda: setattr(self, "opened", True))
        return True

    def clip(self, samples: bytes) -> Clip:
        return Clip("voice", len(samples) / BYTES_PER_SAMPLE / RATE_HZ)

    def recording(self, path: Path) -> Clip | None:
        return Clip(path.name, 0.002) if path.exists() else None

    def play(self, clip: Clip, volume: float) -> bool:
        with self.changed:
            self.played.append(clip)
            self.heard.append(clip.sound)
            self.changed.notify_all()
        return True

    def has_played(self, count: int) -> bool:
        return len(self.played) == count

    def stop(self) -> None:
        self._note(lambda: setattr(self, "stops", self.stops + 1))

    def quiet(self) -> None:
        self._note(lambda: setattr(self, "quiets", self.quiets + 1))

    def cue(self, cue: Cue, volume: float) -> float:
        self._note(lambda: self.cues.append(cue))
        return 0.3 * (volume > 0)

    def music(self, path: Path | None, volume: float) -> None: ...

    def music_volume(self, volume: float) -> None: ...

    def set_mono(self, on: bool) -> None: ...

    def close(self) -> None:
        self.opened = False

    def _note(self, act: Callable[[], object]) -> None:
        with self.changed:
            act()
            self.changed.notify_all()

    def wait_for(self, what: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(what, PATIENCE_S), "nothing happened in time"


class Observed(MixerOutput):
    """The real mixer, telling when it begins to speak and when it is over."""

    def __init__(self, sounds: Path | None = None) -> None:
        super().__init__(sounds)
        self.began, self.over = threading.Event(), threading.Event()
        self.began_s = 0.0

    def play(self, clip: Clip, volume: float) -> bool:
        self.began_s = time.monotonic()
        played = super().play(clip, volume)
        self.began.set()
        return played

    def quiet(self) -> None:
        super().quiet()
        self.over.set()
