"""A challenge being played: what it is, what it shows and what it logs. What happens to it: `session`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.core import frame
from game.core.demonstration import decorated, due_s, gesture, ghost, hinting
from game.core.ending import at_rest, ending
from game.core.geometry import Rect
from game.core.goal import with_goal
from game.core.guidance import ALONE, CLUE, DEMONSTRATED, REPEATED, SHOWN, Guidance, GuidanceSettings
from game.core.node import Act, Node, Role, State
from game.core.outcome import Record, Say, Urgency
from game.core.progress import round_ended
from game.core.rewards import Tokens, praise_key
from game.core.round import KEYBOARD, Brief, Room, Round
from game.core.stage import Stage
from game.core.tree import find
from game.core.wording import words

# Above LEAST_LARGE lines stand closer (core.stage); a play area of PLAY_AT_ONCE_SU holds words of 100 %.
LEAST_LARGE, PLAY_AT_ONCE_SU = 1.31, 350.0


@dataclass(frozen=True)
class PlaySettings:
    """`tokens` is the board as it stands before this round; None shows none."""

    guidance: GuidanceSettings = field(default_factory=GuidanceSettings)
    reward_s: float = 1.5
    rewards: bool = True
    praise: bool = True
    captions: bool = True
    tokens: Tokens | None = None


@dataclass(frozen=True)
class Played:
    """A scene. Times are on the session's clock; `ended_s` is set once the challenge is reached.

    `enjoyed`: the time to look at what was reached (`reward_s`) is over, and *Continuer* is offered.
    `purpose` is why the coach offered it; `tries` are the steps reached so far, `tries_alone` those at
    once and without help, `helps` the guidance at which each was reached. `now_s` moves while the ghost
    pointer does. `pause_offered`: acts became frantic, *Pause* is pointed at. `field_id`: the field that was
    acted on last. `lured`: the family of a trap that was not tried again yet.
    """

    brief: Brief
    round: Round
    stage: Stage
    round_id: str
    level: float = 0.0
    settings: PlaySettings = field(default_factory=PlaySettings)
    path: tuple[frame.PathStep, ...] = ()
    guidance: Guidance = field(default_factory=Guidance)
    started_s: float = 0.0
    first_act_s: float | None = None
    ended_s: float | None = None
    enjoyed: bool = False
    errors: Mapping[str, int] = field(default_factory=dict)
    caption: str = ""
    seed: int = 0
    purpose: str = ""
    tries: int = 0
    tries_alone: int = 0
    helps: tuple[int, ...] = ()
    presses_s: tuple[float, ...] = ()
    pause_offered: bool = False
    lured: str = ""
    now_s: float = 0.0
    field_id: str = ""

    @property
    def name(self) -> str:
        return "playing"

    @property
    def lang(self) -> str:
        return self.stage.lang

    # ------------------------------------------------------------------ what is said

    def _help_words(self, level: int) -> str:
        if level == REPEATED:
            return self.brief.instruction
        if level == CLUE:
            return self.brief.clue or self.brief.instruction
        if level == SHOWN:
            return words(self.lang, "shown")
        return self.brief.demonstration or words(self.lang, "demonstrated")

    def _praise(self) -> str:
        """Alone at once, alone after looking again, with help: each has its words, none by chance.

        The author's words are for a success alone, one after the other as the session goes on; with help the
        program's own say so. Where praise is not wanted, it is said that it is done.
        """
        if not self.settings.praise:
            return words(self.lang, "praise.none")
        key = praise_key(self.guidance.highest, sum(self.errors.values()))
        if self.brief.praise and self.guidance.highest == ALONE:
            return self.brief.praise[sum(step.done for step in self.path) % len(self.brief.praise)]
        return words(self.lang, key)

    def _instruction(self, urgency: Urgency) -> Say:
        return Say(self.brief.instruction, urgency, frame.INSTRUCTION, self.brief.instruction_audio)

    # ------------------------------------------------------------------ what is logged

    def _started(self, start: int) -> Record:
        body = {
            "pack": self.brief.pack, "pack_version": self.brief.pack_version,
            "pack_digest": self.brief.pack_digest,
            "challenge": self.brief.challenge, "kind": self.brief.kind, "level": round(self.level, 4),
            "seed": self.seed, "round": self.round_id, "guidance": start, "purpose": self.purpose,
            "help": self.settings.guidance.logged(),
            "stage": [round(self.stage.w_su, 1), round(self.stage.h_su, 1)],
            "play": sides(play_room(self.stage, self.brief.instruction).rect),
        }  # fmt: skip
        return Record("round_started", body)

    def _ended(self, outcome: str, at_s: float) -> Record:
        body = round_ended(
            pack=self.brief.pack, pack_version=self.brief.pack_version, challenge=self.brief.challenge,
            kind=self.brief.kind, skills=self.brief.skills, level=self.level, outcome=outcome,
            guidance=self.guidance.highest, took_s=at_s - self.started_s, first_act_s=self.first_act_s,
            route="", errors=self.errors, measures=self._measured(outcome), round_id=self.round_id,
            steps={"tries": self.tries, "alone": self.tries_alone}, purpose=self.purpose,
            help=self.guidance.logged(self.settings.guidance), pack_digest=self.brief.pack_digest,
        )  # fmt: skip
        body["guidance_by_step"] = list(self.helps)
        if (instead := self.brief.equivalent) is not None:  # the recorder knows the route, and keeps it or not
            body |= {"equivalent": instead.name, "own_routes": [str(route) for route in instead.own]}
        return Record("round_ended", body)

    def _measured(self, outcome: str) -> Mapping[str, float]:
        measures = self.round.measures()
        if outcome != "reached":
            return measures
        return with_goal(self.brief.goals, measures, self.errors, self.round.progress[1])

    def _ghost_due_s(self) -> float | None:
        return due_s(gesture(self.round), self.guidance.since_s, self.now_s, motion=self.stage.motion)

    # ------------------------------------------------------------------ what is seen

    def compose(self) -> Node:
        zones = frame.zones(self.stage, self.brief.instruction, captions=True)
        brief = self.brief
        top = frame.top_zone(
            self.stage, zones.top, brief.instruction, brief.instruction_picture, brief.instruction_audio
        )
        play = decorated(self.round.compose(), self.guidance.level, self._wanted(), self._ghost(zones.play))
        if self.ended_s is not None:
            play = at_rest(play)
        caption = "" if self.enjoyed or not self.settings.captions else self.caption
        writing = self.ended_s is None and self.writes_into(play) is not None
        rail = frame.rail_zone(self.stage, zones.rail, self._path(), caption=caption, writing=writing)
        if self.pause_offered:
            rail = hinting(rail, frame.PAUSE)
        over = (self._ending(zones.play),) if self.enjoyed else ()
        return frame.whole(self.stage, self.brief.title, self.brief.scene, top, play, *over, rail)

    def writes_into(self, play: Node) -> Node | None:
        """The field that the drawn keyboard of the program writes into; None where nothing can be written, and
        where the challenge draws a keyboard of its own.

        The one acted on last, else one that is being filled, else one that is only there to be written into.
        """
        if find(play, KEYBOARD) is not None:
            return None
        fields = [n for n in play.walk() if n.role is Role.TEXT_INPUT and Act.TYPE in n.acts and n.enabled]
        if acted := [n for n in fields if n.id == self.field_id]:
            return acted[0]
        filled = [n for n in fields if State.CURRENT in n.states] or [n for n in fields if n.acts[0] is Act.TYPE]
        return filled[0] if filled else fields[0] if len(fields) == 1 else None

    def _ending(self, play: Rect) -> Node:
        """Success: the next step comes on the learner's act."""
        settings = self.settings
        return ending(
            self.stage, play, self.caption, self.guidance.highest,
            rewards=settings.rewards, tokens=settings.tokens.given() if settings.tokens else None,
        )  # fmt: skip

    def _path(self) -> Sequence[frame.PathStep]:
        if self.ended_s is None:
            return self.path
        return tuple(replace(step, done=step.done or step.now, now=False) for step in self.path)

    @property
    def _demonstrating(self) -> bool:
        return self.ended_s is None and self.guidance.level == DEMONSTRATED

    def _ghost(self, room: Rect) -> Node | None:
        if not self._demonstrating:
            return None
        beats = gesture(self.round)
        return ghost(beats, room, self.guidance.since_s, self.now_s, motion=self.stage.motion)

    def _wanted(self) -> tuple[str, ...]:
        return tuple(aim.target for aim in self.round.solution()[:1])


def sides(rect: Rect) -> list[float]:
    return [round(side, 1) for side in (rect.x, rect.y, rect.w, rect.h)]


def play_room(stage: Stage, instruction: str) -> Room:
    """Where a round is played. A low play area sets its words smaller than the frame's, never below 131 %:
    the things to act on must keep their size beside them."""
    rect = frame.zones(stage, instruction, captions=True).play
    scale = min(stage.text_scale, max(LEAST_LARGE, rect.h / PLAY_AT_ONCE_SU))
    return Room(rect, replace(stage, text_scale=scale))
