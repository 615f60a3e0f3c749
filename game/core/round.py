"""A round: one challenge as it happens, at one level, in one play area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol, TypeVar

from game.core.aim import Aim, PointerMoved, Route
from game.core.geometry import Rect
from game.core.goal import Goal
from game.core.node import Node
from game.core.outcome import Motion, Show
from game.core.stage import Stage

# The keys of a drawn keyboard are "play/keys/…": the log keeps neither which was pressed nor the path.
KEYBOARD = "play/keys"


@dataclass(frozen=True)
class Room:
    """The play area of a stage: kinds lay their things out inside `rect`, nowhere else."""

    rect: Rect
    stage: Stage


class Result(StrEnum):
    NOTHING = "nothing"
    STEP = "step"
    NOT_YET = "not yet"
    REACHED = "reached"


@dataclass(frozen=True)
class Verdict:
    """What an aim came to.

    `error` is the kind of error, for the log ("miss", "wrong_button", "dropped_outside" ...), empty
    when there was none; only NOT_YET carries one. `say` is a kind word spoken at once; `shows` are
    animations of nodes of the tree as it was before.
    """

    result: Result = Result.NOTHING
    error: str = ""
    say: str = ""
    shows: tuple[Show, ...] = ()

    @classmethod
    def step(cls, node_id: str = "", motion: Motion = Motion.POP, say: str = "") -> Verdict:
        return cls(Result.STEP, say=say, shows=(Show(node_id, motion),) if node_id else ())

    @classmethod
    def reached(cls, node_id: str = "", motion: Motion = Motion.POP, say: str = "") -> Verdict:
        return cls(Result.REACHED, say=say, shows=(Show(node_id, motion),) if node_id else ())

    @classmethod
    def not_yet(cls, error: str, node_id: str = "", say: str = "") -> Verdict:
        return cls(Result.NOT_YET, error, say, (Show(node_id, Motion.NUDGE),) if node_id else ())


NOTHING = Verdict()
Self = TypeVar("Self", bound="Round")


class Round(Protocol):
    """A frozen dataclass. All methods are pure: a session can be replayed from its log.

    Reserved: node ids inside a round start with "play/"; the round's own root is "play".
    """

    @property
    def done(self) -> bool: ...

    @property
    def progress(self) -> tuple[int, int]:
        """Steps done, steps in all: shown as shapes, never as figures."""
        ...

    def act(self, aim: Aim) -> tuple[Round, Verdict]: ...

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]: ...

    def tick(self, at_s: float) -> tuple[Round, Verdict]: ...

    def wake_at_s(self) -> float | None: ...

    def compose(self) -> Node: ...

    def solution(self) -> tuple[Aim, ...]:
        """The next aims of somebody who knows (at_s 0): usually one. Empty when done, or
        while there is nothing to do but wait (then `wake_at_s` is set).

        Pointer-only gestures add where the pointer travels with `trail()`.
        """
        ...

    def trail(self) -> tuple[PointerMoved, ...]:
        """For gestures that are pure movement: the samples that solve the next step; else empty."""
        ...

    def measures(self) -> Mapping[str, float]:
        """What only the kind knows, by name with unit ("exits", "smallest_size_su")."""
        ...

    def guided(self, level: int) -> Round:
        """Guidance is now at `level` (0-5): what moves may slow down or stand still."""
        ...

    def in_room(self, room: Room) -> Round: ...


@dataclass(frozen=True)
class BaseRound:
    """Quiet defaults for a round; kinds say only what is theirs."""

    room: Room

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]:  # noqa: ARG002
        return self, NOTHING  # type: ignore[return-value]

    def tick(self, at_s: float) -> tuple[Round, Verdict]:  # noqa: ARG002
        return self, NOTHING  # type: ignore[return-value]

    def wake_at_s(self) -> float | None:
        return None

    def trail(self) -> tuple[PointerMoved, ...]:
        return ()

    def measures(self) -> Mapping[str, float]:
        return {}

    def guided(self, level: int) -> Round:  # noqa: ARG002
        return self  # type: ignore[return-value]

    def in_room(self, room: Room) -> Round:
        return replace(self, room=room)  # type: ignore[return-value]


@dataclass(frozen=True)
class Equivalent:
    """For a challenge that trains the pointer itself: what is done instead where there is none.

    `name` is in the log ("one_by_one"), its words are `equivalent.<name>`. `own` are the routes that do
    what is trained; on all others the equivalent is done, and logged as such.
    """

    name: str
    own: tuple[Route, ...]


@dataclass(frozen=True)
class Brief:
    """What the session knows of a challenge besides its round: words and tags, in one language.

    `clue` and `demonstration` are said at guidance 2 and 4; `praise` after success. `pack_digest` is the
    SHA-256 of the pack's files: the log names exactly what was played. `goals` are what one try must show.
    """

    pack: str
    pack_version: str
    challenge: str
    kind: str
    title: str
    instruction: str
    skills: tuple[str, ...] = ()
    instruction_audio: str = ""
    instruction_picture: str = ""
    clue: str = ""
    demonstration: str = ""
    praise: tuple[str, ...] = ()
    scene: str = ""
    lexicon: Mapping[str, str] = field(default_factory=dict)
    pack_digest: str = ""
    equivalent: Equivalent | None = None
    goals: tuple[Goal, ...] = ()
