"""Which voices speak a language on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from game.speech.espeak_voice import EspeakVoice
from game.speech.system_voice import SystemVoice
from game.speech.voice import Voice

SYSTEM_DRIVERS = {"win32": "sapi5", "darwin": "nsss"}


def voices_for(lang: str, prefer: str = "", platform: str = sys.platform) -> Sequence[Voice]:
    """Voices for a language, best first: the next one takes over when one is missing or fails.

    `prefer` is "system" or "espeak"; by default the system's voice on Windows and macOS.
    """
    espeak = EspeakVoice(lang)
    driver = SYSTEM_DRIVERS.get(platform)
    if driver is None or prefer == "espeak":
        return (espeak,)
    return (SystemVoice(driver, lang), espeak)


VoiceChoice = Callable[[str], Sequence[Voice]]
