"""`deficlic doctor`: what works on this machine, what does not, what to do."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from game.app.options import Options
from game.core.errors import Trouble
from game.core.wording import words

if TYPE_CHECKING:
    from game.speech.state import SpeechState


@dataclass(frozen=True)
class Finding:
    """`ok` False: an adult should read `remedy`. `words` is one sentence in the language asked for."""

    name: str
    ok: bool
    words: str
    remedy: str = ""


def run(options: Options) -> int:
    found = findings(options)
    if options.args.format == "json":
        json.dump([asdict(f) for f in found], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.write("".join(_line(f, options.lang) for f in found))
    return 0 if all(f.ok for f in found if f.name in ("data", "packs")) else 3


def findings(options: Options, speech: SpeechState | None = None) -> list[Finding]:
    """Screen, voices, sound, data folder, packs: each really tried, none of them needed by the next.

    `speech` is the state of a voice that plays in this process: it is asked instead of a second one.
    """
    spoken = _speech(options.lang) if speech is None else [_spoken(speech, options.lang)]
    return [_screen(options.lang), *spoken, _data(options), *_packs(options)]


def _spoken(state: SpeechState, lang: str) -> Finding:
    return Finding("sound", not state.troubled, state.words(lang), state.remedy(lang))


def _screen(lang: str) -> Finding:
    from game.stage.window import screen_here

    if screen_here():
        accelerated = os.environ.get("SDL_FRAMEBUFFER_ACCELERATION", "0")
        return Finding("screen", True, words(lang, "doctor.screen_ok", accelerated=accelerated))
    return Finding("screen", False, words(lang, "doctor.no_screen"), words(lang, "doctor.no_screen.remedy"))


def _speech(lang: str) -> list[Finding]:
    from game.speech.doctor import speech_report

    return [Finding(*found) for found in speech_report(lang)]


def _data(options: Options) -> Finding:
    from game.storage.places import data_folder

    try:
        folder = data_folder(options.data, options.lang)
    except Trouble as trouble:
        return Finding("data", False, f"{trouble.where}: {trouble.what}", trouble.remedy)
    return Finding("data", True, words(options.lang, "doctor.data_ok", path=folder.root))


def _packs(options: Options) -> list[Finding]:
    from game.app.house import Reader, pack_roots
    from game.program.shelf import Shelf
    from game.storage.places import data_folder

    try:
        folder = data_folder(options.data, options.lang)
    except Trouble:
        return []
    read = Reader(folder.root / "unpacked")
    shelf = Shelf(pack_roots(options, folder), read, options.lang, folder.root / "packs.json")
    broken = [card for card in shelf.all if card.broken]
    whole = len(shelf.cards)
    challenges = sum(len(card.challenges) for card in shelf.cards)
    found = [Finding("packs", whole > 0, words(options.lang, "doctor.packs_ok", n=whole, challenges=challenges))]
    found += [
        Finding(
            "pack",
            False,
            words(options.lang, "doctor.pack_broken", path=card.path, n=card.broken),
            words(options.lang, "doctor.pack_broken.remedy", path=card.path),
        )
        for card in broken
    ]
    return found


def _line(found: Finding, lang: str) -> str:
    mark = words(lang, "doctor.yes" if found.ok else "doctor.no")
    remedy = f"\n      {words(lang, 'doctor.do')} {found.remedy}" if found.remedy else ""
    return f"{mark:<5} {words(lang, f'doctor.name.{found.name}')} — {found.words}{remedy}\n"
