"""The director: hands inputs to `access`, aims to the scene, and carries outcomes out.

It knows "now" only as a number it is given, and the window not at all: the loop in `loop.py` and the
Pilot drive it alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pygame

from game.access.helping import help_noted
from game.access.reach import Reach
from game.access.situation import Hands
from game.core.aim import Aim, Route
from game.core.attention import Attention, Moving, Understood
from game.core.frame import HELP, NEXT, REPEAT
from game.core.inputs import KeyDown, PadDown, PointerAt, PointerDown, PointerUp, RawInput
from game.core.learner import Profile
from game.core.node import Act, Node
from game.core.outcome import Change, Cue, Go, Outcome, Record, Say, Show, Sound, Urgency
from game.core.ports import Diary, Places, Speaker, Spoken
from game.core.scene import Scene, Step
from game.core.session import Playing
from game.core.stage import Ruler, Stage, stage_for
from game.core.tree import find, hit, reachable
from game.stage.canvas import Canvas
from game.stage.lingering import Lingering
from game.stage.motions import LASTS_S

QUIET_ACTS = (Act.ENTER, Act.LEAVE, Act.SCROLL_UP, Act.SCROLL_DOWN, Act.TYPE)
FRAME_S = 1 / 60
DWELL_SPEED = 0.25
HELP_AGAIN_S = 1.0
CALM_PLACES = ("pause",)
ASKED_ALOUD = (REPEAT, HELP)


class Director:
    """One running program: a scene, its tree, and everything that listens to it."""

    def __init__(
        self,
        places: Places,
        diary: Diary,
        speaker: Speaker,
        canvas: Canvas,
        size_px: tuple[int, int],
        now_s: float = 0.0,
    ) -> None:
        self.places, self.diary, self.speaker, self.canvas = places, diary, speaker, canvas
        self.now_s = now_s
        self.size_px = size_px
        self.profile = places.profile
        self.lingering = Lingering()
        self.reach = Reach(self.profile, places.lang)
        self.movings: tuple[Moving, ...] = ()
        self.open = True
        self.said: list[str] = []
        self.said_count = 0
        self._left: tuple[str, bool] = ("", False)  # where the focus was in the challenge that was left
        self._records: list[tuple[Record, float]] = []
        self._noted, self._noted_s = "", 0.0
        self._shown = self._look(self.profile.calm, self.profile.motion and not self.profile.calm)
        canvas.configure(self._shown)
        speaker.configure(self.profile, places.lang)
        self.stage = self._stage()
        places.staged(self.stage)
        self.scene: Scene = places.first(now_s)
        self.tree: Node = self.scene.compose()
        self._speaking = self._asked_aloud = False
        self._enter(self.scene)

    # ------------------------------------------------------------------ inputs and time

    def feed(self, raw: RawInput) -> None:
        """One raw input, at its own time."""
        self.write_down()
        self.now_s = max(self.now_s, raw.at_s)
        if isinstance(raw, PointerAt | PointerDown | PointerUp):
            self.diary.raw(raw)
        if getattr(self.scene, "listens", False) and (heard := _heard(raw, self.tree)):
            self.aim(Aim("listen", Act.TYPE, raw.at_s, heard), Route.ADULT)
            return
        if how := help_noted(raw, self.profile.keys, typing=self.reach.typing(self.tree)):
            self.note_help(how)
            return
        self._understood(self.reach.feed(raw, self.tree))
        self.lingering.over(self.attention.hovered, self.now_s)

    def advance(self, now_s: float) -> None:
        """Let time pass: what was due happens."""
        self.write_down()
        self.now_s = max(self.now_s, now_s)
        spoken = bool(self.speaker.now().text)
        if spoken is not self._speaking:
            self._speaking = spoken
            self.reach.speaking(spoken)
        self._understood(self.reach.tick(self.now_s, self.tree))
        due = self.scene.wake_at_s()
        if due is not None and due <= self.now_s:
            self._stepped(self.scene.tick(self.now_s))
        if name := self.lingering.due(self.tree, self.now_s):
            self.say(Say(name, Urgency.CALM))
        self.movings = tuple(m for m in self.movings if self.now_s - m.began_s < m.lasts_s)

    def wake_at_s(self) -> float | None:
        """When `advance` is wanted next; None: nothing will happen by itself."""
        waits = (self.scene.wake_at_s(), self.reach.wake_at_s(), self.lingering.wake_at_s())
        times = [t for t in waits if t is not None]
        if (speech := self.speaker.wake_in_s()) is not None:
            times.append(self.now_s + speech)
        if self.movings:
            times.append(self.now_s + FRAME_S)
        return min(times, default=None)

    def resize(self, size_px: tuple[int, int]) -> None:
        if size_px != self.size_px:
            self.size_px = size_px
            self.canvas.resize(size_px)
            self._restage()

    def close(self) -> None:
        """The window was closed, at any instant: nothing that was shown as done is lost."""
        if self.open:
            self.open = False
            self.write_down()
            self.speaker.hush()
            self.places.closed(self.now_s, self.scene)

    # ------------------------------------------------------------------ picture

    def paint(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Draw what changed; an empty list when nothing did."""
        return self.canvas.paint(surface, self.tree, self.attention, self.speaker.now(), self.movings, self.now_s)

    @property
    def attention(self) -> Attention:
        return self.reach.attention

    @property
    def spoken(self) -> Spoken:
        return self.speaker.now()

    # ------------------------------------------------------------------ carrying out

    def _understood(self, understood: Understood) -> None:
        if understood.scan_step:
            self.speaker.cue(Cue.SCAN)
        if understood.say_focus:  # names said while choosing are asked for, also where all is calm
            self._asked_aloud = True
            self.say(Say(understood.say_focus, Urgency.NOW))
            self._asked_aloud = False
        if understood.moved is not None:
            step = self.scene.moved(understood.moved)
            if step.scene is not self.scene:  # movement alone brought something about: by this route
                self.diary.routed(self.reach.pointer.route, understood.moved.at_s)
            self._stepped(step)
        for wish in understood.wishes:
            if self.open:
                self.aim(wish.aim, wish.route)

    def aim(self, aim: Aim, route: Route) -> None:
        """One wish of the learner (or of an adult)."""
        if aim.act not in QUIET_ACTS:
            self.speaker.hush()
            self.lingering.acted()
        self.diary.routed(route, aim.at_s)
        self._asked_aloud = aim.target in ASKED_ALOUD
        self._stepped(self.scene.act(aim))
        self._asked_aloud = False

    def _stepped(self, step: Step) -> None:
        before = self.tree
        if step.scene is not self.scene:
            enjoyed = _enjoyed(self.scene)
            self.scene = step.scene
            self._seat()
            self.tree = self.scene.compose()
            if _enjoyed(self.scene) and not enjoyed:
                self.reach.focus_on(NEXT, tree=self.tree)
        if step.outcomes:
            self._carry_out(step.outcomes, before)

    def _carry_out(self, outcomes: Sequence[Outcome], before: Node) -> None:
        for outcome in outcomes:
            match outcome:
                case Say():
                    self.say(outcome)
                case Sound() if not self.calm:
                    self.speaker.cue(outcome.cue)
                case Show():
                    self._show(outcome, before)
                case Record():
                    self._records.append((outcome, self.now_s))
                case Change():
                    self._change(outcome)
                case Go():
                    self.go(outcome)

    def write_down(self) -> None:
        """Hand what was recorded to the diary. The loop does it after the picture is shown: measuring a
        whole round takes longer than a frame may."""
        while self._records:
            self.diary.record(*self._records.pop(0))

    def say(self, say: Say) -> None:
        self.said.append(say.text)
        self.said_count += 1
        del self.said[:-200]
        if not self.calm or self._asked_aloud:
            self.speaker.say(say)

    @property
    def calm(self) -> bool:
        """Soft colours, no movement, and silence but for what is asked: the pause, and whoever stays calm."""
        return self.profile.calm or self.scene.name in CALM_PLACES

    def _look(self, calm: bool, motion: bool) -> Profile:
        """The profile as it is drawn now."""
        return replace(self.profile, calm=calm, motion=motion)

    def _show(self, show: Show, before: Node) -> None:
        if not self.profile.motion or self.calm:
            return
        node = find(before, show.node_id)
        if node is not None:
            lasts_s = LASTS_S[show.motion] / self.profile.speed
            self.movings = (*self.movings, Moving(node, show.motion, self.now_s, lasts_s))

    def _change(self, change: Change) -> None:
        self.places.change(change, self.now_s)
        self._reconfigure()

    def go(self, go: Go) -> None:
        """Leave this scene for another; what was played is on disk first."""
        self.write_down()
        scene = self.places.go(go, self.now_s, self.scene)
        if scene is None:
            self.close()
            return
        if isinstance(self.scene, Playing):
            attention = self.attention
            self._left = (attention.focus, attention.focus_shown)
        self.movings = ()
        self.speaker.hush()
        self.scene = scene
        self._reconfigure()
        self.scene = self.scene.staged(self.stage)
        self.tree = self.scene.compose()
        self._enter(self.scene)
        if go.place in ("resume", "written"):
            self.reach.focus_on(self._left[0], shown=self._left[1])

    def note_help(self, how: str) -> None:
        """The adult's key: help by "hand", "voice" or "gesture", now or just before. The young person goes on."""
        if self._noted == how and self.now_s - self._noted_s < HELP_AGAIN_S:
            return  # one press, held or trembling, is one help
        self._noted, self._noted_s = how, self.now_s
        if isinstance(self.scene, Playing) and self.scene.ended_s is None:
            self._stepped(self.scene.with_adult(self.now_s, how))
        else:
            self.write_down()
            if not self.places.help_noted(how, self.now_s, self.scene):
                return
        if not self.calm:
            self.speaker.cue(Cue.STEP)

    def way_out(self) -> None:
        """The hidden chord of the full screen: to the adult's side, past the young person's."""
        if isinstance(self.scene, Playing):
            self.go(Go("pause"))
        self.go(Go("way_out"))

    def _seat(self) -> None:
        self.reach.seat(_hands(self.scene), on_press=getattr(self.scene, "watches", False))

    def _enter(self, scene: Scene) -> None:
        self.reach.reset(self.tree)
        self._seat()
        if isinstance(scene, Playing):
            self.speaker.learn(scene.brief.lexicon)
        step = scene.entered(self.now_s)
        self.speaker.prepare(_words_to_prepare(self.tree))
        self._stepped(step)

    # ------------------------------------------------------------------ stage

    def _reconfigure(self) -> None:
        profile = self.places.profile
        if profile != self.profile:
            self.profile = profile
            self.reach.configure(profile, self.places.lang)
            self.speaker.configure(profile, self.places.lang)
        breathes = self.scene.name in CALM_PLACES
        shown = self._look(self.calm, profile.motion and (breathes or not profile.calm))
        if shown != self._shown:
            self._shown = shown
            self.canvas.configure(shown)
        self._restage()

    def _restage(self) -> None:
        stage = self._stage()
        if stage != self.stage:
            self.stage = stage
            self.places.staged(stage)
            self.scene = self.scene.staged(stage)
            self.tree = self.scene.compose()

    def _stage(self) -> Stage:
        return profiled(stage_for(*self.size_px, self.canvas.ruler), self._shown, self.places.lang)


def _hands(scene: Scene) -> Hands:
    """Whose pointer may aim here while the learner plays with switches."""
    if getattr(scene, "for_adult", False):
        return Hands.ALL
    return Hands.NONE if isinstance(scene, Playing) else Hands.MOUSE


def _enjoyed(scene: Scene) -> bool:
    return isinstance(scene, Playing) and scene.enjoyed


def _heard(raw: RawInput, tree: Node) -> str:
    """What a scene that listens is told: the name of a key or button. A press on something is no news."""
    match raw:
        case KeyDown():
            return raw.key
        case PadDown():
            return f"pad {raw.button}"
        case PointerDown() if hit(tree, raw.at) is None:
            return f"button {raw.button}"
    return ""


def profiled(stage: Stage, profile: Profile, lang: str) -> Stage:
    """The stage as this learner's profile wants it."""
    return replace(
        stage,
        lang=lang,
        skin=profile.skin_value,
        text_scale=profile.text_scale,
        min_target_su=profile.min_target_su,
        decor=profile.decor,
        motion=profile.motion,
        left_handed=profile.left_handed,
        keys=profile.keyboard,
        # Who rests on a thing to choose it cannot follow one that runs away meanwhile.
        speed=profile.speed * (DWELL_SPEED if profile.route == "dwell" else 1.0),
        double_click_s=profile.double_click_s,
    )


def stage_of(size_px: tuple[int, int], ruler: Ruler, profile: Profile, lang: str) -> Stage:
    return profiled(stage_for(*size_px, ruler), profile, lang)


def _words_to_prepare(tree: Node) -> tuple[str, ...]:
    """What will probably be asked for: the heading, then the names of what can be reached."""
    names = [n.name for n in tree.walk() if n.role == "heading" and n.name]
    names += [n.name for n in reachable(tree) if n.name]
    return tuple(dict.fromkeys(names))[:12]
