"""A seat at one challenge: the smallest program around it, for the judge and the Pilot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.core.aim import Route
from game.core.frame import PathStep
from game.core.guidance import MOST_TO_LEAST, GuidanceSettings
from game.core.inputs import RawInput
from game.core.learner import Profile
from game.core.outcome import Change, Cue, Go, Record, Say
from game.core.ports import Spoken
from game.core.scene import Scene
from game.core.session import Playing, PlaySettings, play_room
from game.core.stage import Skin, Stage
from game.packs.entry import Entry, Pack
from game.stage.canvas import Canvas
from game.stage.director import Director
from game.stage.pilot import Pilot

NEVER_S = 600.0
PATH = (PathStep(True, False), PathStep(False, True), PathStep(False, False))


@dataclass(frozen=True)
class Case:
    """One way of meeting a challenge. `guidance` above 0: every try begins with that much help."""

    level: float = 0.5
    skin: str = "enfant"
    seed: int = 1
    lang: str = "fr"
    theme: str = "light"
    text_scale: float = 1.0
    size_px: tuple[int, int] = (1280, 720)
    motion: bool = True
    guidance: int = 0

    def profile(self, route: Route = Route.POINTER) -> Profile:
        return Profile(
            route=str(route), theme=self.theme, skin=self.skin, text_scale=self.text_scale, motion=self.motion
        )

    @property
    def words(self) -> str:
        """In figures that need no translation: `1280x720, 150 %, ado, night`."""
        w, h = self.size_px
        return f"{w}x{h}, {self.text_scale * 100:.0f}\u00a0%, {self.skin}, {self.theme}"


def playing(pack: Pack, entry: Entry, case: Case, stage: Stage) -> Playing:
    """The challenge as this learner meets it."""
    challenge = entry.for_(case.skin, case.seed, case.level, case.lang)
    brief = pack.brief(challenge, case.lang if case.lang in pack.languages else pack.language)
    round_ = challenge.begin(case.level, case.seed, play_room(stage, brief.instruction))
    guidance = GuidanceSettings(wait_s=NEVER_S)
    if case.guidance:
        guidance = GuidanceSettings(
            wait_s=NEVER_S, misses=20, start=case.guidance, strategy=MOST_TO_LEAST, fade_after=20
        )
    settings = PlaySettings(guidance, rewards=Skin(case.skin) is Skin.CHILD)
    return Playing(brief, round_, stage, "check", case.level, settings, PATH, seed=case.seed)


@dataclass
class OnePlace:
    """`core.ports.Places` with one place: the challenge. Whatever leaves it ends the program."""

    pack: Pack
    entry: Entry
    case: Case
    profile: Profile
    stage: Stage | None = None

    @property
    def lang(self) -> str:
        return self.case.lang

    def staged(self, stage: Stage) -> None:
        self.stage = stage

    def first(self, at_s: float) -> Scene:  # noqa: ARG002
        assert self.stage is not None
        return playing(self.pack, self.entry, self.case, self.stage)

    def go(self, go: Go, at_s: float, scene: Scene) -> Scene | None:  # noqa: ARG002
        return None

    def change(self, change: Change, at_s: float) -> None:
        """Nothing is kept."""

    def help_noted(self, how: str, at_s: float, scene: Scene) -> bool:  # noqa: ARG002
        return False

    def closed(self, at_s: float, scene: Scene) -> None:
        """Nothing is kept."""


@dataclass
class Unwritten:
    """`core.ports.Diary` that keeps what is recorded, and nothing else."""

    records: list[Record] = field(default_factory=list)

    def raw(self, raw: RawInput) -> None:
        """Not needed here."""

    def routed(self, route: Route, at_s: float) -> None:
        """Not needed here."""

    def record(self, record: Record, at_s: float) -> None:  # noqa: ARG002
        self.records.append(record)


class Mute:
    """`core.ports.Speaker` that says nothing and waits for nothing."""

    def say(self, say: Say) -> None: ...

    def prepare(self, texts: Sequence[str]) -> None: ...

    def cue(self, cue: Cue) -> None: ...

    def configure(self, profile: Profile, lang: str = "") -> None: ...

    def learn(self, pronunciations: Mapping[str, str]) -> None: ...

    def hush(self) -> None: ...

    def now(self) -> Spoken:
        return Spoken()

    def wake_in_s(self) -> float | None:
        return None


def seat(
    pack: Pack, entry: Entry, case: Case, canvas: Canvas, route: Route = Route.POINTER,
    director_of: Callable[..., Director] = Director,
) -> Pilot:  # fmt: skip
    """A Pilot in front of the challenge. `canvas` can be shared: one at a time."""
    if canvas.size_px != case.size_px:
        canvas.resize(case.size_px)
    place = OnePlace(pack, entry, case, case.profile(route))
    director = director_of(place, Unwritten(), Mute(), canvas, case.size_px)
    return Pilot(director)


def scene_of(pilot: Pilot) -> Playing | None:
    """The challenge, as long as it is what is shown."""
    scene = pilot.director.scene
    return scene if isinstance(scene, Playing) and pilot.director.open else None


def at_level(case: Case, level: float) -> Case:
    return replace(case, level=level)
