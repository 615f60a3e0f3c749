"""What is said of each kind of problem, by stable code: (message, remedy) in French and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from game.packs.messages import en, fr, judge_en, judge_fr

Entry = tuple[str, str]
THINGS = {"fr": fr.THINGS, "en": en.THINGS}
WARNING_PREFIXES = ("falc-", "translation-", "rights-", "tag-", "tip-")
# Within those families, what a young person would suffer from is an error.
ERRORS = frozenset({
    "falc-too-long", "falc-one-line", "falc-abbreviation", "falc-double-negation", "falc-mixed-address",
    "falc-hard-word", "falc-hard-word-instead", "translation-language", "translation-shape",
})  # fmt: skip


def severity_of(code: str) -> str:
    if code in ERRORS or not code.startswith(WARNING_PREFIXES):
        return "error"
    return "warning"


@cache
def catalogue(lang: str) -> Mapping[str, Entry]:
    """All messages in `lang` (French when unknown), French ones with their non-breaking spaces."""
    if lang == "en":
        return {**en.MESSAGES, **judge_en.MESSAGES}
    french = {**fr.MESSAGES, **judge_fr.MESSAGES}
    return {code: (typeset(said), typeset(remedy)) for code, (said, remedy) in french.items()}


def typeset(text: str) -> str:
    """French typography: a non-breaking space before : ; ! ? » and after «."""
    text = re.sub(r" ([:;!?»])", "\u00a0\\1", text)
    return text.replace("« ", "«\u00a0")
