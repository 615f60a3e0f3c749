"""The dialogs over a pretended desktop: where to save and under which name, and what to print."""

from __future__ import annotations

from dataclasses import replace

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, State, Tone
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.character import LEAST_SU, fitted, one_line
from game.kinds.desktop_parts import PRESS, cross_node, item_node, title_bar, tool_button
from game.kinds.desktop_places import Places, icons
from game.kinds.desktop_state import DesktopState
from game.kinds.form_frame import main_button

MOST_W_SU, GAP_SU = 1240.0, 14.0
RADIO_SU = 110.0  # what a round button takes beside its words


def _window(state: DesktopState, where: Places, key: str) -> tuple[Node, Node, Rect]:
    """Frame, cross and the room inside of a dialog in the middle of the screen."""
    middle = where.middle.inset(8.0)
    w = min(middle.w, MOST_W_SU * max(1.0, state.room.stage.text_scale * 0.8))
    rect = Rect(middle.centre.x - w / 2, middle.y, w, middle.h)
    name = words(state.room.stage.lang, key)
    bar, frame = title_bar(state, where, rect, name)
    cross = cross_node(state, where, rect, "play/dialog-cancel", "desktop.cancel")
    return frame, cross, rect.below(bar).inset(20.0, 12.0)


# ---------------------------------------------------------------------- saving


def folder_name(state: DesktopState, folder: str) -> str:
    thing = state.desk.thing(folder)
    return thing.name.text if thing is not None else words(state.room.stage.lang, "desktop.desktop")


def save_nodes(state: DesktopState, where: Places) -> tuple[Node, ...]:
    """The folder it goes to, with the folders inside; the name; the button that saves."""
    stage, dialog = state.room.stage, state.dialog
    frame, cross, inner = _window(state, where, "desktop.save_title")
    side, left = where.side, state.program.world.cross_left
    head = Rect(inner.x, inner.y, inner.w, side)
    if where.compact:  # in the bar of the window, in the place of its title
        bar = frame.rect
        head = Rect(bar.x + (side + 24.0 if left else 12.0), bar.y + 8.0, bar.w - side - 40.0, side)
        frame = replace(frame, children=())
    up = tool_button("play/place-up", words(stage.lang, "desktop.up"), "sign:arrow-up", bool(dialog.folder))
    up = replace(up, rect=Rect(head.x, head.y, side, side))
    where_words = words(stage.lang, "desktop.in_folder", folder=folder_name(state, dialog.folder))
    path_box = Rect(head.x + side + GAP_SU, head.y, head.w - side - GAP_SU, side)
    size = one_line(stage, where_words, 38.0, path_box, bold=True)
    line_h = size * stage.line_height
    line = Rect(path_box.x, path_box.centre.y - line_h / 2, path_box.w, line_h)
    path = Node("play/place", Role.TEXT, where_words, line, look=Look.WORDS, size_su=size, bold=True)
    foot = Rect(inner.x, inner.bottom - side, inner.w, side)
    top = inner.y if where.compact else head.bottom + 8.0
    shelf = Rect(inner.x, top, inner.w, foot.y - top - 8.0)
    return (
        replace(frame, children=(*frame.children, cross, up, path, *_shelf(state, shelf), *_foot(state, foot))),
    )


def _shelf(state: DesktopState, rect: Rect) -> tuple[Node, ...]:
    """The folders one can go into from here."""
    dialog, lang = state.dialog, state.room.stage.lang
    folders = [t for t in state.desk.inside(dialog.folder) if t.holds]
    seen = icons(state, rect, folders, f"save-{dialog.folder}")
    nodes = []
    for thing, cell in seen.shown:
        node = item_node(state, thing, cell, seen.size)
        nodes.append(replace(node, id=f"play/place-{thing.id}", role=Role.BUTTON, acts=PRESS, states=frozenset()))
    if seen.up is not None and seen.down is not None:
        up = tool_button("play/save-up", words(lang, "scroll.up"), "sign:arrow-up", seen.leaf > 0)
        down = tool_button("play/save-down", words(lang, "scroll.down"), "sign:arrow-down",
                           seen.leaf < seen.leaves - 1)  # fmt: skip
        nodes += [replace(up, rect=seen.up), replace(down, rect=seen.down)]
    ground = Node("play/shelf", Role.GROUP, "", rect, look=Look.WALL, tone=Tone.PAPER, children=tuple(nodes))
    return (ground,)


def _foot(state: DesktopState, row: Rect) -> tuple[Node, ...]:
    """The name so far, as a field that is pressed to change it, and the button."""
    stage, name = state.room.stage, state.dialog.named
    label = words(stage.lang, "desktop.name")
    half = Rect(row.x + row.w * 0.5, row.y, row.w * 0.5, row.h)
    go = main_button(stage, "play/save-ok", words(stage.lang, "desktop.save"), half, "")
    small = min(stage.size(32.0), row.h * 0.5)
    label_w = stage.ruler.width(label, small) + 18.0
    field = Rect(row.x + label_w, row.y, row.w - label_w - go.rect.w - 20.0, row.h)
    nodes: list[Node] = []
    if field.w < 260.0:
        field = Rect(row.x, row.y, row.w - go.rect.w - 20.0, row.h)
    else:
        box = Rect(row.x, row.centre.y - small * stage.line_height / 2, label_w - 10.0, small * stage.line_height)
        nodes.append(Node("play/save-label", Role.TEXT, label, box, look=Look.WORDS, size_su=small))
    size = min(stage.size(40.0), row.h * 0.5)
    while size > 18.0 and stage.ruler.width(name, size) > field.w - 48.0:
        size *= 0.94
    nodes.append(
        Node("play/save-name", Role.BUTTON, name, field, PRESS, look=Look.FIELD, size_su=size, detail=label)
    )
    return (*nodes, go)


# ---------------------------------------------------------------------- printing


def page_choices(state: DesktopState) -> tuple[tuple[int, str], ...]:
    """0 for all pages, then each page, with their words."""
    thing, lang = state.document, state.room.stage.lang
    pages = thing.pages if thing is not None else 1
    every = (0, words(lang, "desktop.all_pages"))
    return (every, *((n, words(lang, "desktop.page", n=n)) for n in range(1, pages + 1))) if pages > 1 else (every,)


def print_nodes(state: DesktopState, where: Places) -> tuple[Node, ...]:
    """Which pages, how many copies, then print, or leave it by the cross."""
    stage, dialog = state.room.stage, state.dialog
    frame, cross, inner = _window(state, where, "desktop.print_title")
    side = where.side
    foot = Rect(inner.x, inner.bottom - side, inner.w, side)
    body = Rect(inner.x, inner.y, inner.w, foot.y - inner.y - GAP_SU)
    spare = stage.size(60.0) + 60.0 if stage.text_scale < 1.5 else 60.0  # in large type the pages need it
    copies_w = min(body.w * 0.46, 3 * side + spare)
    left = Rect(body.x, body.y, body.w - copies_w - 28.0, body.h)
    right = Rect(body.right - copies_w, body.y, copies_w, body.h)
    if stage.portrait:  # one above the other
        side = min(side, (body.h - GAP_SU) / 2)
        left = body.top(body.h - side - GAP_SU)
        right = Rect(body.x, body.bottom - side, body.w, side)
    choices = page_choices(state)
    rows = max(1, int((left.h + GAP_SU) // (side + GAP_SU)))
    columns = -(-len(choices) // rows)
    nodes: list[Node] = []
    for line in range(rows):
        some = choices[line * columns : (line + 1) * columns]
        row = Rect(left.x, left.y + line * (side + GAP_SU), left.w, side)
        for (page, label), (box, size) in zip(some, _radios(stage, row, [text for _, text in some]), strict=True):
            states = frozenset({State.CHECKED}) if page == dialog.page else frozenset[State]()
            nodes.append(
                Node(f"play/pages-{page}", Role.RADIO, label, box, PRESS, states, look=Look.RADIO, size_su=size)
            )
    go = main_button(stage, "play/print-ok", words(stage.lang, "desktop.print"), foot, "sign:printer")
    cancel = words(stage.lang, "desktop.cancel_word")
    size = fitted(stage, cancel, 38.0, Rect(0.0, 0.0, foot.w - go.rect.w - 100.0, side - 8.0), True)
    w = min(foot.w - go.rect.w - 20.0, stage.ruler.width(cancel, size, True) + 80.0)
    stop = Node("play/dialog-stop", Role.BUTTON, cancel, Rect(foot.x, foot.y, w, side), PRESS, look=Look.BUTTON,
                size_su=size, bold=True)  # fmt: skip
    return (replace(frame, children=(*frame.children, cross, *nodes, *_copies(state, right, side), stop, go)),)


def _radios(stage: Stage, row: Rect, labels: list[str]) -> list[tuple[Rect, float]]:
    """Places side by side, each as wide as its words need, and the size of the words: the same for all."""
    free = row.w - GAP_SU * (len(labels) - 1) - RADIO_SU * len(labels)
    size = stage.size(36.0)

    def needs(label: str) -> float:
        """The width of the words, on two lines where there is height for them."""
        parts = label.split(" ")
        breaks = range(1, len(parts)) if 2 * size * stage.line_height <= row.h - 8.0 else ()
        folded = [max(stage.ruler.width(" ".join(half), size) for half in (parts[:i], parts[i:])) for i in breaks]
        return min([stage.ruler.width(label, size), *folded]) + 2.0

    while size > LEAST_SU and (sum(map(needs, labels)) > free or size * stage.line_height > row.h - 8.0):
        size *= 0.94
    spare = (free - sum(map(needs, labels))) / max(1, len(labels))
    placed, x = [], row.x
    for label in labels:
        w = RADIO_SU + needs(label) + spare
        placed.append((Rect(x, row.y, w, row.h), size))
        x += w + GAP_SU
    return placed


def _copies(state: DesktopState, room: Rect, side: float) -> tuple[Node, ...]:
    """« Exemplaires », less, the number, more."""
    stage, n, lang = state.room.stage, state.dialog.copies, state.room.stage.lang
    label = words(lang, "desktop.copies")
    flat = room.h < side + 20.0  # the label beside the number, not above it
    words_room = Rect(room.x, room.y, room.w * 0.42, side) if flat else room.top(max(20.0, room.h - side - 8.0))
    size = one_line(stage, label, 36.0, words_room)
    label_h = min(words_room.h, size * stage.line_height)
    y = words_room.centre.y - label_h / 2 if flat else room.y
    top = room.y if flat else room.y + label_h
    nodes = [
        Node("play/copies-label", Role.TEXT, label, Rect(room.x, y, words_room.w, label_h), look=Look.WORDS,
             size_su=size)
    ]  # fmt: skip
    if flat:
        room = Rect(words_room.right + 12.0, room.y, room.w - words_room.w - 12.0, side)
    less = Rect(room.x, top, side, side)
    more = Rect(room.right - side, top, side, side)
    big = min(stage.size(56.0), side * 0.62)
    value = Rect(less.right + 10.0, top, more.x - less.right - 20.0, side)
    box = Rect(value.x, value.centre.y - big * stage.line_height / 2, value.w, big * stage.line_height)
    nodes.append(Node("play/copies", Role.STATUS, str(n), box, look=Look.WORDS, size_su=big, bold=True))
    for node_id, key, sign, box, live in (
        ("play/less", "desktop.less", "sign:minus", less, n > 1),
        ("play/more", "desktop.more", "sign:plus", more, n < 9),
    ):
        nodes.append(replace(tool_button(node_id, words(lang, key), sign, live), rect=box))
    return tuple(nodes)
