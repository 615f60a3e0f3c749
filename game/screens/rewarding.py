"""The young person's reward: chosen among five pictures, had when the board of stars is full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.core import frame
from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Look, Node, Role, State, Tone
from game.core.outcome import Cue, Say, Sound, Urgency
from game.core.rewards import REWARDS
from game.core.scene import Step
from game.core.stage import GAP_SU, LABEL_SU, SMALL_SU, Stage
from game.core.wording import words
from game.screens import layout, parts
from game.screens.choosing import Choice, Choosing
from game.screens.screen import Screen

TAKEN, CHOOSE = "reward/taken", "reward/choose"
ICON_SU, ARROW_SU = 72.0, 96.0


def picture_of(reward: str) -> str:
    return dict(REWARDS).get(reward, "")


@dataclass(frozen=True)
class RewardChoice(Choosing):
    """Going back without choosing is a choice too."""

    now: str = ""

    @property
    def name(self) -> str:
        return "rewards"

    @property
    def says(self) -> str:
        return self.w("reward.says")

    @property
    def helps(self) -> str:
        return self.w("reward.helps")

    @property
    def choices(self) -> Sequence[Choice]:
        return [
            Choice(name, self.w(f"reward.{name}"), picture, "reward_set", {"reward": name},
                   states=(State.SELECTED,) * (name == self.now))
            for name, picture in REWARDS
        ]  # fmt: skip

    def rail(self, rect: Rect) -> Node:
        return parts.rail(self.stage, rect, [parts.back_item(self.stage), parts.help_item(self.stage)])

    def rail_pressed(self, aim: Aim) -> Step:
        return self.go("rewards_left") if aim.target == "rail/back" else self.step()


@dataclass(frozen=True)
class RewardTime(Screen):
    """The full board becomes the reward; *Continuer* when it was enjoyed, in one's own time."""

    reward: str = ""

    @property
    def name(self) -> str:
        return "reward"

    @property
    def says(self) -> str:
        return self.w("reward.time")

    @property
    def helps(self) -> str:
        return self.w("reward.time.helps")

    def entered(self, at_s: float) -> Step:  # noqa: ARG002
        named = Say(self.w(f"reward.{self.reward}"), Urgency.NEXT, "reward/name")
        return self.step(Sound(Cue.REACHED), self.say(), named)

    def pressed(self, aim: Aim) -> Step:
        if aim.target == frame.STOP:
            return self.go("stop")
        return self.go("reward_taken") if aim.target == TAKEN else self.step()

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says)
        body, size = zones.play, stage.size(LABEL_SU)
        name, label = self.w(f"reward.{self.reward}"), self.w("next")
        w = min(body.w, 760.0 * max(1.0, stage.text_scale * 0.8))
        name_h = stage.height(name, size, w - 96.0, bold=True)
        button_h = parts.button_height(size)
        side = max(96.0, min(360.0, body.h - name_h - button_h - 4 * GAP_SU))
        card = Rect.around(body.centre, w, side + name_h + button_h + 4 * GAP_SU)
        card = Rect(card.x, max(body.y, card.y), card.w, min(card.h, body.h))
        places = layout.rows(card.inset(48.0, GAP_SU), [side, name_h, button_h], GAP_SU)
        button_w = min(w - 48.0, max(320.0, parts.button_width(stage, label, size)))
        button = Rect.around(places[2].centre, button_w, button_h)
        inside = (
            parts.picture("reward/picture", picture_of(self.reward), places[0]),
            parts.text("reward/name", name, places[1], size, bold=True, role=Role.STATUS),
            parts.button(stage, TAKEN, label, button, "sign:next", size_su=size),
        )
        panel = Node("reward/card", Role.GROUP, "", card, look=Look.PANEL, children=inside)
        items = [parts.Item(frame.STOP, self.w("stop"), "sign:home"), parts.help_item(stage)]
        rail = parts.rail(stage, zones.rail, items)
        return layout.window(stage, self.says, "", parts.top(stage, zones, self.says), panel, rail)


@dataclass(frozen=True)
class Promise:
    """What the strip of the choice shows: `left` challenges first, then the `reward` ("" is not chosen yet)."""

    left: int
    reward: str = ""


def first_words(lang: str, promise: Promise) -> str:
    return words(lang, "reward.first.one" if promise.left <= 1 else "reward.first", n=promise.left)


def strip_height(stage: Stage) -> float:
    return max(layout.TARGET_SU, stage.size(SMALL_SU) * stage.line_height) + 24.0


def strip(stage: Stage, row: Rect, promise: Promise) -> Node:
    """ "D’abord / Ensuite": the stars still to earn, then the reward; pressing it chooses (another) one."""
    size = stage.size(SMALL_SU)
    lang = stage.lang
    first = first_words(lang, promise)
    then = words(lang, "reward.choose")
    if promise.reward:
        reward = words(lang, f"reward.{promise.reward}")
        then = words(lang, "reward.then", reward=reward[:1].lower() + reward[1:])
    picture = picture_of(promise.reward) or "🎁"
    pad = 24.0
    first_w = stage.ruler.width(first, size) + 12.0
    then_w = stage.ruler.width(then, size) + 12.0
    wordless = first_w + then_w + 2 * ICON_SU + ARROW_SU + 6 * pad > row.w
    first_cell = ICON_SU + (0.0 if wordless else first_w + 16.0)
    button_w = max(160.0, ICON_SU + 2 * pad + (0.0 if wordless else then_w + 16.0))
    around = Rect.around(row.centre, first_cell + ARROW_SU + button_w + 2 * pad, row.h)
    icon = Rect(around.x + pad, row.centre.y - ICON_SU / 2, ICON_SU, ICON_SU)
    nodes = [parts.picture("choice/first/picture", "sign:play", icon, first if wordless else "")]
    height = size * stage.line_height
    if not wordless:
        words_box = Rect(icon.right + 16.0, row.centre.y - height / 2, first_w, height)
        nodes.append(parts.text("choice/first", first, words_box, size))
    arrow = Rect(around.x + pad + first_cell, row.y, ARROW_SU, row.h)
    nodes.append(parts.picture("choice/arrow", "sign:forward", Rect.around(arrow.centre, 52.0)))
    button = Rect(arrow.right, row.y + 12.0, button_w, row.h - 24.0)
    chosen = parts.button(stage, CHOOSE, then, button, picture, tone=Tone.PANEL, look=Look.QUIET, size_su=size)
    nodes.append(replace(chosen, size_su=0.0) if wordless else chosen)
    return Node("choice/strip", Role.GROUP, f"{first}. {then}", around, look=Look.PANEL, children=tuple(nodes))
