"""order: put steps one after the other; what leads into a trap has no place among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.round import NOTHING, Room, Round, Verdict
from game.core.stage import Stage
from game.kinds.kind import Bounds, Challenge, Count, KindRound, Scaled, Strict, Text, mixed, number
from game.kinds.notice import Notice, answer_node, choice_size, clue_node, notice_nodes
from game.kinds.refusing import refuse
from game.kinds.traps import Family, counted, error_of

GAP_SU = 16.0
LEAST_CARD_SU, LEAST_STEP_SU = 96.0, 60.0
Others = Annotated[Scaled, BeforeValidator(Bounds(0, 3))]


class Deed(Strict):
    name: Text = Field(description="Ce que l’on fait.")
    picture: str = Field("", description="Son image.")
    say: Text | None = Field(None, description="Ce qui est dit quand on la choisit.")


class Lure(Strict):
    """Something that is no step: it is answered calmly, and tried again."""

    name: Text = Field(description="Ce que l’on pourrait faire.")
    picture: str = Field("", description="Son image.")
    family: Family = Field(description="La famille de piège.")
    say: Text = Field(description="L’explication.")


class Story(Strict):
    ask: Text = Field(description="La situation, puis la question.")
    steps: tuple[Deed, ...] = Field(min_length=2, max_length=5, description="Les étapes, dans l’ordre.")
    others: tuple[Lure, ...] = Field((), max_length=3, description="Ce qui n’est pas une étape.")


class Order(Challenge):
    kind: Literal["order"]
    stories: tuple[Story, ...] = Field(min_length=1, max_length=8, description="Les suites à ranger.")
    times: Count = number(1, 3, least=1, most=8, about="Combien de suites.")
    others: Others = number(0, 2, least=0, most=3, about="Combien de choix qui ne sont pas des étapes.")
    opening: Notice | None = Field(None, description="Une carte avant de commencer.")
    contact: Notice | None = Field(None, description="La carte de la fin : à qui parler.")

    @model_validator(mode="after")
    def steps_differ(self) -> Self:
        for i, story in enumerate(self.stories):
            cards: tuple[Deed | Lure, ...] = (*story.steps, *story.others)
            names = [card.name.text for card in cards]
            if len(set(names)) < len(names):
                refuse([(("stories", i), "deux étapes ont les mêmes mots | two steps have the same words")])
        return self

    def begin(self, level: float, seed: int, room: Room) -> Round:
        stories = mixed(self.stories, seed)[: self.times.whole(level)]
        n = self.others.whole(level)
        laid = tuple(_laid(story, n, seed + i) for i, story in enumerate(stories))
        clue = self.clue.text if self.clue else ""
        return OrderRound(room, self.said(), laid, self.opening, self.contact, clue, opened=self.opening is None)


@dataclass(frozen=True)
class Laid:
    """A story with its cards on the table: `cards` are indexes, those from `len(steps)` on are lures."""

    story: Story
    cards: tuple[int, ...]

    def card(self, i: int) -> Deed | Lure:
        steps = self.story.steps
        return steps[i] if i < len(steps) else self.story.others[i - len(steps)]


def _laid(story: Story, lures: int, seed: int) -> Laid:
    n = len(story.steps)
    others = mixed(range(n, n + len(story.others)), seed)[:lures]
    cards = mixed([*range(n), *others], seed + 1)
    if cards == sorted(cards):  # already in order, there would be nothing to find out
        cards = [*cards[1:], cards[0]]
    return Laid(story, tuple(cards))


@dataclass(frozen=True)
class OrderRound(KindRound):
    """`placed` steps of the present story lie in order; `spent` lures were tried: each says why, and the
    `clue` then stands in the place of the step that is looked for."""

    stories: tuple[Laid, ...]
    opening: Notice | None
    contact: Notice | None
    clue: str = ""
    at: int = 0
    placed: int = 0
    spent: frozenset[int] = frozenset()
    steps: int = 0
    opened: bool = False
    told: bool = False
    too_early: int = 0
    lured: tuple[str, ...] = ()

    NAME = "order"

    @property
    def _telling(self) -> bool:
        """All is in order; the card of the human contact is read."""
        return self.at >= len(self.stories) and self.contact is not None and not self.told

    @property
    def done(self) -> bool:
        return self.at >= len(self.stories) and not self._telling

    @property
    def progress(self) -> tuple[int, int]:
        # The last step counts when the card of the contact was read too.
        return self.steps - self._telling, sum(len(laid.story.steps) for laid in self.stories)

    def measures(self) -> Mapping[str, float]:
        return {
            "too_early": float(self.too_early), "traps": float(len(self.lured)), **counted("trap", self.lured)
        }  # fmt: skip

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        if not self.opened:
            begins = aim.target == "play/opening-go"
            return (replace(self, opened=True), Verdict.step()) if begins else (self, NOTHING)
        if self._telling:
            return self._told(aim.target)
        if aim.target == "play":
            return self, Verdict.not_yet("miss")
        laid = self.stories[self.at]
        if aim.target == f"play/s{self.at}-ask":
            return self, Verdict(say=laid.story.ask.text)
        for i in laid.cards:
            if aim.target == f"play/s{self.at}-card{i}" and i >= self.placed and i not in self.spent:
                return self._chosen(laid, i, aim.target)
        return self, NOTHING

    def _told(self, target: str) -> tuple[Round, Verdict]:
        if target != "play/contact-go":
            return self, NOTHING
        assert self.contact is not None
        return replace(self, told=True), Verdict.reached(say=self.contact.title.text)

    def _chosen(self, laid: Laid, i: int, target: str) -> tuple[Round, Verdict]:
        card = laid.card(i)
        if isinstance(card, Lure):
            after = replace(self, spent=self.spent | {i}, lured=(*self.lured, card.family))
            return after, Verdict.not_yet(error_of(card.family), target, card.say.text)
        if i != self.placed:
            say = self.word("early")
            return replace(self, too_early=self.too_early + 1), Verdict.not_yet("order", target, say)
        say = card.say.text if card.say else ""
        after = replace(self, placed=self.placed + 1, steps=self.steps + 1)
        if after.placed < len(laid.story.steps):
            return after, Verdict.step(say=say)
        after = replace(after, at=self.at + 1, placed=0, spent=frozenset())
        if after._telling:
            assert after.contact is not None
            return after, Verdict.step(say=after.contact.title.text)
        return after, Verdict.reached(say=say) if after.done else Verdict.step(say=say)

    # ------------------------------------------------------------------ layout

    def compose(self) -> Node:
        area, stage = self.room.rect, self.room.stage
        if not self.opened and self.opening is not None:
            children = notice_nodes(stage, area, "play/opening", self.opening)
        elif self.at >= len(self.stories) and self.contact is not None:
            children = notice_nodes(stage, area, "play/contact", self.contact, over=self.done)
        else:
            children = self._story(stage, area)
        return Node("play", Role.GROUP, "", area, (Act.PRESS,), children=children)

    def _story(self, stage: Stage, area: Rect) -> tuple[Node, ...]:
        at = min(self.at, len(self.stories) - 1)
        laid = self.stories[at]
        over = self.at >= len(self.stories)
        ask = laid.story.ask.text
        width = area.w - 156.0  # an option keeps room for its sign and its tick
        size = stage.fit(ask, 42.0, Rect(0.0, 0.0, width, area.h * 0.22), 0.5, bold=True)
        ask_h = max(96.0 if area.h > 620.0 else 64.0, stage.height(ask, size, width, True) + 12.0)
        hears = ask_h >= stage.min_target_su and not over
        # An option, so that its words can be heard by a press.
        head = Node(
            f"play/s{at}-ask", Role.BUTTON if hears else Role.TEXT, ask, area.top(ask_h),
            (Act.PRESS,) if hears else (), look=Look.OPTION, size_su=size, bold=True,
            picture="sign:speaker" if hears else "",
        )  # fmt: skip
        ground = area.below(ask_h + GAP_SU)
        if stage.portrait:
            n, steps = len(laid.cards), len(laid.story.steps)
            strip = stage.text_scale > 1.3  # large words: the places are numbers in a row
            first = ground.top(96.0 if strip else ground.h * steps / (n + steps) - 24.0)
            second = ground.below(first.h + 24.0)
        else:
            first, second = ground.columns(2, 40.0)
        placed = len(laid.story.steps) if over else self.placed
        ladder = self._ladder(stage, first, at, laid, placed)
        strip = first.h < len(laid.story.steps) * LEAST_STEP_SU
        return (head, *ladder, *self._table(stage, second, at, laid, placed, strip))

    def _ladder(self, stage: Stage, area: Rect, at: int, laid: Laid, placed: int) -> tuple[Node, ...]:
        """The places of the steps, with their numbers; those that are filled show their step."""
        n = len(laid.story.steps)
        if area.h < n * LEAST_STEP_SU:
            return self._strip(stage, area, at, n, placed)
        h = min(150.0, (area.h - GAP_SU * (n - 1)) / n)
        nodes: list[Node] = []
        for i in range(n):
            row = Rect(area.x, area.y + i * (h + GAP_SU), area.w, h)
            disc = Rect(row.x, row.y, min(96.0, h), h)
            rest = Rect(disc.right + 12.0, row.y, row.w - disc.w - 12.0, h)
            box = Rect.around(disc.centre, min(disc.w, h))
            nodes.append(_number(stage, f"play/s{at}-number{i}", box, i, placed))
            if i < placed:
                nodes.append(_card(stage, f"play/s{at}-placed{i}", laid.story.steps[i], rest, (), {State.DONE}))
            elif i == placed and self.spent and self.clue:
                nodes.append(clue_node(stage, rest, f"play/s{at}-clue", self.clue))
            else:
                nodes.append(Node(f"play/s{at}-free{i}", Role.GROUP, "", rest, look=Look.SCROLL, tone=Tone.PAPER))
        return tuple(nodes)

    def _strip(self, stage: Stage, area: Rect, at: int, n: int, placed: int) -> tuple[Node, ...]:
        """The numbers alone, in a row: the one that is looked for, those that are found."""
        side = min(area.h, (area.w - GAP_SU * (n - 1)) / n)
        left = area.centre.x - (side * n + GAP_SU * (n - 1)) / 2
        return tuple(
            _number(stage, f"play/s{at}-number{i}", Rect(left + i * (side + GAP_SU), area.y, side, side), i, placed)
            for i in range(n)
        )

    def _answered(self, row: Rect, node_id: str, say: str, strip: bool) -> Node:
        """A lure that was chosen. Without a ladder the caption says the sentence, the clue takes its place."""
        make, text = (clue_node, self.clue) if strip and self.clue else (answer_node, say)
        return make(self.room.stage, row, node_id, text)

    def _table(self, stage: Stage, area: Rect, at: int, laid: Laid, placed: int, strip: bool) -> tuple[Node, ...]:
        """The cards that are left. Places stay where they are, so that nothing jumps under a hand."""
        shown = laid.cards
        room = max(len(laid.story.steps), int((area.h + GAP_SU) // (LEAST_CARD_SU + GAP_SU)))
        if room < len(shown):  # large words: what is no step gives way first
            spare = [i for i in shown if i >= len(laid.story.steps)][: len(shown) - room]
            shown = tuple(i for i in shown if i not in spare)
        n = len(shown)
        h = min(150.0, (area.h - GAP_SU * (n - 1)) / n)
        nodes = []
        for slot, i in enumerate(shown):
            row = Rect(area.x, area.y + slot * (h + GAP_SU), area.w, h)
            if i < placed:
                continue
            card = laid.card(i)
            if i in self.spent and isinstance(card, Lure):
                nodes.append(self._answered(row, f"play/s{at}-why{i}", card.say.text, strip))
                continue
            spent = i in self.spent or placed >= len(laid.story.steps)
            states = {State.DIMMED, State.DISABLED} if spent else set[State]()
            nodes.append(_card(stage, f"play/s{at}-card{i}", laid.card(i), row, (Act.PRESS,), states))
        return tuple(nodes)

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        if not self.opened:
            return (Aim("play/opening-go", Act.PRESS, 0.0),)
        if self._telling:
            return (Aim("play/contact-go", Act.PRESS, 0.0),)
        return (Aim(f"play/s{self.at}-card{self.placed}", Act.PRESS, 0.0),)


def _number(stage: Stage, node_id: str, box: Rect, i: int, placed: int) -> Node:
    here = frozenset({State.CURRENT}) if i == placed else frozenset[State]()
    size = min(stage.size(44.0), (min(box.w, box.h) - 16.0) / stage.line_height)
    return Node(
        node_id, Role.TEXT, str(i + 1), box, states=here, look=Look.KEY,
        tone=Tone.SUN if i < placed else Tone.PANEL, size_su=size, bold=True,
    )  # fmt: skip


def _card(
    stage: Stage, node_id: str, deed: Deed | Lure, rect: Rect, acts: tuple[Act, ...], states: set[State]
) -> Node:
    badge = 48.0 if State.DONE in states else 0.0
    room = Rect(rect.x, rect.y, rect.w - badge, rect.h)
    size, picture = choice_size(stage, room, deed.name.text, 38.0, deed.picture)
    return Node(
        node_id, Role.BUTTON if acts else Role.TEXT, deed.name.text, rect, acts, frozenset(states), picture,
        look=Look.CHOICE, size_su=size, audio=deed.name.audio,
    )  # fmt: skip
