"""windows: close, reduce, enlarge the window that is asked for, and leave the others alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.round import NOTHING, BaseRound, Room, Round, Verdict
from game.core.stage import SMALL_SU
from game.core.wording import words
from game.kinds.kind import Bounds, Challenge, Count, Scaled, Size, Strict, Text, mixed, number
from game.kinds.places import centred_words

Deed = Literal["close", "minimise", "maximise"]
Others = Annotated[Scaled, BeforeValidator(Bounds(0, 2))]
SIGNS: dict[str, str] = {"minimise": "sign:minimise", "maximise": "sign:maximise", "close": "sign:close"}
USUAL_SU = 96.0
TONES = (Tone.SEA, Tone.SUN, Tone.LEAF)


class Screen(Strict):
    """A window of a pretended program."""

    name: Text = Field(description="Le titre de la fenêtre.")
    picture: str = Field(description="Ce qu’on y voit.")


class Task(Strict):
    ask: Text = Field(description="Ce qu’il faut faire.")
    do: Deed = Field(description="close (fermer), minimise (réduire) ou maximise (agrandir).")


class Windows(Challenge):
    kind: Literal["windows"]
    windows: tuple[Screen, ...] = Field(min_length=3, max_length=6, description="Les fenêtres.")
    tasks: tuple[Task, ...] = Field(min_length=1, max_length=9, description="Ce qui est demandé.")
    times: Count = number(3, 3, least=1, most=9, about="Combien de demandes.")
    others: Others = number(0, 2, least=0, most=2, about="Combien d’autres fenêtres à laisser.")
    size_su: Size = number(120, 72, least=40, most=200, about="La taille des boutons de fenêtre.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        tasks = mixed(self.tasks, seed)[: self.times.whole(level)]
        n = 1 + self.others.whole(level)
        desks = tuple(
            Desk(task, tuple(mixed(self.windows, seed + i)[:n]), (seed + i) % n) for i, task in enumerate(tasks)
        )
        return WindowsRound(room, desks, self.size_su.at(level))


@dataclass(frozen=True)
class Desk:
    """One task: the windows on the desk, and which of them is meant."""

    task: Task
    windows: tuple[Screen, ...]
    meant: int


@dataclass(frozen=True)
class WindowsRound(BaseRound):
    desks: tuple[Desk, ...]
    size_su: float
    at: int = 0

    @property
    def done(self) -> bool:
        return self.at >= len(self.desks)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.desks)

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        if aim.target == "play":
            return self, Verdict.not_yet("miss")
        desk = self.desks[self.at]
        for w in range(len(desk.windows)):
            for deed in SIGNS:
                if aim.target == f"play/d{self.at}-w{w}-{deed}":
                    return self._pressed(w, deed, desk, aim.target)
        return self, NOTHING

    def _pressed(self, w: int, deed: str, desk: Desk, target: str) -> tuple[Round, Verdict]:
        if w != desk.meant:
            return self, Verdict.not_yet("other_window", target, words(self.room.stage.lang, "windows.other"))
        if deed != desk.task.do:
            return self, Verdict.not_yet("other_button", target)
        after = replace(self, at=self.at + 1)
        # No motion: the next desk stands here in the same frame.
        return after, Verdict.reached() if after.done else Verdict.step()

    # ------------------------------------------------------------------ layout

    def compose(self) -> Node:
        children = () if self.done else self._desk()
        return Node("play", Role.GROUP, "", self.room.rect, (Act.PRESS,), children=children)

    def _desk(self) -> tuple[Node, ...]:
        stage, area, desk = self.room.stage, self.room.rect, self.desks[self.at]
        size = stage.size(44.0)
        ask = self._ask(desk)
        ask_h = stage.height(ask, size, area.w * 0.9, bold=True)
        box = centred_words(stage, ask, size, area.top(ask_h))
        text = Node(f"play/d{self.at}-ask", Role.TEXT, ask, box, look=Look.WORDS, size_su=size, bold=True)
        ground = area.below(ask_h + 12.0)
        shown = self._shown(ground)
        return (text, *(self._window(w, cell) for w, cell in self._cells(shown, ground)))

    def _shown(self, ground: Rect) -> tuple[int, ...]:
        """Which windows there is room for; the one that is meant always."""
        desk = self.desks[self.at]
        others = [w for w in range(len(desk.windows)) if w != desk.meant]
        for n in range(len(others), 0, -1):
            shown = tuple(sorted([desk.meant, *others[:n]]))
            if all(self._has_room(w, self._frame(cell)) for w, cell in self._cells(shown, ground)):
                return shown
        return (desk.meant,)

    def _cells(self, shown: tuple[int, ...], ground: Rect) -> tuple[tuple[int, Rect], ...]:
        n = len(shown)
        cells = ground.rows(n, 24.0) if self.room.stage.portrait else ground.columns(n, 36.0)
        return tuple(zip(shown, cells, strict=True))

    def _has_room(self, w: int, rect: Rect) -> bool:
        """Whether the title and three buttons of the promised size fit on the bar of the window."""
        title = self.desks[self.at].windows[w].name.text
        button = self._button(rect)
        words_w = self.room.stage.ruler.width(title, SMALL_SU, bold=True)
        return button >= min(self.size_su, USUAL_SU) and rect.w - 3 * (button + 8.0) - 52.0 >= words_w

    def _frame(self, cell: Rect) -> Rect:
        width = min(cell.w, cell.h * 1.5)
        return Rect.around(cell.centre, width, min(cell.h, width * 0.85))

    def _button(self, rect: Rect) -> float:
        return max(68.0, min(self.size_su, rect.w / 4.5, rect.h * 0.45))

    def _ask(self, desk: Desk) -> str:
        """The task; with several windows also which one, by its title."""
        name = desk.windows[desk.meant].name.text
        return desk.task.ask.text.replace("{window}", name)

    def _window(self, w: int, cell: Rect) -> Node:
        stage, desk = self.room.stage, self.desks[self.at]
        screen = desk.windows[w]
        rect = self._frame(cell)
        button = self._button(rect)
        bar_h = button + 24.0
        prefix = f"play/d{self.at}-w{w}"
        buttons = tuple(
            Node(
                f"{prefix}-{deed}", Role.BUTTON, words(stage.lang, f"windows.{deed}", window=screen.name.text),
                Rect(rect.right - 12.0 - (3 - i) * (button + 8.0) + 8.0, rect.y + 12.0, button, button),
                (Act.PRESS,), picture=sign, look=Look.QUIET,
            )
            for i, (deed, sign) in enumerate(SIGNS.items())
        )  # fmt: skip
        title_h = min(button, stage.size(36.0) * stage.line_height)
        title_w = max(10.0, buttons[0].rect.x - rect.x - 36.0)
        title_box = Rect(rect.x + 24.0, rect.y + 12.0 + (button - title_h) / 2, title_w, title_h)
        title = Node(
            f"{prefix}-title", Role.TEXT, screen.name.text, title_box, look=Look.WORDS,
            size_su=stage.fit(screen.name.text, 36.0, title_box, least=0.4, bold=True), bold=True,
        )  # fmt: skip
        inside = Rect(rect.x, rect.y + bar_h, rect.w, rect.h - bar_h).inset(24.0)
        picture = Node(f"{prefix}-picture", Role.IMAGE, "", inside, picture=screen.picture, look=Look.PICTURE)
        return Node(
            prefix, Role.GROUP, screen.name.text, rect, look=Look.FRAME, tone=TONES[w % len(TONES)],
            value=bar_h, children=(title, *buttons, picture),
        )  # fmt: skip

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        desk = self.desks[self.at]
        return (Aim(f"play/d{self.at}-w{desk.meant}-{desk.task.do}", Act.PRESS, 0.0),)
