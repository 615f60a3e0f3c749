"""`deficlic new` and `deficlic schema`: the tools of somebody who writes packs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from game.app.options import Options
from game.authoring.schema import pack_schema
from game.authoring.starter import write_starter
from game.core.wording import words


def run(options: Options) -> int:
    if options.command == "schema":
        sys.stdout.write(json.dumps(pack_schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    written = write_starter(Path(options.args.dir), tuple(options.args.kind or ()), options.lang)
    sys.stdout.write(words(options.lang, "new.written", path=written, folder=written.parent) + "\n")
    return 0
