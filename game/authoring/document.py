"""docs/packs.md, made from the models, so that it cannot fall behind: `python -m game.authoring.document`."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from game.authoring.example import example
from game.core.skills import COOP, DIGCOMP_VERSION, SKILLS
from game.kinds.kind import Challenge, Scaled, Strict, Thing, Words
from game.kinds.registry import KINDS
from game.packs import archive, challenge, files, model, overlay, shape, source
from game.packs.messages import catalogue, severity_of

TARGET = Path("docs/packs.md")
_MIB = 1024 * 1024

INTRODUCTION = """\
# The pack format

This page is made from the models by `python -m game.authoring.document`; do not edit it by hand.
The column "meaning" is what an editor shows, in French.

| command | what it does for an author |
|---|---|
| `deficlic new DIR [--kind KIND]...` | writes a pack to start from, with the schema for an editor beside it |
| `deficlic play --watch DIR` | a window that shows every change within a second of saving, or the problems |
| `deficlic check PATH... [--play]` | judges packs; what was judged before and did not change is not played again |
| `deficlic check --form PATH...` | form and words only: a thousand packs in seconds; `--fresh` judges all anew |
| `deficlic schema` | prints the JSON Schema |
| `deficlic pack DIR [--out FILE.defi]` | judges a folder and makes it into one file |
| `deficlic add FILE.defi...`, `remove ID...`, `list` | the packs of this computer; progress is never touched |

A pack that is added lies in `packs/` of the data folder as `ID.defi`; what an update or a removal takes away is
kept in `packs/.removed/`. The log names the pack played by `pack_digest`, the SHA-256 of its files.

A pack is a folder with a file `pack.yaml` (and its pictures, recordings and `translations/`), or that
folder zipped as `NAME.defi`. Data only: nothing in a pack is ever run. YAML is read as 1.2: `yes`, `no`,
`on`, `off` and dates stay words, `true` and `false` are booleans, a number with leading zeros stays a
word. Tags (`!…`) are refused; an alias counts as what it stands for.
"""

TEXTS = """\
## Texts, numbers, pictures

Any text is written as words (`title: Le ballon`), or as a mapping when it also has a recording or a picture:

    instruction: {text: Clique sur le ballon., audio: consigne.ogg, picture: ballon.png, alt: Un ballon}

Any number that makes a challenge harder is one number, or `{easy: 200, hard: 60}`: the learner's level
(0.0 to 1.0) picks the value between. Sizes of things to click or drag come first: they are at `hard` from
level 0.5 on, and from there targets lie farther apart.

A picture is an emoji (`🎈`), its French or English name (`":ballon gonflable:"`, `":balloon:"`), a drawing
of ours (`art:gift-closed`, `sign:pause`, `scene:harbour`) or a file of the pack (`ballon.png`).
"""

OVERLAYS = """\
## Adapting: skins, variants, levels

Each holds only what changes; mappings are merged key by key, everything else is replaced. `id` and `kind`
cannot change. Every combination is judged when the pack is read, and an error is told at the line of the
layer that brings it.

- `skins: {{ado: {{…}}, enfant: {{…}}}}`: another picture or other words for a child or a teenager.
- `variants: [{{…}}, …]`: other tries (at most {variants}); the challenge as written is one of them. The
  round's seed chooses, so that a session can be replayed.
- `levels: [{{from: 0.6, …}}, …]`: changes that are not numbers, from a level on (at most {levels}); a later
  one is laid over the earlier ones.

A challenge may have at most {combinations} combinations.

## Translations

`translations/en.yaml` has `title`, `summary`, `lexicon`, `glossary`, `synonyms` and `challenges`, by id; a list is
followed by the same list, or by places counted from 1 or ids:

    title: The mouse
    challenges:
      ballon-rouge:
        instruction: Click the red balloon.
        things: {{1: {{name: Balloon}}}}
        skills: …            # refused: only texts are translated

What is missing falls back to the pack's language and is listed (`translation-missing`); what is too much,
and placeholders `{{like_this}}` that differ, are told. A recording speaks one language: a translated text
loses it unless it brings its own `audio`.
"""


SKILL_WORDS = """\
## Skills

Each leads to the frames that reports name: DigComp {version}, Pix (CRCN) and the Coop tool.

| id | French name | DigComp | Pix | Coop |
|---|---|---|---|---|
"""
CODES = """\
## What `check` says

A warning is accepted on purpose by a comment on its line or the line above:
`# deficlic: allow CODE reason`.

| code | severity | message |
|---|---|---|
"""


def document() -> str:
    """The whole page."""
    parts = [INTRODUCTION, _head(), TEXTS, _common(), _kinds(), _overlays(), _limits(), _skills(), _codes()]
    return "\n".join(parts)


def _overlays() -> str:
    return OVERLAYS.format(
        variants=overlay.MAX_VARIANTS, levels=overlay.MAX_LEVELS, combinations=challenge.MAX_COMBINATIONS
    )


def _head() -> str:
    rows = [*_rows(model.PackHead), "| `challenges` | list, 1 or more | Les défis, dans l’ordre. |"]
    nested = "".join(f"\n`{name}`:\n\n{_table(_rows(one))}" for name, one in _nested_of(model.PackHead))
    return f"## The head of `pack.yaml`\n\n{_table(rows)}{nested}"


def _common() -> str:
    return f"## Every challenge\n\n{_table(_rows(Challenge))}\n`Thing`:\n\n{_table(_rows(Thing))}"


def _kinds() -> str:
    parts = ["## Kinds\n"]
    shared = set(Challenge.model_fields)
    for name, kind in KINDS.items():
        about = (sys.modules[kind.__module__].__doc__ or "").strip().splitlines()[0].partition(": ")[2]
        rows = [row for key, row in zip(_keys(kind), _rows(kind), strict=True) if key not in shared]
        nested = "".join(f"\n`{key}`:\n\n{_table(_rows(one))}" for key, one in _nested_of(kind, shared))
        replies = ", ".join(f"`{moment}`" for moment in getattr(kind, "REPLIES", ()))
        said = f"\nMoments for `replies`: {replies}.\n" if replies else ""
        text = "".join(f"    {line}" if line.strip() else "\n" for line in example(name, "fr"))
        parts.append(f"### `{name}`\n\n{about}\n\n{_table(rows)}{nested}{said}\n{text}")
    return "\n".join(parts)


def _limits() -> str:
    rows = [
        ("pack.yaml, each translation", f"{source.MAX_BYTES // 1024} KiB, {source.MAX_DEPTH} levels deep,"
         f" {source.MAX_NODES} values (aliases written out)"),
        ("challenges", f"{model.MAX_CHALLENGES}"),
        ("a picture", f"{', '.join(files.PICTURE_ENDINGS)}; {files.MAX_PICTURE_BYTES // _MIB} MiB;"
         f" {files.MAX_PICTURE_SIDE_PX} px a side; an SVG without scripts, links, text, `use`, masks or filters"),
        ("a recording", f"{', '.join(files.RECORDING_ENDINGS)}; {files.MAX_RECORDING_BYTES // _MIB} MiB"),
        ("an archive", f"{files.MAX_FILES} files, {files.MAX_PACK_BYTES // _MIB} MiB unpacked, a file at most"
         f" {archive.MAX_RATIO} times its packed size; no links, passwords, archives inside, paths that lead out"),
    ]  # fmt: skip
    body = "\n".join(f"| {what} | {most} |" for what, most in rows)
    return f"## Limits\n\n| what | at most |\n|---|---|\n{body}\n"


def _codes() -> str:
    rows = (
        f"| `{code}` | {severity_of(code)} | {said.replace('|', '/')} |"
        for code, (said, _) in sorted(catalogue("en").items())
    )
    return CODES + "\n".join(rows) + "\n"


def _skills() -> str:
    rows = (
        f"| `{one.id}` | {one.name('fr')} | {one.digcomp}{' (before it)' * one.prerequisite} | {one.pix} |"
        f" {COOP[one.coop][1]} |"
        for one in SKILLS.values()
    )
    return SKILL_WORDS.format(version=DIGCOMP_VERSION) + "\n".join(rows) + "\n"


def _table(rows: list[str]) -> str:
    return "\n".join(["| key | holds | meaning |", "|---|---|---|", *rows]) + "\n"


def _keys(one: type[Strict]) -> list[str]:
    return [field.alias or name for name, field in one.model_fields.items()]


def _rows(one: type[Strict]) -> list[str]:
    return [_row(field.alias or name, field) for name, field in one.model_fields.items()]


def _row(key: str, field: FieldInfo) -> str:
    need = "" if field.is_required() else ", optional"
    return f"| `{key}` | {_holds(field)}{need} | {field.description or ''} |"


def _holds(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    if isinstance(extra, dict) and "least" in extra:
        ends = field.get_default(call_default_factory=True)
        span = f"{extra['least']} to {extra['most']}"
        if not isinstance(ends, Scaled):
            return f"number {span}"
        default = f"{ends.easy:g}" if ends.easy == ends.hard else f"{ends.easy:g} to {ends.hard:g}"
        return f"number {span} (default {default})"
    return _name(field.annotation)


def _name(annotation: Any) -> str:
    arms = [arm for arm in shape.arms(annotation) if arm is not types.NoneType]
    return " or ".join(dict.fromkeys(_arm_name(arm) for arm in arms))


def _arm_name(arm: Any) -> str:
    if (item := shape.item_of(arm)) is not None:
        return f"list of {_name(item)}"
    if get_origin(arm) is Literal:
        return " / ".join(f"`{value}`" for value in get_args(arm))
    if get_origin(arm) is dict:
        return f"mapping to {_name(get_args(arm)[1])}"
    return NAMES.get(arm) or f"`{arm.__name__}`"


NAMES: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true / false",
    Words: "words",
    Scaled: "number",
}


def _nested_of(one: type[Strict], leave_out: set[str] | None = None) -> Iterator[tuple[str, type[Strict]]]:
    """The models inside a model, each once, in the order met."""
    seen: set[type] = {Words, Scaled, Thing}
    waiting: list[Any] = [
        field.annotation for name, field in one.model_fields.items() if name not in (leave_out or set())
    ]
    while waiting:
        for arm in shape.arms(waiting.pop(0)):
            inner = shape.item_of(arm) or (get_args(arm)[1] if get_origin(arm) is dict else None)
            if inner is not None:
                waiting.insert(0, inner)
            elif shape.is_model(arm) and arm not in seen:
                seen.add(arm)
                yield arm.__name__, arm
                waiting += [field.annotation for field in arm.model_fields.values()]


def main() -> None:
    TARGET.write_text(document(), "utf-8")


if __name__ == "__main__":
    main()
