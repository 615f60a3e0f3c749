"""`kept CODE`: « Ce que je garde sur toi », in easy language, from what really lies in the data folder."""

from __future__ import annotations

import json
import sys

from game.app.house import House, build
from game.app.options import Options
from game.app.reporting import known_learner
from game.core.calendar_day import day_of
from game.core.kept import Kept, kept
from game.core.retention import kept_days
from game.core.sentences import date_words
from game.core.wording import words
from game.review.titles import learner_name
from game.storage.clock import local_time
from game.storage.identities import Identities


def run(options: Options) -> int:
    house = build(options)
    try:
        code = options.args.code
        known_learner(house, code)
        found = kept(house.store.events(code))
        if options.args.format == "json":
            sys.stdout.write(json.dumps(_facts(house, code, found), ensure_ascii=False, indent=1) + "\n")
        else:
            sys.stdout.write("\n".join(_lines(house, code, found)) + "\n")
    finally:
        house.close()
    return 0


def _facts(house: House, code: str, found: Kept) -> dict[str, object]:
    """Everything, by place and kind; the events themselves: `export --learner CODE --format json`."""
    return {
        "learner": code, "sessions": found.sessions, "challenges": found.challenges, "reached": found.reached,
        "pointer_paths": found.paths, "adult_notes": found.notes, "first_at": found.first_at,
        "last_at": found.last_at, "events_by_type": found.types,
        "settings_file": (house.folder.root / "learners" / f"{code}.json").exists(),
        "names_kept_encrypted": Identities(house.folder.identities, house.clock.now_s, house.clock.utc_s).exists,
        "kept_days_after_last_session": kept_days(house.book.installation.retention_days),
    }  # fmt: skip


def _lines(house: House, code: str, found: Kept) -> list[str]:
    lang, days = house.options.lang, kept_days(house.book.installation.retention_days)

    def w(key: str, **parts: object) -> str:
        return words(lang, key, **parts)

    lines = [w("kept.says"), "", w("kept.cmd.code", name=learner_name(code, lang))]
    if found.last_at:
        lines.append(w("kept.cmd.sessions", n=found.sessions))
        now = local_time(house.clock.utc())
        first, last = (date_words(lang, local_time(at), now) for at in (found.first_at, found.last_at))
        lines.append(w("kept.cmd.since", first=first, last=last))
        lines.append(w("kept.cmd.challenges", n=found.challenges, reached=found.reached))
    else:
        lines.append(w("kept.cmd.nothing"))
    if found.paths:
        lines.append(w("kept.cmd.paths", n=found.paths))
    if found.notes:
        lines.append(w("kept.cmd.notes", n=found.notes))
    lines += [w("kept.typed"), w("kept.here"), w("kept.cmd.until", n=days), w("kept.erase")]
    if day_of(found.last_at) is not None:
        lines += ["", w("kept.cmd.adult", code=code)]
    return lines
