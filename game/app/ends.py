"""What lies beyond the window and follows the running program: screen reader, pads, the full screen.

Started after the first picture; then told of every frame. Whatever is not asked for costs nothing.
"""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from game.core.learner import Profile
    from game.program.book import Book
    from game.stage.director import Director
    from game.stage.screen_reader import ScreenReader, Snapshot
    from game.stage.window import Window


class Yielding(Protocol):
    """A speaker that can leave the word to a screen reader."""

    def reader_active(self, active: bool) -> None: ...


class Ends:
    """`start` once, after the first picture; `follow` after each. `director` may come later than the window."""

    def __init__(self, window: Window, director: Director, speaker: Yielding, book: Book) -> None:
        self.window, self.director, self.speaker, self.book = window, director, speaker, book
        self.reader: ScreenReader | None = None
        self._profile: Profile | None = None
        self._reading = False
        self._told, self._told_count = "", 0
        self._full = (False, False)

    def start(self) -> None:
        from game.stage.screen_reader import ScreenReader

        window, system = self.window, platform.system()
        handle = window.handle if system in ("Windows", "Darwin") else None
        if system == "Windows":
            window.seen(False)
        self.reader = ScreenReader(self._snapshot(active=False), window.post, window.now_s, handle)
        if system == "Windows":
            window.seen(True)

    def follow(self) -> None:
        """Hand on what changed since the last frame."""
        director, window = self.director, self.window
        if director.profile is not self._profile:
            self._profile = director.profile
            window.configure(director.profile)
        if self.reader is not None:
            self._read(self.reader)
        full = (self.book.installation.kiosk, self._reading)
        if full != self._full:
            self._full = full
            window.set_kiosk(*full)

    def _read(self, reader: ScreenReader) -> None:
        reader.show(self._snapshot(reader.active), self.window.focused)
        if reader.active is not self._reading:
            self._reading = reader.active
            self.speaker.reader_active(reader.active)

    def _snapshot(self, active: bool) -> Snapshot:
        from game.stage.screen_reader import Snapshot

        director = self.director
        if news := director.said_count - self._told_count:
            # Several things said between two pictures are one announcement: none is lost.
            self._told, self._told_count = " ".join(director.said[-news:]), director.said_count
        place = self.window.place_px if active else None
        px = director.canvas.px_per_su
        return Snapshot(director.tree, director.attention.focus, self._told, self._told_count, px, place)
