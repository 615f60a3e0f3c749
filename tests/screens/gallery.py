"""Every screen of the program once, with the longest lives it may meet: for laws, goldens, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from game.access.proposal import Try, propose
from game.core.calendar_day import day_of
from game.core.frame import PathStep
from game.core.learner import all_codes
from game.core.mastery import Criterion
from game.core.objective_words import say_days_left, say_objective, say_progress
from game.core.objectives import Objective, ObjectiveProgress
from game.core.scene import Scene
from game.core.skills import skill_name
from game.core.stage import Skin, Stage, stage_for
from game.core.wording import words
from game.program.office import ABOUT, KEPT
from game.screens.adjusting import GROUP_PICTURES, Panel, Settings
from game.screens.adult import Confirm, Menu, learner_choices
from game.screens.assistant import Assistant, proposed
from game.screens.cards import DoneCard, OfferCard, Reached, WorkshopCard
from game.screens.choosing import Choice
from game.screens.gate import Gate
from game.screens.home import Home
from game.screens.keyboard import Writing
from game.screens.keys import Keys
from game.screens.names import learner_name
from game.screens.parts import Item
from game.screens.passphrase import Passphrase
from game.screens.pausing import End, Pause
from game.screens.rewarding import Promise, RewardChoice, RewardTime
from game.screens.rows import Row, Rows
from game.screens.sheet import Notice, Sheet, Thought
from game.screens.skill_page import SkillPage, SkillProfile
from game.screens.space import Offers, Workshops
from game.screens.trying import Trying
from game.screens.welcome import Picking, Welcome
from game.screens.writing import Write
from game.stage.ruler import FontRuler

ASSETS = Path(__file__).resolve().parent.parent.parent / "assets"
SHAPES = {"wide": (1280, 720), "full": (1920, 1080), "small": (1024, 768), "tall": (768, 1024)}
SCALES = (1.0, 1.5, 2.0)
LANGS = ("fr", "en")
PATH = tuple(PathStep(done=i < 2, now=i == 2) for i in range(5))
CODES = ("renard-bleu", "grenouille-violet", "papillon-jaune", "tortue-corail", "pingouin-vert")
WORKSHOPS = (
    WorkshopCard("souris", "La souris", "art:pack-mouse", 0.6),
    WorkshopCard("clavier", "Le clavier", "art:pack-keyboard", 0.0),
    WorkshopCard("formulaires", "Les formulaires", "art:pack-forms", 1.0),
    WorkshopCard("pieges", "Messages piégés", "art:pack-traps", 0.3),
    WorkshopCard("reseaux", "Réseaux sociaux", "art:pack-networks", 0.0),
)
OFFERS = (
    OfferCard("ballons", "Clique sur les ballons", "art:balloon-red", Reached.ALONE),
    OfferCard("chaussettes", "Range les chaussettes", "art:sock-striped", Reached.REACHED),
    OfferCard("tresor", "Descends jusqu’au trésor", "art:chest-closed", Reached.NEW),
)
DONE = tuple(DoneCard(o.title, o.picture, alone=o.reached is Reached.ALONE) for o in OFFERS)


@lru_cache(maxsize=1)
def ruler() -> FontRuler:
    return FontRuler(ASSETS)


def stage(
    shape: str = "wide", scale: float = 1.0, skin: Skin = Skin.CHILD, lang: str = "fr", left: bool = False
) -> Stage:
    bare = stage_for(*SHAPES[shape], ruler())
    return replace(bare, text_scale=scale, skin=skin, lang=lang, left_handed=left)


def _adult(s: Stage) -> Menu:
    items = tuple(
        Choice(p, words(s.lang, f"adult.{p}"), e, p)
        for p, e in (("learners", "🧒"), ("packs", "🎒"), ("review", "📊"), ("machine", "💻"), ("about", "💙"))
    )
    corner = (Item("adult/quit", words(s.lang, "adult.quit"), "sign:door"),)
    return Menu(s, heading=words(s.lang, "adult.says"), items=items, corner=corner)


def _learner(s: Stage) -> Menu:
    items = [Choice(g, words(s.lang, f"group.{g}"), e, "settings") for g, e in GROUP_PICTURES.items()]
    items.append(Choice("/forget", words(s.lang, "learner.forget"), "🗑️", "forget_ask"))
    return Menu(s, heading=learner_name(s.lang, CODES[1]), items=tuple(items), kind="learner", back="learners")


def _learners(s: Stage) -> Menu:
    items = (
        *learner_choices(s.lang, all_codes()[:14], "learner_menu"),
        Choice("/add", words(s.lang, "learners.add"), "➕", "picking"),
    )
    return Menu(s, heading=words(s.lang, "learners.says"), items=items, kind="learners", back="adult")


def _machine(s: Stage) -> Menu:
    keys = (("state", "🩺"), ("defaults", "🎚️"), ("relock", "🔑"), ("unlock", "🔓"), ("kept", "🔒"))
    items = tuple(Choice(k, words(s.lang, f"machine.{k}"), e, k) for k, e in keys)
    return Menu(s, heading=words(s.lang, "machine.says"), items=items, kind="machine", back="adult")


def _sheet(s: Stage, kind: str, rows: tuple[tuple[str, str], ...], young: bool = False) -> Sheet:
    thoughts = tuple(Thought(words(s.lang, key, version="0.1.0"), picture) for key, picture in rows)
    return Sheet(s, words(s.lang, f"{kind}.says"), thoughts, "adult", young, kind=kind)


def _forget(s: Stage) -> Confirm:
    who = learner_name(s.lang, CODES[1])
    question = words(s.lang, "forget.question", who=who)
    return Confirm(s, question, words(s.lang, "forget.detail"), words(s.lang, "forget.yes"))


def _notice(s: Stage) -> Notice:
    name = "progress.db.broken-2026-11-23"
    return Notice(s, words(s.lang, "log.damaged", name=name), words(s.lang, "log.kept.remedy"))


def _progress(s: Stage, plan: bool = False) -> Rows:
    names = ("safety.upsetting_picture", "mouse.buttons", "mouse.pointer_shapes", "info.pictures")
    detail = words(s.lang, "progress.row", state=words(s.lang, "rv.state.growing"), alone=7, tries=10, level=35)
    detail = f"{detail}, {words(s.lang, 'progress.held')}, {words(s.lang, 'progress.open')}"
    if plan:
        detail = words(s.lang, "plan.not")
    rows = tuple(Row(n, skill_name(n, s.lang), detail, "🌿", "skill", picked=i < 1 if plan else None)
                 for i, n in enumerate(names * 2))[:9]  # fmt: skip
    rows = tuple(replace(row, id=f"{row.id}{i}") for i, row in enumerate(rows))
    kind, sign = ("plan", "sign:erase") if plan else ("progress", "sign:menu")
    corner = (Item(f"{kind}/other", words(s.lang, "plan.clear" if plan else "progress.plan"), sign),)
    return Rows(s, words(s.lang, f"{kind}.says", who=learner_name(s.lang, CODES[1])), "", rows, kind=kind,
                corner=corner)  # fmt: skip


def _skill(s: Stage, page: int = 0, group: str = "") -> SkillPage:
    told = (
        words(s.lang, "skill.state", state=words(s.lang, "rv.state.growing"), alone=7, tries=10, low=40, high=89)
        + " " + words(s.lang, "skill.goal", done=1, wanted=3),
        words(s.lang, "skill.next", reason=words(s.lang, "coach.level.resumed", level=25)),
    )  # fmt: skip
    profile = SkillProfile(skill_level=35.0, skill_goal="seul, 9 sur 10, 3 séances")
    goals = ("seul, 4 sur 5, 2 séances", "seul, 9 sur 10, 3 séances", "seul, 10 sur 10, 3 séances")
    title = skill_name("safety.upsetting_picture", s.lang)
    if group:
        objective = Objective("o", "safety.upsetting_picture", Criterion(), 1, day_of("2027-06-30"))
        first = words(s.lang, "goal.is", goal=say_objective(objective, title, s.lang))
        told = (
            first,
            say_progress(ObjectiveProgress(1, 3, False, 2, 10), s.lang) + " " + say_days_left(96, s.lang),
        )
        profile = replace(profile, goal_until="2027-06-30", skill_phase="teaching")
    return SkillPage(s, profile, page, CODES[0], "safety.upsetting_picture", title, told, goals,
                     ("", "2027-05-31", "2027-06-30"), group=group)  # fmt: skip


SCREENS: dict[str, Callable[[Stage], Scene]] = {
    "welcome-who": lambda s: Welcome(s, chosen=("renard-bleu", "ours-bleu")),
    "welcome-how": lambda s: Welcome(s, number=1),
    "welcome-sizes": lambda s: Welcome(s, number=2),
    "home": lambda s: Home(s, codes=CODES),
    "home-one": lambda s: Home(s, codes=CODES[:1]),
    "home-many": lambda s: Home(s, codes=all_codes()[:12], page=1),
    "home-empty": lambda s: Home(s),
    "space": lambda s: Workshops(s, workshops=WORKSHOPS, path=PATH),
    "choice": lambda s: Offers(s, offers=OFFERS, path=PATH, others=True),
    "choice-last": lambda s: Offers(s, offers=OFFERS[:2], path=PATH, last=True),
    "pause": Pause,
    "end": lambda s: End(s, done=DONE),
    "end-many": lambda s: End(s, done=(DONE * 4)[:10]),
    "end-none": End,
    "gate": lambda s: Gate(s, seed=17),
    "passphrase": lambda s: Passphrase(s, typed="un bateau bleu"),
    "adult": _adult,
    "learners": _learners,
    "learner": _learner,
    "machine": _machine,
    "settings-see": lambda s: Settings(s, code=CODES[0], group="see"),
    "settings-hear": lambda s: Settings(s, code=CODES[0], group="hear"),
    "settings-act": lambda s: Settings(s, code=CODES[0], group="act", page=1),
    "settings-session": lambda s: Settings(s, code=CODES[0], group="session"),
    "panel": Panel,
    "settings-scan": lambda s: Settings(s, code=CODES[0], group="scan"),
    "panel-groups": lambda s: Panel(s, group="?"),
    "panel-scan": lambda s: Panel(s, group="scan"),
    "writing": lambda s: Write(s, "play/s0", "Prénom", Writing("Élodie écrit à son oncle Gaëtan")),
    "writing-signs": lambda s: Write(s, "play/s0", "Prénom", Writing("a@b.fr", signs=True), secret=True),
    "passphrase-signs": lambda s: Passphrase(s, typed="un bateau bleu", signs=True, shifted=True),
    "trying": lambda s: Trying(s, "act"),
    "trying-held": lambda s: Trying(s, "act", held=True, times=3),
    "assistant": lambda s: Assistant(s, since_s=0.0),
    "assistant-switch": lambda s: Assistant(s, by_switch=True, since_s=0.0),
    "proposed": lambda s: proposed(s, "learner_menu", "", propose([Try(90.0, 3, 9.0, 30.0)] * 3)),
    "keys": Keys,
    "keys-waiting": lambda s: Keys(s, waiting="tab", page=1),
    "pause-calm": lambda s: Pause(s, calm=True),
    "panel-noted": lambda s: Panel(s, noted="gesture", page=1),
    "picking": lambda s: Picking(s, colour="jaune", chosen=("lion-jaune",), taken=("renard-jaune",)),
    "forget": _forget,
    "notice": _notice,
    "kept": lambda s: _sheet(s, "kept", KEPT, young=True),
    "choice-promise": lambda s: Offers(s, offers=OFFERS, path=PATH, others=True, promise=Promise(3)),
    "choice-reward": lambda s: Offers(s, offers=OFFERS[:2], path=PATH, promise=Promise(1, "game")),
    "rewards": lambda s: RewardChoice(s, now="rest"),
    "reward": lambda s: RewardTime(s, "game"),
    "panel-level": lambda s: Panel(
        s, group="level", skill=skill_name("safety.upsetting_picture", s.lang), level=0.35
    ),
    "panel-held": lambda s: Panel(s, group="level", skill="", level=0.35, held=True, leveled="hold"),
    "panel-round": lambda s: Panel(s, skill=skill_name("safety.upsetting_picture", s.lang), level=0.35),
    "panel-after": lambda s: Panel(s, in_round=False, after_round=True),
    "progress": _progress,
    "plan": lambda s: _progress(s, plan=True),
    "skill": _skill,
    "skill-more": lambda s: _skill(s, 1),
    "skill-goal": lambda s: _skill(s, group="goal"),
    "skill-goal-more": lambda s: _skill(s, 1, "goal"),
    "about": lambda s: _sheet(s, "about", ABOUT),
}


def everywhere(scales: tuple[float, ...] = SCALES) -> Iterator[tuple[str, Stage]]:
    """Every stage the laws must hold on, with words for messages."""
    for shape in SHAPES:
        for scale in scales:
            for skin in Skin:
                for lang in LANGS:
                    yield f"{shape} {scale} {skin} {lang}", stage(shape, scale, skin, lang)
    for shape in ("wide", "tall"):
        yield f"{shape} left-handed", stage(shape, left=True)
