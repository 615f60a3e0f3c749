"""Our own earcons, made by computation: soft mallets and wood, nothing that buzzes.

A note is a sum of decaying sines (the partials of a wooden bar, about 1 : 3.93 : 9.2, the upper ones
much weaker and shorter). Every sound rises over ATTACK_S and ends in silence. The sines come from a
two-term recurrence, so that the result is the same everywhere.
`python -m game.speech.earcons FOLDER` writes the files kept in `assets/sounds`.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.core.outcome import Cue
from game.speech.pcm import RATE_HZ, wav_bytes

ATTACK_S = 0.012
RELEASE_S = 0.03
LOUDEST_DBFS = -12.0


@dataclass(frozen=True, slots=True)
class Strike:
    """One blow on a bar. `decay_s` is the time in which the lowest partial falls to 37 %."""

    at_s: float
    pitch_hz: float
    decay_s: float
    level: float = 1.0
    wood: float = 0.12


@dataclass(frozen=True, slots=True)
class Earcon:
    lasts_s: float
    peak_dbfs: float
    strikes: tuple[Strike, ...]


_G3, _C4, _E4, _G4, _C5, _E5, _G5 = 196.0, 261.63, 329.63, 392.0, 523.25, 659.26, 783.99

EARCONS: Mapping[Cue, Earcon] = {
    Cue.PRESS: Earcon(0.12, -17.0, (Strike(0.0, _G4, 0.022, wood=0.22),)),
    Cue.SCAN: Earcon(0.12, -20.0, (Strike(0.0, _C5, 0.018, wood=0.16),)),
    Cue.STEP: Earcon(0.24, -14.0, (Strike(0.0, _G4, 0.05), Strike(0.07, _C5, 0.06))),
    Cue.REACHED: Earcon(0.4, -12.5, (Strike(0.0, _C5, 0.07), Strike(0.085, _E5, 0.07), Strike(0.17, _G5, 0.085))),
    Cue.NOT_YET: Earcon(0.3, -16.0, (Strike(0.0, _E4, 0.06), Strike(0.12, _E4, 0.07, 0.7))),
    Cue.PAUSE: Earcon(0.36, -15.0, (Strike(0.0, _G4, 0.07), Strike(0.12, _C4, 0.09))),
}


def earcon_samples(cue: Cue) -> bytes:
    """16-bit mono samples at RATE_HZ; peak at the earcon's `peak_dbfs`."""
    earcon = EARCONS[cue]
    mix = [0.0] * int(earcon.lasts_s * RATE_HZ)
    for strike in earcon.strikes:
        _add(mix, strike)
    _fade_out(mix)
    top = max(abs(v) for v in mix)
    scale = 32767.0 * 10.0 ** (earcon.peak_dbfs / 20.0) / top
    samples = array("h", (round(v * scale) for v in mix))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


def _add(mix: list[float], strike: Strike) -> None:
    _partial(mix, strike, strike.pitch_hz, strike.level, strike.decay_s)
    _partial(mix, strike, strike.pitch_hz * 3.93, strike.level * strike.wood, strike.decay_s * 0.35)
    _partial(mix, strike, strike.pitch_hz * 9.2, strike.level * strike.wood * 0.12, strike.decay_s * 0.15)


def _partial(mix: list[float], strike: Strike, pitch_hz: float, level: float, decay_s: float) -> None:
    """Adds `level * sin(w n) * exp(-n / decay)`, eased in over ATTACK_S."""
    if pitch_hz > RATE_HZ * 0.4:
        return
    turn = 2.0 * math.pi * pitch_hz / RATE_HZ
    double_cos, before, now = 2.0 * math.cos(turn), -math.sin(turn), 0.0
    fall, loud = math.exp(-1.0 / (decay_s * RATE_HZ)), level
    attack = int(ATTACK_S * RATE_HZ)
    for n in range(int(strike.at_s * RATE_HZ), len(mix)):
        k = n - int(strike.at_s * RATE_HZ)
        rise = (k / attack) ** 2 * (3.0 - 2.0 * k / attack) if k < attack else 1.0
        mix[n] += now * loud * rise
        before, now = now, double_cos * now - before
        loud *= fall


def _fade_out(mix: list[float]) -> None:
    count = int(RELEASE_S * RATE_HZ)
    for k in range(count):
        mix[len(mix) - 1 - k] *= k / count


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for cue in Cue:
        (folder / f"{cue.value}.wav").write_bytes(wav_bytes(earcon_samples(cue)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
