"""`play --watch`: one pack, as it is in the file now. Nothing is kept of what is played here.

`look` reads the pack (on the watching thread); `news` is asked by the drawing thread. A pack with errors
shows them in the author's words; the challenge comes back as soon as they are mended.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from game.authoring.check import judged
from game.core.frame import PathStep
from game.core.guidance import GuidanceSettings
from game.core.learner import Profile
from game.core.outcome import Change, Go
from game.core.reasons import reason as said
from game.core.scene import Scene
from game.core.session import Playing, PlaySettings, play_room
from game.core.stage import Skin, Stage
from game.core.wording import words
from game.packs.entry import Entry, Pack
from game.packs.pictures import Assets
from game.packs.problem import Problem, problem
from game.packs.reading import read_any
from game.screens.adult import Menu
from game.screens.choosing import Choice
from game.screens.rows import Row, Rows
from game.screens.sheet import Sheet, Thought, sentence

LEVELS = (("easy", 0.0), ("middle", 0.5), ("hard", 1.0))
MOST_STEPS = 8
TRIES_OF_READING = 5
BETWEEN_S = 0.1


@dataclass(frozen=True)
class Looked:
    """The pack at one moment: whole, or with the errors that it has."""

    pack: Pack | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.is_error)

    @property
    def advice(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if not one.is_error)


class Preview:
    """`core.ports.Places` over one pack. `profile` is whose eyes it is seen with."""

    def __init__(self, path: Path, unpacked: Path, drawings: Assets, profile: Profile, lang: str) -> None:
        self.path, self.lang, self.profile = path, lang, profile
        self._unpacked, self._drawings = unpacked, drawings
        self.stage: Stage | None = None
        self.index, self.level, self.seed = 0, 0, 1
        self.now = self._read()
        self.whole: Pack | None = self.now.pack
        self._next: Looked | None = None
        self._lock = threading.Lock()
        self._places: Mapping[str, Callable[[Mapping[str, Any]], Scene | None]] = {
            "play": self._play, "resume": self._play, "next": self._onward, "pause": self._menu,
            "stop": self._list, "list": self._list, "again": self._again, "level": self._level,
            "skin": self._skin, "advice": self._advice, "watched": self._watched, "quit": self._quit,
        }  # fmt: skip

    # ------------------------------------------------------------------ the file

    def look(self) -> None:
        """Read the pack again; for the thread that watches."""
        found = self._read()
        with self._lock:
            self._next = found

    @property
    def news(self) -> bool:
        """Whether the pack was read anew since the last `Go("watched")`."""
        with self._lock:
            return self._next is not None

    def _read(self) -> Looked:
        """An editor may be in the middle of saving: what vanishes under our hands is looked for again."""
        pause, reason = threading.Event(), ""
        for _ in range(TRIES_OF_READING):
            try:
                read = read_any(self.path, self._unpacked, self.lang, self.path.name, self._drawings)
                found = Looked(read.pack, judged(read, self.lang))
            except OSError as error:
                reason = said(error, self.lang)
            else:
                if not any(one.code in ("file-missing", "file-unreadable") for one in found.problems):
                    return found
                reason = ""
            pause.wait(BETWEEN_S)
        if not reason:
            return found
        told = problem(self.lang, "file-unreadable", self.path.name, 1, 1, reason=reason)
        return Looked(None, (told,))

    # ------------------------------------------------------------------ core.ports.Places

    def staged(self, stage: Stage) -> None:
        self.stage = stage

    def first(self, at_s: float) -> Scene:  # noqa: ARG002
        return self._shown()

    def go(self, go: Go, at_s: float, scene: Scene) -> Scene | None:  # noqa: ARG002
        return self._places.get(go.place, self._play)(go.args)

    def change(self, change: Change, at_s: float) -> None:
        """Nothing is kept."""

    def help_noted(self, how: str, at_s: float, scene: Scene) -> bool:  # noqa: ARG002
        return False

    def closed(self, at_s: float, scene: Scene) -> None:
        """Nothing is kept."""

    # ------------------------------------------------------------------ where one can go

    def _watched(self, args: Mapping[str, Any]) -> Scene:  # noqa: ARG002
        with self._lock:
            found, self._next = self._next, None
        if found is not None:
            before, self.now = self.whole, found
            if found.pack is not None:
                self.whole = found.pack
                self.index = changed_at(before, found.pack, self.index)
        return self._shown()

    def _quit(self, args: Mapping[str, Any]) -> None:
        """The window closes."""

    def _shown(self) -> Scene:
        return self._problems() if self.now.errors else self._play({})

    def _play(self, args: Mapping[str, Any]) -> Scene:
        if self.whole is None:
            return self._problems()
        self.index = min(int(args.get("index", self.index)), len(self.whole.challenges) - 1)
        return played(self.whole, self.whole.challenges[self.index], self)

    def _onward(self, args: Mapping[str, Any]) -> Scene:  # noqa: ARG002
        """The next challenge; after the last one, which to see again."""
        if self.whole is None or self.index + 1 >= len(self.whole.challenges):
            return self._list({})
        return self._play({"index": self.index + 1})

    def _again(self, args: Mapping[str, Any]) -> Scene:  # noqa: ARG002
        self.seed += 1
        return self._play({})

    def _level(self, args: Mapping[str, Any]) -> Scene:  # noqa: ARG002
        self.level = (self.level + 1) % len(LEVELS)
        return self._play({})

    def _skin(self, args: Mapping[str, Any]) -> Scene:  # noqa: ARG002
        teen = self.profile.skin_value is Skin.TEEN
        self.profile = replace(self.profile, skin=str(Skin.CHILD if teen else Skin.TEEN))
        return self._play({})

    # ------------------------------------------------------------------ for the author

    def w(self, key: str, **parts: object) -> str:
        return words(self.lang, key, **parts)

    def _menu(self, args: Mapping[str, Any]) -> Scene:  # noqa: ARG002
        items = [
            Choice("level", self.w(f"watch.level.{LEVELS[self.level][0]}"), "🪜", "level"),
            Choice("skin", self.w(f"watch.skin.{self.profile.skin}"), "🧒", "skin"),
            Choice("again", self.w("watch.again"), "🎲", "again"),
            Choice("list", self.w("watch.another"), "🎒", "list"),
        ]
        if self.now.advice:
            items.append(Choice("advice", self.w("watch.advice", n=len(self.now.advice)), "💡", "advice"))
        return Menu(self._stage(), heading=self.w("watch.menu"), items=tuple(items), back="play", kind="watch")

    def _list(self, args: Mapping[str, Any]) -> Scene:  # noqa: ARG002
        if self.whole is None:
            return self._problems()
        rows = []
        for index, entry in enumerate(self.whole.challenges):
            challenge = entry.for_(self.profile.skin, self.seed, LEVELS[self.level][1], self.lang)
            picture = challenge.picture or challenge.instruction.picture or "🎯"
            rows.append(Row(entry.id, challenge.title.text, entry.id, picture, "play", {"index": index}))
        here = self.whole.challenges[min(self.index, len(rows) - 1)].id
        listed = Rows(
            self._stage(), heading=self.w("watch.challenges"), rows=tuple(rows), back="play", kind="watch"
        )
        return listed.showing(here)

    def _advice(self, args: Mapping[str, Any]) -> Scene:  # noqa: ARG002
        return self._told(self.w("watch.advice.says"), self.now.advice, "💡", "pause")

    def _problems(self) -> Scene:
        """What keeps the pack from being played; *Retour* leads to the pack as it last was whole."""
        errors = self.now.errors
        key = "watch.errors.one" if len(errors) == 1 else "watch.errors.many"
        return self._told(self.w(key, n=len(errors)), errors, "sign:warning", "play" if self.whole else "quit")

    def _told(self, heading: str, problems: Sequence[Problem], picture: str, back: str) -> Scene:
        thoughts = tuple(Thought(self._words_of(one), picture) for one in problems)
        return Sheet(self._stage(), heading, thoughts, back, kind="watch")

    def _words_of(self, one: Problem) -> str:
        file = one.file.partition("/")[2] or one.file
        said = self.w("watch.problem", file=file, line=one.line, message=one.message.rstrip("."))
        if not one.remedy:
            return said
        asks = one.remedy[-1] in "?!"
        return f"{said} {sentence(one.remedy) if asks else self.w('watch.remedy', remedy=one.remedy.rstrip('.'))}"

    def _stage(self) -> Stage:
        assert self.stage is not None
        return self.stage


def played(pack: Pack, entry: Entry, preview: Preview) -> Playing:
    """The challenge as the learner of this profile meets it, begun anew."""
    stage, level = preview._stage(), LEVELS[preview.level][1]
    skin = preview.profile.skin_value
    lang = preview.lang if preview.lang in pack.languages else pack.language
    challenge = entry.for_(str(skin), preview.seed, level, lang)
    brief = pack.brief(challenge, lang)
    stage = replace(stage, skin=skin)
    round_ = challenge.begin(level, preview.seed, play_room(stage, brief.instruction))
    profile = preview.profile
    guidance = GuidanceSettings.of_profile(profile.as_dict())
    settings = PlaySettings(guidance, profile.reward_s, rewards=skin is not Skin.TEEN, praise=profile.praise)
    count = len(pack.challenges)
    steps = [PathStep(i < preview.index, i == preview.index) for i in range(count if count <= MOST_STEPS else 0)]
    return Playing(brief, round_, stage, "watch", level, settings, tuple(steps), seed=preview.seed)


def changed_at(before: Pack | None, now: Pack, shown: int) -> int:
    """Which challenge to show: the one on screen when it changed or nothing did, else the first that changed."""
    last = len(now.challenges) - 1
    if before is None:
        return min(shown, last)
    old = {entry.id: entry.layers for entry in before.challenges}
    new = [entry.id for entry in now.challenges]
    here = before.challenges[shown].id if shown < len(before.challenges) else ""
    changed = [i for i, entry in enumerate(now.challenges) if old.get(entry.id) != entry.layers]
    if here in new and (not changed or new.index(here) in changed):
        return new.index(here)
    return changed[0] if changed else min(shown, last)
