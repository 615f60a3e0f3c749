"""A private X screen for tests and benchmarks: looked at through its frame buffer, driven by XTest.

Looking costs the display server nothing: Xvfb keeps its frame buffer in a mapped file (-fbdir).
Input is real: XTest events take the way of a mouse and a keyboard.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE_S = 20.0


class XScreen:
    """`size_px` pixels, 32 bits each; `display` goes into DISPLAY."""

    def __init__(self, size_px: tuple[int, int] = (1280, 720)) -> None:
        self.size_px = size_px
        self._dir = tempfile.mkdtemp(prefix="xscreen-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
        read, write = os.pipe()
        w, h = size_px
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{w}x{h}x24", "-fbdir", self._dir,
                   "-nolisten", "tcp", "-noreset"]  # fmt: skip
        self._server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = f":{pipe.readline().strip()}"
        self._map = self._open_buffer()
        self._input = _XTest(self.display)

    def _open_buffer(self) -> memoryview:
        path = Path(self._dir) / "Xvfb_screen0"
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header_bytes, colours = struct.unpack(">I", mapped[0:4])[0], struct.unpack(">I", mapped[76:80])[0]
        start = header_bytes + colours * 12
        return memoryview(mapped)[start : start + self.size_px[0] * self.size_px[1] * 4]

    # ------------------------------------------------------------------ looking

    def picture(self) -> bytes:
        """The screen now, BGRX rows."""
        return bytes(self._map)

    def differs(self, before: bytes) -> bool:
        return self._map != before

    def wait_change(self, before: bytes, patience_s: float = PATIENCE_S) -> float:
        """Seconds until the first pixel changes."""
        began = time.perf_counter()
        while time.perf_counter() - began < patience_s:
            if self.differs(before):
                return time.perf_counter() - began
        raise TimeoutError("the screen did not change")

    def wait_still(self, still_s: float = 0.6, patience_s: float = PATIENCE_S) -> float:
        """Until nothing changes for `still_s`; the time of the last change, by `time.perf_counter`."""
        end = time.perf_counter() + patience_s
        seen, last = self.picture(), time.perf_counter()
        while time.perf_counter() < end:
            if self.differs(seen):
                seen, last = self.picture(), time.perf_counter()
            elif time.perf_counter() - last > still_s:
                return last
            time.sleep(0.0005)
        raise TimeoutError("the screen never stood still")

    def save(self, path: Path) -> None:
        import pygame

        image = pygame.image.frombuffer(self.picture(), self.size_px, "BGRA")
        pygame.image.save(image.convert(24), str(path))

    # ------------------------------------------------------------------ acting

    def move(self, x: int, y: int) -> None:
        self._input.move(x, y)

    def press(self, button: int = 1) -> None:
        self._input.button(button, True)

    def release(self, button: int = 1) -> None:
        self._input.button(button, False)

    def click(self, x: int, y: int, button: int = 1) -> None:
        self.move(x, y)
        self.press(button)
        self.release(button)

    def key(self, name: str) -> None:
        """By its X name: Tab, Return, space, a."""
        self._input.key(name)

    def chord(self, *names: str) -> None:
        """All held together, then let go: the last one is the key, the others modifiers."""
        self._input.chord(names)

    def layout(self, name: str) -> None:
        """The keyboard of another country."""
        subprocess.run(["setxkbmap", "-display", self.display, name], check=True)

    def write(self, text: str) -> None:
        """Plain letters and spaces, key by key."""
        for letter in text:
            self.key("space" if letter == " " else letter)
            time.sleep(0.03)

    def environment(self, **more: str) -> dict[str, str]:
        """For a program that shall open its window here."""
        env = {k: v for k, v in os.environ.items() if not k.startswith("SDL_")}
        return {**env, "DISPLAY": self.display, "PYGAME_HIDE_SUPPORT_PROMPT": "1", **more}

    def close(self) -> None:
        self._input.close()
        self._map.release()
        self._server.terminate()
        self._server.wait()
        shutil.rmtree(self._dir, ignore_errors=True)


class _XTest:
    """The five calls of libX11 and libXtst that a hand needs."""

    def __init__(self, display: str) -> None:
        self._x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._tst = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def _do(self, call: Any, *args: int) -> None:
        call(self._display, *args, 0)
        self._x11.XFlush(self._display)

    def move(self, x: int, y: int) -> None:
        self._do(self._tst.XTestFakeMotionEvent, 0, x, y)

    def button(self, button: int, down: bool) -> None:
        self._do(self._tst.XTestFakeButtonEvent, button, int(down))

    def key(self, name: str) -> None:
        symbol = ctypes.c_ulong(self._x11.XStringToKeysym(name.encode()))
        code = self._x11.XKeysymToKeycode(self._display, symbol)
        self._do(self._tst.XTestFakeKeyEvent, code, 1)
        self._do(self._tst.XTestFakeKeyEvent, code, 0)

    def chord(self, names: Sequence[str]) -> None:
        codes = []
        for name in names:
            symbol = ctypes.c_ulong(self._x11.XStringToKeysym(name.encode()))
            codes.append(self._x11.XKeysymToKeycode(self._display, symbol))
        for code in codes:
            self._do(self._tst.XTestFakeKeyEvent, code, 1)
        for code in reversed(codes):
            self._do(self._tst.XTestFakeKeyEvent, code, 0)

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)


@contextmanager
def x_screen(size_px: tuple[int, int] = (1280, 720)) -> Iterator[XScreen]:
    screen = XScreen(size_px)
    try:
        yield screen
    finally:
        screen.close()
