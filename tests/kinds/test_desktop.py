"""The kind desktop: files, windows, names, dialogs; and what an author can get wrong there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from game.authoring.check import check_paths
from game.core.aim import Aim
from game.core.node import Act
from game.core.round import Result, Round
from game.core.tree import find
from game.packs.pack import read_pack
from tests.kinds.play import ROOMS, Game, challenge, faults_of_layout, room, solve, targets

ITEMS: list[dict[str, Any]] = [
    {"id": "photos", "name": "Photos", "type": "folder"},
    {"id": "mer", "name": "Mer", "type": "folder", "inside": "photos"},
    {"id": "chat", "name": "Le chat", "picture": "🐱"},
    {"id": "phare", "name": "Le phare", "picture": "🗼", "inside": "mer"},
    {"id": "lettre", "name": "Ma lettre", "type": "text", "pages": 3, "lines": ["Bonjour.", "À bientôt."]},
    {"id": "cle", "name": "Clé", "type": "usb"},
    {"id": "tigre", "name": "Le tigre", "picture": "🐯", "inside": "corbeille"},
    {"id": "ecole", "name": "École", "type": "folder"},
]
TASKS: dict[str, dict[str, Any]] = {
    "open": {"open": "photos"},
    "open deep": {"open": "phare"},
    "close": {"close": "photos", "opened": ["photos", "ecole"]},
    "create": {"create": True, "name": "Jeux"},
    "create inside": {"create": True, "name": "Jeux", "into": "ecole"},
    "rename": {"rename": "ecole", "name": "Amis"},
    "move": {"move": ["chat", "lettre"], "into": "photos"},
    "move by menu": {"move": ["chat"], "into": "mer", "by": "menu"},
    "move out": {"move": ["phare"]},
    "copy": {"copy": ["lettre"], "into": "cle"},
    "copy by menu": {"copy": ["chat"], "into": "ecole", "by": "menu"},
    "delete": {"delete": ["chat"]},
    "restore": {"restore": ["tigre"]},
    "save": {"save": "lettre", "into": "mer", "name": "Mot", "opened": ["lettre"]},
    "save under its name": {"save": "lettre", "into": "ecole"},
    "eject": {"eject": "cle"},
    "print": {"print": "lettre", "page": 2, "copies": 2},
}
GOALS = sorted(TASKS)
SECRET = "zqxjkw"


def desktop(*tasks: dict[str, Any], items: list[dict[str, Any]] | None = None, **more: Any) -> Any:
    asked = [{"ask": "Fais-le.", **task} for task in tasks]
    return challenge("desktop", system="Essai", items=items or ITEMS, tasks=asked, **more)


def begun(*tasks: str, level: float = 0.5, where: str = "16:9, text x1", **more: Any) -> Game:
    made = desktop(*(TASKS[task] for task in tasks), **more)
    return Game(made.begin(level, 3, ROOMS[where]))


def names(game: Game) -> list[str]:
    return [node.name for node in game.tree.walk() if node.id.startswith("play/item-")]


# ---------------------------------------------------------------------- every goal, everywhere


@pytest.mark.parametrize("where", sorted(ROOMS))
@pytest.mark.parametrize("world", ["marina", "atelier", "ruche"])
@pytest.mark.parametrize("goal", GOALS)
def test_every_goal_is_reached_in_every_world_and_room(goal: str, world: str, where: str) -> None:
    for level in (0.0, 1.0):
        game = solve(desktop(TASKS[goal], world=world).begin(level, 5, ROOMS[where]))
        assert game.verdicts[-1].result is Result.REACHED
        assert game.errors == [] and game.round.progress[0] == game.round.progress[1]


@pytest.mark.parametrize("where", sorted(ROOMS))
@pytest.mark.parametrize("goal", GOALS)
def test_everything_lies_inside_large_and_apart_at_every_step(goal: str, where: str) -> None:
    state: Round = desktop(TASKS[goal]).begin(1.0, 2, ROOMS[where])
    for tenth in range(80):
        assert faults_of_layout(state.compose(), ROOMS[where].rect) == []
        aims = state.solution()
        if not aims:
            break
        state, _ = state.act(Aim(aims[0].target, aims[0].act, tenth / 10))
    assert state.done


# ---------------------------------------------------------------------- folders and windows


def test_a_first_press_chooses_and_a_second_one_opens_however_slow() -> None:
    game = begun("open")
    game.act("play/item-photos")
    assert game.round.progress == (0, 1)
    game.wait(20.0)
    assert game.act("play/item-photos").result is Result.REACHED


def test_another_folder_stays_closed_when_one_is_asked_for() -> None:
    game = begun("open")
    game.act("play/item-ecole")
    assert game.act("play/item-ecole").error == "other_item"
    assert "Mer" not in names(game)


def test_the_window_that_is_asked_for_is_closed_and_the_other_one_stays() -> None:
    game = begun("close")
    assert game.act("play/win-close").error == "other_window"
    game.act("play/task-photos")
    assert game.act("play/win-close").result is Result.REACHED


def test_a_folder_that_the_level_leaves_out_gives_its_things_to_the_one_around_it() -> None:
    items = [{**item, "level": 0.5} if item["id"] == "mer" else item for item in ITEMS]
    easy = solve(desktop(TASKS["open deep"], items=items).begin(0.0, 1, room()))
    hard = solve(desktop(TASKS["open deep"], items=items).begin(1.0, 1, room()))
    assert easy.measures["opens"] == 2 and hard.measures["opens"] == 3


def test_higher_levels_show_more_things_and_more_tools() -> None:
    more = [{"id": f"autre{i}", "name": f"Autre {i}"} for i in range(10)]
    made = desktop(TASKS["open"], items=[*ITEMS, *more])

    def shown(level: float) -> tuple[int, int]:
        ids = [node.id for node in made.begin(level, 1, room()).compose().walk()]
        icons = sum(i.startswith("play/item-") for i in ids)
        return icons, sum(i.startswith("play/tool-") for i in ids)

    assert shown(0.0)[0] < shown(1.0)[0] and shown(0.0)[1] < shown(1.0)[1]


# ---------------------------------------------------------------------- names


def test_a_name_is_typed_with_a_real_keyboard_and_a_wrong_one_can_be_mended() -> None:
    game = begun("create")
    game.act("play/tool-new")
    for letter in "Jeu":
        game.act("play/name", Act.TYPE, letter)
    assert game.act("play/name-ok").error == "other_name"
    game.act("play/name", Act.TYPE, "s")
    assert game.act("play/name", Act.TYPE, "\n").error == "other_name"
    game.act("play/name", Act.TYPE, "\b")
    game.act("play/name", Act.TYPE, "x")
    assert game.act("play/name-ok").result is Result.REACHED
    assert "Jeux" in names(game)


def test_no_name_at_all_is_asked_for_and_escape_changes_nothing() -> None:
    game = begun("create")
    game.act("play/tool-new")
    assert game.act("play/name-ok").error == "no_name"
    game.act("play/name", Act.TYPE, "\x1b")
    assert find(game.tree, "play/name") is None and "Jeux" not in names(game)


def test_what_is_typed_is_in_no_value_that_is_kept() -> None:
    game = begun("create")
    game.act("play/tool-new")
    for letter in SECRET:
        game.act("play/name", Act.TYPE, letter)
    assert SECRET in [node.name for node in game.tree.walk()]
    assert SECRET not in repr(game.round) and SECRET not in repr(game.measures)
    game.act("play/name-cancel")
    assert SECRET not in [node.name for node in game.tree.walk()]


def test_capitals_count_only_where_the_author_says_so() -> None:
    for any_case, result in ((True, Result.REACHED), (False, Result.NOT_YET)):
        game = begun("create", any_case=any_case)
        game.act("play/tool-new")
        for letter in "jeux":
            game.act("play/name", Act.TYPE, letter)
        assert game.act("play/name-ok").result is result


# ---------------------------------------------------------------------- moving, throwing away, getting back


def test_a_file_is_dragged_into_its_folder() -> None:
    game = begun("move")
    game.act("play/item-chat", Act.GRAB)
    assert game.act("play/item-photos", Act.DROP).result is Result.STEP
    assert "Le chat" not in names(game) and game.measures["drags"] == 1


def test_dropped_elsewhere_a_file_stays_where_it_was() -> None:
    game = begun("move")
    for target, error in (("play", "dropped_outside"), ("play/item-ecole", "other_folder")):
        game.act("play/item-chat", Act.GRAB)
        assert game.act(target, Act.DROP).error == error
        assert "Le chat" in names(game)


def test_a_file_is_cut_and_pasted_without_any_dragging() -> None:
    game = begun("move")
    game.act("play/item-chat")
    game.act("play/tool-cut")
    game.act("play/item-photos")
    game.act("play/item-photos")
    assert game.act("play/tool-paste").result is Result.STEP
    assert game.measures["pastes"] == 1


def test_what_is_copied_is_there_twice() -> None:
    game = begun("copy by menu", "open")
    while game.round.progress[0] == 0:
        game.step(by_pointer=False)
    game.act("play/task-desk")
    things = game.round.desk.things  # type: ignore[attr-defined]
    assert [thing.inside for thing in things if thing.name.text == "Le chat"] == ["", "ecole"]


def test_only_what_is_asked_for_goes_into_the_bin_and_comes_back() -> None:
    game = begun("delete", "restore")
    game.act("play/item-ecole")
    assert game.act("play/tool-bin").error == "other_item"
    game.act("play/item-chat")
    assert game.act("play/tool-bin").result is Result.STEP
    game.act("play/item-corbeille")
    game.act("play/item-corbeille")
    game.act("play/item-chat")
    assert game.act("play/tool-restore").error == "other_item"
    game.act("play/item-tigre")
    assert game.act("play/tool-restore").result is Result.REACHED


# ---------------------------------------------------------------------- saving, the stick, printing


def test_saving_wants_the_right_folder_and_the_right_name() -> None:
    game = begun("save")
    game.act("play/doc-save")
    assert game.act("play/save-ok").error == "other_folder"
    game.act("play/place-photos")
    game.act("play/place-mer")
    assert game.act("play/save-ok").error == "other_name"
    game.act("play/save-name")
    for key in ["\b"] * len("Ma lettre") + list("Mot"):
        game.act("play/name", Act.TYPE, key)
    game.act("play/name-ok")
    assert game.act("play/save-ok").result is Result.REACHED


def test_a_stick_that_is_pulled_out_too_early_stays_in_and_is_explained() -> None:
    game = begun("eject")
    game.act("play/item-cle")
    verdict = game.act("play/tool-unplug")
    assert verdict.error == "unplugged" and "Éjecter" in verdict.say
    assert game.act("play/tool-eject").result is Result.STEP
    assert game.act("play/tool-unplug").result is Result.REACHED
    assert "Clé" not in names(game)


def test_printing_wants_the_right_page_and_number_and_can_be_left() -> None:
    game = begun("print")
    game.act("play/item-lettre")
    game.act("play/item-lettre")
    game.act("play/doc-print")
    assert game.act("play/print-ok").error == "other_page"
    game.act("play/dialog-stop")
    game.act("play/doc-print")
    game.act("play/pages-2")
    assert game.act("play/print-ok").error == "other_copies"
    game.act("play/more")
    assert game.act("play/print-ok").result is Result.REACHED
    assert game.measures["printed"] == 2


# ---------------------------------------------------------------------- whatever is done

ACTS = (Act.PRESS, Act.GRAB, Act.DROP, Act.TYPE, Act.DOUBLE)


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_anything_done_never_raises_never_undoes_and_never_ends_in_a_corner(data: st.DataObject) -> None:
    goals = data.draw(st.lists(st.sampled_from(["open", "move", "create", "save", "restore"]), min_size=1,
                               max_size=3, unique=True))  # fmt: skip
    where = data.draw(st.sampled_from(sorted(ROOMS)))
    state: Round = desktop(*(TASKS[goal] for goal in goals)).begin(data.draw(st.floats(0, 1)), 1, ROOMS[where])
    for n in range(data.draw(st.integers(1, 30))):
        before, tree = state.progress, state.compose()
        node = data.draw(st.sampled_from(targets(tree) or (tree,)))
        act = data.draw(st.sampled_from([*node.acts, *ACTS]))
        state, verdict = state.act(Aim(node.id, act, float(n), "a"))
        assert state.progress >= before and bool(verdict.error) == (verdict.result is Result.NOT_YET)
        if state.done:
            break
        aim = state.solution()[0]
        target = find(state.compose(), aim.target)
        assert target is not None and aim.act in target.acts, aim
    assert faults_of_layout(state.compose(), ROOMS[where].rect) == []
    assert solve(state).round.done


# ---------------------------------------------------------------------- what an author can get wrong


def wrong(*tasks: dict[str, Any], items: list[dict[str, Any]] | None = None) -> list[tuple[tuple[Any, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        desktop(*tasks, items=items)
    return [(error["loc"], error["msg"]) for error in caught.value.errors()]


@pytest.mark.parametrize(
    ("task", "key", "said"),
    [
        ({"open": "nulle"}, "open", "nothing is called “nulle”"),
        ({"close": "photos"}, "close", "is not open at the start"),
        ({"move": ["chat"], "into": "lettre"}, "into", "no folder “lettre”"),
        ({"move": ["phare"], "into": "mer"}, "move", "is there already"),
        ({"move": ["photos"], "into": "mer"}, "move", "would contain itself"),
        ({"restore": ["chat"]}, "restore", "is not in the bin"),
        ({"delete": ["tigre"]}, "delete", "cannot be put into the bin"),
        ({"eject": "photos"}, "eject", "is not a USB stick"),
        ({"print": "chat"}, "print", "is not a document"),
        ({"print": "lettre", "page": 5}, "print", "has only 3 pages"),
        ({"save": "lettre", "into": "mer", "name": "Le phare"}, "save", "two things would be called “Le phare”"),
        ({"create": True, "name": "photos"}, "create", "two things would be called “photos”"),
        ({"rename": "ecole", "name": "Photos"}, "rename", "two things would be called"),
        ({"copy": ["chat"]}, "copy", "two things would be called"),
    ],
)  # fmt: skip
def test_a_goal_that_cannot_be_reached_is_found_at_its_place(task: dict[str, Any], key: str, said: str) -> None:
    loc, text = wrong(task)[0]
    assert loc == ("tasks", 0, key) and said in text


def test_what_an_earlier_task_changed_counts_for_the_later_ones() -> None:
    desktop(TASKS["delete"], {"restore": ["chat"]})
    loc, text = wrong(TASKS["delete"], {"move": ["chat"], "into": "photos"})[0]
    assert loc == ("tasks", 1, "move") and "is in the bin" in text


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        ({"id": "chat"}, "id", "written twice"),
        ({"name": "le CHAT"}, "name", "two things are called"),
        ({"inside": "nulle"}, "inside", "no folder “nulle”"),
        ({"inside": "chat"}, "inside", "is not a folder"),
    ],
)
def test_things_that_cannot_lie_there_are_found_at_their_place(change: dict[str, Any], key: str, said: str) -> None:
    extra = {"id": "extra", "name": "Extra", "type": "folder", **change}
    loc, text = wrong(TASKS["open"], items=[*ITEMS, extra])[0]
    assert loc == ("items", len(ITEMS), key) and said in text


def test_folders_that_contain_themselves_are_found() -> None:
    ring = [
        {"id": "un", "name": "Un", "type": "folder", "inside": "deux"},
        {"id": "deux", "name": "Deux", "type": "folder", "inside": "un"},
    ]
    found = wrong(TASKS["open"], items=[*ITEMS, *ring])
    assert [loc for loc, _ in found] == [("items", 8, "inside"), ("items", 9, "inside")]
    assert "contains itself" in found[0][1]


def test_check_tells_the_line_in_the_authors_language(tmp_path: Path, assets: Path, root: Path) -> None:
    text = (root / "challenges/dossiers/pack.yaml").read_text("utf-8")
    old = "open: photos, say: Oui. Voici les photos."
    at = text.splitlines().index(next(line for line in text.splitlines() if old in line)) + 1
    folder = tmp_path / "dossiers"
    folder.mkdir()
    (folder / "pack.yaml").write_text(text.replace(old, "open: photo, say: Oui."), "utf-8")
    told = [one.text() for one in check_paths([folder], "fr", assets) if "photo" in one.text()]
    assert any(f"pack.yaml:{at}:" in line and "rien ne s’appelle « photo » ici" in line for line in told)


# ---------------------------------------------------------------------- the pack as it is shipped

READ = read_pack(Path(__file__).parents[2] / "challenges" / "dossiers")
ENTRIES = {e.id: e for e in READ.pack.challenges} if READ.pack else {}


def test_the_pack_of_folders_has_its_six_challenges_and_no_problem() -> None:
    assert [str(problem) for problem in READ.problems] == []
    skills = [skill for entry in ENTRIES.values() for skill in entry.base.skills]
    assert skills == ["files.open", "files.new_folder", "files.tidy", "files.save", "files.bin", "files.usb"]


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_every_challenge_of_the_pack_is_measured_as_the_catalogue_says(name: str) -> None:
    steps = {"ouvre-le-dossier": 4, "cree-un-dossier": 3, "range-les-photos": 6, "enregistre-au-bon-endroit": 2,
             "la-corbeille": 2, "la-cle-usb": 3}  # fmt: skip
    for skin in ("enfant", "ado"):
        for lang in ("fr", "en"):
            made = ENTRIES[name].for_(skin, 4, 0.0, lang)
            game = solve(made.begin(0.0, 4, room(lang=lang)))
            assert game.errors == [] and game.round.progress == (steps[name], steps[name])


def test_each_skill_of_the_pack_can_be_checked_in_another_world() -> None:
    for entry in ENTRIES.values():
        worlds = {entry.for_(skin, seed, 0.5, "fr").world for skin in ("enfant", "ado") for seed in range(6)}  # type: ignore[attr-defined]
        assert len(worlds) >= 2, entry.id
