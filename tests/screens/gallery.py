"""Every screen of the program once, with the longest lives it may meet: for laws, goldens, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from game.access.proposal import Try, propose
from game.core.frame import PathStep
from game.core.learner import all_codes
from game.core.scene import Scene
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
from game.screens.keys import Keys
from game.screens.names import learner_name
from game.screens.parts import Item
from game.screens.passphrase import Passphrase
from game.screens.pausing import End, Pause
from game.screens.sheet import Notice, Sheet, Thought
from game.screens.space import Offers, Workshops
from game.screens.welcome import Picking, Welcome
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
