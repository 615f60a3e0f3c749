"""A screen-reader user, for tests: run by the system's own Python (python3-gi), under a private bus.

It knows nothing of the program but the tree that AT-SPI shows. Orders come as JSON lines on standard
input, answers go out as JSON lines: {"do": "tree"|"press"|"focus"|"menu"|"heard"|"wait", ...}.
"""

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE_S = 15.0
RESTARTS, MOST_RESTARTS = int(os.environ.get("RESTARTS", "0")), 2
HEARD: list[dict[str, Any]] = []


def pump(seconds: float = 0.0) -> None:
    """Let events come in."""
    end = time.monotonic() + seconds
    context = GLib.MainContext.default()
    while True:
        while context.pending():
            context.iteration(False)
        if time.monotonic() >= end:
            return
        time.sleep(0.005)


def heard(event: Any) -> None:
    with contextlib.suppress(GLib.GError):  # gone already
        HEARD.append({"type": event.type, "name": event.source.get_name() or "", "detail": event.detail1,
                      "text": event.any_data if isinstance(event.any_data, str) else ""})  # fmt: skip


def application() -> Any:
    """Ours, by the name of its toolkit.

    libatspi keeps what it was told first, also where it asked a moment too early and was told nothing. A user
    restarts a reader that is deaf: so does this one, twice, with the same two pipes.
    """
    end = time.monotonic() + PATIENCE_S
    names: list[str] = []
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        found = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
        names = [one.get_toolkit_name() or "" for one in found if one is not None]
        if "Déficlic" in names:
            return next(one for one in found if one is not None and one.get_toolkit_name() == "Déficlic")
        pump(0.05)
    if RESTARTS < MOST_RESTARTS:
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "RESTARTS": str(RESTARTS + 1)})
    raise SystemExit(f"no application with our toolkit's name is on the bus, only {names}")


def children(thing: Any) -> list[Any]:
    """What is below; nothing when the thing went away while we asked."""
    try:
        found = [thing.get_child_at_index(i) for i in range(thing.get_child_count())]
    except GLib.GError:
        return []
    return [c for c in found if c is not None]


def told(thing: Any) -> dict[str, Any]:
    states = thing.get_state_set()
    names = [s.value_nick for s in (Atspi.StateType(n) for n in range(1, 45)) if states.contains(s)]
    box = thing.get_component_iface().get_extents(Atspi.CoordType.WINDOW) if thing.get_component_iface() else None
    action = thing.get_action_iface()
    acts = [Atspi.Action.get_action_name(thing, i) for i in range(action.get_n_actions())] if action else []
    return {
        "name": thing.get_name() or "", "role": thing.get_role_name(), "states": names, "acts": acts,
        "detail": thing.get_description() or "",
        "box": [box.x, box.y, box.width, box.height] if box else None,
    }  # fmt: skip


def walk(thing: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    yield depth, thing
    for child in children(thing):
        yield from walk(child, depth + 1)


def tree(app: Any) -> list[dict[str, Any]]:
    rows = []
    for depth, thing in walk(app):
        try:
            rows.append({"depth": depth, **told(thing)})
        except GLib.GError:
            continue  # gone while it was read
    return rows


def named(app: Any, name: str, role: str = "") -> Any:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        for _, thing in walk(app):
            try:
                if thing.get_name() == name and role in ("", thing.get_role_name()) and thing.get_action_iface():
                    return thing
            except GLib.GError:
                continue
        pump(0.03)
    raise SystemExit(f"nothing that can be acted on is called {name!r}")


def answered(answer: Any) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def obey(app: Any, order: dict[str, Any]) -> Any:
    what = order["do"]
    if what == "tree":
        return tree(app)
    if what == "press":
        return named(app, order["name"], order.get("role", "")).do_action(order.get("act", 0))
    if what == "focus":
        return named(app, order["name"]).grab_focus()
    if what == "wait":
        return pump(order["s"])
    if what == "heard":
        found, HEARD[:] = list(HEARD), []
        return found
    raise SystemExit(f"what is {what!r}?")


def main() -> None:
    Atspi.init()
    listener = Atspi.EventListener.new(heard)
    listener.register("object:announcement")
    listener.register("object:state-changed:focused")
    if not RESTARTS:
        answered("listening")  # the registry took our listeners: bus and reader are up
    app = application()
    answered("ready")
    for line in sys.stdin:
        try:
            answer = obey(app, json.loads(line))
        except GLib.GError as gone:
            answer = {"error": str(gone)}
        pump()
        answered(answer)


main()
