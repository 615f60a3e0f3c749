"""A challenge being played: tries counted, help that demonstrates, praise that differs, a pause offered."""

from __future__ import annotations

from dataclasses import replace

from game.core.aim import Aim
from game.core.frame import PAUSE, PathStep
from game.core.guidance import DEMONSTRATED, MOST_TO_LEAST, SHOWN, GuidanceSettings
from game.core.node import Act, Role, State
from game.core.outcome import Outcome, Record
from game.core.rewards import Tokens
from game.core.round import Brief
from game.core.session import Playing, PlaySettings, play_room
from game.core.tree import find
from game.core.wording import words
from tests.kinds.play import INSTRUCTION, challenge, stage, thing

BRIEF = Brief("p", "1", "c", "click", "Titre", INSTRUCTION, ("mouse.click",), praise=("Super !",))


class Played:
    """Somebody at one challenge: five balloons to click, a cloud to leave alone."""

    def __init__(self, settings: PlaySettings | None = None, kind: str = "click") -> None:
        at = stage()
        made = challenge(kind, things=[thing()], others=[thing("Nuage", "☁️")], times=3)
        self.scene = Playing(BRIEF, made.begin(0.0, 7, play_room(at, INSTRUCTION)), at, "r", 0.0,
                             settings or PlaySettings(reward_s=0.0))  # fmt: skip
        self.at_s, self.records = 0.0, list[Record]()
        self._take(self.scene.entered(0.0))

    def _take(self, step: object) -> None:
        scene, outcomes = step.scene, step.outcomes  # type: ignore[attr-defined]
        assert isinstance(scene, Playing)
        self.scene = scene
        self.records += [o for o in _all(outcomes) if isinstance(o, Record)]

    def good(self, times: int = 1) -> Played:
        for _ in range(times):
            self.at_s += 2.0
            self._take(self.scene.act(replace(self.scene.round.solution()[0], at_s=self.at_s)))
        return self

    def miss(self, after_s: float = 2.0) -> Played:
        self.at_s += after_s
        self._take(self.scene.act(Aim("play", Act.PRESS, self.at_s)))
        return self

    def wait(self, to_s: float) -> Played:
        self.at_s = to_s
        for _ in range(1000):
            due = self.scene.wake_at_s()
            if due is None or due > to_s:
                return self
            self._take(self.scene.tick(due))
        raise AssertionError("never quiet")

    def of(self, type_: str) -> list[Record]:
        return [r for r in self.records if r.type == type_]


def _all(outcomes: object) -> list[Outcome]:
    return list(outcomes)  # type: ignore[call-overload, no-any-return]


def test_each_step_is_a_try_and_only_those_at_once_and_unhelped_are_alone() -> None:
    played = Played().good().miss().good(2)
    ended = played.of("round_ended")[0].body
    assert ended["steps"] == {"tries": 3, "alone": 2}
    assert ended["guidance"] == 1


def test_no_round_ends_on_an_error_however_many_there_are() -> None:
    played = Played()
    for _ in range(30):
        played.miss()
    assert played.scene.ended_s is None and played.scene.guidance.level == DEMONSTRATED
    assert played.good(3).scene.ended_s is not None


def test_each_error_is_followed_by_one_more_level_of_help() -> None:
    given = [r.body["level"] for r in Played().miss().miss().miss().of("guidance_given")]
    assert given == [1, 2, 3]


def test_praise_says_whether_it_was_done_alone() -> None:
    assert Played().good(3).scene.caption == "Super !"
    helped = Played().miss().good(3).scene
    assert helped.caption == words("fr", "praise.helped")


def test_praise_is_never_up_to_chance_and_can_be_off() -> None:
    two = replace(BRIEF, praise=("Super !", "Bien joué !"))
    said: dict[int, set[str]] = {}
    for seed in range(5):
        for done in (0, 1, 2):
            played = Played()
            path = tuple(PathStep(done=i < done, now=i == done) for i in range(4))
            played.scene = replace(played.scene, brief=two, seed=seed, path=path)
            said.setdefault(done, set()).add(played.good(3).scene.caption)
    assert said == {0: {"Super !"}, 1: {"Bien joué !"}, 2: {"Super !"}}
    assert Played(PlaySettings(reward_s=0.0, praise=False)).good(3).scene.caption == words("fr", "praise.none")


def test_the_ghost_travels_to_the_target_presses_and_rests() -> None:
    played = Played()
    for _ in range(4):
        played.miss()
    target = played.scene.round.solution()[0].target
    began = played.scene.guidance.since_s
    places = []
    for after in (0.3, 0.8, 1.3):
        ghost = find(played.wait(began + after).scene.compose(), "play/ghost")
        assert ghost is not None and ghost.role is Role.GHOST and not ghost.acts
        places.append(ghost)
    whole = find(played.scene.compose(), target)
    assert whole is not None
    goal = whole.rect.centre
    assert places[0].rect.centre.distance(goal) > places[1].rect.centre.distance(goal) > 1
    assert places[2].rect.centre.distance(goal) < 1 and State.HELD in places[2].states
    resting = played.wait(began + 30.0).scene
    assert resting.wake_at_s() is None, "once shown twice, an idle window sleeps"
    assert played.good(3).scene.ended_s is not None


def test_without_motion_the_ghost_stands_on_the_target_at_once() -> None:
    played = Played()
    played.scene = replace(played.scene, stage=replace(played.scene.stage, motion=False))
    for _ in range(4):
        played.miss()
    ghost = find(played.scene.compose(), "play/ghost")
    wanted = find(played.scene.compose(), played.scene.round.solution()[0].target)
    assert ghost is not None and wanted is not None
    assert ghost.rect.centre.distance(wanted.rect.centre) < 1 and played.scene.wake_at_s() is None


def test_most_to_least_begins_with_the_target_shown_and_says_so_in_the_log() -> None:
    settings = PlaySettings(GuidanceSettings(strategy=MOST_TO_LEAST, start=SHOWN), reward_s=0.0)
    played = Played(settings)
    wanted = find(played.scene.compose(), played.scene.round.solution()[0].target)
    assert wanted is not None and State.MARKED in wanted.states
    ended = played.good(3).of("round_ended")[0].body
    assert ended["steps"] == {"tries": 3, "alone": 0}
    assert (ended["help"]["base"], ended["help"]["strategy"]) == (2, MOST_TO_LEAST)


def test_frantic_presses_bring_the_offer_of_a_pause_once_and_change_nothing_else() -> None:
    played = Played()
    for _ in range(20):
        played.miss(0.1)
    offers = [r for r in played.of("decision_made") if r.body["about"] == "pause"]
    assert len(offers) == 1 and offers[0].body["code"] == "pause.frantic"
    assert len(played.of("sign_seen")) == 1
    pause = find(played.scene.compose(), PAUSE)
    assert pause is not None and State.HINTED in pause.states
    assert played.good(3).scene.ended_s is not None


def test_the_token_board_shows_the_one_just_earned() -> None:
    board = find(Played(PlaySettings(reward_s=0.0, tokens=Tokens(3, 1))).good(3).scene.compose(), "praise/tokens")
    assert board is not None and [c.value for c in board.children] == [1.0, 1.0, 0.0]
    none = Played(PlaySettings(reward_s=0.0, rewards=False, tokens=Tokens(3, 1))).good(3).scene.compose()
    assert find(none, "praise/tokens") is None and find(none, "praise/star") is None
