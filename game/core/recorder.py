"""The recorder: what happened in a session, as events for the log.

It is fed the unfiltered pointer stream, the route of each wish, and the records of the scene. At the
end of a round it adds what only the whole stream tells: the route, the motor measures, the path.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.core.aim import Route
from game.core.geometry import Point, Rect
from game.core.inputs import PointerAt, PointerDown, PointerUp, RawInput
from game.core.motor import NEAR_MISS_SU, round_measures
from game.core.motor_signal import Trace
from game.core.motor_trial import Acted, Press
from game.core.outcome import Record
from game.core.progress import EVENT_TYPES, Event
from game.core.round import KEYBOARD

MOST_SAMPLES = 40_000  # more than five minutes of a moving mouse; longer rounds are thinned
MOST_LOGGED = 6_000
LOGGED_EVERY_S = 0.0155  # 60 Hz and a little: a fast mouse reports sixteen times that
# What could be words of the learner: never in an event, whoever put it there.
PRIVATE = frozenset({"value", "text", "typed", "password"})
BY_POINTER = frozenset({Route.POINTER, Route.TOUCH, Route.DWELL})


class Recorder:
    """One a session. `new_id` gives UUIDv7s, `utc` RFC 3339 times; both are seams (no clock in here).

    `near_miss_su` is the learner's margin, `su_per_px` what a logical pixel of the window measures.
    """

    def __init__(
        self,
        machine: str,
        session: str,
        learner: str,
        new_id: Callable[[], str],
        utc: Callable[[], str],
        *,
        near_miss_su: float = NEAR_MISS_SU,
        su_per_px: float = 1.0,
    ) -> None:
        self.machine, self.session, self.learner = machine, session, learner
        self.near_miss_su, self.su_per_px = near_miss_su, su_per_px
        self._new_id, self._utc = new_id, utc
        self._session_s: float | None = None
        self._route: Route | None = None
        self._round = _Stream()
        self._playing = False

    # ------------------------------------------------------------------ what comes in

    def raw(self, raw: RawInput) -> None:
        """Every raw input as it came. Costs two microseconds; everything but pointers is passed over."""
        if isinstance(raw, PointerAt | PointerDown | PointerUp):
            self._round.add(raw, keep=self._playing)

    def routed(self, route: Route, at_s: float) -> None:  # noqa: ARG002
        """The way the wish came in whose records follow."""
        self._route = route

    def record(self, record: Record, at_s: float) -> tuple[Event, ...]:
        """The events that a record comes to, in order. `at_s` is on the session's clock.

        Raises ValueError for a type that the log does not know.
        """
        if record.type not in EVENT_TYPES:
            raise ValueError(f"unknown event type {record.type!r}")
        body = {name: value for name, value in record.body.items() if name not in PRIVATE}
        match record.type:
            case "session_started":
                self._session_s = at_s
            case "session_ended" if self._session_s is not None:
                body.setdefault("took_s", round(at_s - self._session_s, 3))
            case "round_started":
                self._round = self._round.after(at_s, _rect(body.get("play")))
                self._playing = True
            case "acted":
                self._acted(body, at_s)
            case "round_ended":
                return self._ended(body)
        return (self._event(record.type, body),)

    # ------------------------------------------------------------------ rounds

    def _acted(self, body: dict[str, Any], at_s: float) -> None:
        route = self._route or Route.POINTER
        body["route"] = str(route)
        self._round.acts.append(
            Acted(
                at_s, str(body.get("target", "")), str(body.get("act", "")), str(body.get("result", "")),
                str(body.get("error", "")), _rect(body.get("rect")), str(route),
            )
        )  # fmt: skip

    def _ended(self, body: dict[str, Any]) -> tuple[Event, ...]:
        stream, self._playing = self._round, False
        body["route"] = body.get("route") or self._most_used()
        if body["route"] in body.pop("own_routes", ()) or not body["route"]:
            body.pop("equivalent", None)  # this route did what the challenge trains
        own = body.get("measures")
        if not self._by_pointer(body["route"]):
            return (self._event("round_ended", body),)
        measured = round_measures(
            stream.trace(), stream.presses(), stream.acts, stream.start_s,
            near_miss_su=self.near_miss_su, su_per_px=self.su_per_px, play=stream.play,
        )  # fmt: skip
        # What the kind itself counted is nearer to the challenge: it stands.
        measures = {name: round(value, 4) for name, value in measured.items()}
        body["measures"] = {**measures, **(own if isinstance(own, Mapping) else {})}
        path = stream.logged()
        events = [self._event("round_ended", body)]
        written = any(act.target == KEYBOARD for act in stream.acts)
        if path["t_ms"] and not written:  # a path over a drawn keyboard spells what was written
            # Before the end of its round, so that whoever reads the end already knows the path.
            events.insert(0, self._event("path_traced", {"round": body.get("round", ""), **path}))
        return tuple(events)

    def _most_used(self) -> str:
        """The route of most acts; of movement alone, the pointer; else the last one known."""
        routes = Counter(act.route for act in self._round.acts)
        if routes:
            return routes.most_common(1)[0][0]
        if self._round.moved and self._route is Route.DWELL:
            return str(Route.DWELL)
        if self._round.moved:
            return str(Route.TOUCH if self._round.touch else Route.POINTER)
        return str(self._route or "")

    def _by_pointer(self, route: str) -> bool:
        return route in BY_POINTER

    def _event(self, type_: str, body: Mapping[str, Any]) -> Event:
        return Event(self._new_id(), self._utc(), self.machine, self.session, self.learner, type_, body)


class _Stream:
    """The pointer samples of one round, as they came, and what was done with them."""

    def __init__(self, start_s: float = 0.0, play: Rect | None = None) -> None:
        self.start_s, self.play = start_s, play
        self.t, self.x, self.y = array("d"), array("d"), array("d")
        self.acts: list[Acted] = []
        self.touch = False
        self._downs: list[tuple[float, Point, int]] = []
        self._ups: dict[int, tuple[float, Point]] = {}  # by the index of its press
        self._held: dict[int, int] = {}  # button: index of its press

    def after(self, start_s: float, play: Rect | None) -> _Stream:
        """An empty one, that begins where the pointer lies now."""
        fresh = _Stream(start_s, play)
        if self.t:
            fresh._append(start_s, self.x[-1], self.y[-1])
        return fresh

    @property
    def moved(self) -> bool:
        return len(self.t) > 1

    def add(self, raw: PointerAt | PointerDown | PointerUp, *, keep: bool) -> None:
        if not keep:
            # Between rounds only the place matters: an hour on the home screen costs no memory.
            del self.t[:], self.x[:], self.y[:]
        self._append(raw.at_s, raw.at.x, raw.at.y)
        self.touch = raw.touch
        if not keep or isinstance(raw, PointerAt):
            return
        if isinstance(raw, PointerDown):
            self._held[raw.button] = len(self._downs)
            self._downs.append((raw.at_s, raw.at, int(raw.button)))
        elif (index := self._held.pop(raw.button, None)) is not None:
            self._ups[index] = (raw.at_s, raw.at)

    def _append(self, at_s: float, x: float, y: float) -> None:
        if len(self.t) >= MOST_SAMPLES:
            for samples in (self.t, self.x, self.y):
                samples[:-1] = samples[:-1][::2]
        # Inputs of two devices may cross by a hair; the trace itself never runs backwards.
        self.t.append(max(at_s, self.t[-1]) if self.t else at_s)
        self.x.append(x)
        self.y.append(y)

    def trace(self) -> Trace:
        return Trace(self.t, self.x, self.y)

    def presses(self) -> list[Press]:
        return [
            Press(at_s, at, button, *self._ups.get(i, (None, None)))
            for i, (at_s, at, button) in enumerate(self._downs)
        ]

    def logged(self) -> dict[str, Any]:
        """The path for the log: `t_ms` (from the start of the round), `x_su`, `y_su`, all whole,
        thinned to 60 Hz but for presses; `presses` as [t_ms, x_su, y_su, button, held_ms or null];
        `samples` is how many there were."""
        keep = self._kept()
        return {
            "t_ms": [self._ms(self.t[i]) for i in keep],
            "x_su": [round(self.x[i]) for i in keep],
            "y_su": [round(self.y[i]) for i in keep],
            "presses": [self._press(press) for press in self.presses()],
            "samples": len(self.t),
        }

    def _kept(self) -> Sequence[int]:
        if not self.moved:
            return ()
        pressed = {at_s for at_s, _, _ in self._downs} | {at_s for at_s, _ in self._ups.values()}
        kept: list[int] = []
        last_s = -1.0
        for i, at_s in enumerate(self.t):
            if at_s - last_s >= LOGGED_EVERY_S or at_s in pressed or i == len(self.t) - 1:
                kept.append(i)
                last_s = at_s
        while len(kept) > MOST_LOGGED:
            kept = [*kept[:-1:2], kept[-1]]
        return kept

    def _press(self, press: Press) -> list[int | None]:
        held = None if press.up_s is None else round((press.up_s - press.at_s) * 1000)
        return [self._ms(press.at_s), round(press.at.x), round(press.at.y), press.button, held]

    def _ms(self, at_s: float) -> int:
        return round((at_s - self.start_s) * 1000)


def _rect(sides: object) -> Rect | None:
    if isinstance(sides, list | tuple) and len(sides) == 4:
        return Rect(*(float(side) for side in sides))
    return None
