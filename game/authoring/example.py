"""The example of each kind, as `deficlic new` writes it and the pages show it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.core.errors import Trouble
from game.kinds.registry import KINDS
from game.packs.explain import nearest
from game.packs.problem import problem

EXAMPLES = Path(__file__).with_name("examples")


@cache
def example(kind: str, lang: str) -> tuple[str, ...]:
    """The example of a kind, as lines of a list of challenges."""
    if kind not in KINDS:
        near = nearest(kind, KINDS)
        code = "kind-unknown-near" if near else "kind-unknown"
        raise trouble(lang, code, "", kind=kind, near=near, known=", ".join(sorted(KINDS)))
    return tuple((EXAMPLES / lang / f"{kind}.yaml").read_text("utf-8").splitlines(keepends=True))


def trouble(lang: str, code: str, where: str, **parts: object) -> Trouble:
    told = problem(lang, code, where, 1, 1, **parts)
    return Trouble(told.message, told.remedy, where)
