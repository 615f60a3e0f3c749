"""`deficlic demo`: every challenge played by the Pilot, without screen or sound, pictures kept.

It goes through the same doors as a young person: welcome, home, a picture, a workshop, challenges.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.app import resources
from game.app.house import House, asked_packs, build
from game.app.options import Options
from game.app.virtual import SeededChance, VirtualClock
from game.core.aim import Route
from game.core.errors import Trouble
from game.core.outcome import Go
from game.core.session import Playing
from game.core.wording import words
from game.program.diary import SessionDiary
from game.program.navigator import Navigator
from game.stage.canvas import Canvas
from game.stage.director import Director, stage_of
from game.stage.pilot import OutOfReach, Pilot
from game.stage.quiet import QuietSpeaker
from game.storage.ids import Ids

if TYPE_CHECKING:
    from game.simulation.models import Simulated

SIZE_PX = (1280, 720)
LEARNER = "renard-bleu"
MADE_BY = "deficlic demo"
ROUTES = {
    "pointer": (Route.POINTER,),
    "keyboard": (Route.KEYBOARD,),
    "switch": (Route.SWITCH,),
    "screenreader": (Route.SCREEN_READER,),
    "all": (Route.POINTER, Route.KEYBOARD, Route.SWITCH, Route.SCREEN_READER),
}


@dataclass(frozen=True)
class Played:
    pack: str
    challenge: str
    route: str
    reached: bool
    took_s: float
    why: str = ""


@dataclass
class Show:
    """The running demonstration: a director on a surface, and where its pictures go."""

    house: House
    director: Director
    pilot: Pilot
    surface: pygame.Surface
    pictures: Path
    played: list[Played] = field(default_factory=list)
    taken: int = 0
    learner: Simulated | None = None
    seed: int = 1

    def picture(self, name: str) -> None:
        self.director.paint(self.surface)
        self.taken += 1
        pygame.image.save(self.surface, str(self.pictures / f"{self.taken:03d}-{name}.png"))


def run(options: Options) -> int:
    args = options.args
    return play(options, args.out, args.pack, args.seed, args.route, args.model or "")


def play(
    options: Options, out: str, packs: Sequence[str] = (), seed: int = 1, route: str = "pointer", model: str = ""
) -> int:
    """0 when every challenge was reached; 1 when one could not be. `model`: a simulated learner plays."""
    learner = _simulated(model, options.lang)
    folder = _fresh_folder(Path(out), options.lang)
    with tempfile.TemporaryDirectory(prefix="deficlic-") as scratch:
        house = build(replace(options, data=Path(scratch)), only=packs, log=folder / "progress.db")
        try:
            asked_packs(house, packs)
            show = staged(house, folder / "pictures", seed)
            show.learner, show.seed = learner, seed
            _tour(show)
            _play_all(show, (learner.route,) if learner else ROUTES[route])
            show.director.close()
            _write_results(show, folder, seed, route)
        finally:
            house.close()
    reached = sum(p.reached for p in show.played)
    said = words(options.lang, "demo.done", n=len(show.played), reached=reached, out=folder)
    sys.stdout.write(said + "\n")
    return 0 if reached == len(show.played) else 1


def _simulated(name: str, lang: str) -> Simulated | None:
    if not name:
        return None
    from game.simulation.models import MODELS

    if name not in MODELS:
        known = ", ".join(MODELS)
        raise Trouble(words(lang, "demo.no_model", model=name), words(lang, "demo.no_model.remedy", known=known))
    return MODELS[name]


def _fresh_folder(folder: Path, lang: str) -> Path:
    """The folder for the results; an earlier demonstration there makes place, nothing else does."""
    log = folder / "progress.db"
    if log.exists() and not _is_ours(folder):
        raise Trouble(words(lang, "demo.not_ours"), words(lang, "demo.not_ours.remedy"), where=str(log))
    try:
        for old in folder.glob("progress.db*"):
            old.unlink()
        shutil.rmtree(folder / "pictures", ignore_errors=True)
        (folder / "pictures").mkdir(parents=True)
        # From the first moment it can be told that this folder is a demonstration's.
        _write_summary(folder, {"made_by": MADE_BY, "finished": False})
    except OSError as error:
        raise Trouble(
            words(lang, "demo.unwritable"), words(lang, "demo.unwritable.remedy"), str(folder), 3
        ) from error
    return folder


def _is_ours(folder: Path) -> bool:
    try:
        return bool(json.loads((folder / "summary.json").read_text(encoding="utf-8"))["made_by"] == MADE_BY)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def staged(house: House, pictures: Path, seed: int, size_px: tuple[int, int] = SIZE_PX) -> Show:
    """A director on a surface of `size_px`, on a clock that its Pilot moves."""
    clock = VirtualClock(house.clock.utc_s())
    store, machine = house.store, house.folder.machine()
    diary = SessionDiary(store, machine, Ids(clock.utc_ms), clock.utc)
    tools = replace(house.tools, diary=diary, chance=SeededChance(seed))
    canvas = Canvas(size_px, resources.assets())
    stage = stage_of(size_px, canvas.ruler, house.book.defaults, house.options.lang)
    speaker = QuietSpeaker(lambda: clock.now)
    director = Director(Navigator(tools, stage), diary, speaker, canvas, size_px)
    pilot = Pilot(director)
    pilot.on_time = clock.set
    return Show(house, director, pilot, pygame.Surface(size_px), pictures)


def _tour(show: Show) -> None:
    """From the first run to the first choice, with a picture of each place on the way."""
    pilot = show.pilot
    pilot.wait(0.5)
    show.picture("welcome")
    for step in range(8):
        if show.director.scene.name == "home":
            break
        pilot.click("welcome/skip" if pilot.can_reach("welcome/skip") else "skip")
        pilot.wait(0.3)
        if show.director.scene.name != "home":
            show.picture(f"welcome-{step + 2}")
    show.house.book.add([LEARNER, "chat-jaune", "hibou-vert", "lapin-corail", "panda-violet"])
    show.house.book.change(LEARNER, {"session_steps": 12})
    show.director.go(Go("home"))
    pilot.wait(0.3)
    show.picture("home")


def _play_all(show: Show, routes: Sequence[Route]) -> None:
    cards = show.house.shelf.cards
    total = sum(len(card.challenges) for card in cards) * len(routes)
    for route in routes:
        show.house.book.change(LEARNER, {"route": str(route)})
        for card in cards:
            for challenge in card.challenges:
                shown = show.house.shelf.challenge(card.id, challenge, "enfant")
                _say_progress(show, len(show.played) + 1, total, shown.title if shown else challenge)
                show.played.append(_play_one(show, card.id, challenge, route))


def _play_one(show: Show, pack: str, challenge: str, route: Route) -> Played:
    director, pilot = show.director, show.pilot
    _sit_down(show, pack)
    director.go(Go("play", {"challenge": challenge}))
    scene = director.scene
    if not isinstance(scene, Playing):
        return Played(pack, challenge, str(route), False, 0.0, f"arrived at {scene.name}")
    began_s = pilot.now_s
    name = f"{challenge}-{route}"
    pilot.wait(0.8)
    show.picture(f"{name}-1")
    half = _Halfway(show, name)
    pilot.each_act = half
    try:
        _finish(show, route)
    except OutOfReach as stuck:
        show.picture(f"{name}-stuck")
        print(words(show.house.options.lang, "demo.stuck", challenge=challenge, route=route), file=sys.stderr)  # noqa: T201
        return Played(pack, challenge, str(route), False, pilot.now_s - began_s, str(stuck))
    finally:
        pilot.each_act = _nothing
    took_s = pilot.now_s - began_s
    pilot.wait(0.4)
    show.picture(f"{name}-3")
    pilot.wait(director.profile.reward_s)
    show.picture(f"{name}-4")
    pilot.go_on()
    return Played(pack, challenge, str(route), True, round(took_s, 2))


def _finish(show: Show, route: Route) -> None:
    """By the Pilot, who knows; or by a simulated learner, who does not always. Raises OutOfReach."""
    if show.learner is None:
        show.pilot.finish(route)
        return
    from game.simulation.playing import play as play_as

    if not play_as(show.pilot, show.learner, show.seed + len(show.played)):
        raise OutOfReach(f"{show.learner.name} did not finish")


def _sit_down(show: Show, pack: str) -> None:
    """At the table of a learner, with this workshop open."""
    director, pilot = show.director, show.pilot
    if director.places.profile.route != show.house.book.profile(LEARNER).route or _between(director):
        director.go(Go("home"))
        director.go(Go("learner", {"code": LEARNER}))
        pilot.wait(0.3)
        if not show.played:
            show.picture("space")
    director.go(Go("workshop", {"pack": pack}))
    pilot.wait(0.3)
    if not show.played:
        show.picture("choice")


def _between(director: Director) -> bool:
    return director.scene.name in ("home", "end", "welcome", "notice")


class _Halfway:
    """One picture in the middle of a challenge, when about half of its steps are done."""

    def __init__(self, show: Show, name: str) -> None:
        self._show, self._name, self._done = show, name, False

    def __call__(self) -> None:
        scene = self._show.director.scene
        if self._done or not isinstance(scene, Playing):
            return
        steps, of = scene.round.progress
        if steps * 2 >= of:
            self._done = True
            self._show.picture(f"{self._name}-2")


def _write_results(show: Show, folder: Path, seed: int, route: str) -> None:
    from game.app.reporting import write_report

    store, lang = show.house.store, show.house.options.lang
    store.settle()
    write_report(store, folder / "report.html", lang)
    summary: dict[str, object] = {
        "made_by": MADE_BY,
        "finished": True,
        "version": show.house.tools.version,
        "seed": seed,
        "route": route,
        "model": show.learner.name if show.learner else "",
        "played": [asdict(p) for p in show.played],
        "reached": sum(p.reached for p in show.played),
        "events": sum(1 for _ in store.events()),
        "pictures": show.taken,
    }
    _write_summary(folder, summary)


def _write_summary(folder: Path, summary: dict[str, object]) -> None:
    text = json.dumps(summary, ensure_ascii=False, indent=1)
    (folder / "summary.json").write_text(text + "\n", encoding="utf-8")


def _say_progress(show: Show, n: int, total: int, title: str) -> None:
    line = words(show.house.options.lang, "demo.playing", n=n, total=total, challenge=title)
    end = "\r" if sys.stderr.isatty() else "\n"
    print(f"{line:<70}" if end == "\r" else line, end=end, file=sys.stderr, flush=True)  # noqa: T201


_nothing: Callable[[], None] = lambda: None  # noqa: E731
