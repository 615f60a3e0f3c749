"""Errors that are meant for people: what happened, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Trouble(Exception):
    """Something an adult can mend.

    `what` is one sentence in the adult's language, `remedy` another; `where` names a file or a
    setting. `status` is the exit status of the command line (CONTRACT.md).
    """

    what: str
    remedy: str = ""
    where: str = ""
    status: int = 1

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{remedy}"


class MachineLacks(Trouble):
    """The machine lacks something: exit status 3."""

    def __init__(self, what: str, remedy: str = "", where: str = "") -> None:
        super().__init__(what, remedy, where, status=3)
