"""The words of a pack under the easy-language rules F1-F11 (FALC), as warnings and errors.

Thresholds: 12 and 15 words a sentence, one joining word, one comma. What is meant so can be accepted
with `# deficlic: allow CODE reason` (see `allow`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from game.packs import shape
from game.packs.desk import Desk, Steps
from game.packs.explain import Finding, short
from game.packs.falc_tables import ORDERS, POINTING, SAID_FIELDS, SENTENCES, TABLES, WORLD_FIELDS, Tables
from game.packs.overlay import take_apart
from game.packs.pictures import role_of
from game.packs.source import Source

LONG_WORDS, TOO_LONG_WORDS = 12, 15
LONG_LETTERS = 14
MAX_NUMBERS = 2
MAX_SENTENCES = 2
MOST_TEXTS = 20_000
_NOWHERE = Source("")
_SYMBOLS = re.compile(r"[;…()\[\]&<>§%@/\\#*+=_|~^{}]")
_COLON = re.compile(r"(?<!\d):(?!\d)|:(?=\s)")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,}\b")
_DATE = re.compile(r"\b\d{1,2}([/.-])\d{1,2}\1\d{2,4}\b|\b\d{1,2}/\d{1,2}\b|\b\d{4}-\d{2}-\d{2}\b")
_FRACTION = re.compile(r"\b\d+[.,]\d+\b|[½¼¾⅓⅔]")
_TU = re.compile(r"\b(tu|toi|te|ton|ta|tes|t’)(?![\w-])", re.I)
_VOUS = re.compile(r"\b((?<!rendez-)vous|votre|vos|(?!nez\b|chez\b|assez\b|rez\b|rendez-vous\b)\w{2,}ez)\b", re.I)


@dataclass(frozen=True)
class Said:
    """One text, where it stands, in which language; `field` is the key that holds it."""

    source: Source
    path: Steps
    field: str
    text: str
    lang: str
    safety: bool = False


@dataclass(frozen=True)
class Fault:
    code: str
    parts: Mapping[str, object]


def lint_words(desk: Desk) -> None:
    """Report on the desk what the words of the pack and its translations do not keep."""
    said = list(_said(desk))
    explained = {
        source.file: _words_of(desk, source, "glossary") | _words_of(desk, source, "lexicon")
        for source in (desk.main, *desk.translations.values())
    }
    for one in said:
        tables = TABLES.get(one.lang)
        if tables is None:
            continue
        for fault in _faults_of(one.text, one.field, one.lang, one.safety, explained[one.source.file]):
            desk.report_finding(Finding(one.path, fault.code, parts=fault.parts), (), one.source)
        _synonyms(desk, one)
    _address(desk, [one for one in said if one.lang == "fr" and one.field in SAID_FIELDS])


def _words_of(desk: Desk, source: Source, table: str) -> frozenset[str]:
    """The explained or pronounced words of the file, else those of the pack."""
    value = source.value.get(table) if isinstance(source.value, dict) else None
    value = value if isinstance(value, dict) else desk.raw.get(table)
    return frozenset(str(word).casefold() for word in value) if isinstance(value, dict) else frozenset()


def _said(desk: Desk) -> Iterator[Said]:
    """All texts for the young person: of the pack, its overlays, and its translations."""
    for i, challenge in desk.challenges():
        model = desk.model_of(challenge)
        if model is None:
            continue
        safety = _about_safety(challenge)
        layers = take_apart(challenge)
        parts = [((), layers.base), *((one.path, one.change) for one in layers.all)]
        for start, part in parts:
            for slot in shape.texts(model, part):
                if slot.field not in WORLD_FIELDS:
                    path = ("challenges", i, *start, *slot.path)
                    yield Said(desk.main, path, _field(slot.path), slot.text, desk.text_language, safety)
    about_safety = {one.get("id") for _, one in desk.challenges() if _about_safety(one)}
    for lang, source in desk.translations.items():
        by_id = source.value.get("challenges") if isinstance(source.value, dict) else None
        if isinstance(by_id, dict):
            for path, text in _strings(by_id, ("challenges",)):
                field = _field(path)
                if field not in WORLD_FIELDS:
                    yield Said(source, path, field, text, lang, path[1] in about_safety)


def _field(path: Steps) -> str:
    """The key that a text fills; for `replies: {miss: ...}` that is `replies`."""
    if "replies" in path:
        return "replies"
    names = [step for step in path if isinstance(step, str) and step != "text" and not step.isdigit()]
    return names[-1] if names else ""


def _strings(value: Any, path: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            if not role_of(key) and key not in ("id", "kind", "home", "skills"):
                yield from _strings(one, (*path, key))
    elif isinstance(value, tuple):
        for i, one in enumerate(value):
            yield from _strings(one, (*path, i))


def _about_safety(challenge: Mapping[str, Any]) -> bool:
    """A safety rule may say what not to do."""
    skills = challenge.get("skills")
    listed = skills if isinstance(skills, tuple) else ()
    return any(isinstance(s, str) and s.startswith(("safety.", "password.", "network.")) for s in listed)


def sentences(text: str) -> list[str]:
    """Split after . ! ? and at line ends."""
    parts = (part for line in text.splitlines() for part in re.split(r"(?<=[.!?])\s+", line))
    return [part.strip() for part in parts if part.strip(" .")]


def words_in(text: str) -> list[str]:
    """What counts as a word: everything between spaces that holds a letter or a digit."""
    return [word for word in text.split() if any(c.isalnum() for c in word)]


@lru_cache(maxsize=MOST_TEXTS)
def _faults_of(text: str, field: str, lang: str, safety: bool, own: frozenset[str]) -> tuple[Fault, ...]:
    """The same words are judged once, however many packs say them."""
    said = Said(_NOWHERE, (), field, text, lang, safety)
    return tuple(faults(said, TABLES[lang], own))


def faults(said: Said, tables: Tables, own: frozenset[str]) -> Iterator[Fault]:
    """What one text does not keep. `own`: words that the pack explains or pronounces."""
    text = _PLACEHOLDER.sub("mot", said.text).replace("'", "’")
    for sentence in sentences(text):
        yield from _sentence(said, sentence, tables)
    yield from _signs(said, text, tables)
    yield from _numbers(text, tables)
    yield from _single_words(said, text, tables, own)
    if said.field in ORDERS:
        yield from _order(text, tables)
    if said.field in POINTING and (sense := _sense_alone(text, tables)):
        yield Fault("falc-sense-alone", {"word": sense})


def _sentence(said: Said, sentence: str, tables: Tables) -> Iterator[Fault]:
    n = len(words_in(sentence))
    if n > TOO_LONG_WORDS:
        yield Fault("falc-too-long", {"n": n, "most": LONG_WORDS})
    elif n > LONG_WORDS:
        yield Fault("falc-long", {"n": n, "most": LONG_WORDS})
    low = sentence.casefold()
    joined = len(re.findall(tables.joining, low))
    # A verb is an order where a sentence or its next part begins; elsewhere it may be a noun.
    heads = re.findall(rf"(?:^|,|\b(?:{tables.then})\s)\s*([\w-]+)", low)
    orders = {word for word in heads if word in tables.verbs}
    if said.field in SENTENCES and (joined > 1 or sentence.count(",") > 1 or len(orders) > 1):
        yield Fault("falc-two-ideas", {})
    if re.search(tables.doubled, low):
        yield Fault("falc-double-negation", {})
    elif not said.safety and re.search(tables.negation, low):
        yield Fault("falc-negation", {})
    if re.search(tables.passive, low):
        yield Fault("falc-passive", {})


def _signs(said: Said, text: str, tables: Tables) -> Iterator[Fault]:
    found = dict.fromkeys(_SYMBOLS.findall(_DATE.sub("", text)))
    found |= dict.fromkeys(c for c in text if unicodedata.category(c) == "So")
    if said.field in SAID_FIELDS and any(not _opens(part, tables) for part in _COLON.split(text)[1:]):
        found[":"] = None
    if found:
        yield Fault("falc-symbol", {"signs": " ".join(found)})


def _opens(after: str, tables: Tables) -> bool:
    """Whether a colon stands before a list, a question, or the words of somebody: there it helps."""
    first = sentences(after)[:1]
    listed = bool(first) and bool(re.search(rf",|\b({tables.listed})\b", first[0].casefold()))
    return listed or not first or first[0].endswith("?") or after.lstrip()[:1] in ("«", "“", '"')


def _numbers(text: str, tables: Tables) -> Iterator[Fault]:
    if date := _DATE.search(text):
        yield Fault("falc-date", {"date": date[0]})
    elif _FRACTION.search(text):
        yield Fault("falc-fraction", {"number": _FRACTION.search(text)[0]})  # type: ignore[index]
    elif len(re.findall(r"\d+", text)) > MAX_NUMBERS:
        yield Fault("falc-numbers", {"most": MAX_NUMBERS})
    for word in re.findall(r"\w+", text.casefold()):
        if word in tables.number_words:
            yield Fault("falc-number-word", {"word": word})
            return


def _single_words(said: Said, text: str, tables: Tables, own: frozenset[str]) -> Iterator[Fault]:
    for capitals in dict.fromkeys(_CAPITALS.findall(text)):
        if capitals.casefold() not in own:
            yield Fault("falc-abbreviation", {"word": capitals})
    for cut in re.finditer(tables.abbreviated, text.casefold()):
        yield Fault("falc-abbreviation", {"word": cut[0]})
    for word in dict.fromkeys(re.findall(r"[\w-]+", text.casefold())):
        if word in own:
            continue
        if (instead := tables.hard.get(word)) is not None:
            code = "falc-hard-word" if not instead else "falc-hard-word-instead"
            yield Fault(code, {"word": word, "instead": instead})
        elif len(word) > LONG_LETTERS and "-" not in word:
            yield Fault("falc-long-word", {"word": short(word)})
        elif word in tables.unkind and said.field in ("praise", "replies", "clue", "say", "outside", "elsewhere"):
            yield Fault("falc-unkind", {"word": word})


def _order(text: str, tables: Tables) -> Iterator[Fault]:
    """An instruction: one sentence, the verb first, and more to go by than colour, shape or place."""
    lines = text.splitlines()
    if len(sentences(text)) > MAX_SENTENCES or (len(lines) > 1 and any(len(sentences(s)) > 1 for s in lines)):
        yield Fault("falc-one-line", {})
    words = re.findall(r"[\w-]+", text.casefold().replace("’", " "))
    if words and words[0] in tables.not_first and "?" not in text:
        yield Fault("falc-verb-first", {"word": words[0]})


def _sense_alone(text: str, tables: Tables) -> str:
    """The colour, shape or place that a text shows the way by, when it names nothing else (WCAG 1.3.3).

    "Clique sur le rouge" says nothing to who cannot see red; "Clique sur le ballon rouge" does.
    """
    rest: list[str] = []
    for sentence in sentences(text.casefold().replace("’", " ")):
        _verb, *others = re.findall(r"[\w-]+", sentence) or [""]
        rest += [word for word in others if word not in tables.small]
    return rest[0] if rest and all(word in tables.senses for word in rest) else ""


def _synonyms(desk: Desk, said: Said) -> None:
    own = said.source.value if isinstance(said.source.value, dict) else {}
    table = own.get("synonyms")
    if not isinstance(table, dict):
        return
    words = re.findall(r"[\w-]+", said.text.casefold())
    for chosen, others in table.items():
        for other in others if isinstance(others, tuple) else ():
            if isinstance(other, str) and other.casefold() in words:
                desk.report("falc-synonym", said.path, said.source, word=other, chosen=chosen)


def _address(desk: Desk, said: list[Said]) -> None:
    """Tu or vous, one of them in the whole pack: the rarer one is told where it stands."""
    tu = [one for one in said if _TU.search(_unquoted(one.text))]
    vous = [one for one in said if _VOUS.search(_unquoted(one.text))]
    if not tu or not vous:
        return
    rarer, other = (tu, "vous") if len(tu) < len(vous) else (vous, "tu")
    for one in rarer:
        desk.report("falc-mixed-address", one.path, one.source, other=other)


def _unquoted(text: str) -> str:
    return re.sub(r"«[^»]*»|“[^”]*”|\"[^\"]*\"", "", text.replace("'", "’"))
