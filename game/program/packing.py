"""The adult's pages on packs: what is here, adding one that a colleague gave, removing one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.core.errors import Trouble
from game.core.scene import Scene
from game.core.stage import Stage
from game.core.wording import words
from game.program.stock import Arrival, Stock, Unfit, archives_in
from game.program.tools import Tools
from game.screens.adult import Confirm
from game.screens.parts import Item
from game.screens.rows import Row, Rows
from game.screens.sheet import Notice, Sheet, Thought, sentence

if TYPE_CHECKING:
    from game.packs.problem import Problem

Going = Callable[[Mapping[str, Any], float, Scene], Scene]

MOST_LETTERS = 48


class Packing:
    """`packs` is where everything comes back to."""

    def __init__(self, tools: Tools, stage: Callable[[], Stage]) -> None:
        self.tools, self._stage = tools, stage
        self.places: dict[str, Going] = {
            "packs": self.packs, "pack": self.pack, "pack_find": self.find, "pack_look": self.look,
            "pack_add": self.add, "pack_remove": self.remove,
        }  # fmt: skip

    def w(self, key: str, **parts: object) -> str:
        return words(self.tools.lang, key, **parts)

    @property
    def stock(self) -> Stock | None:
        return self.tools.stock

    # ------------------------------------------------------------------ what is here

    def packs(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        rows = []
        for n, card in enumerate(self.tools.shelf.refresh()):
            if card.broken:
                label = self.w("packs.broken", name=card.name)
                detail, picture = sentence(self.tools.shelf.problem(card)), "sign:warning"
            else:
                label = self.w("packs.fine", title=card.title, n=len(card.challenges))
                own = self.stock is not None and self.stock.own(card)
                detail = self.w("packs.own" if own else "packs.brought", version=card.version)
                picture = card.picture
            rows.append(Row(str(n), label, detail, picture, "pack", {"path": card.path}))
        corner = (Item("packs/pack_find", self.w("packs.add"), "sign:plus"),) if self.stock else ()
        heading = self.w("packs.says" if rows else "packs.none")
        return Rows(self._stage(), heading=heading, rows=tuple(rows), back="adult", kind="packs", corner=corner)

    def pack(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """One pack: what is wrong with it, or the question whether it shall go."""
        card = next((c for c in self.tools.shelf.all if c.path == args.get("path")), None)
        if card is None:
            return self.packs(args, at_s, scene)
        if card.broken:
            problems = [one for one in self.tools.shelf.problems(card) if one.is_error]
            return self._problems(self.w("packs.broken", name=card.name), problems, "packs")
        if self.stock is None or not self.stock.own(card):
            return Notice(self._stage(), self.w("stock.brought", pack=card.title), to="packs")
        return Confirm(
            self._stage(), self.w("packs.remove.question", title=card.title), self.w("packs.remove.detail"),
            self.w("packs.remove.yes"), "pack_remove", {"id": card.id}, "packs", {},
        )  # fmt: skip

    def remove(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        if self.stock is None:
            return Notice(self._stage(), self.w("packs.none"), to="packs")
        try:
            self.stock.remove(str(args.get("id", "")))
        except Trouble as trouble:
            return Notice(self._stage(), trouble.what, trouble.remedy, to="packs")
        return Notice(self._stage(), self.w("packs.removed"), to="packs")

    # ------------------------------------------------------------------ adding

    def find(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        """The .defi files in the usual places: downloads, desk, documents, USB sticks."""
        files = archives_in(self.tools.pack_places())
        if not files:
            return Notice(self._stage(), self.w("packs.find.none"), self.w("packs.find.none.remedy"), to="packs")
        rows = tuple(
            Row(str(n), file.stem, str(file.parent), "🎒", "pack_look", {"path": str(file)})
            for n, file in enumerate(files)
        )
        return Rows(self._stage(), heading=self.w("packs.find.says"), rows=rows, back="packs", kind="pack_find")

    def look(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """What is in the file, and whether to add it."""
        if self.stock is None:
            return self.packs(args, at_s, scene)
        path = Path(str(args.get("path", "")))
        try:
            arrival = self.stock.arrival(path)
        except Unfit as unfit:
            return self._problems(self.w("packs.unfit", name=path.name), unfit.problems, "pack_find")
        return Confirm(
            self._stage(), self.w(f"packs.add.{_case(arrival)}", title=arrival.pack.title_in(self.tools.lang)),
            self._about(arrival), self.w("packs.add.yes"), "pack_add", {"path": str(path)}, "pack_find", {},
        )  # fmt: skip

    def add(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        if self.stock is None:
            return self.packs(args, at_s, scene)
        path = Path(str(args.get("path", "")))
        try:
            arrival = self.stock.add(path)
        except Unfit as unfit:
            return self._problems(self.w("packs.unfit", name=path.name), unfit.problems, "pack_find")
        except Trouble as trouble:
            return Notice(self._stage(), trouble.what, trouble.remedy, to="packs")
        title = arrival.pack.title_in(self.tools.lang)
        return Notice(self._stage(), self.w("packs.added", title=title), self.w("packs.added.kept"), to="packs")

    def _about(self, arrival: Arrival) -> str:
        pack = arrival.pack
        return self.w(
            "packs.add.detail", version=pack.version, n=len(pack.challenges), least=pack.ages.least,
            most=pack.ages.most, authors=_short(", ".join(pack.authors)), licence=pack.licence,
        )  # fmt: skip

    def _problems(self, heading: str, problems: Sequence[Problem], back: str) -> Scene:
        said = [
            self.w(
                "watch.problem", file=one.file.rpartition("/")[2], line=one.line, message=one.message.rstrip(".")
            )
            for one in problems
        ]
        thoughts = tuple(Thought(text, "sign:warning") for text in said)
        return Sheet(self._stage(), heading, thoughts, back, kind="pack_problems")


def _short(text: str) -> str:
    """Very long names must not push the answers off the screen."""
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"


def _case(arrival: Arrival) -> str:
    if not arrival.replaces:
        return "question"
    return "again" if arrival.same else "update"
