"""Key by key, and how the hand aims: sentences and rows for one learner, compared with nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.core.finer import KeyView, fitts_line, key_views
from game.core.progress import Event
from game.core.sentences import number_words
from game.core.statistics import Line
from game.core.wording import words

TIMED = 3  # keys, before a quickest and a slowest one are told
HALVES = 4  # rounds with a key, before the earlier and the later half are compared
CHANGED = 0.10  # a tenth quicker or slower is told
LISTED = 6
AIMED = 10  # rounds with timed movements, before a line through them is told
FITS = 0.5  # of R squared: below it the line is told with a warning
NAMED = ("point", "espace")  # how measures name what is no letter


@dataclass(frozen=True)
class Finer:
    """What measures of rounds come to; `aimed` is how many rounds the line goes through."""

    keys: Mapping[str, KeyView] = field(default_factory=dict)
    line: Line | None = None
    aimed: int = 0


@dataclass(frozen=True)
class KeyRow:
    key: str
    rounds: int
    usual: str
    before: str
    now: str
    errors: str


@dataclass(frozen=True)
class KeysView:
    said: tuple[str, ...]
    rows: tuple[KeyRow, ...]


def finer(rounds: Iterable[Event]) -> Finer:
    """`rounds` as they were in truth, in the order of the log."""
    some = [event for event in rounds if event.type == "round_ended"]
    aimed = [
        e for e in some if isinstance(m := e.body.get("measures"), Mapping) and {"index_bits", "move_s"} <= {*m}
    ]
    return Finer(key_views(some), fitts_line(aimed) if len(aimed) >= AIMED else None, len(aimed))


def keys_view(found: Finer, lang: str) -> KeysView:
    """Keys that were mistaken most come first, then the slowest."""
    order = sorted(
        found.keys.items(), key=lambda one: (-sum(one[1].errors.values()), -(one[1].median_s or 0.0), one[0])
    )
    return KeysView(tuple(_said(found.keys, lang)), tuple(_row(key, view, lang) for key, view in order))


def aim_said(found: Finer, lang: str) -> tuple[str, ...]:
    """The line through the movements in words; nothing where it would say nothing."""
    line = found.line
    if line is None or line.slope <= 0:
        return ()
    said = words(lang, "rv.aim", ms=number_words(lang, line.slope * 1000, 0), fit=number_words(lang, line.fit, 2),
                 n=found.aimed)  # fmt: skip
    return (said,) if line.fit >= FITS else (said, words(lang, "rv.aim.loose"))


def _said(keys: Mapping[str, KeyView], lang: str) -> Iterable[str]:
    timed = sorted((view.median_s, key) for key, view in keys.items() if view.median_s is not None)
    if len(timed) >= TIMED:
        (quick_s, quick), (slow_s, slow) = timed[0], timed[-1]
        yield words(lang, "rv.keys.ends", quick=_name(quick, lang), quick_s=_s(quick_s, lang),
                    slow=_name(slow, lang), slow_s=_s(slow_s, lang))  # fmt: skip
    for word, changed in zip(("quicker", "slower"), _changed(keys), strict=True):
        if changed:
            yield words(lang, f"rv.keys.{word}", keys=", ".join(_name(key, lang) for key in changed[:LISTED]))
    kinds: Counter[str] = Counter()
    for view in keys.values():
        kinds.update(view.errors)
    if kinds:
        kind, n = min(kinds.items(), key=lambda item: (-item[1], item[0]))
        yield words(lang, "rv.keys.slip", kind=_slip(kind, lang), n=n)


def _changed(keys: Mapping[str, KeyView]) -> tuple[list[str], list[str]]:
    """Keys that are quicker than before, and slower; those that changed most first."""
    change: list[tuple[float, str]] = []
    for key, view in keys.items():
        before, now = view.before_and_now_s
        if len(view.times_s) >= HALVES and before and now is not None:
            change.append((now / before - 1, key))
    change.sort()
    return ([key for by, key in change if by <= -CHANGED], [key for by, key in reversed(change) if by >= CHANGED])


def _row(key: str, view: KeyView, lang: str) -> KeyRow:
    before, now = view.before_and_now_s if len(view.times_s) >= HALVES else (None, None)
    errors = ", ".join(
        words(lang, "rv.keys.count", kind=_slip(kind, lang), n=n)
        for kind, n in sorted(view.errors.items(), key=lambda item: (-item[1], item[0]))
    )
    return KeyRow(
        _name(key, lang), len(view.times_s), _s(view.median_s, lang), _s(before, lang), _s(now, lang), errors or "–"
    )


def _name(key: str, lang: str) -> str:
    return words(lang, f"rv.key.{key}") if key in NAMED else key


def _slip(kind: str, lang: str) -> str:
    """A kind that this version does not know is told by its id."""
    said = words(lang, key := f"rv.slip.{kind}")
    return kind if said == key else said


def _s(value: float | None, lang: str) -> str:
    return "–" if value is None else words(lang, "rv.seconds", s=number_words(lang, value))
