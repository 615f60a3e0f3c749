"""Contrast as it is really drawn: words and parts are painted, painted again without them, and compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import cos, hypot, pi, sin

import pygame

from game.authoring.judge_colour import RGB, contrast
from game.authoring.judge_fault import Fault
from game.authoring.judge_layout import words_rect
from game.core.geometry import Rect
from game.core.learner import Profile
from game.core.node import Look, Node, Role, State
from game.core.tree import reachable
from game.stage.canvas import Canvas
from game.stage.paint_text import TextPainter

TEXT_RATIO, PART_RATIO = 7.0, 3.0
LEAST_PIXELS = 6
GROUND_SHARE = 0.03
RAYS, GOOD_SHARE, LEAST_MET = 48, 0.75, 0.3
THIN_PX = 5
AROUND_SU = 44.0  # beyond what a state draws around a thing
_NO_PART = frozenset({Look.NONE, Look.FOG, Look.LINK, Look.OPTION, Look.SCROLL, Look.WORDS})
"""Without a contour: the words of a link or a line are judged as words."""
_NO_WORDS = frozenset({Look.TRACK, Look.PATHS, Look.SCENE, Look.STARS, Look.STEPS, Look.POINTER, Look.THUMB})
_QUIET = frozenset({State.DIMMED, State.DISABLED})


class _Blank(TextPainter):
    """Sets lines as ever, in no ink."""

    def line(self, text: str, size_px: float, bold: bool, ink: RGB) -> tuple[pygame.Surface, int, int]:
        drawn, left, above = super().line(text, size_px, bold, ink)
        return pygame.Surface(drawn.get_size(), pygame.SRCALPHA), left, above


class Wordless(Canvas):
    """Paints everything but the words themselves: their plates and bubbles stay."""

    def configure(self, profile: Profile, reduced_motion: bool = False) -> None:
        super().configure(profile, reduced_motion)
        text = self._kit.text
        self._kit = replace(self._kit, text=_Blank(text._fonts, text.ruler, text._cache))


class Eyes:
    """Sees trees in one theme and skin. `canvas` and `wordless` are configured alike by the caller.

    Things that look alike are looked at once: `seen` remembers them from tree to tree. `place` is the
    scene behind: on another one everything is looked at again.
    """

    def __init__(self, canvas: Canvas, wordless: Wordless, where: str, seen: set[object], place: str = "") -> None:
        self.canvas, self.where, self._seen, self._place = canvas, where, seen, place
        self._wordless = wordless
        self._with = pygame.Surface(canvas.size_px)
        self._without = pygame.Surface(canvas.size_px)

    def look(self, tree: Node) -> Iterator[Fault]:
        self.canvas.paint(self._with, tree)
        written = [n for n in _visible(tree) if self._new("words", n, n.size_su > 0 and bool(n.name))]
        if written:
            self._wordless.paint(self._without, tree)
            for node in written:
                if node.look not in _NO_WORDS and (ratio := self._words_ratio(node)) < TEXT_RATIO:
                    yield self._fault("sight-contrast-words", node, ratio)
        for node in reachable(tree):
            drawn = node.look not in _NO_PART and node.role is not Role.GROUP and not node.states & _QUIET
            drawn = drawn and not _covered(tree, node)
            if self._new("part", node, drawn) and (ratio := self._part_ratio(tree, node)) < PART_RATIO:
                yield self._fault("sight-contrast-part", node, ratio)

    def _new(self, what: str, node: Node, wanted: bool) -> bool:
        alike = re.sub(r"\d+", "#", node.id)
        key = what, self.where, self._place, alike, node.look, node.tone, node.states, node.picture
        if not wanted or key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _fault(self, code: str, node: Node, ratio: float) -> Fault:
        least = TEXT_RATIO if code.endswith("words") else PART_RATIO
        parts = {"what": node.name or node.id, "where": self.where, "got": f"{ratio:.1f}", "least": f"{least:g}"}
        return Fault(code, node.id, node.name, parts)

    # ------------------------------------------------------------------ words

    def _words_ratio(self, node: Node) -> float:
        """The least contrast of the node's ink with what really lies under it."""
        box = self._px(words_rect(node, self.canvas.ruler).grown(2.0))
        pairs = pairs_of(self._with, self._without, box)
        return words_ratio(pairs)

    # ------------------------------------------------------------------ parts

    def _part_ratio(self, tree: Node, node: Node) -> float:
        """The contrast with its surroundings that three quarters of the node's contour reach at least."""
        area = self._px(node.rect.grown(AROUND_SU))
        drawn = self._with.subsurface(area).copy()
        rest = without(tree, node.id)
        self.canvas.paint(self._with, rest)
        ground = self._with.subsurface(area).copy()
        self.canvas.paint(self._with, tree)
        met = (_ray(drawn, ground, 2 * pi * i / RAYS) for i in range(RAYS))
        # A crescent is missed by the rays that come to the middle through its hollow.
        rays = sorted(ray for ray in met if ray is not None)
        return rays[int(len(rays) * (1 - GOOD_SHARE))] if len(rays) >= RAYS * LEAST_MET else 1.0

    def _px(self, rect: Rect) -> pygame.Rect:
        k = self.canvas.px_per_su
        box = pygame.Rect(int(rect.x * k), int(rect.y * k), int(rect.w * k) + 1, int(rect.h * k) + 1)
        return box.clip(self._with.get_rect())


def words_ratio(pairs: Mapping[tuple[RGB, RGB], int]) -> float:
    """From pairs (with words, without): the ink is the colour most words' pixels have."""
    changed = {pair: n for pair, n in pairs.items() if pair[0] != pair[1]}
    if sum(changed.values()) < LEAST_PIXELS:
        return 1.0
    inks: Counter[RGB] = Counter()
    for (ink, _), n in changed.items():
        inks[ink] += n
    ink = inks.most_common(1)[0][0]
    under = {ground: n for (drawn, ground), n in changed.items() if drawn == ink}
    total = sum(under.values())
    return min(contrast(ink, ground) for ground, n in under.items() if n >= total * GROUND_SHARE)


def pairs_of(a: pygame.Surface, b: pygame.Surface, box: pygame.Rect) -> dict[tuple[RGB, RGB], int]:
    """How often each pair of colours lies at the same place of two pictures."""
    one, two = (memoryview(pygame.image.tobytes(s.subsurface(box), "RGBA")).cast("I") for s in (a, b))
    return {(_rgb(x), _rgb(y)): n for (x, y), n in Counter(zip(one, two, strict=True)).items()}


def _rgb(packed: int) -> RGB:
    return packed & 255, packed >> 8 & 255, packed >> 16 & 255


def _ray(drawn: pygame.Surface, ground: pygame.Surface, turn: float) -> float | None:
    """The best contrast met on the way from outside to the middle, with what lies outside; None: nothing met."""
    w, h = drawn.get_size()
    grounds: list[tuple[RGB, int]] = []  # the last two colours outside, and over how many pixels they were met
    best, met = 1.0, False
    across, down = _edge(cos(turn), sin(turn))
    steps = int(hypot(across * w, down * h) / 2) + 1  # a pixel each
    for i in range(steps):
        reach = 1.0 - i / steps
        x, y = int((w - 1) / 2 * (1 + across * reach)), int((h - 1) / 2 * (1 + down * reach))
        here, there = drawn.get_at((x, y)), ground.get_at((x, y))
        if not grounds or here == there:
            colour = here[0], here[1], here[2]
            if grounds and grounds[-1][0] == colour:
                grounds[-1] = colour, grounds[-1][1] + 1
            else:
                grounds = [*grounds[-1:], (colour, 1)]
            continue
        met = True
        # A thin line that lies between is no ground of its own: what lies beyond it counts as well.
        outside = grounds if grounds[-1][1] <= THIN_PX else grounds[-1:]
        best = max(best, *(contrast((here[0], here[1], here[2]), colour) for colour, _ in outside))
        if best >= PART_RATIO:
            return best
    return best if met else None


def _edge(x: float, y: float) -> tuple[float, float]:
    """The direction, stretched to the border of a square of half side 1."""
    far = max(abs(x), abs(y))
    return x / far, y / far


def without(tree: Node, node_id: str) -> Node:
    """The tree with one node taken out, and everything below it."""
    children = tuple(without(child, node_id) for child in tree.children if child.id != node_id)
    same = len(children) == len(tree.children) and all(a is b for a, b in zip(children, tree.children, strict=True))
    return tree if same else replace(tree, children=children)


def _covered(tree: Node, node: Node) -> bool:
    """Whether a picture that only shows something stands right over it (a traveller at its start)."""
    nodes = list(tree.walk())
    later = nodes[nodes.index(node) + 1 :]
    over = [n for n in later if n.look is Look.PICTURE and n.picture and not n.acts and n.role is Role.IMAGE]
    return any(n.rect.holds(node.rect, node.rect.w * 0.25) for n in over)


def _visible(node: Node) -> Iterator[Node]:
    if node.states & _QUIET or node.role is Role.GHOST:
        return
    yield node
    for child in node.children:
        if node.look is not Look.SCROLL or node.rect.holds(child.rect, 2.0):
            yield from _visible(child)
