"""One challenge of each use of the kinds hover, click, double_click, buttons and trace."""

from __future__ import annotations

from game.kinds.kind import Challenge
from tests.kinds.play import challenge, thing

BALLOONS = [thing("Ballon rouge", "art:balloon-red"), thing("Ballon bleu", "art:balloon-blue")]
VIEWS = [thing("Jardin", "scene:garden"), thing("Marché", "scene:market")]
GIFT = [thing("Cadeau", "art:gift-closed", after="art:gift-open")]

EXAMPLES: dict[str, Challenge] = {
    "wake": challenge("hover", goal="wake", things=VIEWS),
    "wipe": challenge("hover", goal="wipe", things=VIEWS),
    "stay": challenge("hover", goal="stay", things=GIFT),
    "targets": challenge("click", things=BALLOONS),
    "targets among others": challenge("click", things=BALLOONS, others=[thing(f"Autre {i}") for i in range(6)]),
    "shrink": challenge("click", goal="shrink", things=BALLOONS, size_su=160, times=6),
    "bubbles": challenge("click", goal="bubbles", things=[thing("Bulle", "art:bubble")]),
    "double_click": challenge("double_click", things=GIFT, others=BALLOONS),
    "buttons": challenge("buttons", things=BALLOONS),
    **{f"trace {path}": challenge("trace", path=path) for path in ("line", "wave", "zigzag", "spiral", "house")},
    "trace points": challenge("trace", path="points", points=[[0, 0], [0.5, 1], [1, 0.2]]),
}
