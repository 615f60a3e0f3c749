"""Charts with direct labels: the line of independence, and the help that was needed, by session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.core.calendar_day import day_of
from game.core.sentences import date_words, number_words
from game.core.wording import words
from game.review import svg
from game.review.detail import Point

W, H = 470.0, 256.0
LEFT, RIGHT, TOP, BOTTOM = 50.0, 66.0, 22.0, 60.0
MOST_SESSIONS = 24  # the latest; older ones are in the table and the spreadsheet
MOST_LABELS = 7


@dataclass(frozen=True)
class Marks:
    """What is drawn over the sessions: the criterion's share, and the phases (name in words, day number)."""

    share: float = 0.9
    phases: tuple[tuple[str, int], ...] = ()


def independence(
    lang: str, skill: str, points: Sequence[Point], today: str = "", marks: Marks | None = None
) -> str:  # fmt: skip
    """Share reached alone by session, with Wilson's interval, the criterion and the phases; "" below two sessions.

    A share of few tries has a wide band: that is the message.
    """
    marks = marks or Marks()
    shown = [point for point in points if point.tries][-MOST_SESSIONS:]
    if len(shown) < 2:
        return ""
    xs = _places(len(shown))
    low = [(x, _y(point.interval[0])) for x, point in zip(xs, shown, strict=True)]
    high = [(x, _y(point.interval[1])) for x, point in zip(xs, shown, strict=True)]
    middle = [(x, _y(point.alone / point.tries)) for x, point in zip(xs, shown, strict=True)]
    parts = [svg.path([*high, *reversed(low)], "band", closed=True), *_frame(lang, marks.share)]
    phases = list(_phase_lines(marks.phases, xs, shown))
    for x, name in phases:
        parts.append(svg.line(x, TOP - 2, x, _y(0), "phase"))
        parts.append(svg.text(x + 5, TOP + 8, name, css="small"))
    parts.append(svg.path(middle, "line"))
    every = max(1, -(-len(shown) // MOST_LABELS))
    for i, ((x, y), point) in enumerate(zip(middle, shown, strict=True)):
        parts.append(svg.circle(x, y, 5, "dot"))
        if (len(shown) - 1 - i) % every == 0:
            parts.append(svg.text(x, H - 34, f"{point.alone}/{point.tries}", anchor="middle"))
            parts.append(svg.text(x, H - 14, _short_date(lang, point.at), anchor="middle", css="small"))
    title = words(lang, "rv.chart.alone", skill=skill)
    about = words(lang, "rv.chart.alone.about", text=" ; ".join(_told(lang, p, today) for p in shown[-6:]))
    told = "".join(f" ; {name}" for _, name in phases)
    return svg.drawing(W, H, title, about + told, *parts)


def _phase_lines(
    phases: Sequence[tuple[str, int]], xs: Sequence[float], shown: Sequence[Point]
) -> Iterator[tuple[float, str]]:  # fmt: skip
    """Between the last session before a phase and its first one; none for a phase that all of them are in."""
    days = [day_of(point.at) or 0 for point in shown]
    for name, day in phases:
        after = next((i for i, one in enumerate(days) if one >= day), None)
        if after:
            yield (xs[after - 1] + xs[after]) / 2, name


def first_acts(lang: str, skill: str, points: Sequence[Point], today: str = "") -> str:
    """The usual time (median) before the first act, by session; "" below two sessions."""
    shown = [(p, p.first_act_s) for p in points if p.first_act_s is not None][-MOST_SESSIONS:]
    if len(shown) < 2:
        return ""
    most = max(2.0, *(s or 0.0 for _, s in shown)) * 1.15
    xs, tall = _places(len(shown)), 150.0
    line = [(x, 14 + (tall - 54) * (1 - (s or 0.0) / most)) for x, (_, s) in zip(xs, shown, strict=True)]
    parts = [svg.line(LEFT, tall - 40, W - RIGHT, tall - 40, "axis"), svg.path(line, "line")]
    every = max(1, -(-len(shown) // MOST_LABELS))
    for i, ((x, y), (point, s)) in enumerate(zip(line, shown, strict=True)):
        parts.append(svg.circle(x, y, 5, "dot"))
        if (len(shown) - 1 - i) % every == 0:
            said = words(lang, "rv.seconds", s=number_words(lang, s or 0.0))
            parts.append(svg.text(x, y - 11 if y > 28 else y + 24, said, anchor="middle", css="halo"))
            parts.append(svg.text(x, tall - 18, _short_date(lang, point.at), anchor="middle", css="small"))
    about = " ; ".join(
        f"{date_words(lang, p.at, today)} : {words(lang, 'rv.seconds', s=number_words(lang, s or 0.0))}"
        for p, s in shown[-6:]
    )
    return svg.drawing(W, tall, words(lang, "rv.chart.first", skill=skill), about, *parts)


def _frame(lang: str, wanted: float) -> list[str]:
    right = W - RIGHT
    parts = [svg.line(LEFT, _y(share), right, _y(share), "grid") for share in (0.25, 0.5, 0.75, 1.0)]
    parts.append(svg.line(LEFT, _y(0), right, _y(0), "axis"))
    parts += [
        svg.text(LEFT - 8, _y(at) + 4, percent(lang, at), anchor="end", css="small") for at in (0.0, 0.5, 1.0)
    ]
    goal = _y(wanted)
    parts.append(svg.line(LEFT, goal, right, goal, "goal"))
    parts += [
        svg.text(right + 8, goal + 4 + 16 * i, said, css="small")
        for i, said in enumerate(words(lang, "rv.chart.goal", share=percent(lang, wanted)).split(" ", 1))
    ]
    return parts


def help_rows(lang: str, skill: str, points: Sequence[Point], today: str = "") -> str:
    """One bar a session: how many tries were reached with which help, digits and counts inside."""
    shown = [point for point in points if sum(point.guidance)][-8:]
    if not shown:
        return ""
    most = max(sum(point.guidance) for point in shown)
    row, begin = 34.0, 64.0
    wide = W - begin - 8
    parts: list[str] = []
    for i, point in enumerate(shown):
        y = 6 + i * row
        parts.append(svg.text(begin - 10, y + 18, _short_date(lang, point.at), anchor="end", css="small"))
        x = begin
        for level, n in enumerate(point.guidance):
            if not n:
                continue
            w = wide * n / most
            parts.append(svg.rect(x, y, w, 26, f"g{level}"))
            label = f"{level} ×{n}" if w > 48 else str(level) if w > 12 else ""
            parts.append(svg.text(x + w / 2, y + 18, label, anchor="middle"))
            x += w
    title = words(lang, "rv.chart.help", skill=skill)
    about = " ; ".join(
        f"{date_words(lang, point.at, today)} : {help_counts(lang, point.guidance)}" for point in shown
    )
    return svg.drawing(W, 12 + row * len(shown), title, about, *parts)


def help_counts(lang: str, guidance: Sequence[int]) -> str:
    """ "seul 4, indice 1"."""
    parts = [f"{words(lang, f'guidance.{level}')} {n}" for level, n in enumerate(guidance) if n]
    return ", ".join(parts)


def percent(lang: str, share: float) -> str:
    return f"{round(share * 100)}\u00a0%" if lang == "fr" else f"{round(share * 100)}%"


def interval_words(lang: str, point: Point) -> str:
    """ "80 % (49–94 %)": a percentage never stands without what it may really mean."""
    if not point.tries:
        return "–"
    low, high = point.interval
    sure = percent(lang, point.alone / point.tries)
    return words(lang, "rv.interval", share=sure, low=round(low * 100), high=percent(lang, high))


def _told(lang: str, point: Point, today: str) -> str:
    return words(
        lang, "rv.chart.point", date=date_words(lang, point.at, today), alone=point.alone, tries=point.tries
    )  # fmt: skip


def _short_date(lang: str, at: str) -> str:
    month, day = at[5:7], at[8:10]
    return f"{day}/{month}" if lang == "fr" else f"{month}/{day}"


def _places(n: int) -> list[float]:
    inner = W - LEFT - RIGHT - 50
    return [LEFT + 25 + inner * i / (n - 1) for i in range(n)]


def _y(share: float) -> float:
    return TOP + (H - TOP - BOTTOM) * (1 - share)
