from __future__ import annotations

import struct
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.speech.pcm import RATE_HZ, samples_of, wav_bytes

TONE = array("h", [0, 1000, 2000, 1000, 0, -1000, -2000, -1000] * 50).tobytes()


def aiff(samples: bytes, rate_hz: int, kind: bytes = b"") -> bytes:
    """An AIFF file, or an AIFF-C of `kind`."""
    exponent = rate_hz.bit_length() - 1
    rate = struct.pack(">HQ", 16383 + exponent, rate_hz << (63 - exponent))
    body = struct.pack(">hIh", 1, len(samples) // 2, 16) + rate + kind
    if kind != b"sowt":
        swapped = array("h", samples)
        swapped.byteswap()
        samples = swapped.tobytes()
    sound = struct.pack(">II", 0, 0) + samples
    chunks = b"COMM" + struct.pack(">I", len(body)) + body + b"SSND" + struct.pack(">I", len(sound)) + sound
    return b"FORM" + struct.pack(">I", len(chunks) + 4) + (b"AIFC" if kind else b"AIFF") + chunks


@pytest.mark.parametrize("file", [wav_bytes(TONE), aiff(TONE, RATE_HZ), aiff(TONE, RATE_HZ, b"sowt")])
def test_a_file_of_any_system_gives_the_same_samples(file: bytes) -> None:
    assert samples_of(file) == TONE


def test_a_file_at_another_rate_keeps_its_length_in_time() -> None:
    assert len(samples_of(aiff(TONE, 44_100))) == pytest.approx(len(TONE) / 2, abs=4)


def test_stereo_and_eight_bits_become_one_channel_of_sixteen() -> None:
    head = (
        b"RIFF"
        + struct.pack("<I", 36 + 4)
        + b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 1, 2, RATE_HZ, RATE_HZ * 2, 2, 8)
    )
    assert array("h", samples_of(head + b"data" + struct.pack("<I", 4) + bytes([128, 130, 0, 0]))).tolist() == [
        256,
        -32768,
    ]


@given(st.binary(max_size=200))
def test_anything_else_is_refused_in_one_way(data: bytes) -> None:
    for whole in (data, b"FORM" + data, wav_bytes(TONE)[:20] + data):
        try:
            samples_of(whole)
        except ValueError:
            continue
