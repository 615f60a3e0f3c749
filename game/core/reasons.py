"""Why a file could not be used, in words an adult understands."""

from __future__ import annotations

import errno

from game.core.wording import words

_BY_NUMBER = {
    errno.EACCES: "reason.denied",
    errno.EPERM: "reason.denied",
    errno.ENOSPC: "reason.full",
    errno.EDQUOT: "reason.full",
    errno.EFBIG: "reason.full",
    errno.EROFS: "reason.read_only",
    errno.ENOTDIR: "reason.not_folder",
    errno.EEXIST: "reason.not_folder",
}
# SQLite's primary result codes (sqlite.org/rescode.html); their names need Python 3.11.
_BY_CODE = {
    5: "reason.busy",
    6: "reason.busy",
    8: "reason.read_only",
    10: "reason.disk",
    13: "reason.full",
    14: "reason.denied",
    23: "reason.denied",
}


def reason(error: Exception, lang: str) -> str:
    """A few words for an OSError or a sqlite3.Error; the system's own words when there is none."""
    code = getattr(error, "sqlite_errorcode", None)
    key = _BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
    if key is None and isinstance(error, OSError) and error.errno is not None:
        key = _BY_NUMBER.get(error.errno)
    return words(lang, key) if key else str(getattr(error, "strerror", None) or error)
