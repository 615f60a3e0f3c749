"""`deficlic play --watch PATH`: a window on one pack that follows its files. Nothing is logged."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from game.app import resources
from game.app.ends import Ends
from game.app.late_speaker import LateSpeaker
from game.app.options import Options
from game.authoring.preview import Preview
from game.authoring.watch import watcher
from game.core.aim import Route
from game.core.errors import Trouble
from game.core.inputs import RawInput
from game.core.learner import Profile
from game.core.outcome import Go, Record
from game.core.wording import words
from game.packs.pack import MAIN
from game.packs.pictures import Assets
from game.packs.problem import problem
from game.program.book import Book
from game.stage.canvas import Canvas
from game.stage.director import Director
from game.stage.loop import run as run_loop
from game.stage.window import Window
from game.storage.places import data_folder

if TYPE_CHECKING:
    from game.speech.service import SpeechService


class Unlogged:
    """`core.ports.Diary` that keeps nothing: an author tries the pack, nobody learns here."""

    def raw(self, raw: RawInput) -> None: ...

    def routed(self, route: Route, at_s: float) -> None: ...

    def record(self, record: Record, at_s: float) -> None: ...


def run(options: Options, window: Window) -> int:
    """Until the window is closed. Raises Trouble (exit 1) when there is nothing at PATH."""
    path = Path(options.args.watch)
    folder = data_folder(options.data, options.lang)
    with tempfile.TemporaryDirectory(prefix="deficlic-watch-") as unpacked:
        drawings = Assets.in_folder(resources.assets())
        preview = Preview(path, Path(unpacked), drawings, _profile(options, folder.root), options.lang)
        speaker = LateSpeaker(lambda: _voice(folder.root, options.lang))
        canvas = Canvas(window.size_px, resources.assets())
        director = Director(preview, Unlogged(), speaker, canvas, window.size_px, window.now_s())
        ends = Ends(window, director, speaker, Book(Path(unpacked), options.lang))

        def saved() -> None:
            preview.look()
            window.wake()

        def once_shown() -> None:
            print(words(options.lang, "watch.looking", path=path), file=sys.stderr)  # noqa: T201
            ends.start()
            speaker.start()

        def after_frame() -> None:
            ends.follow()
            if preview.news and director.open:
                canvas.forget_files()
                director.go(Go("watched"))
                window.wake()

        watch = watcher(path, saved)
        try:
            run_loop(director, window, once_shown, after_frame)
        finally:
            watch.stop()
            speaker.stop()
            window.close()
    return 0


def asked(options: Options) -> None:
    """Before a window opens: PATH must be there, and be one pack."""
    path, lang = Path(options.args.watch), options.lang
    if options.args.pack:
        remedy = words(lang, "cli.watch.alone.remedy", path=path)
        raise Trouble(words(lang, "cli.watch.alone"), remedy)
    if not path.exists():
        told = problem(lang, "path-missing", str(path), 1, 1)
        raise Trouble(told.message, told.remedy, str(path))
    if path.is_dir() and not (path / MAIN).exists():
        told = problem(lang, "path-no-pack", str(path), 1, 1)
        raise Trouble(told.message, told.remedy, str(path))


def _profile(options: Options, root: Path) -> Profile:
    """With `--learner CODE`, as this learner sees it."""
    code = getattr(options.args, "learner", None) or ""
    book = Book(root, options.lang)
    return book.profile(code) if code in book.codes else book.defaults


def _voice(root: Path, lang: str) -> SpeechService:
    from game.speech.service import speech_service

    return speech_service(root, resources.assets() / "sounds", lang)
