"""Pages for what lies apart and encrypted: first names and adults' notes; and one learner's rights.

Names are only ever in forms and in the sealed file: never in an address, a log, a header.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response, StreamingResponse

from game.core.kept import kept
from game.core.sentences import date_words
from game.review.titles import learner_name
from game.review.views import everybody
from game.storage.export import export
from game.storage.identities import AdultNote, Broken, Identities, Locked, Slowed, WrongPhrase

if TYPE_CHECKING:
    from game.review.desk import Desk
    from game.review.site import Asked

Act = Callable[["Asked", Identities], None]


def names(asked: Asked, problem: str = "", wait_s: float = 0.0, status: int = 200) -> Response:
    """Who is who, once the passphrase was given; before that, the way to give it (or to choose one)."""
    identities = _identities(asked.desk)
    state = "none" if not identities.exists else "open" if identities.is_open else "locked"
    known = {}
    if state == "open":
        try:
            known = identities.names()
        except Broken:
            state, problem = "locked", "broken"
    rows = tuple((code, learner_name(code, asked.lang), known.get(code, "")) for code in _codes(asked))
    return asked.page(
        "names.html", "names", status, state=state, rows=rows, problem=problem, wait_s=ceil(wait_s),
        minutes=round(identities.idle_s / 60),
    )  # fmt: skip


def notes(asked: Asked) -> Response:
    """An adult's notes about one learner."""
    code, identities = _known(asked), _identities(asked.desk)
    if not identities.is_open:
        return RedirectResponse("/names", 303)
    told = told_notes(asked, identities.notes(code))
    return asked.page("private_notes.html", "names", code=code, name=learner_name(code, asked.lang), private=told)


def told_notes(asked: Asked, notes: Sequence[AdultNote]) -> tuple[tuple[str, str, str], ...]:
    """Id, day and time, text: the last one first."""
    local = asked.desk.local
    return tuple((note.id, local(note.at)[:16].replace("T", " "), note.text) for note in reversed(notes))


def act(asked: Asked) -> Response:
    """Every form of these pages: `do` says which."""
    do, identities = asked.said("do"), _identities(asked.desk)
    if do not in ACTS:
        raise HTTPException(404)
    try:
        ACTS[do](asked, identities)
    except WrongPhrase as wrong:
        return names(asked, "wrong", wrong.wait_s, 403)
    except Slowed as slowed:
        return names(asked, "slowed", slowed.wait_s, 429)
    except Broken:
        return names(asked, "broken", status=409)
    except Locked:
        return RedirectResponse("/names", 303)
    except (ValueError, FileExistsError, FileNotFoundError):
        return names(asked, "unfit", status=400)
    place = "/young" if asked.said("from") == "young" else "/names"
    return RedirectResponse(f"{place}/{asked.said('learner')}" if do in ("note", "unnote") else "/names", 303)


def _create(asked: Asked, identities: Identities) -> None:
    identities.create(_twice(asked))


def _change(asked: Asked, identities: Identities) -> None:
    identities.change(asked.said("phrase"), _twice(asked))


def _twice(asked: Asked) -> str:
    """A new passphrase, typed the same twice. Raises ValueError."""
    if asked.said("new") != asked.said("again"):
        raise ValueError("typed differently")
    return asked.said("new")


def _name(asked: Asked, identities: Identities) -> None:
    identities.set_name(_learner(asked), asked.said("name"))


def _note(asked: Asked, identities: Identities) -> None:
    identities.add_note(_learner(asked), asked.desk.new_id(), asked.desk.utc(), asked.said("text"))


def _unnote(asked: Asked, identities: Identities) -> None:
    identities.remove_note(_learner(asked), asked.said("note"))


def _discard(asked: Asked, identities: Identities) -> None:
    if asked.said("sure") != "1":
        raise ValueError("not sure")
    identities.discard()


ACTS: dict[str, Act] = {
    "create": _create,
    "open": lambda asked, identities: identities.open(asked.said("phrase")),
    "lock": lambda asked, identities: identities.lock(),  # noqa: ARG005
    "change": _change, "name": _name, "note": _note, "unnote": _unnote, "discard": _discard,
}  # fmt: skip


# ---------------------------------------------------------------------- one learner's rights


def kept_of(asked: Asked) -> Response:
    """« Ce que je garde sur toi », counted from the log; to take away, and to erase."""
    code = _known(asked)
    found = kept(asked.desk.store.events(code))
    local = asked.desk.local
    return asked.page(
        "kept_of.html", "kept", code=code, name=learner_name(code, asked.lang), found=found,
        first=date_words(asked.lang, local(found.first_at), asked.desk.now()),
        last=date_words(asked.lang, local(found.last_at), asked.desk.now()), days=asked.desk.kept_days(),
        can_erase=asked.desk.forget is not None,
    )  # fmt: skip


def everything(asked: Asked) -> Response:
    """Every event of one learner, as JSON: their right to have it."""
    code = _known(asked)
    pieces: Iterator[str] = export(asked.desk.store.events(code), "json")
    headers = {"Content-Disposition": f'attachment; filename="deficlic-{code}.jsonl"'}
    return StreamingResponse(
        (piece.encode() for piece in pieces), media_type="application/x-ndjson", headers=headers
    )


def forget(asked: Asked) -> Response:
    """Erase one learner everywhere on this computer, and show the proof."""
    desk, code = asked.desk, asked.said("learner")
    if desk.forget is None or not desk.knows(code) or asked.said("sure") != "1":
        raise HTTPException(404)
    proof = desk.forget(code)
    return asked.page("forgotten.html", "kept", 200 if not proof.left else 409, proof=proof,
                      size=f"{proof.bytes_read / 1e6:.1f}")  # fmt: skip


# ---------------------------------------------------------------------- who


def _identities(desk: Desk) -> Identities:
    if desk.identities is None:
        raise HTTPException(404)
    return desk.identities


def _codes(asked: Asked) -> tuple[str, ...]:
    return tuple(everybody(asked.desk.ledger.summary(), asked.desk.codes()))


def _known(asked: Asked) -> str:
    code = str(asked.request.path_params["code"])
    if not asked.desk.knows(code):
        raise HTTPException(404)
    return code


def _learner(asked: Asked) -> str:
    code = asked.said("learner")
    if not asked.desk.knows(code):
        raise ValueError(code)
    return code
