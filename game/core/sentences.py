"""Sentences for educators, in French and English, from what was folded.

Times come in as RFC 3339 text; whoever wants them in local time turns them before (the log is UTC).
Words never judge: "not yet", "stopped", "with help" (DOMAIN.md, Words).
"""

from __future__ import annotations

from game.core.summary import LearnerView, SessionView
from game.core.tally import Score, Tally
from game.core.wording import words

FEW_TRIES = 5  # below, a percentage tells more about chance than about the learner


def date_words(lang: str, at: str, today: str = "") -> str:
    """ "12 mars", "1er avril", with the year when it is not the year of `today` ("" is never)."""
    year, month, day = _parts(at)
    if not month:
        return at[:10]
    key = "date.first" if day == 1 else "date.day"
    date = words(lang, key, day=day, month=words(lang, f"month.{month}"))
    return date if year == today[:4] else words(lang, "date.year", date=date, year=year)


def duration_words(lang: str, seconds: float) -> str:
    """ "moins d’une minute", "14 minutes", "1 h 05"."""
    minutes = int(max(0.0, seconds) / 60 + 0.5)
    if minutes == 0:
        return words(lang, "time.under_a_minute")
    if minutes < 60:
        return words(lang, "time.minute" if minutes == 1 else "time.minutes", n=minutes)
    return words(lang, "time.hours", h=minutes // 60, m=minutes % 60)


def number_words(lang: str, value: float, digits: int = 1) -> str:
    """A number as the language writes it: "2,5" and "2.5"; without zeros that say nothing."""
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if lang == "fr" else text


def skill_sentence(lang: str, title: str, tally: Tally, today: str = "") -> str:
    """ "Double-clic : réussi seul 4 fois sur 5 le 12 mars", of the last day that was worked."""
    score = tally.last_day()
    if not score.tries and not tally.stopped:
        return words(lang, "said.nothing", skill=title)
    if not score.tries:
        what = _times(lang, "said.tried", tally.stopped)
        at = tally.last_at
    else:
        what, at = score_words(lang, score), score.at
    when = words(lang, "date.on", date=date_words(lang, at, today))
    return words(lang, "said.skill", skill=title, what=what, when=when)


def score_words(lang: str, score: Score) -> str:
    """ "réussi seul 4 fois sur 5"; when nothing was alone, what was reached with help."""
    if score.alone:
        return _times(lang, "said.alone", score.alone, tries=score.tries)
    if score.reached:
        return _times(lang, "said.helped", score.reached, tries=score.tries)
    return _times(lang, "said.passed", score.tries)


def share_words(lang: str, score: Score) -> str:
    """The share reached alone with its interval; a plain word while there are few tries."""
    if score.share is None or score.tries < FEW_TRIES:
        return words(lang, "said.share.few", tries=score.tries)
    low, high = score.interval
    return words(
        lang, "said.share",
        share=round(score.share * 100), low=round(low * 100), high=round(high * 100), tries=score.tries,
    )  # fmt: skip


def help_words(lang: str, tally: Tally) -> str:
    """The help most often needed, "" when none was."""
    helped = [(count, -level) for level, count in enumerate(tally.guidance) if level and count]
    if not helped:
        return ""
    _, level = max(helped)
    return words(lang, "said.most_help", guidance=words(lang, f"guidance.{-level}"))


def detail_sentences(lang: str, tally: Tally) -> tuple[str, ...]:
    """What else is known of a skill, one short sentence each."""
    found = [share_words(lang, tally.score), help_words(lang, tally)]
    if (first := tally.first_act_median_s) is not None:
        found.append(words(lang, "said.first_act", s=number_words(lang, first)))
    if tally.smallest_target_su is not None:
        found.append(words(lang, "said.smallest", size=number_words(lang, tally.smallest_target_su, 0)))
    if tally.longest_double_s is not None:
        found.append(words(lang, "said.double", s=number_words(lang, tally.longest_double_s, 2)))
    return tuple(sentence for sentence in found if sentence)


def session_sentence(lang: str, session: SessionView, today: str = "") -> str:
    """ "Séance du 12 mars : 5 défis en 14 minutes, arrêtée par le jeune"."""
    date = date_words(lang, session.started_at, today)
    rounds = _times(lang, "said.rounds", session.rounds)
    if session.took_s is None:
        sentence = words(lang, "said.session", date=date, rounds=rounds)
    else:
        long = duration_words(lang, session.took_s)
        sentence = words(lang, "said.session.long", date=date, rounds=rounds, long=long)
    key = f"ended.{session.reason}"
    reason = words(lang, key)
    return sentence if reason == key else words(lang, "said.reason", sentence=sentence, reason=reason)


def last_session(view: LearnerView) -> SessionView | None:
    sessions = tuple(view.sessions.values())
    return sessions[-1] if sessions else None


def _times(lang: str, key: str, n: int, **parts: object) -> str:
    """In French 0 and 1 are singular, in English 1 alone."""
    one = n in (0, 1) if lang == "fr" else n == 1
    return words(lang, f"{key}.one" if one else f"{key}.many", n=n, **parts)


def _parts(at: str) -> tuple[str, int, int]:
    """Year, month and day; month 0 when this is no date."""
    year, month, day = at[:4], at[5:7], at[8:10]
    if not (year.isdigit() and month.isdigit() and day.isdigit() and 1 <= int(month) <= 12):
        return year, 0, 0
    return year, int(month), int(day)
