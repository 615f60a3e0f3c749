"""Each page: what was asked, what the log answers, which template lays it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response, StreamingResponse

from game.core.progress import Event
from game.review import cra
from game.review.desk import Desk
from game.review.detail import TYPES, learner_detail
from game.review.learner_view import learner_page
from game.review.month import month_beside, month_of
from game.review.month_view import month_page
from game.review.notes import LISTS
from game.review.notes import note as note_event
from game.review.reading import in_local_time
from game.review.standing import Standing, standing
from game.review.titles import learner_name
from game.review.trails import last_trails
from game.review.views import everybody, group_view, packs_view, today_view
from game.storage.export import export

if TYPE_CHECKING:
    from game.review.site import Asked

MONTH = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])")


def today(asked: Asked) -> Response:
    desk = asked.desk
    view = today_view(desk.ledger.summary(), desk.codes(), desk.now(), asked.lang)
    noted = asked.request.query_params.get("noted", "")
    return asked.page("today.html", "today", view=view, lists=LISTS, noted=noted if desk.knows(noted) else "")


def young(asked: Asked) -> Response:
    desk, code = asked.desk, _known(asked)
    events = in_local_time(desk.store.events(code, TYPES), desk.local)
    trails = last_trails(desk.store, code, local=desk.local)
    view = learner_page(learner_detail(code, events), trails, desk.titles, desk.now(), asked.lang)
    return asked.page(
        "young.html",
        "today",
        view=view,
        lists=LISTS,
        states=tuple(Standing),
        noted="noted" in asked.request.query_params,
    )


def young_csv(asked: Asked) -> Response:
    code = _known(asked)
    pieces = export(asked.desk.store.events(code, ("round_ended",)), "csv", asked.lang, asked.desk.local)
    return _download(pieces, f"deficlic-{code}.csv", "text/csv")


def group(asked: Asked) -> Response:
    desk = asked.desk
    view = group_view(desk.ledger.summary(), desk.codes(), asked.lang, desk.ledger.marks())
    return asked.page("group.html", "group", view=view, states=tuple(Standing))


def packs(asked: Asked) -> Response:
    view = packs_view(asked.desk.ledger.summary(), asked.desk.titles, asked.lang)
    return asked.page("packs.html", "packs", view=view)


def month(asked: Asked) -> Response:
    desk, chosen = asked.desk, _month(asked)
    view = month_page(month_of(desk.store, chosen, local=desk.local), desk.ledger, asked.lang, desk.now())
    return asked.page(
        "month.html", "month", view=view, before=month_beside(chosen, -1), after=month_beside(chosen, 1)
    )


def cra_csv(asked: Asked) -> Response:
    chosen = _month(asked)
    found = cra.drafts(month_of(asked.desk.store, chosen, local=asked.desk.local))
    return _download(iter((cra.as_csv(found),)), f"cra-{chosen}.csv", "text/csv")


def cra_json(asked: Asked) -> Response:
    chosen = _month(asked)
    found = cra.drafts(month_of(asked.desk.store, chosen, local=asked.desk.local))
    return _download(iter((cra.as_json(found),)), f"cra-{chosen}.json", "application/json")


def kept(asked: Asked) -> Response:
    desk = asked.desk
    codes = everybody(desk.ledger.summary(), desk.codes())
    learners = tuple((code, learner_name(code, asked.lang)) for code in codes)
    return asked.page("kept.html", "kept", learners=learners, erased=tuple(desk.store.erasures()))


# ---------------------------------------------------------------------- what an adult writes


def note(asked: Asked) -> Response:
    """Two taps: a learner and what, then a word of the list; on disk before the page comes back."""
    desk, code = asked.desk, asked.said("learner")
    if not desk.knows(code):
        raise HTTPException(404)
    about, _, value = asked.said("note").partition(":")
    try:
        event = note_event(desk.new_id(), desk.utc(), desk.machine, _session_today(desk, code), code, about, value)
    except ValueError as error:
        raise HTTPException(404) from error
    _log(desk, event)
    to_young = asked.said("from") == "young"
    return RedirectResponse(f"/young/{code}?noted=1#notes" if to_young else f"/?noted={code}", 303)


def generalised(asked: Asked) -> Response:
    """The adult saw it work elsewhere too (or takes that back)."""
    desk, code, skill = asked.desk, asked.said("learner"), asked.said("skill")
    view = desk.ledger.summary().learners.get(code)
    if view is None or skill not in view.skills or asked.said("on") not in ("1", "0"):
        raise HTTPException(404)
    on = asked.said("on") == "1"
    if on and standing(view.skills[skill]) is not Standing.ACQUIRED:
        raise HTTPException(404)
    body = {"skill": skill, "generalised": on, "by": "adult"}
    _log(desk, Event(desk.new_id(), desk.utc(), desk.machine, "", code, "skill_set", body))
    return RedirectResponse(f"/young/{code}#skills", 303)


def _log(desk: Desk, event: Event) -> None:
    desk.store.append([event])
    desk.store.settle()


def _session_today(desk: Desk, code: str) -> str:
    """The last session, when it was today: a note then belongs to it."""
    sessions = tuple(desk.ledger.summary().of(code).sessions.values())
    return sessions[-1].id if sessions and sessions[-1].started_at[:10] == desk.now()[:10] else ""


def _known(asked: Asked) -> str:
    code = str(asked.request.path_params["code"])
    if not asked.desk.knows(code):
        raise HTTPException(404)
    return code


def _month(asked: Asked) -> str:
    """The month asked for, else the one we are in."""
    wanted = asked.request.query_params.get("m", "")
    return wanted if MONTH.fullmatch(wanted) else asked.desk.now()[:7]


def _download(pieces: Iterator[str], name: str, kind: str) -> Response:
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    headers = {"Content-Disposition": f'attachment; filename="{safe}"'}
    return StreamingResponse((piece.encode() for piece in pieces), media_type=kind, headers=headers)
