"""What scrolling kinds share: an offset that glides to where the learner sent it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role

PAGES_PER_S = 2.5
FRAME_S = 1 / 60
BAR_SU = 96.0


@dataclass(frozen=True)
class Glide:
    """Offsets in su from the top. `aimed` is where it goes, `now` where it is; `most` the end."""

    most: float
    page: float
    now: float = 0.0
    aimed: float = 0.0
    at_s: float | None = None
    turns: int = 0

    @property
    def share(self) -> float:
        return self.now / self.most if self.most else 0.0

    @property
    def moving(self) -> bool:
        return self.now != self.aimed

    def sent(self, by_su: float, glide: bool, at_s: float) -> Glide:
        """By so much further; without motion it is there at once. `turns` counts going back up."""
        aimed = min(max(self.aimed + by_su, 0.0), self.most)
        back = self.turns + (1 if by_su < 0 and aimed < self.aimed else 0)
        if not glide:
            return replace(self, now=aimed, aimed=aimed, at_s=None, turns=back)
        return replace(self, aimed=aimed, at_s=self.at_s if self.moving else at_s, turns=back)

    def put(self, share: float) -> Glide:
        """Directly to a share of the whole: the thumb in the hand."""
        at = min(max(share, 0.0), 1.0) * self.most
        return replace(self, now=at, aimed=at, at_s=None)

    def ticked(self, at_s: float) -> Glide:
        if not self.moving or self.at_s is None:
            return self
        step = self.page * PAGES_PER_S * max(0.0, at_s - self.at_s)
        left = self.aimed - self.now
        now = self.aimed if abs(left) <= step else self.now + (step if left > 0 else -step)
        return replace(self, now=now, at_s=at_s)

    def wake_at_s(self) -> float | None:
        return self.at_s + FRAME_S if self.moving and self.at_s is not None else None


def scroll_bar(prefix: str, bar: Rect, glide: Glide, names: tuple[str, str, str], held: bool) -> tuple[Node, ...]:
    """Up, thumb, down: what a pointer takes hold of and what other routes press."""
    if bar.w > bar.h:  # too low for two arrows over one another: they lie beside one another
        up, down = Rect(bar.x, bar.y, bar.w, bar.h).columns(2, 12.0)
    else:
        side = min(bar.w, bar.h / 2 - 4.0)
        up = Rect(bar.x, bar.y, bar.w, side)
        down = Rect(bar.x, bar.bottom - side, bar.w, side)
    rail = Rect(bar.x, up.bottom, bar.w, max(1.0, down.y - up.bottom))
    thumb_h = max(bar.w, rail.h * glide.page / (glide.page + glide.most))
    thumb = Rect(rail.x, rail.y + (rail.h - thumb_h) * glide.share, rail.w, thumb_h)
    acts = (Act.PRESS,)
    arrows = (
        Node(f"{prefix}-up", Role.BUTTON, names[0], up, acts, picture="sign:arrow-up", look=Look.QUIET),
        Node(f"{prefix}-down", Role.BUTTON, names[1], down, acts, picture="sign:arrow-down", look=Look.QUIET),
    )
    if bar.h < bar.w * 3:  # no room for a thumb that a hand could hold
        return arrows
    return (
        arrows[0],
        Node(f"{prefix}-thumb", Role.SLIDER, names[2], thumb, () if held else (Act.GRAB,), look=Look.THUMB,
             value=glide.share),
        arrows[1],
    )  # fmt: skip


def share_at(bar: Rect, y_su: float, glide: Glide) -> float:
    """The share of the whole for a hand at `y_su` that holds the middle of the thumb."""
    rail_y, rail_h = bar.y + bar.w, max(1.0, bar.h - 2 * bar.w)
    thumb_h = max(bar.w, rail_h * glide.page / (glide.page + glide.most))
    return (y_su - rail_y - thumb_h / 2) / max(1.0, rail_h - thumb_h)
