"""The protected full screen on a real X screen: not left by accident, given back when the program dies."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.program.book import Book
from game.program.lock import Lock
from tests.conftest import ROOT
from tests.real.xscreen import XScreen, x_screen

pytestmark = pytest.mark.real
GRABBED, FREE = 1, 0


def keyboard(display: str) -> int:
    """Whether another client may take the keyboard: 0 when it could (and has given it back), 1 when not."""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    d = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    root = ctypes.c_ulong(x11.XDefaultRootWindow(d))
    answer = int(x11.XGrabKeyboard(d, root, 1, 1, 1, ctypes.c_ulong(0)))
    x11.XUngrabKeyboard(d, ctypes.c_ulong(0))
    x11.XCloseDisplay(d)
    return answer


def screen_px(display: str) -> tuple[int, int]:
    """The screen's size now, as a new client is told it."""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    d = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    size = int(x11.XDisplayWidth(d, 0)), int(x11.XDisplayHeight(d, 0))
    x11.XCloseDisplay(d)
    return size


def wait_until(display: str, state: int) -> None:
    end = time.monotonic() + 20.0
    while keyboard(display) != state:
        assert time.monotonic() < end, f"the keyboard never became {state}"
        time.sleep(0.1)


def started(screen: XScreen, data: Path, kiosk: bool) -> subprocess.Popen[bytes]:
    book = Book(data)
    book.add(["renard-bleu"])
    book.welcome_done()
    book.set_kiosk(kiosk)
    book.flush()
    before = screen.picture()
    process = subprocess.Popen(
        [sys.executable, "-m", "game", "play", "--window", "800x600", "--lang", "fr", "--data", str(data)],
        env=screen.environment(SDL_AUDIODRIVER="dummy"), cwd=ROOT, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    screen.wait_change(before)
    screen.wait_still()
    return process


def ended(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    os.kill(process.pid, how)
    process.wait(20)


def test_the_whole_screen_is_taken_and_given_back_when_the_program_dies(tmp_path: Path) -> None:
    with x_screen((1280, 720)) as screen:
        empty = screen.picture()
        size_px = screen_px(screen.display)
        process = started(screen, tmp_path, kiosk=True)
        wait_until(screen.display, GRABBED)
        screen.wait_still(1.0)
        assert screen_px(screen.display) == size_px, "the mode of the screen is never changed"
        corner = screen.picture()[:4]
        assert corner != empty[:4], "the picture reaches the corner of the screen"
        ended(process, signal.SIGKILL)
        wait_until(screen.display, FREE)
        screen.wait_still()
        assert screen.picture()[:4] == empty[:4], "the screen is the system's again"
        assert screen_px(screen.display) == size_px


def test_f11_and_alt_f4_leave_nothing_but_the_system_may_end_us(tmp_path: Path) -> None:
    with x_screen((1280, 720)) as screen:
        process = started(screen, tmp_path, kiosk=True)
        wait_until(screen.display, GRABBED)
        # The word that is lit while it is spoken moves on by itself: wait until all is said.
        screen.wait_still(1.5)
        before = screen.picture()
        screen.key("F11")
        screen.wait_still(1.0)
        assert screen.picture() == before and process.poll() is None
        ended(process, signal.SIGTERM)
        assert process.returncode == 0, "asked by the system, it ends in order"


def test_without_the_setting_no_key_is_taken_from_anybody(tmp_path: Path) -> None:
    with x_screen((1280, 720)) as screen:
        process = started(screen, tmp_path, kiosk=False)
        assert keyboard(screen.display) == FREE
        ended(process, signal.SIGTERM)


def to_quit(screen: XScreen) -> None:
    """On the adult's page, the last thing in reach leads out of the program."""
    screen.chord("Shift_L", "Tab")
    screen.wait_still(0.5)
    screen.key("Return")


def test_the_hidden_way_out_is_the_chord_and_then_the_passphrase(tmp_path: Path) -> None:
    with x_screen((1280, 720)) as screen:
        book = Book(tmp_path)
        book.set_lock(Lock.made("un bateau bleu"))
        book.flush()
        process = started(screen, tmp_path, kiosk=True)
        wait_until(screen.display, GRABBED)
        screen.wait_still(1.0)
        screen.chord("Control_L", "Shift_L", "q")
        screen.wait_still(0.8)
        screen.write("un bateau gris")
        screen.key("Return")
        screen.wait_still(0.8)
        to_quit(screen)
        screen.wait_still(0.8)
        assert process.poll() is None, "a wrong phrase leads nowhere"
        screen.chord("Control_L", "Shift_L", "q")
        screen.wait_still(0.8)
        screen.write("un bateau bleu")
        screen.key("Return")
        screen.wait_still(0.8)
        to_quit(screen)
        assert process.wait(20) == 0
        wait_until(screen.display, FREE)
