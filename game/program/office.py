"""The adult's side: behind the gate, learners and their settings, packs, this computer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from game.core.learner import Profile
from game.core.retention import DEFAULT_DAYS, kept_days
from game.core.scene import Scene
from game.core.stage import Stage
from game.core.wording import words
from game.program.book import Told
from game.program.lock import Lock, wait_s
from game.program.tools import Tools
from game.screens.adjusting import GROUP_PICTURES, Settings
from game.screens.adult import Confirm, Menu, learner_choices
from game.screens.assistant import Assistant
from game.screens.choosing import Choice
from game.screens.gate import Gate
from game.screens.keys import Keys
from game.screens.names import learner_name
from game.screens.parts import Item
from game.screens.passphrase import Passphrase
from game.screens.settings_table import GROUPS
from game.screens.sheet import Notice, Sheet, Thought
from game.screens.welcome import Picking

if TYPE_CHECKING:
    from game.program.packing import Packing
    from game.program.progression import Progression

Going = Callable[[Mapping[str, Any], float, Scene], Scene]
KEPT = (("kept.picture", "🦊"), ("kept.challenges", "🎯"), ("kept.help", "⭐"), ("kept.pointer", "🖱️"),
        ("kept.typed", "🤐"), ("kept.here", "💻"), ("kept.erase", "🗑️"))  # fmt: skip
ABOUT = (("about.program", "💙"), ("about.access", "🎚️"), ("about.pictures", "🖼️"), ("about.font", "🔤"),
         ("about.voice", "🗣️"), ("about.sounds", "🎨"), ("about.falc", "📖"))  # fmt: skip
PACKING = ("packs", "pack", "pack_find", "pack_look", "pack_add", "pack_remove")
PROGRESSION = ("progress", "skill", "skill_set", "plan", "plan_turn", "plan_clear")


class Office:
    """`editing` is the learner whose settings are open ("" for the installation's own)."""

    def __init__(self, tools: Tools, stage: Callable[[], Stage]) -> None:
        self.tools, self._stage = tools, stage
        self.editing: str | None = None
        self.wrong = 0
        self.told: list[Told] = []
        self.places: dict[str, Going] = {
            "gate": self.gate, "gate_open": self.gate_open, "way_out": self.way_out, "unlock": self.unlock,
            "adult": self.adult,
            "learners": self.learners, "learner_menu": self.learner_menu, "settings": self.settings,
            "forget_ask": self.forget_ask, "forget": self.forget, "picking": self.picking,
            "add_learners": self.add_learners, "review": self.review,
            "machine": self.machine, "state": self.state, "lock_new": self.lock_new, "lock": self.lock,
            "lock_off_ask": self.lock_off_ask, "lock_off": self.lock_off, "kept": self.kept,
            "kept_adult": self.kept_adult, "about": self.about, "assistant": self.assistant, "keys": self.keys,
            "kiosk_ask": self.kiosk_ask, "kiosk": self.kiosk,
            **{place: self._progression(place) for place in PROGRESSION},
            **{place: self._packing(place) for place in PACKING},
        }  # fmt: skip

    @property
    def profile(self) -> Profile:
        return self.tools.book.profile(self.editing) if self.editing else self.tools.book.defaults

    def w(self, key: str, **parts: object) -> str:
        return words(self.tools.lang, key, **parts)

    def _progression(self, place: str) -> Going:
        """The coach's pages; its modules are imported when they are asked for."""

        def going(args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
            return self.progression.places[place](args, at_s, scene)

        return going

    def _packing(self, place: str) -> Going:
        """The pages on packs; likewise."""

        def going(args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
            return self.packing.places[place](args, at_s, scene)

        return going

    @cached_property
    def packing(self) -> Packing:
        from game.program.packing import Packing

        return Packing(self.tools, self._stage)

    @cached_property
    def progression(self) -> Progression:
        from game.program.progression import Progression

        return Progression(self.tools, self._stage)

    # ------------------------------------------------------------------ the gate

    def gate(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        return Gate(self._stage(), to=str(args.get("to", "adult")), seed=self.tools.chance.seed())

    def gate_open(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """Behind the gate the passphrase is asked, once there is one."""
        if self.tools.book.lock is None:
            return self.adult(args, at_s, scene)
        return Passphrase(self._stage(), wait_s=wait_s(self.wrong))

    def way_out(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        """The hidden chord of the protected full screen: the passphrase, or the gate as long as there is none."""
        going = self.gate if self.tools.book.lock is None else self.gate_open
        return going({"to": "adult"}, at_s, scene)

    def unlock(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        lock = self.tools.book.lock
        if lock is None or lock.opens(str(args.get("phrase", ""))):
            self.wrong = 0
            return self.adult(args, at_s, scene)
        self.wrong += 1
        return Passphrase(self._stage(), problem="wrong", wait_s=wait_s(self.wrong))

    # ------------------------------------------------------------------ the desk

    def adult(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        self.editing = None
        self.tools.book.flush()
        waiting = self.told + [t for t in self.tools.book.told if t not in self.told]
        if waiting:
            self.told, self.tools.book.told = waiting[1:], []
            return Notice(self._stage(), waiting[0].what, waiting[0].remedy, to="adult")
        items = tuple(
            Choice(place, self.w(f"adult.{place}"), picture, place)
            for place, picture in (
                ("learners", "🧒"), ("packs", "🎒"), ("review", "📊"), ("machine", "💻"), ("about", "💙"),
            )
        )  # fmt: skip
        quit_ = Item("adult/quit", self.w("adult.quit"), "sign:door")
        return Menu(self._stage(), heading=self.w("adult.says"), items=items, back="home", corner=(quit_,))

    def learners(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        self.editing = None
        add = Choice("/add", self.w("learners.add"), "➕", "picking")
        items = (*learner_choices(self.tools.lang, self.tools.book.codes, "learner_menu"), add)
        return self._menu("learners", self.w("learners.says"), items, "adult")

    def _menu(
        self, kind: str, heading: str, items: tuple[Choice, ...], back: str, corner: tuple[Item, ...] = ()
    ) -> Scene:
        return Menu(self._stage(), heading=heading, items=items, back=back, kind=kind, corner=corner)

    def learner_menu(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """The four groups of settings, and erasing; of the installation when `code` is ""."""
        code = str(args.get("code", ""))
        if code and code not in self.tools.book.codes:
            return self.learners(args, at_s, scene)
        self.editing = code
        self.tools.book.flush()
        items = [
            Choice(group, self.w(f"group.{group}"), GROUP_PICTURES[group], "settings",
                   {"code": code, "group": group})
            for group in GROUPS
        ]  # fmt: skip
        items.append(Choice("/assistant", self.w("learner.assistant"), "⭐", "assistant", {"code": code}))
        items.append(Choice("/keys", self.w("learner.keys"), "⌨️", "keys", {"code": code}))
        if code:
            items.insert(0, Choice("/progress", self.w("learner.progress"), "🌱", "progress", {"code": code}))
            items.append(Choice("/forget", self.w("learner.forget"), "🗑️", "forget_ask", {"code": code}))
        heading = learner_name(self.tools.lang, code) if code else self.w("machine.defaults")
        return self._menu("learner", heading, tuple(items), "learners" if code else "machine")

    def settings(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        code, group = str(args.get("code", "")), str(args.get("group", ""))
        if group not in GROUPS or (code and code not in self.tools.book.codes):
            return self.learners(args, at_s, scene)
        self.editing = code
        return Settings(self._stage(), profile=self.profile, code=code, group=group)

    def assistant(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        """Three tries, then a proposal; for one learner, or from the welcome for everybody."""
        back = str(args.get("back", "learner_menu"))
        return Assistant(self._stage(), back, str(args.get("code", "")))

    def keys(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        self.editing = str(args.get("code", ""))
        return Keys(self._stage(), profile=self.profile, code=self.editing)

    def kiosk_ask(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        """To protect the full screen is asked for; to end it is not."""
        if self.tools.book.installation.kiosk:
            return self.kiosk({"on": False}, at_s, scene)
        return Confirm(
            self._stage(), self.w("kiosk.question"), self.w("kiosk.detail"), self.w("kiosk.yes"),
            "kiosk", {"on": True}, "machine", {},
        )  # fmt: skip

    def kiosk(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        on = bool(args.get("on", False))
        self.tools.book.set_kiosk(on)
        self.tools.book.flush()
        if on and self.tools.book.lock is None:  # the way out asks a passphrase: choose one now
            return self.lock_new({}, at_s, scene)
        return self.machine(args, at_s, scene)

    def picking(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        return Picking(self._stage(), taken=self.tools.book.codes)

    def add_learners(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        self.tools.book.add([str(code) for code in args.get("codes", ())])
        self.tools.book.flush()
        return self.learners(args, at_s, scene)

    def forget_ask(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        code = str(args.get("code", ""))
        who = learner_name(self.tools.lang, code)
        return Confirm(
            self._stage(), self.w("forget.question", who=who), self.w("forget.detail"), self.w("forget.yes"),
            "forget", {"code": code}, "learner_menu", {"code": code},
        )  # fmt: skip

    def forget(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        """Erase the log first: a learner whose log stays must stay in sight."""
        code = str(args.get("code", ""))
        self.editing = None
        if not self.tools.forget(code):
            return Notice(self._stage(), self.w("forget.failed"), to="learners")
        self.tools.book.forget(code)
        who = learner_name(self.tools.lang, code)
        return Notice(self._stage(), self.w("forget.done", who=who), to="learners")

    # ------------------------------------------------------------------ review, computer

    def _sheet(self, kind: str, heading: str, thoughts: Sequence[Thought], back: str, young: bool = False) -> Scene:
        return Sheet(self._stage(), heading, tuple(thoughts), back, young, kind=kind)

    def review(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        if self.tools.open_review():
            return Notice(self._stage(), self.w("review.opened"), to="adult")
        return Notice(self._stage(), self.w("review.missing"), self.w("review.missing.remedy"), to="adult")

    def machine(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        self.editing = None
        locked = self.tools.book.lock is not None
        items = [
            Choice("state", self.w("machine.state"), "🩺", "state"),
            Choice("defaults", self.w("machine.defaults"), "🎚️", "learner_menu", {"code": ""}),
            Choice("lock", self.w("machine.relock" if locked else "machine.lock"), "🔑", "lock_new"),
            Choice("kept", self.w("machine.kept"), "🔒", "kept_adult"),
        ]
        full = self.tools.book.installation.kiosk
        label = self.w("machine.unkiosk" if full else "machine.kiosk")
        items.append(Choice("kiosk", label, "🖥️", "kiosk_ask"))
        if locked:
            items.insert(3, Choice("lock_off", self.w("machine.unlock"), "🔓", "lock_off_ask"))
        return self._menu("machine", self.w("machine.says"), tuple(items), "adult")

    def state(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        thoughts = [
            Thought(f"{t.what} {t.remedy}".strip(), "sign:warning" if t.remedy else "sign:tick")
            for t in self.tools.doctor()
        ]
        return self._sheet("state", self.w("state.says"), thoughts or [Thought(self.w("state.none"))], "machine")

    def lock_new(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        return Passphrase(self._stage(), mode="new", to="machine")

    def lock(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        self.tools.book.set_lock(Lock.made(str(args.get("phrase", ""))))
        self.tools.book.flush()
        return self.machine(args, at_s, scene)

    def lock_off_ask(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        return Confirm(
            self._stage(), self.w("machine.unlock.question"), self.w("machine.unlock.detail"),
            self.w("machine.unlock.yes"), "lock_off", {}, "machine", {},
        )  # fmt: skip

    def lock_off(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        self.tools.book.set_lock(None)
        self.tools.book.flush()
        return self.machine(args, at_s, scene)

    def kept(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        """ "Ce que je garde sur toi": from home or from a pause, and back there."""
        back = str(args.get("back", "home"))
        return self._sheet("kept", self.w("kept.says"), self._kept_thoughts(), back, young=True)

    def kept_adult(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        return self._sheet("kept", self.w("kept.says"), self._kept_thoughts(), "machine", young=True)

    def _kept_thoughts(self) -> list[Thought]:
        thoughts = [Thought(self.w(key), picture) for key, picture in KEPT]
        days = kept_days(self.tools.book.installation.retention_days)
        until = self.w("kept.until.year") if days == DEFAULT_DAYS else self.w("kept.until", n=days)
        thoughts.insert(-1, Thought(until, "🗓️"))
        if code := self.tools.diary.learner:
            sessions = sum(1 for _ in self.tools.store.events(code, ("session_started",)))
            thoughts.insert(1, Thought(self.w("kept.sessions", n=sessions), "🔢"))
        return thoughts

    def about(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        thoughts = [Thought(self.w(key, version=self.tools.version), picture) for key, picture in ABOUT]
        return self._sheet("about", self.w("about.says"), thoughts, "adult")
