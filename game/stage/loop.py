"""The real loop: waits, feeds, paints what changed. An idle window sleeps."""

from __future__ import annotations

from collections.abc import Callable

from game.stage.director import Director
from game.stage.window import Closed, Exposed, Resized, WayOut, Window, WindowEvent


def _nothing() -> None: ...


def run(
    director: Director,
    window: Window,
    after_first_frame: Callable[[], None] = _nothing,
    after_frame: Callable[[], None] = _nothing,
) -> None:
    """Until the window closes. `after_first_frame` starts what may wait: voice, packs, screen reader.
    `after_frame` keeps them up to date."""
    window.show(director.paint(window.surface))
    after_first_frame()
    after_frame()
    while director.open:
        due = director.wake_at_s()
        timeout_s = None if due is None else max(0.0, due - window.now_s())
        for event in window.wait(timeout_s):
            _handle(director, event)
        if director.open:
            director.advance(window.now_s())
        window.show(director.paint(window.surface))
        after_frame()
        director.write_down()


def _handle(director: Director, event: WindowEvent) -> None:
    match event:
        case Closed():
            director.close()
        case Resized():
            director.resize(event.size_px)
            director.canvas.forget_picture()
        case Exposed():
            director.canvas.forget_picture()
        case WayOut():
            director.way_out()
        case _:
            if director.open:
                director.feed(event)
