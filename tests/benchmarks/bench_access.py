"""What access costs: each route on the time of a frame, AccessKit off and on, and how even scanning is.

    .venv/bin/python -m tests.benchmarks.bench_access

Medians and 95th percentiles of many frames at 1280x720. Compare ratios, not figures of different machines.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.access.reach import Reach
from game.app import resources
from game.authoring.judge_seat import Case, Mute, OnePlace, Unwritten
from game.core.geometry import Point
from game.core.inputs import KeyDown, KeyUp, PadDown, PadUp, PointerAt, RawInput
from game.core.learner import Profile
from game.stage.canvas import Canvas
from game.stage.director import Director
from game.stage.screen_reader import ScreenReader, Snapshot
from tests.access_routes.seat import SIZE_PX, WAYS
from tests.access_routes.test_challenges import shipped
from tests.conftest import ROOT
from tests.real.reading import LAUNCHER, SYSTEM_PYTHON, without

FRAMES, WARM = 600, 60
FRAME_S = 1 / 60
ON_BUS = "--on-the-bus"


def seat(profile: Profile) -> Director:
    """In front of nine things that can be clicked."""
    pack, entry = next((p, e) for p, e in shipped() if e.id == "double-clic")
    place = OnePlace(pack, entry, Case(1.0), profile)
    return Director(place, Unwritten(), Mute(), Canvas(SIZE_PX, resources.assets()), SIZE_PX)


def inputs(name: str, i: int, at_s: float) -> list[RawInput]:
    """What a busy hand sends in one frame."""
    if name in ("pointer", "dwell"):
        return [PointerAt(Point(300 + i * 7 % 1200, 300 + i * 3 % 500), at_s)]
    if name == "touch":
        return [PointerAt(Point(300 + i * 7 % 1200, 300 + i * 3 % 500), at_s, touch=True)]
    if name in ("keyboard", "screen reader"):
        return [KeyDown("tab", at_s), KeyUp("tab", at_s)] if i % 6 == 0 else []
    if name == "gamepad":
        return [PadDown("r1", at_s), PadUp("r1", at_s)] if i % 6 == 0 else []
    return [KeyDown("space", at_s), KeyUp("space", at_s)] if name == "two switches" and i % 6 == 0 else []


def told(name: str, times_s: list[float]) -> None:
    p95 = statistics.quantiles(times_s, n=20)[-1]
    print(f"{name:<34}{statistics.median(times_s) * 1e3:9.3f} ms{p95 * 1e3:9.3f} ms")


def timed(act: Callable[[int], object], frames: int = FRAMES) -> list[float]:
    times = []
    for i in range(frames + WARM):
        began = time.perf_counter()
        act(i)
        times.append(time.perf_counter() - began)
    return times[WARM:]


def routes() -> None:
    print(f"{'a frame by route':<34}{'median':>12}{'p95':>12}")
    surface = pygame.Surface(SIZE_PX)
    idle = seat(Profile())
    idle.paint(surface)

    def still(i: int) -> None:
        idle.advance(i * FRAME_S)
        idle.paint(surface)

    told("nobody does anything", timed(still))
    for way in WAYS:
        director = seat(replace(way.profile, scan_s=0.1))
        director.paint(surface)

        def frame(i: int, director: Director = director, name: str = way.name) -> None:
            at_s = i * FRAME_S
            for raw in inputs(name, i, at_s):
                director.feed(raw)
            director.advance(at_s)
            director.paint(surface)

        told(way.name, timed(frame))


def moves() -> None:
    """One move of the pointer over sixty things, without and with all helps."""
    from tests.access.hands import Hands
    from tests.access.test_cost import SIXTY

    print(f"\n{'a move over 60 things':<34}{'median':>12}{'p95':>12}")
    helps: dict[str, object] = {
        "bubble_cursor": True, "smoothing": True, "steady_click": True, "near_miss_su": 24.0,
    }  # fmt: skip
    for name, settings in (("plain", {}), ("bubble, smoothing, steady", helps)):
        hands = Hands(SIXTY, **settings)

        def move(i: int, hands: Hands = hands) -> None:
            hands.reach.feed(PointerAt(Point(3.0 * i % 900, 150.0 + i % 700), i / 120), hands.tree)

        told(name, timed(move))


def scanning() -> None:
    """On a real clock: how late the light moves, asked to move every 100 ms, as the loop wakes."""
    reach = Reach(Profile(route="switch", scan_s=0.1, scan_first_factor=1.0, scan_rounds=10.0, scan_speaks=False))
    tree = seat(Profile()).tree
    began = time.monotonic()
    reach.reset(tree)
    reach.tick(0.0, tree)
    late: list[float] = []
    while len(late) < 60 and (due := reach.wake_at_s()) is not None:
        time.sleep(max(0.0, due - (time.monotonic() - began)))
        now = time.monotonic() - began
        reach.tick(now, tree)
        late.append(now - due)
    print(f"\n{'scanning, 100 ms a step':<34}{'median':>12}{'p95':>12}")
    told("how late the light moves", late)
    due_s = reach.wake_at_s() or 0.0  # a late wake may do two steps at once: each still counts from its own time
    print(f"{'drift of the step due next':<34}{abs(due_s - round(due_s, 1)):12.6f} s")


def reader() -> None:
    """`show` with a changed tree each frame: inactive here, active on a bus of its own."""
    print(f"\n{'AccessKit, a changed tree a frame':<34}{'median':>12}{'p95':>12}")
    sys.stdout.flush()
    told("off", shown(ScreenReader(first(), lambda _: None, time.monotonic)))
    if why := without():
        print(f"on: not measured, {why}")
        return
    sys.stdout.flush()
    client = ROOT / "tests/real/reader_client.py"
    bus = f"{LAUNCHER} --launch-immediately --a11y=1 --screen-reader=1 >/dev/null 2>&1 & " \
        f"sleep infinity | {SYSTEM_PYTHON} {client} >/dev/null 2>&1 & " \
        f"{sys.executable} -m tests.benchmarks.bench_access {ON_BUS}; kill 0"  # fmt: skip
    env = {**os.environ, "GSETTINGS_BACKEND": "memory"}
    subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", bus], env=env, cwd=ROOT, stderr=subprocess.DEVNULL,
        check=False, timeout=60, start_new_session=True,
    )  # fmt: skip


def first() -> Snapshot:
    return Snapshot(seat(Profile()).tree, "", "", 0, 0.66)


def shown(port: ScreenReader) -> list[float]:
    tree = seat(Profile()).tree
    trees = [replace(tree, name="a"), replace(tree, name="b")]
    return timed(lambda i: port.show(Snapshot(trees[i % 2], "", "", i, 0.66)))


def on_the_bus() -> None:
    port = ScreenReader(first(), lambda _: None, time.monotonic)
    end = time.monotonic() + 15.0
    while not port.active and time.monotonic() < end:
        time.sleep(0.02)
    if port.active:
        told(f"on, {sum(1 for _ in seat(Profile()).tree.walk())} nodes", shown(port))
    else:
        print("on: not measured, no reader came")


def main() -> None:
    if ON_BUS in sys.argv:
        on_the_bus()
        return
    pygame.display.init()
    routes()
    moves()
    scanning()
    reader()


if __name__ == "__main__":
    main()
