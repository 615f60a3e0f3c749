"""Settings of one learner, and the quick panel over a running challenge. Effects show at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.learner import Profile
from game.core.node import Look, Node, Role, Tone
from game.core.outcome import Change, Cue, Go, Say, Sound, Urgency
from game.core.scene import Step
from game.core.stage import GAP_SU
from game.screens import dealing, layout, parts, steppers
from game.screens.screen import Screen, tail
from game.screens.settings_table import GROUPS, QUICK, Setting

MORE, QUICKLY, LEVEL = "panel/more", "panel/quick", "panel/level"
KEYS, TRY = "panel/keys", "panel/try"
LEVELS = (("easier", "sign:easier"), ("hold", "sign:lock"), ("harder", "sign:harder"))
GROUP_PICTURES = {"see": "👀", "hear": "👂", "act": "✋", "scan": "🔘", "session": "🏁"}
HELPS = ("hand", "voice", "gesture")
HELP_SIGNS = {"hand": "sign:hand", "voice": "sign:speaker", "gesture": "sign:touch"}


@dataclass(frozen=True)
class Adjusting(Screen):
    """A page of steppers over `profile`, which changes with each press, as the stage does."""

    profile: Profile = field(default_factory=Profile)
    page: int = 0

    @property
    def for_adult(self) -> bool:
        return True

    @property
    def settings(self) -> Sequence[Setting]:
        raise NotImplementedError

    def _split(self) -> tuple[Rect, tuple[Node, ...]]:
        """The room of the steppers, and what else stands on the page."""
        return self._zone().inset(0.0), ()

    def _column(self, area: Rect) -> Rect:
        return layout.column(area, 1240.0, self.stage.text_scale)

    def _zone(self) -> Rect:
        return layout.page(self.stage, self.says, layout.TITLE_SU).play

    def _pages(self) -> tuple[int, int]:
        """How many rows a page holds, and how many pages that makes."""
        area, _ = self._split()
        rows = steppers.per_page(self.stage, self._column(area), self.settings)
        if rows < len(self.settings):
            inner, _, _ = layout.around_pages(self.stage, area, paged=True)
            rows = steppers.per_page(self.stage, self._column(inner), self.settings)
        return rows, layout.pages_of(len(self.settings), rows)

    def pressed(self, aim: Aim) -> Step:
        if aim.target in (parts.BEFORE, parts.AFTER):
            _, pages = self._pages()
            page = parts.turned(aim.target, min(self.page, pages - 1), pages)
            return replace(self, page=page).step(Sound(Cue.PRESS))
        change = steppers.stepped(aim.target, self.profile)
        return self.left(aim) if change is None else self._changed(*change)

    def _changed(self, s: Setting, change: dict[str, float | bool | str]) -> Step:
        if not change:
            return self.step()
        now = replace(self, profile=self.profile.changed(change))
        said = f"{s.label(self.lang)}. {s.value_words(self.lang, now.profile)}"
        return now.step(Sound(Cue.PRESS), Change(dict(change)), Say(said, Urgency.NOW, f"set/{s.key}/value"))

    def left(self, aim: Aim) -> Step:  # noqa: ARG002
        return self.step()

    def middle(self) -> tuple[Node, ...]:
        stage = self.stage
        area, besides = self._split()
        rows, pages = self._pages()
        page = min(self.page, pages - 1)
        inner, left, right = layout.around_pages(stage, area, pages > 1)
        inner = self._column(inner)
        shown = self.settings[page * rows : (page + 1) * rows]
        # Every page begins at the same height; one page alone stands in the middle.
        used = steppers.rows_height(stage, inner.w, self.settings, min(rows, len(self.settings)))
        inner = inner.below(max(0.0, (inner.h - used) / 2)) if pages == 1 else inner
        nodes = steppers.stepper_rows(stage, inner, shown, self.profile, self.settings)
        return (*nodes, *parts.arrows(stage, left, right, page, pages), *besides)

    def framed(self, rail: Node) -> Node:
        zones = layout.page(self.stage, self.says, layout.TITLE_SU)
        top = parts.top(self.stage, zones, self.says, base_su=layout.TITLE_SU)
        middle = Node(f"{self.name}/middle", Role.GROUP, "", zones.play, children=self.middle())
        return layout.window(self.stage, self.says, "", top, middle, rail)

    def rail_rect(self) -> Rect:
        return layout.page(self.stage, self.says, layout.TITLE_SU).rail


@dataclass(frozen=True)
class Settings(Adjusting):
    """One group of a learner's settings: "see", "hear", "act" or "session"."""

    code: str = ""
    group: str = "see"

    @property
    def name(self) -> str:
        return "settings"

    @property
    def says(self) -> str:
        return self.w(f"group.{self.group}")

    @property
    def helps(self) -> str:
        return self.w("set.helps")

    @property
    def settings(self) -> Sequence[Setting]:
        return GROUPS[self.group]

    def left(self, aim: Aim) -> Step:
        return self.go("learner_menu", code=self.code) if aim.target == "rail/back" else self.step()

    def compose(self) -> Node:
        items = [parts.back_item(self.stage), parts.help_item(self.stage)]
        return self.framed(parts.rail(self.stage, self.rail_rect(), items))


@dataclass(frozen=True)
class Panel(Adjusting):
    """Over a running challenge: note a help, pass the challenge, change a setting, go back to it.

    `group` is "" for the few that are changed often, a name of `GROUPS`, "?" while one is chosen, or "level"
    for the level of this `skill`. `after_round`: no challenge runs, and a help can be noted for the one just done.
    """

    in_round: bool = True
    after_round: bool = False
    skill: str = ""
    level: float = 0.0
    held: bool = False
    leveled: str = ""
    noted: str = ""
    group: str = ""

    @property
    def name(self) -> str:
        return "panel"

    @property
    def says(self) -> str:
        if self.group == "level":
            return self._level_words()
        if self.group:
            return self.w("panel.groups.says" if self.group == "?" else f"group.{self.group}")
        return self.w("panel.noted" if self.noted else "panel.says")

    @property
    def helps(self) -> str:
        return self.w("panel.helps")

    @property
    def settings(self) -> Sequence[Setting]:
        return GROUPS.get(self.group, QUICK)

    def _level_words(self) -> str:
        level = round(100 * self.level)
        if not self.leveled:
            return self.w("panel.level.says", skill=self.skill, level=level)
        kind = ".free" if self.leveled == "free" else ".held" if self.held else ""
        return self.w(f"panel.level.next{kind}", level=level)

    def left(self, aim: Aim) -> Step:
        how = tail(aim.target, "panel/help/")
        if how in HELPS and (self.in_round or self.after_round):
            return self._note(how)
        if (level := tail(aim.target, "panel/level/")) is not None:
            return self.go("panel_level", how=level)
        group = tail(aim.target, "panel/group/")
        if group in GROUPS or aim.target in (MORE, QUICKLY, LEVEL):
            group = group or {MORE: "?", LEVEL: "level"}.get(aim.target, "")
            return replace(self, group=group, page=0, noted="", leveled="").spoken()
        match aim.target:
            case "rail/back":
                return self.go("resume")
            case "panel/keys":
                return self.go("panel_keys", group=self.group)
            case "panel/try":
                return self.go("panel_try", group=self.group)
            case "panel/pass" if self.in_round:
                return self.go("pass")
        return self.step()

    def _note(self, how: str) -> Step:
        now = replace(self, noted=how)
        return now.step(Sound(Cue.STEP), Go("note_help", {"how": how}))

    # ------------------------------------------------------------------ what is seen

    def _split(self) -> tuple[Rect, tuple[Node, ...]]:
        """Three helps to note above the steppers, while a challenge is running."""
        zone = self._zone()
        if not (self.in_round or self.after_round) or self.group:
            return zone, ()
        stage, size = self.stage, layout.adult(self.stage)
        labels = [self.w(f"panel.help.{how}") for how in HELPS]
        room = self._column(zone)
        widest = max(stage.ruler.width(label, size) for label in labels)
        h = max(layout.TARGET_SU, size * stage.line_height + 20.0)
        columns = 3 if 3 * (widest + h + 24.0) + 2 * GAP_SU <= room.w else 1
        if columns == 1 and 3 * (widest + 40.0) + 2 * GAP_SU <= room.w:
            columns, h = 3, 84.0 + size * stage.line_height  # the sign above its words
        lines = 3 // columns
        whole = lines * h + (lines - 1) * GAP_SU / 2
        note = self.w("panel.note" if self.in_round else "panel.note.after")
        head_h = stage.height(note, size, room.w, bold=True)
        head = Rect(room.x, room.y, room.w, head_h)
        nodes = [parts.text("panel/note", note, head, size, bold=True)]
        area = Rect(room.x, room.y + head_h + 6.0, room.w, whole)
        boxes = [box for row in area.rows(lines, GAP_SU / 2) for box in row.columns(columns, GAP_SU)]
        for how, label, box in zip(HELPS, labels, boxes, strict=True):
            nodes.append(
                parts.button(stage, f"panel/help/{how}", label, box, HELP_SIGNS[how], tone=Tone.PANEL,
                             look=Look.QUIET, size_su=size)
            )  # fmt: skip
        return zone.below(head_h + 6.0 + whole + GAP_SU), tuple(nodes)

    def _levels(self) -> tuple[Node, ...]:
        """Three cards: easier, as it is (held, or the coach's again), harder."""
        ways = [(("free", "sign:unlock") if self.held and way == "hold" else (way, sign)) for way, sign in LEVELS]
        labels = [self.w(f"panel.level.{way}") for way, _ in ways]
        size = layout.adult(self.stage)
        cut = dealing.Cut(labels, size, least_picture_su=72.0, most_su=(400.0, 420.0))
        places = dealing.dealt(self.stage, self._zone(), len(ways), cut)
        return tuple(
            parts.card(f"panel/level/{way}", label, box, sign, size)
            for (way, sign), label, box in zip(ways, labels, places, strict=True)
        )

    def middle(self) -> tuple[Node, ...]:
        if self.group == "level":
            return self._levels()
        if self.group != "?":
            return super().middle()
        labels = [self.w(f"group.{name}") for name in GROUPS]
        wanted = dealing.Cut(labels, layout.adult(self.stage), least_picture_su=72.0, most_su=(400.0, 420.0))
        cut = dealing.fitted(self.stage, self._zone(), len(GROUPS), wanted)
        places = dealing.dealt(self.stage, self._zone(), len(GROUPS), cut)
        return tuple(
            parts.card(f"panel/group/{name}", label, box, GROUP_PICTURES[name], cut.size_su)
            for name, label, box in zip(GROUPS, labels, places, strict=True)
        )

    def compose(self) -> Node:
        items = [parts.Item("rail/back", self.w("panel.back"), "sign:play"), parts.help_item(self.stage)]
        corner = [parts.Item("panel/pass", self.w("panel.pass"), "sign:forward")] if self.in_round else []
        if self.group in ("?", *GROUPS):  # keys are settings too; and all settings can be felt
            corner = [parts.Item(KEYS, self.w("learner.keys"), "sign:keyboard"),
                      parts.Item(TRY, self.w("panel.try"), "sign:hand")]  # fmt: skip
        other = (QUICKLY, "panel.quick") if self.group else (MORE, "panel.groups")
        corner.insert(0, parts.Item(other[0], self.w(other[1]), "sign:settings"))
        if self.skill and not self.group:
            corner.insert(1, parts.Item(LEVEL, self.w("panel.level"), "sign:chart"))
        return self.framed(parts.rail(self.stage, self.rail_rect(), items, corner))
