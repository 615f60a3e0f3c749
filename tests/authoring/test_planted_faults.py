"""Each fault that is planted is found, at its line, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.packs.problem import Problem
from tests.authoring.planted import (
    CLICK,
    HEAD,
    HEAD_EN,
    SOUND,
    Blinking,
    Dead,
    Drifting,
    english,
    judged,
    of_kind,
    pale_picture,
)
from tests.authoring.planted_kinds import KINDS

LINE_OF_FIRST_CHALLENGE = 11


def codes(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.code for problem in problems}


@pytest.mark.parametrize("challenges", [SOUND, CLICK])
def test_a_sound_pack_has_no_problem_even_when_it_is_played(tmp_path: Path, challenges: str) -> None:
    assert [p.text() for p in judged(tmp_path, challenges, play=True) if "dwell" not in p.message] == []


def test_a_clipped_text_is_found_at_its_own_line(tmp_path: Path) -> None:
    word = "aéroportuairementinterdépartementalisation"
    found = judged(tmp_path, SOUND.replace("name: lapin", f"name: {word}"))
    shown = {p for p in found if not p.code.startswith("falc-")}
    assert codes(tuple(shown)) == {"sight-clipped"}
    written = (tmp_path / "essai" / "pack.yaml").read_text("utf-8").splitlines()
    assert all(word in written[p.line - 1] for p in shown)


def test_a_small_target_is_found_once(tmp_path: Path) -> None:
    found = judged(tmp_path, CLICK.replace("smallest_su: 120", "smallest_su: 48"))
    assert codes(found) == {"sight-small"}
    assert len(found) == 1 and found[0].is_error


def test_a_contour_of_low_contrast_is_found(tmp_path: Path) -> None:
    pale_picture(tmp_path)
    pale = CLICK.replace('- {name: La cible, picture: "🎯"}', "- {name: La cible, picture: pale.png}")
    rights = "credits: [{file: pale.png, author: Atelier, licence: CC-BY-SA-4.0}]\n"
    found = judged(tmp_path, pale, head=HEAD.replace("challenges:\n", rights + "challenges:\n"))
    assert codes(found) == {"sight-contrast-part"}


def test_a_flash_is_found(tmp_path: Path) -> None:
    found = judged(tmp_path, of_kind("blinking"), more={"blinking": Blinking})
    assert codes(found) == {"calm-flash"}
    assert found[0].line == LINE_OF_FIRST_CHALLENGE


def test_what_moves_by_itself_without_motion_is_found(tmp_path: Path) -> None:
    found = judged(tmp_path, of_kind("drifting"), more={"drifting": Drifting})
    assert codes(found) == {"calm-motion"}


def test_a_challenge_that_nobody_can_finish_is_found_for_every_route(tmp_path: Path) -> None:
    found = judged(tmp_path, of_kind("dead"), play=True, more={"dead": Dead})
    assert codes(found) == {"play-stuck"}
    said = " ".join(p.message for p in found)
    routes = ("pointer", "touch", "keyboard", "switch", "dwell", "gamepad", "screenreader")
    assert all(route in said for route in routes)


def test_an_answer_that_chance_gives_is_found(tmp_path: Path) -> None:
    easy = SOUND.replace("times: 3", "times: 1").replace("choices: 3", "choices: 2")
    assert codes(judged(tmp_path, easy, play=True)) == {"play-given-away"}
    assert codes(judged(tmp_path, easy, play=False)) == set()  # only playing shows it


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("outside", "sight-outside"), ("overlap", "sight-overlap"), ("close", "sight-close"),
        ("promise", "sight-promise"), ("words", "sight-contrast-words"), ("states", "sight-states"),
    ],
)  # fmt: skip
def test_a_fault_of_sight_in_an_english_pack_is_found_and_nothing_else(
    tmp_path: Path, fault: str, code: str
) -> None:
    found = judged(tmp_path, english(f"planted-{fault}"), more=KINDS, head=HEAD_EN, lang="en")
    assert codes(found) == {code} and all(one.is_error for one in found)


def test_help_that_points_elsewhere_is_found_at_each_level_that_points(tmp_path: Path) -> None:
    found = judged(tmp_path, english("planted-guidance"), play=True, more=KINDS, head=HEAD_EN, lang="en")
    assert codes(found) == {"play-guidance"}
    assert sorted(one.message for one in found) == [f"help {n} does not lead to the end" for n in (2, 3, 4, 5)]


def test_an_answer_that_is_always_at_one_place_is_found(tmp_path: Path) -> None:
    found = judged(tmp_path, english("planted-place"), play=True, more=KINDS, head=HEAD_EN, lang="en")
    assert codes(found) == {"play-given-away-place"}


def test_without_a_planted_fault_nothing_is_found(tmp_path: Path) -> None:
    assert judged(tmp_path, english("planted-none"), play=True, more=KINDS, head=HEAD_EN, lang="en") == ()
