"""What a voice is: text in, samples and word times out. Called by one thread only, that of the service."""

from __future__ import annotations

from typing import Protocol

from game.speech.pcm import Rendered


class VoiceFailed(Exception):
    """This voice is missing or broken."""


class NothingSaid(VoiceFailed):
    """The voice works, but finds nothing to say in this text."""


class Voice(Protocol):
    """`name` tells voices apart in the cache. `render` raises VoiceFailed or NothingSaid only."""

    @property
    def name(self) -> str: ...

    def render(self, text: str, rate: int, pitch: int) -> Rendered:
        """`text` (at most 500 characters, as the lexicon gives it) at `rate` words a minute and `pitch`
        0-99, without silence around it. Word times may be empty where an engine gives none."""
        ...

    def close(self) -> None: ...
