"""What all kinds share: numbers with a level, words of the author, fields that are refused."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from game.core.geometry import Rect
from game.core.wording.en import EN
from game.core.wording.fr import FR
from game.kinds.kind import Scaled
from game.kinds.places import around, spread, wander
from game.kinds.registry import KINDS
from tests.kinds.play import challenge, thing

AREAS = st.builds(Rect, st.floats(0, 200), st.floats(0, 200), st.floats(500, 2400), st.floats(320, 2400))


def test_the_level_picks_between_easy_and_hard() -> None:
    assert [Scaled(easy=200, hard=60).at(level) for level in (-1.0, 0.0, 0.5, 1.0, 2.0)] == [200, 200, 130, 60, 60]


@pytest.mark.parametrize(
    "wrong",
    [
        {"times": 0}, {"times": 25}, {"size_su": 20}, {"size_su": {"easy": 200}}, {"size_su": True},
        {"things": []}, {"goal": "drag"}, {"surprise": 1}, {"speed_su_s": 3}, {"replies": {"tired": "Oh."}},
    ],
)  # fmt: skip
def test_what_an_author_cannot_have_meant_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        challenge("click", **{"things": [thing()], **wrong})


def test_the_program_has_words_for_every_moment_in_both_languages() -> None:
    silent = {"step"}  # only the author speaks after a single step
    spoken = {f"reply.{name}.{moment}" for name in ("click", "double_click", "buttons", "hover", "trace")
              for moment in KINDS[name].REPLIES if moment not in silent}  # fmt: skip
    assert spoken <= FR.keys() and spoken <= EN.keys()
    for key in spoken:
        assert not any(word in FR[key].lower() for word in ("faux", "erreur", "non "))


@given(area=AREAS, n=st.integers(1, 12), side=st.floats(44, 400), seed=st.integers(0, 2**31))
def test_spread_things_lie_inside_and_never_touch(area: Rect, n: int, side: float, seed: int) -> None:
    places = spread(area, n, side, seed)
    assert len(places) == n and all(area.holds(p) for p in places)
    assert not any(a.overlaps(b) for i, a in enumerate(places) for b in places[i + 1 :])
    assert all(44 <= p.w <= side for p in places)


@given(area=AREAS, n=st.integers(0, 6), side=st.floats(44, 300), seed=st.integers(0, 2**31))
def test_things_around_a_target_leave_it_free(area: Rect, n: int, side: float, seed: int) -> None:
    taken = Rect.around(area.centre, 120)
    places = around(area, taken, n, side, seed)
    assert len(places) == n and all(area.holds(p) and not p.overlaps(taken) for p in places)
    assert not any(a.overlaps(b) for i, a in enumerate(places) for b in places[i + 1 :])


@given(n=st.integers(1, 24), seed=st.integers(0, 2**31))
def test_wandering_never_stays_where_it_was(n: int, seed: int) -> None:
    places = wander(n, seed)
    assert len(places) == n and all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)
    gaps = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in itertools.pairwise(places)]
    assert all(gap > 0.1 for gap in gaps)
