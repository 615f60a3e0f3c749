"""One node of every look, laid out as a scene would: rooms are made for the words at each text scale."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from game.core.geometry import Point, Rect
from game.core.learner import Profile
from game.core.node import Act, Look, Node, Role, State, Tone
from game.stage.canvas import Canvas

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SIZE_PX = (1600, 900)
WHOLE = Rect(0.0, 0.0, 1920.0, 1080.0)
PRESS = (Act.PRESS,)


def canvas(size_px: tuple[int, int] = SIZE_PX, **settings: object) -> Canvas:
    made = Canvas(size_px, ASSETS)
    made.configure(Profile().changed(settings))
    return made


def window(*children: Node, scene: str = "scene:harbour") -> Node:
    behind = Node("scene", Role.IMAGE, "", WHOLE, picture=scene, look=Look.SCENE, tone=Tone.PAPER)
    return Node("window", Role.WINDOW, "Fenêtre", WHOLE, children=(behind, *children))


def button(node_id: str, look: Look, rect: Rect, name: str = "", picture: str = "", size_su: float = 0.0) -> Node:
    return Node(node_id, Role.BUTTON, name, rect, PRESS, picture=picture, look=look, size_su=size_su)


def gallery(scale: float = 1.0, wide: float = 1.0) -> Node:
    """Every look, in rows, with French words at `scale`; `wide` makes room for a wide font."""
    s = scale
    rows: list[list[tuple[Node, float, float]]] = [
        [_say(Look.INSTRUCTION, "Clique sur le ballon rouge.", 56 * s, 760 * s, 90 * s)],
        [
            _act(Look.CHOICE, "Forêt", "🎈", 40 * s, 200 * s, 200 + 40 * s),
            _act(Look.CHOICE, "Œuvre", "🎁", 40 * s, 200 * s, 200 + 40 * s, Tone.SUN, State.SELECTED),
            _act(Look.CHOICE, "À faire", "🦊", 40 * s, 230 * s, 200 + 40 * s, Tone.LEAF, State.DONE),
            _act(Look.CHOICE, "Plus tard", "🛹", 40 * s, 260 * s, 200 + 40 * s, Tone.SEA, State.DISABLED),
        ],
        [
            _act(Look.PICTURE, "", "🐱", 0, 120, 120),
            _act(Look.PICTURE, "", "🦁", 0, 120, 120, Tone.PANEL, State.HINTED),
            _act(Look.PICTURE, "", "🎁", 0, 120, 120, Tone.PANEL, State.HELD),
            _act(Look.PICTURE, "Absent", "art:absent", 0, 150, 120),
            _act(Look.BUTTON, "Continuer", "sign:next", 40 * s, 190 + 200 * s, 40 + 60 * s, Tone.ACT),
            _act(Look.QUIET, "Réécouter", "sign:ear", 32 * s, 60 + 150 * s, 84 + 48 * s),
            _say(Look.BUBBLE, "Tiens !", 32 * s, 80 + 130 * s, 30 + 48 * s),
        ],
        [
            _act(Look.CHECK, "Coché", "", 32 * s, 130 + 110 * s, 84 * s, Tone.PANEL, State.CHECKED),
            _act(Look.RADIO, "Été", "", 32 * s, 130 + 70 * s, 84 * s, Tone.PANEL, State.CHECKED),
            _act(Look.FIELD, "Léa", "", 32 * s, 80 + 70 * s, 84 * s, Tone.PANEL, State.CURRENT),
            _act(Look.OPTION, "Noël", "", 32 * s, 120 + 90 * s, 72 * s, Tone.PANEL, State.SELECTED),
            _act(Look.KEY, "é", "", 40 * s, 40 + 50 * s, 30 + 60 * s),
            _say(Look.WORDS, "Ça va.", 32 * s, 110 * s, 48 * s),
            _say(Look.TITLE, "Là", 40 * s, 70 * s, 60 * s),
            _act(Look.LINK, "Lien", "", 32 * s, 30 + 80 * s, 72 * s),
        ],
        [
            _say(Look.LIGHT, "", 0, 130, 130, value=0.4),
            _act(Look.FOG, "", "", 0, 100, 100),
            _say(Look.STARS, "", 0, 240, 80, value=0.67),
            _say(Look.BAR, "", 0, 180, 60, value=0.5),
            _act(Look.THUMB, "", "", 0, 48, 130),
            _say(Look.POINTER, "", 0, 80, 80),
            _say(Look.PANEL, "", 0, 90, 110),
            _say(Look.FRAME, "Météo", 28 * s, 100 + 110 * s, 130),
            _act(Look.SCROLL, "", "", 0, 90, 120),
            _say(Look.WALL, "", 0, 90, 110),
            _act(Look.ICON, "Mer", "🎈", 32 * s, 110 + 40 * s, 110 + 48 * s),
        ],
    ]
    nodes = _placed(rows, wide)
    lowest = max(node.rect.bottom for node in nodes)
    track = (Point(60, lowest + 50), Point(260, lowest + 90), Point(460, lowest + 50))
    nodes.append(
        Node("track", Role.TRACK, "", Rect(40, lowest + 20, 440, 100), look=Look.TRACK, tone=Tone.SEA,
             size_su=36.0, value=0.5, points=track)
    )  # fmt: skip
    thin = tuple(point.moved(480.0, 0.0) for point in track)
    nodes.append(Node("paths", Role.IMAGE, "", Rect(520, lowest + 20, 440, 100), look=Look.PATHS, points=thin))
    beads = (frozenset({State.DONE}), frozenset({State.CURRENT}), frozenset[State]())
    steps = tuple(
        Node(f"step{i}", Role.IMAGE, "", Rect(1040 + i * 84, lowest + 20, 84, 84), states=states,
             picture="sign:flag" if i == 2 else "", look=Look.STEPS)
        for i, states in enumerate(beads)
    )  # fmt: skip
    path = Node("path", Role.PROGRESS, "Étape 1", Rect(1040, lowest + 20, 252, 84), children=steps)
    return window(*nodes, path)


def _act(
    look: Look, name: str, picture: str, size_su: float, w: float, h: float,
    tone: Tone = Tone.PANEL, *states: State,
) -> tuple[Node, float, float]:  # fmt: skip
    node = replace(button("", look, Rect(), name, picture, size_su), tone=tone, states=frozenset(states))
    return node, w, h


def _say(
    look: Look, name: str, size_su: float, w: float, h: float, value: float | None = None
) -> tuple[Node, float, float]:
    return Node("", Role.TEXT, name, look=look, size_su=size_su, value=value), w, h


def _placed(rows: Iterable[list[tuple[Node, float, float]]], wide: float) -> list[Node]:
    nodes: list[Node] = []
    y = 24.0
    for row in rows:
        x = 48.0
        for node, narrow, h in row:
            w = narrow * wide
            nodes.append(replace(node, id=f"n{len(nodes)}", rect=Rect(x, y, w, h)))
            x += w + 36.0
        y += max(h for _, _, h in row) + 36.0
    return nodes
