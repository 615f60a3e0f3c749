"""choose: a question with its picture, and two to four answers to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.round import NOTHING, BaseRound, Room, Round, Verdict
from game.kinds.kind import Bounds, Challenge, Count, Scaled, Strict, Text, mixed, number
from game.kinds.notice import answer_node, clue_node
from game.kinds.places import centred_words, on_cards
from game.kinds.traps import Family, error_of

GAP_SU = 36.0
Choices = Annotated[Scaled, BeforeValidator(Bounds(2, 4))]


class Choice(Strict):
    name: Text = Field(description="La réponse.")
    picture: str = Field("", description="Son image.")
    right: bool = Field(False, description="Vrai pour la bonne réponse.")
    say: Text | None = Field(None, description="Ce qui est dit quand on la choisit.")
    trap: Family | None = Field(None, description="La famille de piège, pour le journal.")

    @model_validator(mode="after")
    def right_is_no_trap(self) -> Self:
        if self.right and self.trap:
            raise ValueError("« right » ou « trap », pas les deux | “right” or “trap”, not both")
        return self


class Question(Strict):
    ask: Text = Field(description="La question.")
    picture: str = Field("", description="L’image de la question.")
    alt: str = Field("", description="Les mots de l’image, pour qui ne la voit pas.")
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=6, description="Les réponses.")

    @model_validator(mode="after")
    def one_is_right(self) -> Self:
        if not any(choice.right for choice in self.choices):
            raise ValueError("no choice is right: write `right: true` on one")
        if all(choice.right for choice in self.choices):
            raise ValueError("every choice is right: leave one without `right: true`")
        return self


class Choose(Challenge):
    kind: Literal["choose"]
    questions: tuple[Question, ...] = Field(min_length=1, max_length=12, description="Les questions.")
    times: Count = number(4, 4, least=1, most=12, about="Combien de questions.")
    choices: Choices = number(2, 4, least=2, most=4, about="Combien de réponses à la fois.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        questions = mixed(self.questions, seed)[: self.times.whole(level)]
        n = self.choices.whole(level)
        clue = self.clue.text if self.clue else ""
        return ChooseRound(room, tuple(_fewer(q, n, seed + i) for i, q in enumerate(questions)), clue)


def _fewer(question: Question, n: int, seed: int) -> Question:
    """At most `n` choices, a right one among them, in a mixed order."""
    right = [c for c in mixed(question.choices, seed) if c.right][:1]
    wrong = [c for c in mixed(question.choices, seed + 1) if not c.right][: n - 1]
    return question.model_copy(update={"choices": tuple(mixed([*right, *wrong], seed + 2))})


LISTED_SU = 112.0  # the height that a line of a list of answers needs


@dataclass(frozen=True)
class ChooseRound(BaseRound):
    """`tried` are the answers of the present question that were chosen and are not the right one.

    A trap among them gives way to what it would have led to, and the `clue` stands by the question.
    """

    questions: tuple[Question, ...]
    clue: str = ""
    at: int = 0
    tried: frozenset[int] = frozenset()
    at_once: int = 0

    def measures(self) -> Mapping[str, float]:
        return {"at_once": float(self.at_once)}

    @property
    def done(self) -> bool:
        return self.at >= len(self.questions)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.questions)

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        if aim.target == "play":
            return self, Verdict.not_yet("miss")
        for i, choice in enumerate(self.questions[self.at].choices):
            if aim.target == f"play/q{self.at}-choice{i}" and i not in self.tried:
                return self._chosen(i, choice, aim.target)
        return self, NOTHING

    def _chosen(self, i: int, choice: Choice, target: str) -> tuple[Round, Verdict]:
        say = choice.say.text if choice.say else ""
        if not choice.right:
            return replace(self, tried=self.tried | {i}), Verdict.not_yet(
                error_of(choice.trap) if choice.trap else "other", target, say
            )
        once = self.at_once + (not self.tried)
        after = replace(self, at=self.at + 1, tried=frozenset(), at_once=once)
        # No motion: the next question stands here in the same frame.
        return after, Verdict.reached(say=say) if after.done else Verdict.step(say=say)

    def compose(self) -> Node:
        area = self.room.rect
        children = self._question(area)
        return Node("play", Role.GROUP, "", area, (Act.PRESS,), children=children)

    @property
    def _trapped(self) -> bool:
        """Whether a trap of the present question was fallen into."""
        return not self.done and any(self.questions[self.at].choices[i].trap for i in self.tried)

    @property
    def _shown(self) -> int:
        """The question on the stage: once all are answered, the last one stays with its answer."""
        return min(self.at, len(self.questions) - 1)

    def _question(self, area: Rect) -> tuple[Node, ...]:
        stage = self.room.stage
        shown, question = self._shown, self.questions[self._shown]
        size = stage.fit(question.ask.text, 44.0, Rect(0.0, 0.0, area.w * 0.9, area.h * 0.4), 0.5, bold=True)
        text_h = stage.height(question.ask.text, size, area.w * 0.9, bold=True)
        pictured = any(choice.picture for choice in question.choices)
        label = stage.size(38.0)
        choice_h = (label * 3.0 + (170.0 if pictured else 30.0)) if stage.text_scale < 1.6 else label * 4.2
        n = len(question.choices)
        listed = stage.text_scale > 1.3 and (area.h - text_h - GAP_SU * n) / n >= LISTED_SU
        rows = 1 if not stage.portrait else n if listed else min(n, 2)
        most = area.h * 0.6 if stage.text_scale <= 1.3 else area.h  # large words need the room of the picture
        choices_h = min(most, area.h - text_h - GAP_SU / 2, choice_h * rows + GAP_SU * (rows - 1))
        picture_h = max(0.0, area.h - text_h - choices_h - GAP_SU * 2)
        nodes = []
        y = area.y
        if question.picture and picture_h >= 90.0:
            side = min(picture_h, 300.0)
            clued = self._trapped and bool(self.clue)
            box = Rect(area.centre.x - side / 2, y, side, side) if clued else Rect(area.x, y, area.w, side)
            nodes.append(
                Node(
                    f"play/q{shown}-picture",
                    Role.IMAGE,
                    question.alt,
                    box,
                    picture=question.picture,
                    look=Look.PICTURE,
                )
            )
            if clued:
                beside = (area.w - side) / 2 - GAP_SU
                clue = Rect(area.right - beside, y, beside, side).inset(0.0, max(0.0, (side - 200.0) / 2))
                nodes.append(clue_node(stage, clue, f"play/q{shown}-clue", self.clue))
            y += side + GAP_SU / 2
        box = centred_words(stage, question.ask.text, size, Rect(area.x, y, area.w, text_h))
        nodes.append(
            Node(
                f"play/q{shown}",
                Role.TEXT,
                question.ask.text,
                box,
                look=Look.WORDS,
                size_su=size,
                bold=True,
            )
        )
        below = Rect(area.x, area.bottom - choices_h, area.w, choices_h)
        by_picture = any(node.id == f"play/q{shown}-clue" for node in nodes)
        return (*nodes, *self._choices(below, question, rows, by_picture))

    def _answered(self, i: int, say: str, rect: Rect, by_picture: bool) -> Node:
        """A trap that was chosen. Large words: the sentence is in the caption, the clue takes its place."""
        stage, node_id = self.room.stage, f"play/q{self.at}-why{i}"
        if by_picture or not self.clue:
            return answer_node(stage, rect, node_id, say)
        return clue_node(stage, rect, node_id, self.clue)

    def _choices(self, area: Rect, question: Question, rows: int, by_picture: bool) -> tuple[Node, ...]:
        shown = self._shown
        per_row = -(-len(question.choices) // rows)
        w = min(520.0 if per_row > 1 or rows == 1 else 1100.0, (area.w - GAP_SU * (per_row - 1)) / per_row)
        h = (area.h - GAP_SU * (rows - 1)) / rows
        cards = [(choice.name.text, choice.picture) for choice in question.choices]
        pictured, size = on_cards(self.room.stage, cards, 38.0, Rect(0.0, 0.0, w, h))
        nodes = []
        for i, choice in enumerate(question.choices):
            row, column = divmod(i, per_row)
            in_row = min(per_row, len(question.choices) - row * per_row)
            left = area.centre.x - (in_row * w + (in_row - 1) * GAP_SU) / 2
            rect = Rect(left + column * (w + GAP_SU), area.y + row * (h + GAP_SU), w, h)
            if i in self.tried and choice.trap and choice.say and not self.done:
                nodes.append(self._answered(i, choice.say.text, rect, by_picture))
                continue
            over = self.done and not choice.right
            states = {State.DIMMED, State.DISABLED} if over or i in self.tried else set[State]()
            states |= {State.SELECTED} if self.done and choice.right else set()
            nodes.append(
                Node(
                    f"play/q{shown}-choice{i}", Role.BUTTON, choice.name.text, rect,
                    () if self.done else (Act.PRESS,), frozenset(states),
                    choice.picture if pictured else "", look=Look.CHOICE, size_su=size, audio=choice.name.audio,
                )
            )  # fmt: skip
        return tuple(nodes)

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        right = next(i for i, c in enumerate(self.questions[self.at].choices) if c.right)
        return (Aim(f"play/q{self.at}-choice{right}", Act.PRESS, 0.0),)
