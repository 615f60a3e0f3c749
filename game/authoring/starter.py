"""`deficlic new`: a small pack that passes the judge, with an example of each kind asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from game.authoring.example import example, trouble
from game.authoring.schema import pack_schema
from game.core.reasons import reason
from game.kinds.kind import SLUG
from game.packs.pack import MAIN

DEFAULT_KINDS = ("click",)
# In a hidden folder: an editor finds it, the pack does not carry it.
SCHEMA = ".deficlic/pack.schema.json"

HEAD = {
    "fr": """\
# yaml-language-server: $schema={schema}
# Un pack de défis. Tout ce qui suit un # est une note pour vous.
# Pour vérifier : deficlic check {name}
format: 1
id: {name}                    # le nom du dossier
version: 1                    # ajoutez 1 à chaque changement
title: Mon premier pack
summary: Un essai pour commencer.
language: fr
authors: [Votre nom]
licence: CC-BY-SA-4.0         # les autres peuvent l’utiliser et l’adapter
ages: {{from: 6, to: 16}}

challenges:
""",
    "en": """\
# yaml-language-server: $schema={schema}
# A pack of challenges. Everything after a # is a note for you.
# To check it: deficlic check {name}
format: 1
id: {name}                    # the name of the folder
version: 1                    # add 1 at each change
title: My first pack
summary: A try to begin with.
language: en
authors: [Your name]
licence: CC-BY-SA-4.0         # others may use and adapt it
ages: {{from: 6, to: 16}}

challenges:
""",
}


def write_starter(directory: Path, kinds: Sequence[str] = (), lang: str = "fr") -> Path:
    """Write the pack into `directory` (made if need be, and empty) and return its pack.yaml.

    Raises Trouble in the author's words: the folder is in use or its name cannot be an id, or a kind is
    not known. Nothing is written then.
    """
    name = directory.resolve().name
    if not re.fullmatch(SLUG, name) or len(name) > 60:
        raise trouble(lang, "id-form", str(directory), value=name)
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise trouble(lang, "new-in-use", str(directory), name=name)
    text = pack_text(name, kinds, lang)
    try:
        (directory / SCHEMA).parent.mkdir(parents=True, exist_ok=True)
        (directory / SCHEMA).write_text(json.dumps(pack_schema(), ensure_ascii=False, indent=1), "utf-8")
        (directory / MAIN).write_text(text, "utf-8")
    except OSError as error:
        raise trouble(lang, "new-unwritable", str(directory), reason=reason(error, lang)) from error
    return directory / MAIN


def pack_text(name: str, kinds: Sequence[str] = (), lang: str = "fr") -> str:
    """The starter's pack.yaml: the head, then each kind's example once, in the order asked for."""
    lang = lang if lang in HEAD else "fr"
    examples = [example(kind, lang) for kind in dict.fromkeys(kinds or DEFAULT_KINDS)]
    body = "\n".join("".join(f"  {line}" if line.strip() else line for line in e) for e in examples)
    return HEAD[lang].format(name=name, schema=SCHEMA) + "\n" + body
