"""`deficlic` and `deficlic play`: the window, or what to do without a screen."""

from __future__ import annotations

import sys
from threading import Thread
from typing import TYPE_CHECKING

from game.app import resources
from game.app.late_speaker import LateSpeaker
from game.app.options import Options
from game.core.errors import MachineLacks
from game.core.wording import words
from game.stage.window import prepare_environment, screen_here

if TYPE_CHECKING:
    from game.app.house import House
    from game.speech.service import SpeechService

DEFAULT_PX = (1280, 720)


def run(options: Options) -> int:
    if not screen_here():
        return _without_screen(options)
    return _with_screen(options)


def _without_screen(options: Options) -> int:
    lang = options.lang
    if options.command == "play":
        raise MachineLacks(words(lang, "cli.no_screen"))
    out = "deficlic-demo"
    print(words(lang, "cli.no_screen_demo", out=out), file=sys.stderr)  # noqa: T201
    from game.app import demo

    return demo.play(options, out=out)


def _with_screen(options: Options) -> int:
    prepare_environment()
    # Imported here: a machine without a screen never pays for them.
    from game.app.house import asked_learner, asked_packs, build
    from game.program.navigator import Navigator
    from game.stage.canvas import Canvas
    from game.stage.director import Director, stage_of
    from game.stage.loop import run as run_loop
    from game.stage.window import Window

    args = options.args
    asked = tuple(getattr(args, "pack", ()) or ())
    learner = getattr(args, "learner", None) or ""
    house = build(options, only=asked)
    try:
        if asked:
            asked_packs(house, asked)
        if learner:
            asked_learner(house, learner)
        size = getattr(args, "window", None) or DEFAULT_PX
        window = Window(size, fullscreen=bool(getattr(args, "fullscreen", False)))
        try:
            canvas = Canvas(window.size_px, resources.assets())
            stage = stage_of(window.size_px, canvas.ruler, house.book.defaults, options.lang)
            speaker = LateSpeaker(lambda: _voice(house))
            navigator = Navigator(house.tools, stage, learner)
            director = Director(navigator, house.tools.diary, speaker, canvas, window.size_px, window.now_s())
            try:
                run_loop(director, window, after_first_frame=lambda: _warm_up(house, speaker))
            finally:
                speaker.stop()
        finally:
            window.close()
    finally:
        house.close()
    return 0


def _voice(house: House) -> SpeechService:
    from game.speech.service import speech_service

    return speech_service(house.folder.root, resources.assets() / "sounds", house.options.lang)


def _warm_up(house: House, speaker: LateSpeaker) -> None:
    """What may wait until the first picture is there: the voice, and the packs' index."""
    speaker.start()
    Thread(target=house.shelf.refresh, name="packs", daemon=True).start()
