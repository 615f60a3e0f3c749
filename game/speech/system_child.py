"""The child process of a system voice: one JSON question a line in, one JSON answer a line out.

Question: {"text", "rate", "pitch"}; answer: {"file": path of a WAV or AIFF file} or {"error": words}.
Run by `system_voice` as `python -m game.speech.system_child DRIVER LANG`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from typing import Any, TextIO

from game.speech.espeak_driver import DRIVER_NAME, register


def main(driver: str, lang: str) -> int:
    answers = sys.stdout
    sys.stdout = sys.stderr  # pyttsx3 prints; answers must stay alone
    engine: Any = None
    with tempfile.TemporaryDirectory(prefix="deficlic-voice-") as folder:
        for number, line in enumerate(sys.stdin):
            try:
                if engine is None:
                    engine = _engine(driver, lang)
                kind = "aiff" if driver == "nsss" else "wav"
                path = os.path.join(folder, f"{number}.{kind}")  # noqa: PTH118
                _answer(answers, file=_made(engine, json.loads(line), path))
            except Exception as fault:
                _answer(answers, error=f"{type(fault).__name__}: {fault}")
    return 0


def _engine(driver: str, lang: str) -> Any:
    import pyttsx3

    if driver == DRIVER_NAME:
        register()
        return pyttsx3.init(driver)
    engine = pyttsx3.init(driver)
    for voice in engine.getProperty("voices"):
        if any(_speaks(language, lang) for language in voice.languages or ()):
            engine.setProperty("voice", voice.id)
            return engine
    raise LookupError(f"no {lang} voice is installed")


def _speaks(language: str | bytes, lang: str) -> bool:
    name = language.decode("utf-8", "ignore") if isinstance(language, bytes) else language
    return name.lower().lstrip("\x05").startswith(lang)


def _made(engine: Any, question: dict[str, Any], path: str) -> str:
    engine.setProperty("rate", int(question["rate"]))
    if engine.driver_name == DRIVER_NAME:
        engine.setProperty("pitch", int(question["pitch"]))
    engine.save_to_file(str(question["text"]), path)
    engine.runAndWait()
    if not os.path.exists(path):  # noqa: PTH110
        raise OSError("the voice wrote no file")
    return path


def _answer(answers: TextIO, **words: str) -> None:
    answers.write(json.dumps(words) + "\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
