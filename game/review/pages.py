"""Each page: what was asked, what the log answers, which template lays it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from starlette.responses import Response, StreamingResponse

from game.core.summary import Summary
from game.review import cra
from game.review.group import group_view
from game.review.month import month_beside
from game.review.month_view import month_page
from game.review.needs import KINDS, as_text, open_needs
from game.review.needs import TYPE as NEED
from game.review.notes import LISTS
from game.review.packs_view import packs_view
from game.review.reading import in_local_time
from game.review.standing import Standing
from game.review.titles import learner_name
from game.review.views import everybody, today_view
from game.review.young_pages import code_in
from game.storage.export import export

if TYPE_CHECKING:
    from game.review.site import Asked

MONTH = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])")


def today(asked: Asked) -> Response:
    desk = asked.desk
    folded = desk.ledger.folded()
    view = today_view(Summary(folded.views), folded.coaches, desk.codes(), desk.now(), asked.lang)
    noted = asked.request.query_params.get("noted", "")
    return asked.page("today.html", "today", view=view, lists=LISTS, noted=noted if desk.knows(noted) else "")


def young_csv(asked: Asked) -> Response:
    code = code_in(asked)
    pieces = export(asked.desk.store.events(code, ("round_ended",)), "csv", asked.lang, asked.desk.local)
    return _download(pieces, f"deficlic-{code}.csv", "text/csv")


def group(asked: Asked) -> Response:
    desk = asked.desk
    folded = desk.ledger.folded()
    begin = asked.number("from", 1_000_000)
    view = group_view(Summary(folded.views), folded.coaches, desk.codes(), asked.lang, desk.titles, begin)
    return asked.page("group.html", "group", view=view, states=tuple(Standing))


def packs(asked: Asked) -> Response:
    desk, lang = asked.desk, asked.lang
    view = packs_view(desk.ledger.summary(), desk.titles, lang)
    events = in_local_time(desk.store.events(None, (NEED,)), desk.local)
    found = open_needs(events, desk.needs.texts() if desk.needs else {}, desk.titles, desk.now(), lang)
    places = tuple(
        (pack, desk.titles.pack(pack, lang), tuple((c, desk.titles.challenge(pack, c, lang)) for c in challenges))
        for pack, challenges in desk.titles.packs().items()
    )  # fmt: skip
    return asked.page(
        "packs.html", "packs", view=view, needs=found, needs_text=as_text(found), kinds=KINDS, places=places,
        said="kept" if asked.request.query_params.get("said") == "kept" else "",
    )  # fmt: skip


def month(asked: Asked) -> Response:
    desk, chosen = asked.desk, _month(asked)
    view = month_page(desk.month(chosen), desk.ledger, asked.lang, desk.now())
    return asked.page(
        "month.html", "month", view=view, before=month_beside(chosen, -1), after=month_beside(chosen, 1)
    )


def cra_csv(asked: Asked) -> Response:
    chosen = _month(asked)
    found = cra.drafts(asked.desk.month(chosen))
    return _download(iter((cra.as_csv(found),)), f"cra-{chosen}.csv", "text/csv")


def cra_json(asked: Asked) -> Response:
    chosen = _month(asked)
    found = cra.drafts(asked.desk.month(chosen))
    return _download(iter((cra.as_json(found),)), f"cra-{chosen}.json", "application/json")


def kept(asked: Asked) -> Response:
    desk = asked.desk
    codes = everybody(desk.ledger.summary(), desk.codes())
    learners = tuple((code, learner_name(code, asked.lang)) for code in codes)
    return asked.page("kept.html", "kept", learners=learners, erased=tuple(desk.store.erasures()))


def _month(asked: Asked) -> str:
    """The month asked for, else the one we are in."""
    wanted = asked.request.query_params.get("m", "")
    return wanted if MONTH.fullmatch(wanted) else asked.desk.now()[:7]


def _download(pieces: Iterator[str], name: str, kind: str) -> Response:
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    headers = {"Content-Disposition": f'attachment; filename="{safe}"'}
    return StreamingResponse((piece.encode() for piece in pieces), media_type=kind, headers=headers)
