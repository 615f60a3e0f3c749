"""Every challenge that is shipped, by every way, easy and hard, by three people with their own settings.

Each challenge is met by each way; level and person are dealt out in turn, so that over the ways every
challenge is met easy and hard and by all three. The test marked slow leaves nothing to the dealing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from game.app import resources
from game.authoring.judge_seat import Case, Mute, OnePlace, Unwritten
from game.core.learner import Profile
from game.packs.entry import Entry, Pack
from game.stage.canvas import Canvas
from game.stage.director import Director
from game.stage.pilot import OutOfReach, Pilot
from tests.access_routes.seat import SIZE_PX, WAYS, Way
from tests.screens.walk import read_once

LEVELS = {"easy": 0.0, "hard": 1.0}
PEOPLE: dict[str, dict[str, object]] = {
    "nobody in particular": {},
    "trembles": {
        "near_miss_su": 48.0, "bubble_cursor": True, "steady_click": True, "smoothing": True,
        "min_target_su": 160.0, "repeat_guard_s": 0.05, "double_click_s": 2.0, "click_on": "release",
    },
    "sees little, wants calm": {
        "text_scale": 2.0, "theme": "contrast", "skin": "ado", "motion": False, "decor": False, "calm": True,
        "pointer_scale": 3.0, "letter_spacing_em": 0.12, "speed": 0.5, "left_handed": True,
    },
}  # fmt: skip


@cache
def shipped() -> tuple[tuple[Pack, Entry], ...]:
    found = []
    for path in sorted(p for p in resources.shipped_packs().iterdir() if (p / "pack.yaml").exists()):
        pack = read_once(path, "fr").pack
        if pack is not None:
            found += [(pack, entry) for entry in pack.challenges]
    return tuple(found)


@cache
def canvas() -> Canvas:
    return Canvas(SIZE_PX, resources.assets())


def stuck(pack: Pack, entry: Entry, way: Way, level: str, person: str) -> str:
    """Why this person does not come to the end by this way; "" when they do."""
    profile: Profile = way.profile.changed(PEOPLE[person])
    case = Case(LEVELS[level], profile.skin, seed=len(entry.id), motion=profile.motion)
    place = OnePlace(pack, entry, case, replace(profile, reward_s=0.0))
    pilot = Pilot(Director(place, Unwritten(), Mute(), canvas(), SIZE_PX))
    try:
        pilot.finish(way.route)
    except OutOfReach as reason:
        return f"{pack.id}/{entry.id} {level}, {person}: {str(reason).partition(chr(10))[0]}"
    return ""


def test_there_is_something_to_reach() -> None:
    assert len(shipped()) >= 16


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_every_challenge_is_finished_easy_and_hard(way: Way) -> None:
    people = list(PEOPLE)
    turn = WAYS.index(way)
    faults = []
    for i, (pack, entry) in enumerate(shipped()):
        level = list(LEVELS)[(i + turn) % len(LEVELS)]
        faults.append(stuck(pack, entry, way, level, people[(i + turn // 2) % len(people)]))
    assert not [f for f in faults if f]


@pytest.mark.slow
@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_every_person_finishes_every_challenge(way: Way, person: str) -> None:
    faults = [stuck(pack, entry, way, level, person) for (pack, entry), level in product(shipped(), LEVELS)]
    assert not [f for f in faults if f]
