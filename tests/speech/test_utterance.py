from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.core.outcome import Say, Urgency
from game.speech.utterance import Utterances

CALM, NEXT, NOW = Urgency.CALM, Urgency.NEXT, Urgency.NOW


def waiting(queue: Utterances) -> list[str]:
    return [u.say.text for u in queue.waiting]


def test_calm_words_wait_their_turn_behind_everything() -> None:
    queue = Utterances().asked(Say("un", CALM)).asked(Say("deux", NEXT)).asked(Say("trois", CALM))
    assert waiting(queue) == ["deux", "un", "trois"]


def test_next_words_follow_what_is_being_said_in_the_order_asked() -> None:
    queue = Utterances().asked(Say("un", NOW)).begun()
    queue = queue.asked(Say("calme", CALM)).asked(Say("deux", NEXT)).asked(Say("trois", NEXT))
    assert queue.current is not None
    assert queue.current.say.text == "un"
    assert waiting(queue) == ["deux", "trois", "calme"]


def test_next_words_never_overtake_words_for_now_that_have_not_begun() -> None:
    assert waiting(Utterances().asked(Say("un", NOW)).asked(Say("deux", NEXT))) == ["un", "deux"]


def test_words_for_now_cut_and_make_the_rest_forgotten() -> None:
    queue = Utterances().asked(Say("un")).begun().asked(Say("deux", NEXT)).asked(Say("vite", NOW))
    assert queue.current is None
    assert waiting(queue) == ["vite"]


def test_hush_forgets_everything() -> None:
    assert not Utterances().asked(Say("un")).begun().asked(Say("deux", CALM)).hushed().busy


def test_the_end_of_what_was_already_cut_changes_nothing() -> None:
    first = Utterances().asked(Say("un")).begun()
    second = first.asked(Say("deux")).begun()
    assert first.current is not None
    assert second.ended(first.current) is second


def test_blank_words_are_no_utterance_but_a_recording_without_words_is() -> None:
    assert not Utterances().asked(Say("  ")).busy
    assert Utterances().asked(Say("", audio="/a.wav")).busy


@given(st.lists(st.sampled_from([CALM, NEXT])))
def test_nothing_is_lost_without_now_or_hush(urgencies: list[Urgency]) -> None:
    queue = Utterances()
    for number, urgency in enumerate(urgencies):
        queue = queue.asked(Say(str(number), urgency))
    said = []
    while queue.busy:
        queue = queue.begun()
        assert queue.current is not None
        said.append(queue.current.say.text)
        queue = queue.ended(queue.current)
    assert sorted(said, key=int) == [str(n) for n in range(len(urgencies))]
