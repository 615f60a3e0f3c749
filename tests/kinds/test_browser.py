"""The kind browser: pages, bar, tabs, panels, traps, and what an author can get wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from game.core.aim import Aim
from game.core.node import Act
from game.core.round import Result, Round
from game.core.tree import find
from game.kinds.web_worlds import BRANDS
from game.packs.pack import read_pack
from tests.kinds.play import ROOMS, Game, challenge, room, solve, targets

SECRET = "zqxjkw"
SITES = [{"id": "ville", "name": "Port-Bleu", "address": "port-bleu.fr", "picture": "⚓", "world": "town"}]
HOME = {
    "id": "accueil", "site": "ville", "title": "Accueil",
    "blocks": [
        {"block": "link", "content": "Le marché", "to": "marche"},
        {"block": "button", "content": "Gagne !", "trap": "too_good", "say": "C’est un appât."},
    ],
}  # fmt: skip
MARKET = {
    "id": "marche", "site": "ville", "address": "/marche", "title": "Marché",
    "blocks": [{"block": "heading", "content": "Le marché"}],
}  # fmt: skip
BANNER = {
    "id": "bandeau", "style": "bar", "title": "Cookies",
    "blocks": [
        {"block": "button", "content": "Tout accepter", "trap": "cookies", "say": "Tout est accepté."},
        {"block": "button", "content": "Je choisis", "opens": "cases"},
    ],
}  # fmt: skip
BOXES = {
    "id": "cases", "hidden": True, "title": "Je choisis",
    "blocks": [
        {"block": "check", "id": "pub", "content": "Publicité", "ticked": True, "wanted": False},
        {"block": "button", "content": "Enregistrer", "does": "save"},
    ],
}  # fmt: skip
SEARCH = {
    "id": "cherche", "site": "ville", "address": "/cherche", "title": "Chercher",
    "blocks": [
        {"block": "search", "id": "q", "to": "marche", "cards": [
            {"content": "marché", "key": True}, {"content": "chat"},
        ]},
    ],
}  # fmt: skip
LINES = [
    {"address": "port-bleu.fr/marche", "to": "marche"},
    {"address": "port-blue.fr", "trap": "lookalike", "say": "Deux lettres ont changé de place."},
]


def browser(tasks: list[dict[str, Any]], pages: list[dict[str, Any]] | None = None, **more: Any) -> Any:
    return challenge("browser", sites=SITES, pages=pages or [HOME, MARKET], tasks=tasks, **more)


def begun(tasks: list[dict[str, Any]], pages: list[dict[str, Any]] | None = None, **more: Any) -> Game:
    return Game(browser(tasks, pages, **more).begin(0.5, 3, room(motion=False)))


TO_MARKET = {"ask": "Va au marché.", "start": "accueil", "reach": "marche"}


def press(game: Game, name: str) -> Any:
    node = next(n for n in targets(game.tree) if n.name == name)
    return game.act(node.id)


def test_a_link_leads_to_its_page_and_back_comes_from_there() -> None:
    game = begun([TO_MARKET, {"ask": "Reviens.", "reach": "accueil"}])
    assert press(game, "Le marché").result is Result.STEP
    assert press(game, "Retour").result is Result.REACHED
    assert game.measures["backs"] == 1


def test_the_presses_of_the_way_back_are_counted_and_those_of_other_ways_are_not() -> None:
    back = {"ask": "Reviens.", "reach": "accueil", "by": "back"}
    game = begun([TO_MARKET, back], home="accueil", tools=["home", "favourites"], favourites=["marche"])
    press(game, "Le marché")
    assert game.measures["back_presses"] == 0.0, "going there is no way back"
    game.act("play/tool-back")
    assert game.round.done and game.measures["back_presses"] == 1.0
    game = begun([TO_MARKET, back], home="accueil", tools=["home", "favourites"], favourites=["marche"])
    press(game, "Le marché")
    for tool in ("favourites", "favourites", "back"):
        game.act(f"play/tool-{tool}")
    assert game.round.done and game.measures["back_presses"] == 3.0


def test_a_trap_stops_calmly_is_explained_and_leaves_everything_as_it_was() -> None:
    game = begun([TO_MARKET])
    before = game.tree
    verdict = press(game, "Gagne !")
    assert verdict.error == "trap.too_good" and verdict.say == "C’est un appât."
    assert "C’est un appât." in [n.name for n in game.tree.walk()]
    press(game, "J’essaie encore")
    assert game.tree == before
    solve(game.round)
    assert game.measures["fell.too_good"] == 1


def test_what_happened_and_what_gave_it_away_are_a_line_each() -> None:
    way = {
        "block": "button",
        "content": "Cadeau",
        "trap": "too_good",
        "say": "C’est un appât. Rien n’est gratuit !",
    }
    page = {**HOME, "blocks": [*HOME["blocks"], way]}
    game = begun([TO_MARKET], [page, MARKET])
    press(game, "Cadeau")
    told = [node.name for node in game.tree.walk() if node.id.startswith("play/stop-text")]
    assert told[1:] == ["C’est un appât.", "Rien n’est gratuit !"]


def test_a_second_try_after_a_trap_is_counted() -> None:
    game = begun([TO_MARKET])
    press(game, "Gagne !")
    press(game, "J’essaie encore")
    press(game, "Le marché")
    assert game.measures["recovered"] == 1


def test_cookies_are_refused_only_once_the_boxes_are_unticked() -> None:
    page = {**HOME, "panels": [BANNER, BOXES]}
    game = begun([{"ask": "Refuse.", "start": "accueil", "close": "bandeau"}], [page, MARKET])
    assert press(game, "Tout accepter").error == "trap.cookies"
    press(game, "J’essaie encore")
    press(game, "Je choisis")
    assert press(game, "Enregistrer").error == "boxes"
    press(game, "Publicité")
    assert press(game, "Enregistrer").result is Result.REACHED


def test_while_a_panel_is_open_the_page_behind_it_cannot_be_pressed() -> None:
    page = {**HOME, "panels": [BANNER, BOXES]}
    game = begun([{"ask": "Refuse.", "start": "accueil", "close": "bandeau"}], [page, MARKET])
    assert "Le marché" not in [n.name for n in targets(game.tree)]


def test_the_wrong_tab_stays_open_and_the_right_one_closes() -> None:
    game = begun([{"ask": "Ferme.", "start": "accueil", "tabs": ["marche"], "close_tab": "marche"}])
    assert game.act("play/tab0-close").error == "other_tab"
    assert game.act("play/tab1-close").result is Result.REACHED


@pytest.mark.parametrize("by_typing", [True, False])
def test_an_address_is_typed_or_chosen_from_the_list(by_typing: bool) -> None:
    task = {**TO_MARKET, "addresses": LINES}
    game = begun([task], tools=["address"])
    if by_typing:
        for letter in "PORT-BLEU.fr/marche":
            game.act("play/tool-address", Act.TYPE, letter)
        assert game.act("play/tool-address", Act.TYPE, "\n").result is Result.REACHED
    else:
        game.act("play/tool-address")
        assert game.act("play/menu0").result is Result.REACHED


def test_a_copied_address_is_a_trap_typed_or_chosen() -> None:
    for typed in (True, False):
        game = begun([{**TO_MARKET, "addresses": LINES}], tools=["address"])
        if typed:
            game.act("play/tool-address", Act.TYPE, "port-blue.fr")
            game.act("play/tool-go")
        else:
            game.act("play/tool-address")
            game.act("play/menu1")
        assert game.errors == ["trap.lookalike"]


def test_what_is_typed_is_in_no_measure_no_error_no_id_and_no_printed_round() -> None:
    game = begun([{**TO_MARKET, "addresses": LINES, "start": "cherche"}], [HOME, MARKET, SEARCH], tools=["address"])
    for letter in SECRET:
        game.act("play/tool-address", Act.TYPE, letter)
        game.act("play/cherche/b0", Act.TYPE, letter)
    kept = [repr(game.measures), repr(game.errors), repr(game.round), *(n.id for n in game.tree.walk())]
    game.act("play/tool-address", Act.TYPE, "\n")
    kept += [repr(game.verdicts), repr(game.measures)]
    assert not any(SECRET in text for text in kept)


def test_a_search_finds_with_its_key_words_alone() -> None:
    game = begun([{"ask": "Cherche.", "start": "cherche", "reach": "marche"}], [HOME, MARKET, SEARCH])
    assert press(game, "Chercher").error == "query"
    press(game, "marché")
    press(game, "chat")
    assert press(game, "Chercher").error == "query"
    press(game, "chat")
    assert press(game, "Chercher").result is Result.REACHED
    assert game.measures["searches"] == 3


def test_an_answer_counts_once_both_sites_are_read() -> None:
    answers = [{"name": "Oui", "right": True}, {"name": "Non"}]
    task = {"ask": "Compare.", "start": "accueil", "visit": ["marche"], "answers": answers}
    game = begun([task])
    assert press(game, "Oui").error == "one_source"
    press(game, "Le marché")
    assert press(game, "Oui").result is Result.REACHED


def wrong(**fields: Any) -> list[tuple[tuple[Any, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        browser(**fields)
    return [(tuple(e["loc"]), e["msg"]) for e in caught.value.errors()]


def test_a_link_to_nowhere_is_told_at_its_place() -> None:
    lost = {**HOME, "blocks": [*HOME["blocks"], {"block": "link", "content": "Là", "to": "ailleurs"}]}
    [(loc, text)] = wrong(tasks=[TO_MARKET], pages=[lost, MARKET])
    assert loc == ("pages", 0, "blocks", 2, "to") and "this link leads nowhere" in text


def test_a_goal_out_of_reach_is_told_also_when_only_at_the_easiest_level() -> None:
    [(loc, text)] = wrong(tasks=[{**TO_MARKET, "start": "marche", "reach": "accueil"}])
    assert loc == ("tasks", 0, "reach") and "cannot be reached" in text
    late = {**HOME, "blocks": [{"block": "link", "content": "Le marché", "to": "marche", "level": 0.5}]}
    [(_, text)] = wrong(tasks=[TO_MARKET], pages=[late, MARKET])
    assert "level 0" in text


def test_a_page_part_that_contains_itself_is_told() -> None:
    parts = {"menu": [{"block": "part", "part": "pied"}], "pied": [{"block": "part", "part": "menu"}]}
    found = wrong(tasks=[TO_MARKET], parts=parts)
    assert [loc for loc, _ in found] == [("parts", "menu"), ("parts", "pied")]
    assert all("contains itself" in text for _, text in found)


def test_a_trap_without_an_explanation_is_refused() -> None:
    bad = {**HOME, "blocks": [{"block": "button", "content": "Gagne !", "trap": "too_good"}]}
    assert "a trap is explained" in wrong(tasks=[TO_MARKET], pages=[bad, MARKET])[0][1]


# ---------------------------------------------------------------------- the pack as it is shipped

FOLDER = Path(__file__).parents[2] / "challenges" / "navigateur"
READ = read_pack(FOLDER)
ENTRIES = {e.id: e for e in READ.pack.challenges if e.base.kind == "browser"} if READ.pack else {}


def test_the_pack_is_read_without_a_problem() -> None:
    assert [str(problem) for problem in READ.problems] == []
    assert len(ENTRIES) >= 9


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_every_page_challenge_can_be_done_and_each_of_its_traps_is_safe(name: str) -> None:
    for level in (0.0, 1.0):
        for lang in ("fr", "en"):
            made = ENTRIES[name].for_("enfant", 4, level, lang)
            game = solve(made.begin(level, 4, room(lang=lang, motion=False)))
            assert game.errors == [] and game.verdicts[-1].result is Result.REACHED


ACTS = (Act.PRESS, Act.SCROLL_DOWN, Act.TYPE, Act.GRAB, Act.DROP)


@pytest.mark.parametrize("name", sorted(ENTRIES))
@given(data=st.data())
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_anything_pressed_never_raises_and_never_ends_in_a_corner(name: str, data: st.DataObject) -> None:
    where = ROOMS[data.draw(st.sampled_from(sorted(ROOMS)))]
    level = data.draw(st.sampled_from([0.0, 1.0]))
    state: Round = ENTRIES[name].for_("ado", 2, level, "fr").begin(level, data.draw(st.integers(0, 99)), where)
    at_s = 0.0
    for _ in range(data.draw(st.integers(1, 12))):
        at_s += 3.0
        state, _ = state.tick(at_s)
        tree, before = state.compose(), state.progress
        node = data.draw(st.sampled_from(targets(tree) or (tree,)))
        state, verdict = state.act(Aim(node.id, data.draw(st.sampled_from(ACTS)), at_s, "a"))
        assert state.progress >= before
        assert bool(verdict.error) == (verdict.result is Result.NOT_YET)
        if not state.done and state.wake_at_s() is None:
            aim = state.solution()[0]
            target = find(state.compose(), aim.target)
            assert target is not None and aim.act in target.acts
    assert solve(state).round.done


# ---------------------------------------------------------------------- brand worlds


def test_no_two_worlds_look_alike() -> None:
    looks = {(b.head, b.ground, b.card, b.act, b.shape, b.corner_su) for b in BRANDS.values()}
    assert len(looks) == len(BRANDS) >= 9
    assert len({b.act for b in BRANDS.values()}) >= 6 and len({b.shape for b in BRANDS.values()}) == 5


@pytest.mark.parametrize("world", sorted(BRANDS))
def test_the_same_pages_can_be_met_in_every_world_and_show_its_colours(world: str) -> None:
    site = {**SITES[0], "world": world}
    page = {**HOME, "blocks": [{"block": "button", "content": "Continuer", "weight": "main", "to": "marche"}]}
    made = challenge("browser", sites=[site], pages=[page, MARKET], tasks=[TO_MARKET])
    for where in ROOMS.values():
        begun_here = made.begin(0.5, 3, where)
        button = next(n for n in begun_here.compose().walk() if n.name == "Continuer")
        assert (button.tone, button.value) == (BRANDS[world].act, BRANDS[world].corner_su)
        assert solve(begun_here).errors == []
