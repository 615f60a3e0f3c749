from __future__ import annotations

from game.access.acceptance import Acceptance
from game.core.inputs import KeyDown, KeyUp, TextTyped
from game.core.node import Act
from tests.access.hands import Hands, scene, thing


def _bounced(guard_s: float, *events: tuple[str, float]) -> list[tuple[str, float]]:
    filter_ = Acceptance(repeat_guard_s=guard_s)
    kept = []
    for kind, at_s in events:
        counts = filter_.down("key a", KeyDown("a", at_s)) if kind == "down" else filter_.up("key a", at_s)
        if counts:
            kept.append((kind, at_s))
    return kept


def test_a_press_soon_after_a_release_is_a_bounce_and_so_is_its_own_release() -> None:
    events = [("down", 0.0), ("up", 0.08), ("down", 0.15), ("up", 0.2), ("down", 0.7), ("up", 0.76)]
    assert _bounced(0.3, *events) == [("down", 0.0), ("up", 0.08), ("down", 0.7), ("up", 0.76)]


def test_the_guard_counts_from_the_last_release_that_counted() -> None:
    events = [("down", 0.0), ("up", 0.08), ("down", 0.3), ("up", 0.35), ("down", 0.38), ("up", 0.4)]
    assert _bounced(0.3, *events) == [("down", 0.0), ("up", 0.08), ("down", 0.38), ("up", 0.4)]


def test_every_key_is_guarded_by_itself() -> None:
    filter_ = Acceptance(repeat_guard_s=0.3)
    assert filter_.down("key a", KeyDown("a", 0.0))
    filter_.up("key a", 0.1)
    assert filter_.down("key b", KeyDown("b", 0.15))


def test_a_press_counts_once_it_was_held_long_enough_and_at_that_very_time() -> None:
    filter_ = Acceptance(hold_s=0.3)
    assert not filter_.down("key a", KeyDown("a", 0.0))
    assert filter_.due_s() == 0.3
    assert not filter_.up("key a", 0.12)
    assert filter_.ripe(0.3) == []
    assert not filter_.down("key a", KeyDown("a", 0.5))
    assert [press.at_s for press in filter_.ripe(0.85)] == [0.8]
    assert filter_.up("key a", 0.9)


def test_a_press_held_too_briefly_does_not_start_the_repeat_guard() -> None:
    filter_ = Acceptance(repeat_guard_s=0.3, hold_s=0.3)
    filter_.down("key a", KeyDown("a", 0.0))
    filter_.up("key a", 0.1)
    filter_.down("key a", KeyDown("a", 0.2))
    assert [press.at_s for press in filter_.ripe(0.6)] == [0.5]


def test_automatic_repeats_of_a_held_key_never_act_again() -> None:
    hands = Hands(scene(thing("a", 0, 100)))
    hands.key("tab", 0.0)
    hands.feed(*[KeyDown("return", 1.0 + 0.03 * i) for i in range(300)])
    assert hands.did == [("play/a", Act.PRESS)]


def test_a_key_released_unseen_works_again() -> None:
    hands = Hands(scene(thing("a", 0, 100)))
    hands.key("tab", 0.0)
    hands.feed(KeyDown("return", 1.0), KeyDown("return", 9.0))
    assert len(hands.did) == 2


def test_a_held_press_of_the_mouse_acts_at_its_own_time_although_the_tick_comes_late() -> None:
    hands = Hands(scene(thing("a", 0, 100)), hold_s=0.3)
    hands.press(50, 150, 0.5)
    assert hands.did == []
    assert hands.reach.presses.due_s() == 0.8
    hands.tick(2.0)
    assert hands.did == [("play/a", Act.PRESS)]
    assert hands.at_s == [0.8]


def test_a_brief_touch_of_the_button_is_ignored_when_a_hold_is_asked() -> None:
    hands = Hands(scene(thing("a", 0, 100)), hold_s=0.3)
    hands.press(50, 150, 0.0)
    hands.release(50, 150, 0.12)
    hands.tick(1.0)
    assert hands.did == []


def test_a_held_press_counts_where_the_hand_is_by_then() -> None:
    hands = Hands(scene(thing("a", 0, 100)), hold_s=0.3, near_miss_su=0)
    hands.press(50, 150, 0.0)
    hands.move(500, 500, 0.1)
    hands.tick(1.0)
    assert hands.did == [("play", Act.PRESS)]


def test_with_the_steady_click_a_held_press_counts_where_it_began() -> None:
    hands = Hands(scene(thing("a", 0, 100)), hold_s=0.3, near_miss_su=0, steady_click=True)
    hands.press(50, 150, 0.0)
    hands.move(120, 150, 0.1)
    hands.tick(1.0)
    assert hands.did == [("play/a", Act.PRESS)]


def test_the_text_of_a_key_waits_for_its_key() -> None:
    hands = Hands(scene(thing("name", 0, 100, Act.TYPE)), hold_s=0.3)
    hands.feed(KeyDown("a", 0.0), TextTyped("a", 0.0))
    assert hands.did == []
    hands.tick(0.4)
    assert [(w.aim.value, w.aim.at_s) for w in hands.wishes] == [("a", 0.3)]


def test_the_text_of_a_refused_key_is_refused() -> None:
    hands = Hands(scene(thing("name", 0, 100, Act.TYPE)), repeat_guard_s=0.5)
    for text, at_s in (("a", 0.0), ("A", 0.2), ("a", 0.9)):
        hands.feed(KeyDown("a", at_s), TextTyped(text, at_s), KeyUp("a", at_s + 0.1))
    assert hands.at_s == [0.0, 0.9]


def test_a_key_let_go_too_early_takes_its_text_along() -> None:
    hands = Hands(scene(thing("name", 0, 100, Act.TYPE)), hold_s=0.3)
    hands.feed(KeyDown("a", 0.0), TextTyped("a", 0.0), KeyUp("a", 0.1))
    hands.tick(1.0)
    assert hands.did == []


def test_after_an_act_everything_is_locked_out_for_a_moment() -> None:
    hands = Hands(scene(thing("a", 0, 100), thing("b", 300, 100)), lock_out_s=0.5, click_on="press")
    hands.click(50, 150, 0.0)
    hands.click(350, 150, 0.3)
    hands.key("escape", 0.45)
    hands.click(350, 150, 0.5)
    assert hands.did == [("play/a", Act.PRESS), ("play/b", Act.PRESS)]
