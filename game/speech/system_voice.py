"""The voices of Windows (sapi5) and macOS (nsss), through pyttsx3, in a process of their own.

They want a main thread with an event loop, and can hang (pyttsx3 #130). In a child they have both, and
one that does not answer in time is ended and counts as failed; the program goes on with another.
Not tried on real Windows or macOS; on Linux the tests drive the child with our espeak driver.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from game.speech.pcm import Rendered, samples_of, trimmed
from game.speech.voice import NothingSaid, VoiceFailed

ANSWER_WITHIN_S = 8.0


class SystemVoice:
    """`driver` is a pyttsx3 driver name. Gives no word times: the service estimates them."""

    def __init__(self, driver: str, lang: str = "fr", answer_within_s: float = ANSWER_WITHIN_S) -> None:
        self._driver, self._lang, self._answer_within_s = driver, lang, answer_within_s
        self._child: subprocess.Popen[str] | None = None
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()

    @property
    def name(self) -> str:
        return f"{self._driver} {self._lang}"

    def render(self, text: str, rate: int, pitch: int) -> Rendered:
        try:
            answer = self._asked({"text": text, "rate": rate, "pitch": pitch})
            rendered = trimmed(Rendered(self._taken(answer)))
        except (OSError, ValueError, queue.Empty) as fault:
            self.close()
            raise VoiceFailed(f"{self.name}: {fault or 'no answer'}") from fault
        if not rendered.samples:
            raise NothingSaid(f"{self.name}: nothing to be heard in {text!r}")
        return rendered

    def _asked(self, question: dict[str, Any]) -> dict[str, Any]:
        child = self._child if self._child and self._child.poll() is None else self._started()
        assert child.stdin is not None
        child.stdin.write(json.dumps(question) + "\n")
        child.stdin.flush()
        line = self._answers.get(timeout=self._answer_within_s)
        if not line:
            raise ValueError("the voice's process ended")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise ValueError(str(answer["error"]))
        return answer

    @staticmethod
    def _taken(answer: dict[str, Any]) -> bytes:
        path = Path(str(answer["file"]))
        data = path.read_bytes()
        path.unlink(missing_ok=True)
        return samples_of(data)

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "game.speech.system_child", self._driver, self._lang]
        child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, encoding="utf-8", creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        self._child, self._answers = child, queue.SimpleQueue()
        threading.Thread(target=_listen, args=(child, self._answers), daemon=True).start()
        return child

    def close(self) -> None:
        """End the child; it is started again when needed."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._child = None


def _listen(child: subprocess.Popen[str], answers: queue.SimpleQueue[str]) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        answers.put(line)
    answers.put("")
