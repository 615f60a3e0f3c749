"""Sound as 16-bit mono samples at 22,050 Hz: reading, writing, trimming. Pure Python, no device.

Formats: RIFF WAVE (Microsoft, 1991) through the standard library; AIFF / AIFF-C (Apple, 1991), which
the macOS voices write, by the small reader below.
"""

from __future__ import annotations

import io
import struct
import sys
import wave
from array import array
from dataclasses import dataclass
from typing import NamedTuple

RATE_HZ = 22_050
BYTES_PER_SAMPLE = 2
SILENCE_PART = 0.01
UNHEARD = 100  # of 32,767: engines leave a faint hiss where they say nothing
KEPT_BEFORE_S = 0.002
KEPT_AFTER_S = 0.06


class WordTime(NamedTuple):
    """One word as it is spoken: where it stands in the spoken text, and when it begins."""

    start_char: int
    length: int
    at_s: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """`samples` is little-endian 16-bit mono at RATE_HZ; `words` is in order of time."""

    samples: bytes
    words: tuple[WordTime, ...] = ()

    @property
    def lasts_s(self) -> float:
        return len(self.samples) / BYTES_PER_SAMPLE / RATE_HZ


def trimmed(rendered: Rendered) -> Rendered:
    """Without the silence around the voice; word times follow. Pure silence becomes empty."""
    samples = array("h", rendered.samples)
    some = samples[::5]  # enough to know how loud it is
    peak = max(max(some, default=0), -min(some, default=0))
    if peak < UNHEARD:
        return Rendered(b"")
    quiet = peak * SILENCE_PART
    first = next(i for i, s in enumerate(samples) if abs(s) > quiet)
    last = next(i for i in range(len(samples) - 1, -1, -1) if abs(samples[i]) > quiet)
    start = max(0, first - int(KEPT_BEFORE_S * RATE_HZ))
    end = min(len(samples), last + int(KEPT_AFTER_S * RATE_HZ))
    cut_s = start / RATE_HZ
    words = tuple(w._replace(at_s=max(0.0, w.at_s - cut_s)) for w in rendered.words)
    return Rendered(rendered.samples[start * BYTES_PER_SAMPLE : end * BYTES_PER_SAMPLE], words)


def wav_bytes(samples: bytes) -> bytes:
    """A whole WAV file around `samples`."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(BYTES_PER_SAMPLE)
        file.setframerate(RATE_HZ)
        file.writeframes(samples)
    return out.getvalue()


def samples_of(data: bytes) -> bytes:
    """The samples of a WAV or AIFF file, as mono at RATE_HZ. Raises ValueError for anything else."""
    try:
        if data[:4] == b"FORM":
            return _aiff(data)
        with wave.open(io.BytesIO(data)) as file:
            raw = file.readframes(file.getnframes())
            return _brought(raw, file.getnchannels(), file.getsampwidth(), file.getframerate())
    except (wave.Error, EOFError, struct.error, OverflowError) as fault:
        raise ValueError(f"not a sound this program reads: {fault}") from fault


def _brought(raw: bytes, channels: int, width_bytes: int, rate_hz: float) -> bytes:
    """To 16 bits, one channel, RATE_HZ."""
    if width_bytes == 1:
        samples = array("h", ((b - 128) << 8 for b in raw))
    elif width_bytes == 2:
        samples = array("h", raw[: len(raw) // 2 * 2])
        if sys.byteorder == "big":
            samples.byteswap()
    else:
        raise ValueError(f"{width_bytes * 8}-bit samples are not read")
    if channels > 1:
        samples = array("h", (sum(samples[i : i + channels]) // channels
                              for i in range(0, len(samples) - channels + 1, channels)))  # fmt: skip
    if rate_hz != RATE_HZ and samples:
        samples = _resampled(samples, rate_hz)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


def _resampled(samples: array[int], rate_hz: float) -> array[int]:
    """Linear interpolation: enough for a voice."""
    step = rate_hz / RATE_HZ
    count = int(len(samples) / step)
    out = array("h", bytes(count * BYTES_PER_SAMPLE))
    last = len(samples) - 1
    for i in range(count):
        at = i * step
        k = int(at)
        here = samples[min(k, last)]
        out[i] = int(here + (samples[min(k + 1, last)] - here) * (at - k))
    return out


def _aiff(data: bytes) -> bytes:
    channels, bits, rate_hz, little, sound = 0, 0, 0.0, False, b""
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from(">4sI", data, at)
        body = data[at + 8 : at + 8 + size]
        if name == b"COMM":
            channels, _frames, bits, exponent, mantissa = struct.unpack_from(">hIhHQ", body)
            rate_hz = mantissa * 2.0 ** (exponent - 16383 - 63)
            little = body[18:22] == b"sowt"
        elif name == b"SSND":
            sound = body[8 + struct.unpack_from(">I", body)[0] :]
        at += 8 + size + size % 2
    if bits != 16 or channels < 1 or rate_hz <= 0:
        raise ValueError("not a 16-bit AIFF sound")
    if not little:
        swapped = array("h", sound[: len(sound) // 2 * 2])
        swapped.byteswap()
        sound = swapped.tobytes()
    return _brought(sound, channels, 2, rate_hz)
