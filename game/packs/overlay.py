"""Partial mappings laid over a challenge before it is validated: skins, variants, levels, translations.

Plain data in, plain data out: mappings merge key by key, everything else is replaced. A mapping laid
over a bare text speaks of that text (`title: {audio: a.wav}` over `title: Ballon` keeps the words).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

OVERLAYS = ("skins", "variants", "levels")
SKINS = ("enfant", "ado")
FIXED = ("id", "kind", *OVERLAYS)
MAX_VARIANTS = 24
MAX_LEVELS = 6

Plain = Mapping[str, Any]


@dataclass(frozen=True)
class Layer:
    """One overlay: where it stands in the challenge's mapping, and what it changes."""

    path: tuple[str | int, ...]
    change: Plain


@dataclass(frozen=True)
class Layers:
    """A challenge taken apart: its own fields, and what may be laid over them."""

    base: Plain
    skins: Mapping[str, Layer]
    variants: tuple[Layer, ...] = ()
    levels: tuple[tuple[float, Layer], ...] = ()

    @property
    def all(self) -> tuple[Layer, ...]:
        return (*self.skins.values(), *self.variants, *(layer for _, layer in self.levels))

    def choose(self, skin: str, seed: int, level: float) -> tuple[Layer, ...]:
        """The layers of one try. Chance is the seed alone; the challenge as written is one of the tries."""
        chosen = [self.skins[skin]] if skin in self.skins else []
        if self.variants:
            which = random.Random(f"variant {seed}").randrange(len(self.variants) + 1)
            chosen += self.variants[which - 1 : which] if which else []
        return (*chosen, *(layer for least, layer in self.levels if level >= least))

    def every(self) -> Iterator[tuple[Layer, ...]]:
        """Each combination that `choose` can give, the bare challenge first."""
        levels = [tuple(layer for _, layer in self.levels[:n]) for n in range(len(self.levels) + 1)]
        for skin in (None, *self.skins.values()):
            for variant in (None, *self.variants):
                for steps in levels:
                    yield (*((skin,) if skin else ()), *((variant,) if variant else ()), *steps)

    def each(self) -> Iterator[tuple[Layer, ...]]:
        """The bare challenge, then every layer alone: enough where only words differ."""
        yield ()
        for layer in self.all:
            yield (layer,)


def take_apart(challenge: Plain) -> Layers:
    """Its overlays, as far as they have the right shape; `read_challenge` reports the others."""
    base = {k: v for k, v in challenge.items() if k not in OVERLAYS}
    skins, variants, levels = (challenge.get(name) for name in OVERLAYS)
    return Layers(
        base,
        {
            name: Layer(("skins", name), _change(change))
            for name, change in _mapping(skins).items()
            if name in SKINS and isinstance(change, dict)
        },
        tuple(
            Layer(("variants", i), _change(change))
            for i, change in enumerate(_list(variants))
            if isinstance(change, dict)
        ),
        tuple(sorted(_levels(_list(levels)), key=lambda pair: pair[0])),
    )


def _levels(levels: Sequence[Any]) -> Iterator[tuple[float, Layer]]:
    for i, change in enumerate(levels):
        least = change.get("from") if isinstance(change, dict) else None
        if isinstance(least, int | float) and not isinstance(least, bool):
            own = {k: v for k, v in change.items() if k != "from"}
            yield float(least), Layer(("levels", i), _change(own))


def _change(change: Plain) -> Plain:
    return {k: v for k, v in change.items() if k not in FIXED}


def _mapping(value: Any) -> Plain:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, tuple) else ()


def lay(base: Plain, layers: Sequence[Layer]) -> Plain:
    """`base` with every layer's change, in order."""
    result = base
    for layer in layers:
        result = merged(result, layer.change)
    return result


def merged(base: Any, change: Any) -> Any:
    if not isinstance(change, dict):
        return change
    if isinstance(base, str) and not isinstance(change.get("text"), str):
        base = {"text": base}
    if not isinstance(base, dict):
        return change
    result = dict(base)
    for key, value in change.items():
        result[key] = merged(base[key], value) if key in base else value
    return result
