"""Where sound goes: pygame's mixer, one channel for the voice, the others for earcons, and music.

22,050 Hz in buffers of 512 samples (23 ms): cutting the voice is heard within one buffer, and an idle device
wakes 43 times a second. In mono (a learner's setting, and how it begins) both ears hear everything; else recordings
and music of packs keep their two sides. pygame is imported by `open`, late.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from game.core.outcome import Cue
from game.speech.earcons import earcon_samples
from game.speech.pcm import BYTES_PER_SAMPLE, RATE_HZ, samples_of

BUFFER_SAMPLES = 512
BUFFER_S = BUFFER_SAMPLES / RATE_HZ
NO_DEVICE = "no sound device"
DUCKED = 0.1  # -20 dB (WCAG 1.4.7)
_CHANNELS, _VOICE = 8, 0
_LARGEST_RECORDING_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Clip:
    """A sound ready to be played."""

    sound: Any
    lasts_s: float


class Output(Protocol):
    """A way for sound to get out. Only `open` may take long; nothing raises."""

    delay_s: float  # from `play` to the first sound, at most

    @property
    def opened(self) -> bool: ...

    @property
    def fault(self) -> str:
        """Why there is no sound, as the machine says it; empty while there is."""
        ...

    def open(self) -> bool: ...

    def clip(self, samples: bytes) -> Clip | None: ...

    def recording(self, path: Path) -> Clip | None:
        """A WAV or OGG file; None when it is missing, too large or not a sound."""
        ...

    def play(self, clip: Clip, volume: float) -> bool:
        """Begin to speak; whatever else was sounding falls by 20 dB until `quiet`."""
        ...

    def stop(self) -> None:
        """Cut the voice, within one buffer."""
        ...

    def quiet(self) -> None:
        """The voice is over: earcons and music come back."""
        ...

    def cue(self, cue: Cue, volume: float) -> float:
        """Play an earcon; how long it lasts in s, 0.0 when it cannot be heard."""
        ...

    def music(self, path: Path | None, volume: float) -> None:
        """Play this file round and round; None ends it."""
        ...

    def music_volume(self, volume: float) -> None: ...

    def set_mono(self, on: bool) -> None:
        """One channel for both ears, or two. What sounds is cut; may take 100 ms."""
        ...

    def close(self) -> None: ...


class MixerOutput:
    """`sounds` is the folder of earcons; one that is missing there is computed."""

    delay_s = BUFFER_S

    def __init__(self, sounds: Path | None = None) -> None:
        self._sounds = sounds
        self._mixer: Any = None
        self._error: type[Exception] = Exception
        self._cues: dict[Cue, Any] = {}
        self._ducked = False
        self._music_volume = 0.0
        self._turn = 0
        self._mono = True
        self._open_lock = threading.Lock()
        self._fault = "not opened yet"

    @property
    def opened(self) -> bool:
        return self._mixer is not None

    @property
    def fault(self) -> str:
        return self._fault

    @property
    def device(self) -> str:
        """What plays, as the machine calls it; empty while there is no sound."""
        if self._mixer is None:
            return ""
        rate_hz, _bits, _channels = self._mixer.get_init()
        return f"{self._mixer.get_driver()}, {rate_hz} Hz"

    def open(self) -> bool:
        """Open the default device; False when there is none. May take 100 ms."""
        if without_device():
            self._fault = NO_DEVICE
            return False
        try:
            import pygame
            from pygame import mixer

            form = (RATE_HZ, -16, 1 if self._mono else 2)
            if mixer.get_init() not in (None, form):
                mixer.quit()  # somebody opened it otherwise: our samples would sound too high
            mixer.init(*form, BUFFER_SAMPLES, allowedchanges=0)
            mixer.set_num_channels(_CHANNELS)
            mixer.set_reserved(_VOICE + 1)
        except (ImportError, RuntimeError) as fault:  # pygame.error is a RuntimeError
            self._fault = str(fault) or type(fault).__name__
            return False
        self._error = pygame.error
        self._cues = {cue: mixer.Sound(buffer=self._sided(self._earcon(cue))) for cue in Cue}
        self._mixer, self._fault = mixer, ""
        return True

    def _earcon(self, cue: Cue) -> bytes:
        if self._sounds is not None:
            with contextlib.suppress(OSError, ValueError):
                return samples_of((self._sounds / f"{cue.value}.wav").read_bytes())
        return earcon_samples(cue)

    def clip(self, samples: bytes) -> Clip | None:
        if self._mixer is None or not samples:
            return None
        try:
            return Clip(self._mixer.Sound(buffer=self._sided(samples)), len(samples) / BYTES_PER_SAMPLE / RATE_HZ)
        except self._error as fault:
            self._lost(fault)
            return None

    def _sided(self, samples: bytes) -> bytes:
        """Our own sounds, which have one channel, as the device wants them."""
        if self._mono:
            return samples
        one = array("h", samples)
        both = array("h", bytes(2 * len(samples)))
        both[0::2] = both[1::2] = one
        return both.tobytes()

    def set_mono(self, on: bool) -> None:
        with self._open_lock:
            if on is self._mono:
                return
            self._mono = on
            if self._mixer is not None:
                self.close()
                self.open()

    def recording(self, path: Path) -> Clip | None:
        if self._mixer is None:
            return None
        try:
            if path.stat().st_size > _LARGEST_RECORDING_BYTES:
                return None
            sound = self._mixer.Sound(file=str(path))
        except (OSError, self._error):
            return None
        return Clip(sound, sound.get_length()) if sound.get_length() > 0 else None

    def play(self, clip: Clip, volume: float) -> bool:
        if self._mixer is None:
            return False
        try:
            self._duck(True)
            clip.sound.set_volume(volume)
            self._mixer.Channel(_VOICE).play(clip.sound)
        except self._error as fault:
            self._lost(fault)
            return False
        return True

    def stop(self) -> None:
        self._try(lambda mixer: mixer.Channel(_VOICE).stop())
        self.quiet()

    def quiet(self) -> None:
        if self._ducked:
            self._try(lambda _: self._duck(False))

    def _duck(self, ducked: bool) -> None:
        self._ducked = ducked
        factor = DUCKED if ducked else 1.0
        for number in range(_VOICE + 1, _CHANNELS):
            self._mixer.Channel(number).set_volume(factor)
        if self._music_volume:
            self._mixer.music.set_volume(self._music_volume * factor)

    def cue(self, cue: Cue, volume: float) -> float:
        with self._open_lock:
            return self._cue(cue, volume)

    def _cue(self, cue: Cue, volume: float) -> float:
        if self._mixer is None or volume <= 0.0:
            return 0.0
        sound = self._cues[cue]

        def played(mixer: Any) -> None:
            sound.set_volume(volume)
            channel = self._free_channel(mixer)
            channel.set_volume(DUCKED if self._ducked else 1.0)
            channel.play(sound)

        return float(sound.get_length()) if self._try(played) else 0.0

    def _free_channel(self, mixer: Any) -> Any:
        """Not the voice's (the mixer's own search would take that too); the next in turn when all are busy."""
        channels = [mixer.Channel(number) for number in range(_VOICE + 1, _CHANNELS)]
        self._turn += 1
        return next((c for c in channels if not c.get_busy()), channels[self._turn % len(channels)])

    def music(self, path: Path | None, volume: float) -> None:
        self._music_volume = volume

        def played(mixer: Any) -> None:
            if path is None:
                mixer.music.stop()
                return
            mixer.music.load(str(path))
            mixer.music.set_volume(volume * (DUCKED if self._ducked else 1.0))
            mixer.music.play(-1, fade_ms=800)

        self._try(played, keep=True)

    def music_volume(self, volume: float) -> None:
        self._music_volume = volume
        self._try(lambda mixer: mixer.music.set_volume(volume * (DUCKED if self._ducked else 1.0)))

    def close(self) -> None:
        self._try(lambda mixer: mixer.quit())
        self._mixer, self._fault = None, "closed"

    def _try(self, act: Any, keep: bool = False) -> bool:
        """Do something with the mixer; one that was closed behind our back is let go."""
        if self._mixer is None:
            return False
        try:
            act(self._mixer)
        except (OSError, self._error) as fault:
            if not keep:
                self._lost(fault)
            return False
        return True

    def _lost(self, fault: Exception) -> None:
        self._mixer, self._fault = None, str(fault)


def without_device(platform: str = sys.platform) -> bool:
    """True where Linux surely has no way to play: asking ALSA would only fill the terminal with errors."""
    if platform != "linux" or os.environ.get("SDL_AUDIODRIVER") or os.environ.get("PULSE_SERVER"):
        return False
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    doors = (Path("/dev/snd"), Path("/dev/dsp"), runtime / "pulse/native", runtime / "pipewire-0")
    alsa = (Path.home() / ".asoundrc", Path("/etc/asound.conf"))
    return not os.environ.get("ALSA_CONFIG_PATH") and not any(p.exists() for p in (*doors, *alsa))
