"""What `deficlic doctor` says of voices and sound: each is really tried."""

from __future__ import annotations

import time
from typing import NamedTuple

from game.core.wording import words
from game.speech.output import NO_DEVICE, MixerOutput
from game.speech.voice import VoiceFailed
from game.speech.voices import VoiceChoice, voices_for

_SAMPLES = {"fr": "Bonjour", "en": "Hello"}


class Finding(NamedTuple):
    """One thing looked at. `words` is a sentence in the language asked for; `remedy` empty when ok."""

    name: str
    ok: bool
    words: str
    remedy: str


def speech_report(lang: str = "fr", choice: VoiceChoice = voices_for) -> list[Finding]:
    """Voices for French and English, the mixer, and the sound device, in this order. Never raises.

    Takes up to about 0.3 s; not to be called while a `SpeechService` of the same process plays.
    """
    findings = [_voice(spoken, lang, choice) for spoken in _SAMPLES]
    return [*findings, *_sound(lang)]


def _voice(spoken: str, lang: str, choice: VoiceChoice) -> Finding:
    name, voice_words = f"voice.{spoken}", words(lang, f"speech.lang.{spoken}")
    why = ""
    for voice in choice(spoken):
        began_s = time.perf_counter()
        try:
            rendered = voice.render(_SAMPLES[spoken], 120, 55)
        except VoiceFailed as fault:
            why = why or str(fault)
            continue
        finally:
            voice.close()
        took_ms = round((time.perf_counter() - began_s) * 1000)
        said = words(lang, "doctor.voice", voice=voice_words, name=voice.name, ms=took_ms)
        return Finding(name, rendered.lasts_s > 0.1, said, "")
    said = words(lang, "doctor.voice.none", voice=voice_words, why=why or "?")
    return Finding(name, False, said, words(lang, "speech.no_voice.remedy"))


def _sound(lang: str) -> list[Finding]:
    try:
        from pygame import mixer
    except ImportError as fault:
        said = words(lang, "doctor.mixer.none", why=str(fault))
        return [Finding("mixer", False, said, words(lang, "doctor.mixer.none.remedy"))]
    version = ".".join(str(part) for part in mixer.get_sdl_mixer_version())
    found = Finding("mixer", True, words(lang, "doctor.mixer", version=version), "")
    output = MixerOutput()
    if not output.open():
        why = words(lang, "doctor.sound.no_device") if output.fault == NO_DEVICE else output.fault
        said = words(lang, "doctor.sound.none", why=why)
        return [found, Finding("sound", False, said, words(lang, "speech.no_sound.remedy"))]
    said = words(lang, "doctor.sound", device=output.device)
    output.close()
    return [found, Finding("sound", True, said, "")]
