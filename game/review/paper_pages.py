"""Pages that go on paper: the cards to talk about challenges, and the document of a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from game.review.papers import Document, by_pack, met_last
from game.review.titles import learner_name

if TYPE_CHECKING:
    from game.review.site import Asked


def talk(asked: Asked) -> Response:
    """Every debrief card; with `?young=CODE` those of that learner's last session."""
    desk, code = asked.desk, asked.request.query_params.get("young", "")
    if code and not desk.knows(code):
        raise HTTPException(404)
    view = by_pack(desk.papers.talks(asked.lang), met_last(desk.store, code) if code else None)
    return asked.page("talk.html", "packs", view=view, code=code,
                      name=learner_name(code, asked.lang) if code else "")  # fmt: skip


def paper(asked: Asked) -> Response:
    """The document, on the page to be printed from here."""
    pack, challenge = _which(asked)
    return asked.page("paper.html", "packs", view=_document(asked), own=f"/paper/{pack}/{challenge}")


def paper_file(asked: Asked) -> Response:
    """The document as a file of its own: one A4 page, nothing to fetch."""
    _, challenge = _which(asked)
    headers = {"Content-Disposition": f'attachment; filename="{challenge}.html"'}
    return Response(_document(asked).html, media_type="text/html", headers=headers)


def _document(asked: Asked) -> Document:
    found = asked.desk.papers.document(*_which(asked), asked.lang)
    if found is None:
        raise HTTPException(404)
    return found


def _which(asked: Asked) -> tuple[str, str]:
    return str(asked.request.path_params["pack"]), str(asked.request.path_params["challenge"])
