from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest

from game.core.outcome import Cue
from game.speech.earcons import EARCONS, earcon_samples
from game.speech.pcm import RATE_HZ, samples_of
from tests.speech.tools import loudness, samples


@pytest.mark.parametrize("cue", Cue)
class TestEachEarcon:
    def test_the_file_that_is_shipped_is_what_the_generator_makes(self, cue: Cue, assets: Path) -> None:
        shipped = samples(samples_of((assets / "sounds" / f"{cue.value}.wav").read_bytes()))
        made = samples(earcon_samples(cue))
        assert len(shipped) == len(made)
        # One step of 65,536 is left to other machines' rounding.
        assert max(abs(a - b) for a, b in zip(shipped, made, strict=True)) <= 1

    def test_lasts_between_120_and_400_ms(self, cue: Cue) -> None:
        assert 0.119 <= len(samples(earcon_samples(cue))) / RATE_HZ <= 0.401

    def test_peaks_at_most_at_minus_12_dbfs(self, cue: Cue) -> None:
        peak = max(abs(s) for s in samples(earcon_samples(cue)))
        assert -24.0 < 20 * math.log10(peak / 32768) <= -12.0

    def test_rises_for_at_least_10_ms(self, cue: Cue) -> None:
        sound = samples(earcon_samples(cue))
        first = EARCONS[cue].strikes[1].at_s if len(EARCONS[cue].strikes) > 1 else EARCONS[cue].lasts_s
        blow = [abs(s) for s in sound[: int(first * RATE_HZ)]]
        assert max(blow[: int(0.004 * RATE_HZ)]) < 0.45 * max(blow)
        assert blow.index(max(blow)) >= 0.008 * RATE_HZ

    def test_ends_in_silence_without_a_click(self, cue: Cue) -> None:
        sound = samples(earcon_samples(cue))
        assert max(abs(s) for s in sound[-20:]) < 40
        assert abs(sound[0]) < 40

    def test_does_not_buzz(self, cue: Cue) -> None:
        """What changes from sample to sample is small: nearly all of it lies low."""
        sound = samples(earcon_samples(cue))
        edges = (sum((b - a) ** 2 for a, b in itertools.pairwise(sound)) / len(sound)) ** 0.5
        assert edges < 0.35 * loudness(earcon_samples(cue))


def test_no_two_earcons_are_alike() -> None:
    assert len({earcon_samples(cue) for cue in Cue}) == len(Cue) == len(EARCONS)
