"""Laws that hold for packs nobody thought of: dumped and read again they are the same; broken ones never raise."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.packs.dump import dumped, write_pack
from game.packs.pack import read_pack
from game.packs.scalars import plain
from game.packs.source import MAX_NODES, parse
from tests.packs.cases import ASSETS, all_cases, judged
from tests.packs.kinds import CATALOGUE

BOUND_S = 3.0
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufeff\u2028\u2029"
)
WORDS = st.text(LETTERS, min_size=1, max_size=40).filter(lambda text: text.strip() != "")
TRICKY = st.sampled_from(
    ["yes", "no", "on", "12", "1e5", "0612", "~", "null", "true", "a: b", "# x", "- a", "'", '"', "é’«»", " a "]
)
TEXTS = WORDS | TRICKY
PICTURES = st.sampled_from(["🎈", ":balloon:", "art:gift", "🍎"])
PIECES = st.fixed_dictionaries({"name": TEXTS, "picture": PICTURES})
ENDS = st.fixed_dictionaries({"easy": st.floats(40, 600), "hard": st.integers(40, 600)})
LEVELLED = st.integers(40, 600) | ENDS
PLAIN = st.recursive(
    TEXTS | st.integers(-9999, 9999) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)
SIGNS = [*":-[]{}#&*!|>'\"%@`,? \t\n\r\0", "\n  ", "- ", ": ", "&a ", "*a", "!!x ", "<<: ", "🎈", "\ufeff"]
EDITS = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 8), st.sampled_from(SIGNS)), min_size=1, max_size=6)
SOUND = [case for case in all_cases() if "pack.yaml" in case.files and not case.files["pack.yaml"][0]]


@st.composite
def packs(draw: st.DrawFn) -> dict[str, Any]:
    ids = draw(st.lists(SLUGS, min_size=1, max_size=4, unique=True))
    return {
        "format": 1,
        "id": draw(SLUGS),
        "version": draw(st.integers(1, 9999)),
        "title": draw(TEXTS),
        "language": draw(st.sampled_from(["fr", "en", "no", "es"])),
        "authors": tuple(draw(st.lists(TEXTS, min_size=1, max_size=3))),
        "licence": "CC-BY-SA-4.0",
        "ages": {"from": 6, "to": draw(st.integers(6, 20))},
        "lexicon": draw(st.dictionaries(WORDS, TEXTS, max_size=3)),
        "challenges": tuple(draw(challenges(one)) for one in ids),
    }


@st.composite
def challenges(draw: st.DrawFn, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": id_,
        "kind": "touch",
        "title": draw(TEXTS),
        "instruction": draw(TEXTS | st.builds(lambda text: {"text": text}, TEXTS)),
        "skills": ("mouse.click",),
        "things": tuple(draw(st.lists(PIECES, min_size=1, max_size=3))),
        "size_su": draw(LEVELLED),
        "calm": draw(st.booleans()),
    }
    if draw(st.booleans()):
        found["skins"] = {"ado": {"title": draw(TEXTS)}}
    if draw(st.booleans()):
        found["variants"] = tuple({"title": text} for text in draw(st.lists(TEXTS, min_size=1, max_size=2)))
    if draw(st.booleans()):
        found["levels"] = ({"from": 0.5, "goal": "moving"},)
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(packs())
def test_a_pack_dumped_and_read_again_is_the_same_pack(raw: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder, "a", raw["id"]), Path(folder, "b", raw["id"])
        one.mkdir(parents=True)
        (one / "pack.yaml").write_text(dumped(raw), "utf-8")
        first = read_pack(one, "fr", CATALOGUE, ASSETS)
        assert first.pack is not None, [problem.text() for problem in first.problems]
        assert first.pack.raw == raw
        write_pack(first.pack, two)
        second = read_pack(two, "fr", CATALOGUE, ASSETS)
        assert second.pack == first.pack


@given(st.text(max_size=12) | TRICKY)
def test_what_an_unquoted_word_means_never_raises_and_words_stay_as_written(text: str) -> None:
    value = plain(text)
    assert value == text or not isinstance(value, str)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SOUND), EDITS)
def test_a_mutated_pack_never_raises_and_is_judged_in_time(case: Any, edits: list[tuple[int, int, str]]) -> None:
    options, text = case.files["pack.yaml"]
    for place, cut, mark in edits:
        at = place % (len(text) + 1)
        text = text[:at] + mark + text[at + cut :]
    mutated = type(case)(case.name, {**case.files, "pack.yaml": (options, text)}, {})
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        for problem in judged(mutated, Path(folder), "fr"):
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.message
            assert "\n" not in problem.text()
    assert time.process_time() - started < BOUND_S


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_answered_with_problems(data: bytes) -> None:
    source = parse(data, "x", "en")
    assert source.root is not None or source.problems


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{" * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "a: " * 50_000,
        "a:\n " * 50_000,
        "&a " * 50_000,
        '"' + "a" * 900_000,
        "a: |\n" + " x\n" * 200_000,
        "- a\n" * 200_000,
        "".join(f"k{i}: 1\n" for i in range(90_000)),
        "[" + "a, " * 200_000 + "]",
        "a: &a [" + "x, " * 100 + "]\nb: [" + "*a, " * 5_000 + "]",
        "#" * 1_000_000,
        "\n" * 1_000_000,
        "%TAG ! x\n" * 50_000,
        "a: '" + "''" * 400_000,
        "!!" + "a" * 900_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_monstrous_file_is_refused_within_a_bound(text: str) -> None:
    started = time.process_time()
    source = parse(text.encode(), "x", "fr")
    assert time.process_time() - started < BOUND_S
    assert source.root is None or source.value


@pytest.mark.parametrize("pit", ["[", "{", "[{", "- "])
def test_a_pit_of_brackets_is_one_problem(pit: str) -> None:
    assert [one.code for one in parse((pit * 5_000).encode(), "x", "en").problems] == ["yaml-too-deep"]


def test_a_file_of_too_many_values_is_told_where_it_becomes_too_many() -> None:
    (told,) = parse(b"- a\n" * 200_000, "x", "en").problems
    assert (told.line, told.code) == (MAX_NODES, "yaml-too-many")


@given(PLAIN)
def test_plain_data_survives_being_written_and_read(value: Any) -> None:
    assert parse(dumped({"value": value}).encode(), "x").value == {"value": value}


def test_the_c_loader_and_the_python_one_read_alike() -> None:
    from game.packs import source

    text = b"a: [1, yes, 0612, {b: 'c'}]\nd: |\n  e\n"
    assert source.LOADER is getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    by_c = parse(text, "x")
    before = source.LOADER
    source.LOADER = yaml.SafeLoader
    try:
        by_python = parse(text, "x")
    finally:
        source.LOADER = before
    assert by_c.value == by_python.value == {"a": (1, "yes", "0612", {"b": "c"}), "d": "e\n"}
    assert by_c.at(("a", 3, "b")) == by_python.at(("a", 3, "b")) == (1, 23)
