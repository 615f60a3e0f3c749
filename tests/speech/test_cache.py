from __future__ import annotations

import multiprocessing
import os
import signal
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.speech.cache import SpeechCache, key_of, pack, unpack
from game.speech.pcm import RATE_HZ, Rendered, WordTime

SAMPLES = bytes(range(256)) * 40
RENDERED = Rendered(SAMPLES, (WordTime(0, 3, 0.0), WordTime(4, 5, 0.125)))
KEY = key_of("espeak-ng roa/fr+f3", 120, 55, "Le ballon.")


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def test_what_was_put_is_there_for_the_next_start(tmp_path: Path) -> None:
    SpeechCache(tmp_path / "new" / "speech").put(KEY, RENDERED)
    assert SpeechCache(tmp_path / "new" / "speech").get(KEY) == RENDERED


def test_each_voice_rate_pitch_and_text_has_its_own_sound(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    cache.put(key_of("v", 120, 55, "a"), RENDERED)
    for other in (("w", 120, 55, "a"), ("v", 121, 55, "a"), ("v", 120, 56, "a"), ("v", 120, 55, "b")):
        assert cache.get(key_of(*other)) is None


def test_a_cached_file_is_a_wav_that_any_player_opens(tmp_path: Path) -> None:
    SpeechCache(tmp_path).put(KEY, RENDERED)
    with wave.open(str(files(tmp_path)[0])) as file:
        assert file.getframerate() == RATE_HZ
        assert file.readframes(file.getnframes()) == SAMPLES


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "other", "text"])
def test_a_damaged_file_is_no_answer_and_is_made_again(tmp_path: Path, damage: str) -> None:
    SpeechCache(tmp_path).put(KEY, RENDERED)
    file = files(tmp_path)[0]
    whole = file.read_bytes()
    middle = len(SAMPLES) // 2
    harm = {
        "cut": whole[:-40],
        "flip": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "empty": b"",
        "other": pack(KEY + "x", RENDERED),
        "text": b"not a sound",
    }
    file.write_bytes(harm[damage])
    cache = SpeechCache(tmp_path)
    assert cache.get(KEY) is None
    cache.put(KEY, RENDERED)
    assert SpeechCache(tmp_path).get(KEY) == RENDERED


def test_the_least_recently_used_go_first_when_there_is_no_room(tmp_path: Path) -> None:
    one = len(pack(key_of("v", 1, 1, "0"), RENDERED))
    cache = SpeechCache(tmp_path, limit_bytes=one * 4 + one // 2, memory_bytes=0)
    for n in range(4):
        cache.put(key_of("v", 1, 1, str(n)), RENDERED)
    cache.used(key_of("v", 1, 1, "0"))
    cache.put(key_of("v", 1, 1, "4"), RENDERED)
    kept = [n for n in range(5) if cache.get(key_of("v", 1, 1, str(n))) is not None]
    assert kept == [0, 2, 3, 4]
    assert sum(f.stat().st_size for f in files(tmp_path)) <= one * 4.5


def test_what_was_used_last_is_remembered_over_a_restart(tmp_path: Path) -> None:
    one = len(pack(key_of("v", 1, 1, "0"), RENDERED))
    for n in range(4):
        SpeechCache(tmp_path).put(key_of("v", 1, 1, str(n)), RENDERED)
    for age, file in enumerate(files(tmp_path)):
        os.utime(file, (1000.0 + age, 1000.0 + age))
    SpeechCache(tmp_path).used(key_of("v", 1, 1, "2"))
    cache = SpeechCache(tmp_path, limit_bytes=one * 5 // 2, memory_bytes=0)
    cache.put(key_of("v", 1, 1, "new"), RENDERED)
    assert [n for n in "0123" if cache.get(key_of("v", 1, 1, n))] == ["2"]
    assert cache.get(key_of("v", 1, 1, "new")) is not None


def test_a_folder_that_cannot_be_written_leaves_a_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = SpeechCache(tmp_path / "file")
    cache.put(KEY, RENDERED)
    assert cache.get(KEY) == RENDERED


def test_the_memory_is_bounded() -> None:
    cache = SpeechCache(None, memory_bytes=len(SAMPLES) * 3)
    for n in range(50):
        cache.put(str(n), RENDERED)
    assert [n for n in range(50) if cache.get(str(n))] == [47, 48, 49]


def _write_without_end(folder: str, begun: multiprocessing.synchronize.Event) -> None:
    cache = SpeechCache(Path(folder), memory_bytes=0)
    n = 0
    while True:
        cache.put(key_of("v", 1, 1, str(n % 5)), Rendered(SAMPLES * 20, RENDERED.words))
        n += 1
        if n > 5:
            begun.set()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_kill_in_the_middle_of_writing_leaves_no_damaged_file(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    for _ in range(3):
        begun = context.Event()
        process = context.Process(target=_write_without_end, args=(str(tmp_path), begun))
        process.start()
        assert begun.wait(20)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join(20)
    cache = SpeechCache(tmp_path, memory_bytes=0)
    assert all(cache.get(key_of("v", 1, 1, str(n))) is not None for n in range(5))
    cache.put(KEY, RENDERED)
    assert not list(tmp_path.glob("*.part"))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_sound_or_none_and_never_an_exception(data: bytes) -> None:
    assert unpack(KEY, data) is None
    assert unpack(KEY, pack(KEY, RENDERED)[:100] + data) is None
