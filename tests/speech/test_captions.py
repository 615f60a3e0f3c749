from __future__ import annotations

from game.core.learner import Profile
from game.core.outcome import Cue, Say, Urgency
from game.core.ports import Speaker, Spoken
from game.speech.captions import CaptionSpeaker
from game.speech.espeak_voice import EspeakVoice
from game.speech.lexicon import Lexicon
from game.speech.timing import estimated, stretched


class Time:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def heard(speaker: Speaker, time: Time) -> list[tuple[str, int]]:
    seen = [(speaker.now().text, speaker.now().word)]
    while (wait_s := speaker.wake_in_s()) is not None:
        time.now_s += wait_s + 1e-6
        seen.append((speaker.now().text, speaker.now().word))
    return seen


def test_captions_run_word_by_word_one_sentence_after_the_other() -> None:
    time = Time()
    speaker = CaptionSpeaker(time)
    speaker.say(Say("Clique ici"))
    speaker.say(Say("Bravo", Urgency.NEXT))
    assert heard(speaker, time) == [
        ("Clique ici", 0), ("Clique ici", 1), ("", -1), ("Bravo", 0), ("", -1)
    ]  # fmt: skip


def test_hush_and_now_cut_captions_too() -> None:
    time = Time()
    speaker = CaptionSpeaker(time)
    speaker.say(Say("Clique ici"))
    speaker.say(Say("Encore", Urgency.CALM))
    speaker.say(Say("Vite"))
    assert speaker.now().text == "Vite"
    speaker.hush()
    assert speaker.now() == Spoken()
    assert speaker.wake_in_s() is None


def test_captions_pass_as_fast_as_the_learner_hears() -> None:
    time = Time()
    speaker = CaptionSpeaker(time)
    ends = []
    for rate in (80.0, 160.0):
        speaker.configure(Profile(voice_rate=rate))
        began_s = time.now_s
        speaker.say(Say("Clique sur le grand bateau bleu"))
        heard(speaker, time)
        ends.append(time.now_s - began_s)
    assert 1.9 < ends[0] / ends[1] < 2.1


def test_earcons_are_noted() -> None:
    speaker = CaptionSpeaker(Time())
    speaker.cue(Cue.REACHED)
    assert speaker.cues == [Cue.REACHED]


def test_estimated_times_are_close_to_those_of_a_voice() -> None:
    for text in (
        "Clique sur le ballon rouge.",
        "Déplace le bateau jusqu’au port. Lâche le bouton.",
        "Bravo\u00a0! Tu as réussi.",
    ):
        spoken = Lexicon({}).spoken(text)
        for rate in (80, 120, 200):
            rendered = EspeakVoice("fr").render(spoken.text, rate, 55)
            guess = estimated(text, rate)
            assert 0.75 < guess.lasts_s / rendered.lasts_s < 1.3
            assert [i for _, i in guess.words] == [i for _, i in spoken.indexed(text, rendered.words)]


def test_signs_are_no_words_and_a_recording_is_filled_by_its_words() -> None:
    timing = stretched("« Oui » 🎈 non", 4.0)
    assert [word for _, word in timing.words] == [1, 4]
    assert timing.words[0][0] == 0.0
    assert 1.0 < timing.words[1][0] < 3.0
    assert timing.word_at(3.9) == 4
    assert timing.next_change_s(3.9) == 4.0
