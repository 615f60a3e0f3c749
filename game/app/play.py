"""`deficlic` and `deficlic play`: the window, or what to do without a screen."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from game import __version__
from game.app import resources
from game.app.first_picture import FirstPicture
from game.app.late_speaker import LateSpeaker
from game.app.options import Options
from game.core.errors import MachineLacks, Trouble
from game.core.wording import words
from game.program.book import Told
from game.stage.window import Window, screen_here

if TYPE_CHECKING:
    from game.app.ends import Ends
    from game.app.house import House
    from game.program.navigator import Navigator
    from game.speech.service import SpeechService
    from game.speech.state import SpeechState
    from game.stage.director import Director

DEFAULT_PX = (1280, 720)


def run(options: Options) -> int:
    watch = getattr(options.args, "watch", None)
    if watch:
        from game.app import watching

        watching.asked(options)
    if not screen_here():
        return _without_screen(options)
    return watching.run(options, _window(options)) if watch else _with_screen(options)


def _without_screen(options: Options) -> int:
    lang = options.lang
    if options.command == "play":
        raise MachineLacks(words(lang, "cli.no_screen"))
    out = "deficlic-demo"
    print(words(lang, "cli.no_screen_demo", out=out), file=sys.stderr)  # noqa: T201
    from game.app import demo

    return demo.play(options, out=out)


def _with_screen(options: Options) -> int:
    from game.storage.places import data_folder

    args = options.args
    asked = tuple(getattr(args, "pack", ()) or ())
    learner = getattr(args, "learner", None) or ""
    folder = data_folder(options.data, options.lang)
    if asked or learner:
        return _open(options, asked, learner, None)
    facts = (options.lang, __version__)
    return _open(options, asked, learner, FirstPicture(folder.root, facts, resources.program()))


def _open(options: Options, asked: Sequence[str], learner: str, picture: FirstPicture | None) -> int:
    """`picture`: home as it looked last time, shown while everything else is still being read."""
    window = None if picture is None else _window(options)
    if window is not None and picture is not None and picture.show(window.surface):
        window.show([window.surface.get_rect()])
    from game.app.house import asked_learner, asked_packs, build

    house = build(options, only=asked)
    try:
        if asked:
            asked_packs(house, asked)
        if learner:
            asked_learner(house, learner)
        _run(house, window or _window(options), learner, picture)
    finally:
        _keep_to_the_rule(house)
        house.close()
    return 0


def _keep_to_the_rule(house: House) -> None:
    """Results are not kept longer than this house decided, without anybody thinking of it.

    After the window is gone, so that nobody waits; what fails now is tried again after the next session.
    """
    from game.app.forgetting import keep_by_itself

    with suppress(Trouble, OSError, RuntimeError):
        keep_by_itself(house.folder, house.store, house.book, house.clock)


def _window(options: Options) -> Window:
    size = getattr(options.args, "window", None) or DEFAULT_PX
    return Window(size, fullscreen=bool(getattr(options.args, "fullscreen", False)))


def _run(house: House, window: Window, learner: str, picture: FirstPicture | None) -> None:
    from game.program.navigator import Navigator
    from game.stage.canvas import Canvas
    from game.stage.director import Director, stage_of
    from game.stage.loop import run as run_loop

    speaker = LateSpeaker(lambda: _voice(house))
    try:
        canvas = Canvas(window.size_px, resources.assets())
        stage = stage_of(window.size_px, canvas.ruler, house.book.defaults, house.options.lang)
        tools = replace(house.tools, doctor=lambda: running(house.options, speaker.settled_state()))
        navigator = Navigator(tools, stage, learner)
        director = Director(navigator, house.tools.diary, speaker, canvas, window.size_px, window.now_s())

        ends = _ends(house, window, director, speaker)

        def once_shown() -> None:
            if picture is not None and director.scene.name == "home":
                picture.keep(window.surface)
            _warm_up(house, navigator, speaker)
            ends.start()

        run_loop(director, window, once_shown, ends.follow)
    finally:
        speaker.stop()
        window.close()


def running(options: Options, state: SpeechState | None) -> Sequence[Told]:
    """What `doctor` says, while the program runs: the voice that plays is asked, not a second one."""
    from game.app.doctor import findings

    return [Told(f.words, "" if f.ok else f.remedy) for f in findings(options, state)]


def _ends(house: House, window: Window, director: Director, speaker: LateSpeaker) -> Ends:
    from game.app.ends import Ends

    return Ends(window, director, speaker, house.book)


def _voice(house: House) -> SpeechService:
    from game.speech.service import speech_service

    return speech_service(house.folder.root, resources.assets() / "sounds", house.options.lang)


def _warm_up(house: House, navigator: Navigator, speaker: LateSpeaker) -> None:
    """What may wait until the first picture is there: the voice, the packs, and what lies behind home."""
    speaker.start()

    def behind() -> None:
        navigator.warm()
        state = speaker.settled_state()
        if state is not None and state.troubled:
            lang = house.options.lang
            navigator.tell(Told(state.words(lang), state.remedy(lang)))

    Thread(target=behind, name="warm-up", daemon=True).start()
