"""What the service keeps: how it is set, and what it is saying."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.ports import Spoken
from game.speech.maker import Manner
from game.speech.timing import Timing
from game.speech.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Settings:
    manner: Manner = field(default_factory=Manner)
    voice: bool = True
    voice_volume: float = 1.0
    cue_volume: float = 0.7
    music_volume: float = 0.0
    yields: bool = True
    reader: bool = False
    mono: bool = True

    @property
    def aloud(self) -> bool:
        return self.voice and self.voice_volume > 0.0 and not (self.yields and self.reader)


@dataclass(frozen=True, slots=True)
class Performance:
    """An utterance being said since `began_s` on the service's clock."""

    utterance: Utterance
    timing: Timing
    began_s: float
    sounding: bool

    @property
    def ends_s(self) -> float:
        return self.began_s + self.timing.lasts_s

    def spoken(self, at_s: float) -> Spoken:
        say = self.utterance.say
        return Spoken(say.text, say.node_id, self.timing.word_at(at_s - self.began_s))
