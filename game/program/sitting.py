"""The learner's side: from their picture to the end of the session, with its pauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from game.core.scene import Scene
from game.core.session import Playing
from game.core.stage import Stage
from game.core.wording import words
from game.program.book import Told
from game.program.seat import Seat
from game.program.shelf import PackCard
from game.program.tools import Tools
from game.program.visit import Visit, steps_of
from game.screens.cards import WorkshopCard
from game.screens.home import Home
from game.screens.pausing import End
from game.screens.resumed import Resumed, moved_on
from game.screens.space import Offers, Workshops

Going = Callable[[Mapping[str, Any], float, Scene], Scene]


class Sitting(Seat):
    """The running visit from home to its end; what covers it (pause, panel) is the `Seat`'s."""

    def __init__(self, tools: Tools, stage: Callable[[], Stage]) -> None:
        super().__init__(tools, stage)
        self.told: list[Told] = []
        self.pause_offered = False
        self.places: dict[str, Going] = {
            "home": self.home,
            "learner": self.learner,
            "space": self.space,
            "workshop": self.workshop,
            "play": self.play,
            "next": self.next,
            "pause": self.pause,
            "panel": self.panel,
            "resume": self.resume,
            "note_help": self.note_help,
            "ask_level": self.ask_level,
            "pass": self.pass_,
            "stop": self.stop,
            "panel_level": self.panel_level,
            "panel_keys": self.panel_keys,
            "writing": self.writing,
            "written": self.written,
            "panel_try": self.panel_try,
            "rewards": self.rewards,
            "reward_set": self.reward_set,
            "rewards_left": self.onward,
            "reward_taken": self.reward_taken,
        }

    # ------------------------------------------------------------------ home and space

    def home(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        self._end(scene, at_s, "left")
        return Home(self._stage(), codes=self.tools.book.codes)

    def learner(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """A learner sits down: a session begins."""
        code = str(args.get("code", ""))
        if code not in self.tools.book.codes:
            return self.home(args, at_s, scene)
        self._end(scene, at_s, "left")
        self.tools.shelf.refresh()  # what was added or updated meanwhile
        tools, profile = self.tools, self.tools.book.profile(code)
        from game.program import coaching  # the coach: its modules are not needed before somebody plays
        from game.program.elsewhere import Elsewhere

        coach, seen = coaching.known_and_seen(tools.store, code)
        self.visit = Visit(code, steps_of(profile), coach)
        self.mastered = coaching.mastered(coach)
        self.pause_offered = False
        body = {"lang": tools.lang, "route": profile.route, "skin": profile.skin, "version": tools.version,
                "steps": self.visit.steps, "coach": coaching.settings_logged(profile), "seen": seen}  # fmt: skip
        self.elsewhere = Elsewhere(tools.store, code, tools.diary.new_round())
        tools.diary.heard = self._heard
        tools.diary.begin(code, body, at_s, profile.near_miss_su)
        asked = self._board_ready(self.visit, profile, at_s)
        return self.rewards(args, at_s, scene) if asked else self.space(args, at_s, scene)

    def space(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        if self.visit is None:
            return self.home(args, at_s, scene)
        cards = self.tools.shelf.cards
        if len(cards) == 1:  # one workshop is no choice: fewer steps to the first challenge
            return self.workshop({"pack": cards[0].id}, at_s, scene)
        workshops = tuple(WorkshopCard(c.id, c.title, c.picture, self._share(self.visit, c)) for c in cards)
        from game.program import offering

        path = (offering.path_card(self.tools.lang, workshops),) if workshops else ()
        return Workshops(self._stage(), workshops=(*path, *workshops), path=self.visit.path)

    def _share(self, visit: Visit, card: PackCard) -> float:
        from game.program import coaching

        return coaching.share(visit.coach, card.id, card.challenges)

    def workshop(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        pack = str(args.get("pack", ""))
        if self.visit is None or not self._is_there(pack):
            return self._gone(at_s, scene)
        self.visit = replace(self.visit, pack=pack, offered=())
        return self._offers(self.visit)

    def _is_there(self, pack: str) -> bool:
        from game.program.offering import PATH

        return pack == PATH or self.tools.shelf.card(pack) is not None

    def _offers(self, visit: Visit) -> Scene:
        from game.program import coaching, offering

        visit, skin = self._obeyed(visit), str(self._stage().skin)
        offered = visit.offered
        if not offered:
            profile = self.tools.book.profile(visit.code)
            among = offering.candidates(self.tools.shelf, visit.pack, skin)
            last = (visit.last_pack, visit.last)
            offered = offering.apart(coaching.offers(among, visit.coach, profile, last))
            self.visit = replace(visit, offered=offered, among=tuple(among))
        cards = offering.offer_cards(self.tools.shelf, offered, skin)
        more = len(self.tools.shelf.cards) > 1
        return Offers(self._stage(), offers=cards, path=visit.path, last=visit.at_last, others=more,
                      pause_offered=self.pause_offered, promise=self._promise(visit))  # fmt: skip

    # ------------------------------------------------------------------ playing

    def play(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        visit = self.visit
        if visit is None:
            return self.home(args, at_s, scene)
        from game.program import rounds

        tools = self.tools
        offered, visit = visit.offered, self._obeyed(visit)
        visit = replace(visit, offered=offered)  # the choice was made among these
        challenge = str(args.get("challenge", ""))
        from_pack = next((o.pack for o in visit.offered if o.challenge == challenge), visit.pack)
        pack = tools.shelf.pack(from_pack)
        begin = pack and rounds.begun(
            pack, challenge, visit, tools.book.profile(visit.code), self._stage(),
            tools.chance.seed(), tools.diary.new_round(),
        )  # fmt: skip
        if not begin:
            return self._gone(at_s, scene)
        for decision in begin.decisions:
            tools.diary.record(decision, at_s)
        tools.store.settle()
        return begin.playing

    def next(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """After a success, on the learner's act."""
        if not isinstance(scene, Playing) or scene.ended_s is None:
            return self.space(args, at_s, scene)
        return self._after(scene, "reached", at_s)

    def _after(self, playing: Playing, outcome: str, at_s: float) -> Scene:
        """What follows a challenge, once it is on disk: another choice, or the end of the session."""
        if self.visit is None:
            return self.home({}, at_s, playing)
        self.visit = self.visit.played(playing, outcome, self._picture(playing))
        self._decided_after(self.visit, playing, at_s)
        self.tools.store.settle()
        return self._rewarded(at_s) or self.onward({}, at_s, playing)

    def onward(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """The next choice, or the end of the session."""
        if self.visit is None:
            return self.home(args, at_s, scene)
        if self.visit.over:
            return self._finish(at_s, "end")
        if not self.visit.pack:
            return self.space(args, at_s, scene)
        return self._offers(self.visit) if self._is_there(self.visit.pack) else self._gone(at_s, scene)

    def _decided_after(self, visit: Visit, playing: Playing, at_s: float) -> None:
        """Mastery gained or lost, and the offer of a pause: logged with their reasons."""
        from game.program import coaching

        skill = playing.brief.skills[0] if playing.brief.skills else ""
        decisions = coaching.after_round(visit.coach, skill, self.mastered)
        self.mastered = coaching.mastered(visit.coach)
        self.pause_offered = any(d.about == "pause" for d in decisions)
        for decision in decisions:
            self.tools.diary.record(decision.record(self.tools.lang, skill=skill, round=playing.round_id), at_s)

    def _picture(self, playing: Playing) -> str:
        brief, skin = playing.brief, str(playing.stage.skin)
        challenge = self.tools.shelf.challenge(brief.pack, brief.challenge, skin)
        return challenge.picture if challenge else brief.instruction_picture

    # ------------------------------------------------------------------ pause, panel, stop

    def pass_(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """An adult passes the challenge: it is logged as passed, and the session goes on."""
        under = self._running(scene, at_s)
        self.under = None
        if under is None:
            return self.resume(args, at_s, scene)
        for record in under.left("passed", at_s, "adult"):
            self.tools.diary.record(record, at_s)
        return self._after(under, "passed", at_s)

    def stop(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """The young person stops: never a fault, and the end looks like any other end."""
        if self.visit is None:
            return self.home(args, at_s, scene)
        self._leave(scene, at_s, "stopped", "learner")
        return self._finish(at_s, "learner")

    def closed(self, at_s: float, scene: Scene) -> None:
        """The window was closed."""
        self._end(scene, at_s, "closed")

    # ------------------------------------------------------------------ endings

    def _running(self, scene: Scene, at_s: float) -> Playing | None:
        """The challenge that is being played, perhaps under a pause; its clock without the time away."""
        if isinstance(scene, Playing):
            return scene
        if isinstance(scene, Resumed):
            return scene.playing
        if isinstance(self.under, Playing):
            return moved_on(self.under, at_s - self.left_s)
        return None

    def _leave(self, scene: Scene, at_s: float, outcome: str, reason: str) -> None:
        """Log the challenge that is left, if one is running; a reached one counts as done."""
        playing = self._running(scene, at_s)
        self.under = None
        if playing is None or self.visit is None:
            return
        reached = playing.ended_s is not None
        for record in playing.left(outcome, at_s, reason):
            self.tools.diary.record(record, at_s)
        picture = self._picture(playing)
        self.visit = self.visit.played(playing, "reached" if reached else outcome, picture)

    def _finish(self, at_s: float, reason: str) -> Scene:
        visit = self.visit
        assert visit is not None
        self._log_end(visit, at_s, reason)
        end = End(self._stage(), done=visit.done)
        self.visit = replace(visit, offered=())
        return end

    def _log_end(self, visit: Visit, at_s: float, reason: str) -> None:
        if not self.tools.diary.session:
            return
        reached = sum(card.reached for card in visit.done)
        body = {"reason": reason, "played": len(visit.done), "reached": reached, "steps": visit.steps}
        self.tools.diary.end(body, at_s)
        self.tools.store.settle()

    def _end(self, scene: Scene, at_s: float, reason: str) -> None:
        """Whatever was going on is logged and over; nothing when nobody was here."""
        if self.visit is not None and self.tools.diary.session:
            self._leave(scene, at_s, "stopped", reason)
            self._log_end(self.visit, at_s, reason)
        self.visit, self.under = None, None

    def _gone(self, at_s: float, scene: Scene) -> Scene:
        """A pack went away: a calm home for the young person, a word for the adult later."""
        lang = self.tools.lang
        told = Told(words(lang, "notice.pack_gone"), words(lang, "notice.pack_gone.remedy"))
        if told not in self.told:
            self.told.append(told)
        self._end(scene, at_s, "pack_gone")
        return self.home({}, at_s, scene)
