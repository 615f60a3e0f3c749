"""What somebody would notice of each setting: the same moment, lived with two profiles.

Every function takes a profile and gives back what then happens or is seen; nothing in here knows which setting
is being looked at. Hands act on one small scene; pictures are really drawn; rounds and the coach are the real ones.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pygame

from game.access.reach import Reach
from game.app import resources
from game.core.attention import Attention
from game.core.coach_fold import fold_all
from game.core.geometry import Rect
from game.core.guidance import Guidance
from game.core.inputs import Button, KeyDown, KeyUp, PadDown, PadUp
from game.core.learner import Profile
from game.core.node import Act, Look, Node, Role
from game.core.played import play_room
from game.core.ports import Spoken
from game.core.tree import reachable
from game.program.plan import offers
from game.program.rounds import begun, play_settings
from game.program.visit import Visit, steps_of
from game.screens.home import Home
from game.screens.keyboard import keyboard
from game.stage.canvas import Canvas
from game.stage.director import stage_of
from tests.access.hands import Hands, scene, thing
from tests.core.coach_log import Log
from tests.core.test_coach import CANDIDATES
from tests.kinds.play import INSTRUCTION, Game, challenge
from tests.kinds.play import thing as drawn
from tests.screens.walk import read_once

if TYPE_CHECKING:
    from game.core.stage import Stage
    from game.packs.entry import Pack

SIZE_PX = (1280, 720)
A, B, C = thing("a", 100, 200), thing("b", 400, 200), thing("c", 700, 200)
BOTH = thing("both", 100, 500, Act.PRESS, Act.ALT_PRESS)
BALL = thing("ball", 400, 500, Act.GRAB)
BOX = thing("box", 700, 500, Act.DROP)
TREE = scene(A, B, C, BOTH, BALL, BOX)


def hands(profile: Profile) -> Hands:
    made = Hands(TREE)
    made.reach = Reach(profile)
    made.reach.reset(TREE)
    return made


# ---------------------------------------------------------------------- by pointer and finger


def beside(profile: Profile) -> object:
    """A click 20 su beside a thing, another far from all."""
    mine = hands(profile)
    mine.click(80, 250, 1.0)
    mine.click(150, 400, 3.0)
    return mine.did


def half_a_click(profile: Profile) -> object:
    mine = hands(profile)
    mine.press(150, 250, 1.0)
    return mine.did


def slipping(profile: Profile) -> object:
    """The hand slips 70 su while it lets go."""
    mine = hands(profile)
    mine.press(150, 250, 1.0)
    mine.move(220, 250, 1.05)
    mine.release(220, 250, 1.1)
    return mine.did


def two_quick_clicks(profile: Profile) -> object:
    """On one thing 0.15 s apart, then on another soon after."""
    mine = hands(profile)
    mine.click(150, 250, 1.0)
    mine.click(150, 250, 1.23)
    mine.click(450, 250, 1.6)
    return mine.did


def short_press(profile: Profile) -> object:
    mine = hands(profile)
    mine.click(150, 250, 1.0)
    mine.sleep(5.0)
    return mine.did


def wheel_click(profile: Profile) -> object:
    mine = hands(profile)
    mine.click(150, 250, 1.0, Button.MIDDLE)
    return mine.did


def drag(profile: Profile) -> object:
    mine = hands(profile)
    mine.press(450, 550, 1.0)
    mine.move(750, 550, 1.6)
    mine.release(750, 550, 1.7)
    return mine.did


def press_and_let_go_later(profile: Profile) -> object:
    """A thing is pressed for 0.9 s without moving, let go, and carried without holding."""
    mine = hands(profile)
    mine.press(450, 550, 1.0)
    mine.sleep(1.9)
    mine.release(450, 550, 1.9)
    mine.move(750, 550, 2.5)
    return mine.did


def long_finger(profile: Profile) -> object:
    mine = hands(profile)
    mine.press(150, 550, 1.0, touch=True)
    mine.sleep(1.9)
    mine.release(150, 550, 1.9, touch=True)
    return mine.did


def jump(profile: Profile) -> object:
    """Where the pointer is drawn just after the hand jumped."""
    mine = hands(profile)
    for i in range(4):
        mine.move(200 + 100 * i, 400, 1.0 + 0.02 * i)
    return mine.reach.attention.pointer


def own_pointer(profile: Profile) -> object:
    """The pointer as it is drawn, with what it leaves behind."""
    mine = hands(profile)
    for i in range(6):
        mine.move(200 + 60 * i, 400, 1.0 + 0.02 * i)
    return picture(profile, mine.reach.attention)


# ---------------------------------------------------------------------- by keys, switches, rest and pad


def one_key(profile: Profile) -> object:
    mine = hands(profile)
    mine.key("f2", 1.0)
    return mine.reach.attention


def by_switch(profile: Profile) -> object:
    """What is lit during ten seconds of looking, then of pressing one switch shorter and longer."""
    mine, lit = hands(profile), []
    mine.tick(0.0)
    for tenth in range(1, 101):
        mine.sleep(tenth / 10)
        lit.append(mine.lit)
    for at_s, for_s in ((10.0, 0.1), (12.0, 0.6), (14.0, 0.1)):
        mine.feed(KeyDown("space", at_s))
        mine.sleep(at_s + for_s)
        mine.feed(KeyUp("space", at_s + for_s))
        lit.append(mine.lit)
    mine.sleep(60.0)
    return lit, mine.lit, mine.did


def heard_by_switch(profile: Profile) -> object:
    mine = hands(profile)
    mine.tick(0.0)
    mine.sleep(5.0)
    return [(u.scan_step, u.say_focus) for u in mine.all]


def while_speech_plays(profile: Profile) -> object:
    mine = hands(profile)
    mine.tick(0.0)
    mine.reach.speaking(True)
    mine.sleep(4.0)
    return mine.lit


def resting(profile: Profile) -> object:
    """The pointer comes to a thing with a tremor of 15 su, slips off it for a second, comes back and stays."""
    mine, rings = hands(profile), []
    mine.move(150, 250, 1.0)
    mine.move(165, 250, 1.4)
    mine.sleep(1.5)
    rings.append(mine.reach.attention.dwell)
    mine.move(150, 420, 1.5)
    mine.move(150, 250, 2.5)
    mine.sleep(9.0)
    return mine.did, mine.at_s, rings


def d_pad(profile: Profile) -> object:
    """The focus every tenth of a second while a direction is held."""
    mine, seen = hands(profile), []
    mine.feed(PadDown("right", 0.0))
    for tenth in range(1, 16):
        mine.sleep(tenth / 10)
        seen.append(mine.focus)
    mine.feed(PadUp("right", 1.5))
    return seen


# ---------------------------------------------------------------------- what is seen


@cache
def canvas() -> Canvas:
    return Canvas(SIZE_PX, resources.assets())


def stage(profile: Profile) -> Stage:
    return stage_of(SIZE_PX, canvas().ruler, profile, "fr")


CARD = Node("play/a", Role.BUTTON, "Le grand ballon", Rect(300, 300, 600, 300), look=Look.CHOICE, size_su=40.0)
SPOKEN = Node("top/instruction", Role.HEADING, "Le grand ballon", Rect(300, 100, 900, 100), look=Look.INSTRUCTION,
              size_su=48.0)  # fmt: skip
PAGE = Node("window", Role.WINDOW, "", Rect(0, 0, 1920, 1080), children=(SPOKEN, CARD))


def picture(profile: Profile, attention: Attention | None = None) -> bytes:
    """A page with a card, as it is painted for this learner."""
    painter, surface = Canvas(SIZE_PX, resources.assets()), pygame.Surface(SIZE_PX)
    painter.configure(profile)
    painter.paint(surface, PAGE, attention or Attention(), Spoken("Le grand ballon", SPOKEN.id, 1))
    return pygame.image.tobytes(surface, "RGB")


def home(profile: Profile) -> object:
    """Every node of the home page: where it lies and how large its words are."""
    tree = Home(stage(profile), codes=("renard-bleu", "lion-jaune")).compose()
    return [(n.id, n.rect, n.size_su, n.picture) for n in tree.walk()]


def letters(profile: Profile) -> object:
    """The drawn keyboard for writing."""
    return [n.name for n in reachable(keyboard(stage(profile), Rect(0, 300, 1920, 600), shifted=False))]


# ---------------------------------------------------------------------- what a challenge does


def targets(profile: Profile) -> object:
    """The size of a target that the author made small."""
    made = challenge("click", goal="targets", things=[drawn()], size_su=60)
    tree = made.begin(1.0, 1, play_room(stage(profile), INSTRUCTION)).compose()
    return [n.rect.w for n in reachable(tree)]


def bubbles(profile: Profile) -> object:
    made = challenge("click", goal="bubbles", things=[drawn()], times=3, speed_su_s=80)
    game = Game(made.begin(0.5, 1, play_room(stage(profile), INSTRUCTION)))
    game.wait(2.0)
    return [n.rect for n in reachable(game.tree)]


def slow_double_click(profile: Profile) -> object:
    made = challenge("double_click", things=[drawn(after="art:gift-open")], times=1, interval_s=0.5)
    game = Game(made.begin(1.0, 1, play_room(stage(profile), INSTRUCTION)))
    game.act("play/thing0")
    game.now_s += 1.5
    game.act("play/thing0")
    return game.round.done


@cache
def mouse_pack() -> Pack:
    pack = read_once(resources.shipped_packs() / "souris", "fr").pack
    assert pack is not None
    return pack


def helped(profile: Profile) -> object:
    """When help comes by itself, and how high it stands after each of five misses."""
    settings = play_settings(profile).guidance
    now = Guidance.begun(settings, 0.0)
    steps: list[object] = [now.level, now.due_s(settings)]
    for i in range(5):
        now = now.missed(settings, float(i))
        steps.append(now.level)
    late = Guidance.begun(settings, 0.0)
    for i in range(6):  # a time delay begins after the first tries, which have none
        late = late.stepped(settings, float(i))
    return steps, late.due_s(settings)


def faded(profile: Profile) -> object:
    """How much help each of eight tries begins with, from the demonstration on."""
    settings = replace(play_settings(profile).guidance, start=4)
    now, levels = Guidance.begun(settings, 0.0), list[int]()
    for i in range(8):
        now = now.stepped(settings, float(i))
        levels.append(now.level)
    return levels


def stars_once_mastered(profile: Profile) -> object:
    """Whether each of four challenges in a row ends with a star, of a skill that is mastered."""
    pack = mouse_pack()
    entry = pack.challenges[0]
    log = Log().mastered(entry.base.skills[0]).sit(9)
    shown = []
    for _ in range(4):
        visit = Visit("renard-bleu", 5, fold_all(log.events), pack.id)
        started = begun(pack, entry.id, visit, profile, stage(profile), 1, "r")
        assert started is not None
        shown.append(started.playing.settings.rewards)
        log.round(skill=entry.base.skills[0])
    return shown


def praised(profile: Profile) -> object:
    """What is said of a success alone."""
    pack = mouse_pack()
    entry = pack.challenges[0]
    visit = Visit("renard-bleu", 5, fold_all(()), pack.id)
    started = begun(pack, entry.id, visit, profile, stage(profile), 1, "r")
    assert started is not None
    return started.playing._praise()


def level(profile: Profile) -> object:
    """The level of the next challenge after somebody succeeded four times in five."""
    pack = mouse_pack()
    entry = pack.challenges[0]
    log = Log()
    for mark in "1111011110":
        log.round(mark == "1", skill=entry.base.skills[0], level=0.4, steps={"tries": 5, "alone": 4})
    visit = Visit("renard-bleu", 5, fold_all(log.events), pack.id)
    started = begun(pack, entry.id, visit, profile, stage(profile), 1, "r")
    assert started is not None
    return started.playing.level


def probes(profile: Profile) -> object:
    """What a skill that is mastered is offered for, on each of the forty days after."""
    found = []
    for day in range(4, 29):
        coach = fold_all(Log().mastered().sit(day).round(skill="mouse.move").events)
        found.append([(o.challenge, o.purpose) for o in offers(CANDIDATES, coach, profile)])
    return found


def steps(profile: Profile) -> object:
    return steps_of(profile)
