"""A visit of the false web as it happens: presses, typed words, traps, goals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.aim import Aim, PointerMoved
from game.core.node import Act
from game.core.round import NOTHING, Room, Round, Verdict
from game.core.tree import find
from game.core.typed import ENTERED, ERASED
from game.kinds.browser_state import BrowserState
from game.kinds.browser_visit import MOST_TYPED, Visit, at, blocks_of, plain
from game.kinds.browser_way import next_press
from game.kinds.scrolling import Glide, share_at
from game.kinds.traps import error_of
from game.kinds.web_blocks import Check, Search, Shown, Way
from game.kinds.web_pages import Suggestion

STEP_SHARE, SMALL_SHARE, SMALL_SU = 0.6, 0.3, 420.0


@dataclass(frozen=True)
class BrowserRound(BrowserState):
    """What acts do on the pages."""

    # ------------------------------------------------------------------ acts

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if aim.act is Act.DROP:
            return replace(self, held=False), NOTHING
        node = find(self.compose(), aim.target)
        deed = Act.PRESS if aim.act is Act.DOUBLE else aim.act
        if node is None or deed not in node.acts or node.id == "play":
            return self, NOTHING
        match deed:
            case Act.SCROLL_DOWN | Act.SCROLL_UP:
                return self._scrolled(1.0 if deed is Act.SCROLL_DOWN else -1.0, aim.at_s), NOTHING
            case Act.GRAB:
                return replace(self, held=True), NOTHING
            case Act.TYPE:
                return self._typed(aim.target, aim.value)
            case Act.PRESS:
                return self._counted(aim.target)._pressed(aim.target, aim.at_s)
        return self, NOTHING

    def _counted(self, target: str) -> BrowserRound:
        """One press more on the way; looking further down the page is none."""
        if target in ("play/bar-up", "play/bar-down"):
            return self
        after = replace(self, presses=self.presses + 1)
        after.__dict__["plan"] = self.plan
        return after

    def _pressed(self, target: str, at_s: float) -> tuple[Round, Verdict]:
        name = target.removeprefix("play/")
        if name == "stop-go":
            return replace(self, stopped=""), NOTHING
        if name in ("bar-up", "bar-down"):
            return self._scrolled(1.0 if name == "bar-down" else -1.0, at_s), NOTHING
        if name.startswith("tool-"):
            return self._tool(name.removeprefix("tool-"))
        if name.startswith("tab"):
            return self._tab(name.removeprefix("tab"))
        if name.startswith("menu"):
            return self._line(int(name.removeprefix("menu")))
        if name.startswith("answer"):
            return self._answered(int(name.removeprefix("answer")), target)
        return self._on_surface(target, *name.partition("/b")[::2])

    def _scrolled(self, by: float, at_s: float) -> BrowserRound:
        # In a low view a thing to press must not be jumped over.
        share = STEP_SHARE if self.glide.page >= SMALL_SU else SMALL_SHARE
        by_su = by * self.glide.page * share
        return replace(self, glide=self.glide.sent(by_su, self.room.stage.motion, at_s))

    def _tool(self, tool: str) -> tuple[Round, Verdict]:
        visit, web = self.visit, self.web
        if tool in ("back", "forward"):
            step = -1 if tool == "back" else 1
            return replace(self, backs=self.backs + (step < 0))._gone(visit.along(step, web))
        if tool == "home":
            return self._gone(visit.to(web.home, web))
        if tool == "go" or (tool == "address" and visit.typed):
            return self._entered()
        menu = "" if visit.menu == tool or (tool == "address" and not self.task.addresses) else tool
        return replace(self, visit=replace(visit, menu=menu)).fresh(), NOTHING

    def _tab(self, name: str) -> tuple[Round, Verdict]:
        index, _, closing = name.partition("-")
        tab = int(index)
        if not closing:
            return self._gone(self.visit.shown(tab, self.web))
        if self.visit.tabs[tab].page != self.task.close_tab:
            return self, Verdict.not_yet("other_tab", f"play/tab{name}", self.word("other_tab"))
        gone = replace(self, visit=self.visit.without(tab, self.web))
        return gone._stepped()

    def _line(self, i: int) -> tuple[Round, Verdict]:
        """A line of the list: an address, or a favourite."""
        if self.visit.menu == "favourites":
            return self._gone(self.visit.to(self.web.favourites[i], self.web))
        return self._suggested(self.task.addresses[i])

    def _suggested(self, line: Suggestion) -> tuple[Round, Verdict]:
        if line.trap is not None and line.say is not None:
            return self._trapped(line.trap, line.say.text)
        return self._gone(self.visit.to(line.to, self.web))

    def _answered(self, i: int, target: str) -> tuple[Round, Verdict]:
        answer = self.task.answers[i]
        say = answer.say.text if answer.say else ""
        if not answer.right:
            again = replace(self, tried=self.tried | {i})
            return again, Verdict.not_yet("answer", target, say or self.word("other"))
        if not set(self.task.visit) <= self.visit.seen:
            return self, Verdict.not_yet("one_source", target, self.word("sources"))
        return self._stepped(say)

    # ------------------------------------------------------------------ what is typed

    def _typed(self, target: str, text: str) -> tuple[Round, Verdict]:
        """Letters for the address or the search; they stand in their field and nowhere else."""
        address = target == "play/tool-address"
        if text == ENTERED:
            if address:
                return self._tool("address")
            return self._pressed_search(target)
        before = self.visit.typed if address else self.visit.query
        after = before[:-1] if text == ERASED else before + "".join(c for c in text if c.isprintable())
        after = after[:MOST_TYPED]
        visit = replace(self.visit, typed=after, menu="") if address else replace(self.visit, query=after)
        fresh = replace(self, visit=visit)
        return (fresh.fresh() if visit.menu != self.visit.menu else fresh), NOTHING

    def _entered(self) -> tuple[Round, Verdict]:
        """The typed address: as written, without its small change."""
        typed = plain(self.visit.typed)
        empty = replace(self, visit=replace(self.visit, typed="")).fresh()
        for line in self.task.addresses:
            if plain(line.address) == typed:
                return empty._suggested(line)
        for page in self.web.pages:
            if plain(self.web.address(page)) == typed:
                return empty._gone(self.visit.to(page, self.web))
        return empty, Verdict.not_yet("address", "", self.word("address"))

    def _pressed_search(self, target: str) -> tuple[Round, Verdict]:
        surface, _, number = target.removeprefix("play/").partition("/b")
        block = blocks_of(self.web, self.visit.page, surface)[int(number)]
        return self._looked_up(block) if isinstance(block, Search) else (self, NOTHING)

    def _looked_up(self, search: Search) -> tuple[Round, Verdict]:
        """Found when every key word is there and no other card is."""
        chosen = self.visit.chosen(search)
        typed = plain(self.visit.query)
        lacking = [
            k for k, card in enumerate(search.cards)
            if card.key and k not in chosen and plain(card.content.text) not in typed
        ]  # fmt: skip
        astray = [k for k in chosen if not search.cards[k].key]
        after = replace(self, searches=self.searches + 1)
        if lacking or astray:
            say = search.say.text if search.say else self.word("query")
            return after, Verdict.not_yet("query", "", say)
        return after._gone(self.visit.to(search.to, self.web))

    # ------------------------------------------------------------------ on a page or panel

    def _on_surface(self, target: str, surface: str, number: str) -> tuple[Round, Verdict]:
        index, _, part = number.partition("-")
        block = blocks_of(self.web, self.visit.page, surface)[int(index)]
        if isinstance(block, Check):
            return replace(self, visit=replace(self.visit, flipped=self.visit.flipped ^ {block.id})), NOTHING
        if isinstance(block, Search):
            if part == "go":
                return self._looked_up(block)
            return self._card(block, int(part.removeprefix("card"))), NOTHING
        return self._way(block, target) if isinstance(block, Way) else (self, NOTHING)

    def _card(self, search: Search, k: int) -> BrowserRound:
        card = (search.id, k)
        cards = tuple(c for c in self.visit.cards if c != card)
        return replace(self, visit=replace(self.visit, cards=cards if card in self.visit.cards else (*cards, card)))

    def _way(self, way: Way, target: str) -> tuple[Round, Verdict]:
        say = way.say.text if way.say else ""
        if way.trap is not None:
            return self._trapped(way.trap, say)
        goal = bool(way.id) and way.id == self.task.press
        if (goal or way.does == "save") and self._boxes_wrong():
            return self, Verdict.not_yet("boxes", target, say or self.word("boxes"))
        if goal:
            gone = self.visit.to(way.to, self.web) if way.to else self.visit
            return replace(self, visit=gone)._stepped()
        if way.does in ("close", "save"):
            return self._put_away()
        if way.does == "back":
            return replace(self, visit=replace(self.visit, stack=self.visit.stack[:-1])).fresh(), NOTHING
        if way.opens:
            return replace(self, visit=replace(self.visit, stack=(*self.visit.stack, way.opens))).fresh(), NOTHING
        if way.to:
            return self._gone(self.visit.to(way.to, self.web))
        return self, Verdict.not_yet("other", target, say or self.word("other"))

    def _boxes_wrong(self) -> bool:
        blocks = blocks_of(self.web, self.visit.page, self.visit.surface)
        return any(
            isinstance(b, Check) and b.wanted is not None and self.visit.ticked(b) != b.wanted for b in blocks
        )

    def _put_away(self) -> tuple[Round, Verdict]:
        put = replace(self, visit=self.visit.put_away(self.web))
        if self.task.close and self.task.close in put.visit.closed:
            return put._stepped()
        return put.fresh(), NOTHING

    def _trapped(self, family: str, say: str) -> tuple[Round, Verdict]:
        """Nothing happened but a calm word: the page is as it was, and one can try again."""
        stopped = replace(self, stopped=say, fell=(*self.fell, family), fell_now=True)
        calm = replace(stopped, visit=replace(self.visit, menu="", typed=""))
        return calm.fresh(), Verdict.not_yet(error_of(family), "", say)

    # ------------------------------------------------------------------ pages and goals

    def _gone(self, visit: Visit) -> tuple[Round, Verdict]:
        after = replace(self, visit=visit, visits=self.visits + 1)
        if self.task.reach and visit.page == self.task.reach:
            return after._stepped()
        return after.fresh(), NOTHING

    def _stepped(self, say: str = "") -> tuple[Round, Verdict]:
        """A goal is reached: the next task begins, from its own page or from here."""
        say = say or (self.task.say.text if self.task.say else "")
        took = self.presses if self.task.by == "back" else 0
        after = replace(
            self, at=self.at + 1, tried=frozenset(), fell_now=False, recovered=self.recovered + self.fell_now,
            held=False, presses=0, back_presses=max(self.back_presses, took),
        )  # fmt: skip
        after = begun(after)
        return after, Verdict.reached(say=say) if after.done else Verdict.step(say=say)

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]:
        if not self.held or not self.glide.most:
            return self, NOTHING
        share = share_at(self.bar(self.plan), pointer.y_su, self.glide)
        return self._scrolled_to(self.glide.put(share)), NOTHING

    def tick(self, at_s: float) -> tuple[Round, Verdict]:
        glide = self.glide.ticked(at_s)
        return (self, NOTHING) if glide is self.glide else (self._scrolled_to(glide), NOTHING)

    def _scrolled_to(self, glide: Glide) -> BrowserRound:
        after = replace(self, glide=glide)
        after.__dict__["plan"] = self.plan
        return after

    def wake_at_s(self) -> float | None:
        return None if self.done else self.glide.wake_at_s()

    def in_room(self, room: Room) -> Round:
        share = self.glide.share
        there = replace(self, room=room).fresh()
        return replace(there, glide=there.glide.put(share))

    def solution(self) -> tuple[Aim, ...]:
        if self.done or self.glide.moving:
            return ()
        if self.stopped:
            return (Aim("play/stop-go", Act.PRESS, 0.0),)
        target = next_press(self.web, self.visit, self.task, self.tools, self.tried)
        node = find(self.compose(), target)
        if node is not None and Act.PRESS in node.acts:
            return (Aim(target, Act.PRESS, 0.0),)
        plan = self.plan
        hidden = next((n for n in plan.content if n.id == target), None)
        up = hidden is not None and hidden.rect.y - self.glide.now < plan.window.y
        return (Aim("play/bar-up" if up else "play/bar-down", Act.PRESS, 0.0),)


def begun(round_: BrowserRound) -> BrowserRound:
    """At the start of the present task; one that is reached already is passed over."""
    while not round_.done:
        task = round_.task
        if task.start:
            return replace(round_, visit=at(task.start, task.tabs, round_.web)).fresh()
        if not (task.reach and task.reach == round_.visit.page):
            break
        round_ = replace(round_, at=round_.at + 1)
    return round_.fresh()


__all__ = ["BrowserRound", "Shown", "begun"]
