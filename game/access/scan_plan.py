"""In which order a scanner lights things: a plan made from one tree. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.access.field import PLAY, Field
from game.access.situation import choices
from game.core.geometry import Rect
from game.core.node import Act, Node

LEAST_HALVED = 3  # so few are gone through one by one


@dataclass(frozen=True)
class Choice:
    """What is lit together: one thing, one act of a thing, or a group (`inner` says what comes next)."""

    ids: tuple[str, ...]
    inner: tuple[Choice, ...] = ()
    act: Act | None = None


def plan(field: Field, pattern: str, held: str = "") -> tuple[Choice, ...]:
    """The choices of the first level. `pattern` is "linear", "row" or "binary".

    While something is held, only places to put it are offered in the play area; then the play area itself:
    to let go beside them all.
    """
    nodes = [n for n in field.targets if not held or field.zone(n.id) != PLAY or _takes_held(n, held)]
    beside = (Choice((PLAY,), act=Act.DROP),) if held and field.accepts(Act.DROP) else ()
    if pattern == "binary":
        return _halves([*(_single(n, held) for n in nodes), *beside])
    if pattern == "row":
        groups = [_group([_single(n, held) for n in row]) for row in rows(field, nodes)]
        return _opened([*groups, *beside])
    return (*(_single(n, held) for n in nodes), *beside)


def members(choices_: Sequence[Choice]) -> tuple[str, ...]:
    """Everything that can be come to from here."""
    return tuple(dict.fromkeys(node_id for choice in choices_ for node_id in choice.ids))


def rows(field: Field, nodes: Sequence[Node]) -> list[list[Node]]:
    """Rows from top to bottom, each from left to right; things of different zones never share one."""
    zones: dict[str, list[Node]] = {}
    for node in nodes:
        zones.setdefault(field.part(node.id), []).append(node)
    return [row for zone in zones.values() for row in _rows(zone)]


def _rows(nodes: Sequence[Node]) -> list[list[Node]]:
    found: list[tuple[Rect, list[Node]]] = []
    for node in sorted(nodes, key=lambda n: (n.rect.y, n.rect.x)):
        if found and _level(found[-1][0], node.rect):
            found[-1][1].append(node)
        else:
            found.append((node.rect, [node]))
    return [sorted(row, key=lambda n: n.rect.x) for _, row in found]


def _level(a: Rect, b: Rect) -> bool:
    """Whether two things stand side by side: half of the lower one is beside the other."""
    shared = min(a.bottom, b.bottom) - max(a.y, b.y)
    return shared > min(a.h, b.h) / 2


def _takes_held(node: Node, held: str) -> bool:
    return Act.DROP in node.acts or node.id == held


def _single(node: Node, held: str) -> Choice:
    acts = choices(node)
    if len(acts) < 2 or (held and _takes_held(node, held)):
        return Choice((node.id,))
    return Choice((node.id,), tuple(Choice((node.id,), act=act) for act in acts))


def _group(inner: Sequence[Choice]) -> Choice:
    return inner[0] if len(inner) == 1 else Choice(members(inner), tuple(inner))


def _opened(groups: Sequence[Choice]) -> tuple[Choice, ...]:
    """A single group needs no choosing."""
    return groups[0].inner if len(groups) == 1 and len(groups[0].ids) > 1 else tuple(groups)


def _halves(items: Sequence[Choice]) -> tuple[Choice, ...]:
    if len(items) <= LEAST_HALVED:
        return tuple(items)
    middle = (len(items) + 1) // 2
    return tuple(Choice(members(half), _halves(half)) for half in (items[:middle], items[middle:]))
