from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.spans import split_words, word_spans
from game.speech.lexicon import LONGEST_TEXT, Lexicon, lexicon_of, read_lexicon
from game.speech.pcm import WordTime

PLAIN = Lexicon({})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Clique sur le 🎈 rouge", "Clique sur le rouge"),
        ("« Réécouter »", "Réécouter"),
        ('“Oui” ou "non"', "Oui ou non"),
        ("Bravo\u00a0!", "Bravo!"),
        ("Bravo !", "Bravo!"),
        ("L’éléphant", "L'éléphant"),
        ("oui/non", "oui non"),
        ("le 12/03/2025", "le 12/03/2025"),
        ("oui – non", "oui, non"),
        ("double-clic", "double-clic"),
        ("5 - 3 = 2", "5 - 3 = 2"),
        ("a_b * [c]", "a b c"),
        ("→ à droite", "à droite"),
        ("👩🏽‍🚀 Léa", "Léa"),
        ("e\u0301cole", "école"),
        ("ami·e", "amie"),
        ("❤️", ""),
        ("   ", ""),
    ],
)
def test_signs_that_nobody_says_are_left_out(written: str, said: str) -> None:
    assert PLAIN.spoken(written).text == said


def test_a_whole_word_is_corrected_in_any_case_and_parts_of_words_never() -> None:
    lexicon = lexicon_of({"ENT": "eu ène té", "clic droit": "clique droit"})
    assert lexicon.spoken("Ouvre l’ent. Entre, cent, ENT !").text == "Ouvre l'eu ène té. Entre, cent, eu ène té!"
    assert lexicon.spoken("Fais un CLIC  droit").text == "Fais un clique droit"
    assert lexicon.spoken("double-ent").text == "double-ent"


def test_the_right_word_of_the_original_is_found_behind_a_longer_pronunciation() -> None:
    text = "« Ouvre » 🎈 l’ENT bleu"
    spoken = lexicon_of({"ENT": "eu ène té"}).spoken(text)
    assert spoken.text == "Ouvre l'eu ène té bleu"
    times = [
        WordTime(spoken.text.index(w), len(w), at / 10)
        for at, w in enumerate(["Ouvre", "l'eu", "ène", "té", "bleu"])
    ]
    indexed = spoken.indexed(text, times)
    assert [split_words(text)[i] for _, i in indexed] == ["Ouvre", "l’ENT", "bleu"]
    assert [at for at, _ in indexed] == [0.0, 0.1, 0.4]


def test_a_mark_after_a_no_break_space_belongs_to_its_word() -> None:
    assert split_words("Bravo\u00a0! Encore\n une fois.") == ("Bravo\u00a0!", "Encore", "une", "fois.")


def test_a_text_without_end_is_cut_between_words() -> None:
    said = PLAIN.spoken("ballon " * 400).text
    assert LONGEST_TEXT - 10 < len(said) <= LONGEST_TEXT
    assert said.endswith("ballon")
    assert len(PLAIN.spoken("a" * 20_000).text) == LONGEST_TEXT


def test_the_installations_file_is_read_and_its_odd_lines_named(tmp_path: Path) -> None:
    file = tmp_path / "prononciation.txt"
    file.write_text("# nos mots\nENT = eu ène té\n\nPix=pixe # commentaire\nrien\n= vide\n", encoding="utf-8")
    lexicon, odd = read_lexicon(file)
    assert lexicon.entries == {"ent": "eu ène té", "pix": "pixe"}
    assert odd == ("5: rien", "6: = vide")


def test_a_missing_or_damaged_file_is_an_empty_lexicon(tmp_path: Path) -> None:
    assert read_lexicon(tmp_path / "none.txt")[0].entries == {}
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)))
    read_lexicon(tmp_path / "bad.txt")
    assert read_lexicon(tmp_path)[0].entries == {}


def test_the_later_lexicon_has_the_last_word() -> None:
    assert lexicon_of({"Pix": "pique"}).plus({"PIX": "pixe"}).spoken("Pix").text == "pixe"


@given(st.text(), st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=4))
def test_any_text_gives_speakable_words_that_know_where_they_came_from(text: str, words: dict[str, str]) -> None:
    spoken = lexicon_of(words).spoken(text)
    assert len(spoken.text) == len(spoken.origin) <= LONGEST_TEXT
    assert list(spoken.origin) == sorted(spoken.origin)
    events = [WordTime(i, 1, i / 10) for i in range(len(spoken.text))]
    indexes = [index for _, index in spoken.indexed(text, events)]
    assert indexes == sorted(set(indexes))
    assert all(0 <= index < len(word_spans(text)) for index in indexes)
