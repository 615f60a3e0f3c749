"""The frame every challenge lives in: instruction above, play in the middle, rail below.

Order and place never change (LOOK.md, Composition; WCAG 3.2.3 and 3.2.6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import GAP_SU, INSTRUCTION_SU, MARGIN_SU, SMALL_SU, Stage
from game.core.wording import words

REPEAT, PAUSE, STOP, HELP, NEXT = "top/repeat", "rail/pause", "rail/stop", "rail/help", "rail/next"
WRITE = "rail/keyboard"
INSTRUCTION, CAPTION = "top/instruction", "rail/caption"
CAPTION_SU = 40.0
LEAST_CAPTION_SU = 480.0
SIGN_W_SU = 120.0
MOST_TOP = 0.3


@dataclass(frozen=True)
class PathStep:
    """One step of the session's path: done, now, or still to come."""

    done: bool
    now: bool


@dataclass(frozen=True)
class Zones:
    top: Rect
    play: Rect
    rail: Rect


def zones(stage: Stage, instruction: str, base_su: float = INSTRUCTION_SU, captions: bool = False) -> Zones:
    """Where the three zones lie; words take the room they need, the play area has the rest.

    With `captions` the rail has a row for them where there is no room beside its buttons.
    """
    words_h = _instruction_height(stage, instruction, base_su)
    top_h = max(_button_height(stage) + GAP_SU, words_h + GAP_SU * 1.5)
    rail_h = rail_height(stage) + (_caption_row(stage) if captions else 0.0)
    whole = stage.rect
    play = Rect(MARGIN_SU, top_h, whole.w - 2 * MARGIN_SU, max(240.0, whole.h - top_h - rail_h))
    return Zones(whole.top(top_h), play, Rect(0.0, whole.h - rail_h, whole.w, rail_h))


def rail_height(stage: Stage) -> float:
    return _button_height(stage) + 20.0


def _caption_row(stage: Stage) -> float:
    """In a tall window: two lines above the buttons."""
    return 2 * stage.size(SMALL_SU) * stage.line_height + 24.0 if stage.portrait else 0.0


def _button_height(stage: Stage) -> float:
    """A quiet button: its sign above its word."""
    return 84.0 + stage.size(SMALL_SU) * stage.line_height


def quiet_width(stage: Stage, label: str) -> float:
    """Wide enough for the word under the sign."""
    return max(150.0, stage.ruler.width(label, stage.size(SMALL_SU)) + 40.0)


def _instruction_width(stage: Stage) -> float:
    picture = 0.0 if stage.text_scale > 1.3 else 120.0
    return stage.w_su - 2 * MARGIN_SU - _repeat_width(stage) - GAP_SU * 2 - picture


def _repeat_width(stage: Stage) -> float:
    return quiet_width(stage, words(stage.lang, "repeat"))


def _instruction_size(stage: Stage, text: str, base_su: float) -> float:
    """The wanted size; smaller only where a single word would be wider than its line, or where the words
    would take more than `MOST_TOP` of the window from the play."""
    size, width = stage.size(base_su), _instruction_width(stage)
    widest = max((stage.ruler.width(word, size) for word in text.split(" ")), default=0.0)
    size = size if widest <= width else size * width / widest
    least, most_h = min(size, base_su), stage.h_su * MOST_TOP
    while size * 0.94 > least and stage.height(text, size, width) > most_h:
        size *= 0.94
    return size


def _instruction_height(stage: Stage, text: str, base_su: float) -> float:
    return stage.height(text, _instruction_size(stage, text, base_su), _instruction_width(stage))


def top_zone(
    stage: Stage, rect: Rect, text: str, picture: str = "", audio: str = "", base_su: float = INSTRUCTION_SU
) -> Node:
    """Instruction with its picture, and *Réécouter* at the far end. Adult pages pass a smaller `base_su`."""
    repeat_w = _repeat_width(stage)
    inner = rect.inset(MARGIN_SU, GAP_SU / 2)
    repeat = Node(
        REPEAT, Role.BUTTON, words(stage.lang, "repeat"),
        Rect(inner.right - repeat_w, inner.y, repeat_w, _button_height(stage)),
        (Act.PRESS,), picture="sign:ear", look=Look.QUIET, size_su=stage.size(SMALL_SU),
    )  # fmt: skip
    width = _instruction_width(stage)
    children: list[Node] = []
    x = inner.x
    if picture and stage.text_scale <= 1.3:
        side = min(104.0, inner.h)
        box = Rect(x, inner.centre.y - side / 2, side, side)
        children.append(Node("top/picture", Role.IMAGE, "", box, picture=picture, look=Look.PICTURE))
        x += 120.0
    else:
        width += 0.0 if stage.text_scale > 1.3 else 120.0
    box = Rect(x, inner.y, width, inner.h)
    children.append(
        Node(
            INSTRUCTION, Role.HEADING, text, box, look=Look.INSTRUCTION,
            size_su=_instruction_size(stage, text, base_su), audio=audio,
        )
    )  # fmt: skip
    children.append(repeat)
    return Node("top", Role.GROUP, words(stage.lang, "zone.instruction"), rect, children=tuple(children))


def rail_zone(
    stage: Stage, rect: Rect, path: Sequence[PathStep], helping: bool = True, caption: str = "",
    writing: bool = False,
) -> Node:  # fmt: skip
    """*Pause*, *J’arrête*, *Aide*, what is said, and the path of the session with its end in sight.

    Where there is no room for both, the caption stands in for the path as long as it is there. `writing`: there is
    something to write into, and *Clavier* draws a keyboard for it.
    """
    names = [(PAUSE, "pause", "sign:pause"), (STOP, "stop", "sign:home")]
    if helping:
        names.append((HELP, "help", "sign:help"))
    if writing:
        names.append((WRITE, "write", "sign:keyboard"))
    size = stage.size(SMALL_SU)
    row = max(0.0, rect.h - rail_height(stage))
    above, inner = rect.top(row).inset(MARGIN_SU, 8.0), rect.below(row).inset(MARGIN_SU, 10.0)
    widths = [quiet_width(stage, words(stage.lang, key)) for _, key, _ in names]
    wordless = writing and stage.text_scale > 1.3
    if wordless:  # the last comer gives up its word (still said), so that captions keep their room
        widths[-1] = SIGN_W_SU
    buttons: list[Node] = []
    x = inner.right - sum(widths) - GAP_SU * (len(widths) - 1) if stage.left_handed else inner.x
    for (node_id, key, sign), w in zip(names, widths, strict=True):
        box = Rect(x, inner.y, w, inner.h)
        label = words(stage.lang, key)
        buttons.append(
            Node(
                node_id,
                Role.BUTTON,
                label,
                box,
                (Act.PRESS,),
                picture=sign,
                look=Look.QUIET,
                size_su=0.0 if wordless and node_id == WRITE else size,
            )
        )
        x += w + GAP_SU
    taken = sum(widths) + GAP_SU * len(widths)
    steps = _steps(stage, inner, path, taken)
    if caption and row:
        steps = (_caption(stage, above, caption), *steps)
    elif caption:
        free = inner.w - taken
        beside = free - sum(node.rect.w for node in steps) - GAP_SU
        if beside < LEAST_CAPTION_SU or not _holds(stage, Rect(0.0, 0.0, beside, inner.h), caption):
            steps, beside = (), free
        x = inner.right - taken - beside if stage.left_handed else inner.x + taken
        steps = (_caption(stage, Rect(x, inner.y, beside, inner.h), caption), *steps)
    return Node("rail", Role.GROUP, words(stage.lang, "zone.rail"), rect, children=(*buttons, *steps))


def _holds(stage: Stage, room: Rect, text: str) -> bool:
    """Whether a caption has room for all of its lines."""
    size = stage.fit(text, CAPTION_SU, room.inset(32.0, 8.0))
    return stage.height(text, size, room.w - 64.0) <= room.h - 16.0


def _caption(stage: Stage, room: Rect, text: str) -> Node:
    """What is said, in writing, for those who do not hear it."""
    size = stage.fit(text, CAPTION_SU, room.inset(32.0, 8.0), least=0.48)
    lines = stage.lines(text, size, room.w - 64.0)
    widest = max(stage.ruler.width(line, size) for line in lines) + 72.0
    room = Rect(room.right - widest if stage.left_handed else room.x, room.y, min(widest, room.w), room.h)
    return Node(
        CAPTION, Role.STATUS, text, room, states=frozenset({State.LIVE}), look=Look.BUBBLE, size_su=size,
    )  # fmt: skip


def _steps(stage: Stage, inner: Rect, path: Sequence[PathStep], taken: float) -> tuple[Node, ...]:
    if not path:
        return ()
    w = min(84.0 * len(path) + 40.0, max(0.0, inner.w - taken))
    x = inner.x if stage.left_handed else inner.right - w
    cell = w / len(path)
    beads = []
    for i, step in enumerate(path):
        states = {State.DONE} if step.done else {State.CURRENT} if step.now else set[State]()
        box = Rect(x + i * cell, inner.y, cell, inner.h)
        last = i == len(path) - 1
        beads.append(
            Node(
                f"rail/step{i}", Role.IMAGE, "", box, states=frozenset(states),
                picture="sign:flag" if last else "", look=Look.STEPS,
            )
        )  # fmt: skip
    done = sum(step.done for step in path)
    name = words(stage.lang, "path", done=done, total=len(path))
    group = Node("rail/path", Role.PROGRESS, name, Rect(x, inner.y, w, inner.h), children=tuple(beads))
    return (group,)


def whole(stage: Stage, name: str, scene: str, *zones_: Node) -> Node:
    """The window: its scene behind, the zones in front."""
    behind = Node("scene", Role.IMAGE, "", stage.rect, picture=scene, look=Look.SCENE, tone=Tone.PAPER)
    return Node("window", Role.WINDOW, name, stage.rect, children=(behind, *zones_))
