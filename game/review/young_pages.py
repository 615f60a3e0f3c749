"""The pages of one young person: where they stand, what is set for them, every try, every decision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from game.core.corrections import VOID
from game.core.skills import skill_name
from game.review.areas import skill_order
from game.review.carnet import Carnet, carnet
from game.review.desk import silent
from game.review.detail import KEPT_DECISIONS, KEPT_TRIES, TYPES, Detail, learner_detail
from game.review.learner_view import LAST_DECISIONS, learner_page
from game.review.names_pages import told_notes
from game.review.notes import LISTS
from game.review.objective_view import PHASES, Draft, goals
from game.review.reports import carnet_html
from game.review.settings_view import settings_page, whole_in
from game.review.standing import Standing
from game.review.titles import learner_name
from game.review.trails import last_trails

if TYPE_CHECKING:
    from game.review.site import Asked

SAID = ("noted", "kept", "obeyed", "corrected")
# What a try can be set to: as it is chosen, and as its words are found.
TRUTHS = (
    ("reached:0", "alone"), ("reached:1", "repeated"), ("reached:2", "clue"), ("reached:3", "shown"),
    ("reached:4", "demonstrated"), ("reached:5", "with_adult"), ("passed:5", "passed"), ("stopped:0", "stopped"),
    (f"{VOID}:0", "void"),
)  # fmt: skip
A_PAGE = 50


def young(asked: Asked, draft: Draft | None = None, status: int = 200) -> Response:
    """Where they stand. `draft` is a form that was sent and must be mended."""
    desk = asked.desk
    detail = _detail(asked)
    trails = last_trails(desk.store, detail.code, local=desk.local)
    view = learner_page(detail, trails, desk.titles, desk.now(), asked.lang, 0, LAST_DECISIONS)
    skills = sorted({*desk.titles.skills(), *detail.coach.skills}, key=skill_order)
    return asked.page(
        "young.html", "today", status, view=view, place="", lists=LISTS, states=tuple(Standing), said=_said(asked),
        skills=tuple((s, skill_name(s, asked.lang)) for s in skills), phases=PHASES, goals=goals(asked.lang),
        draft=draft or Draft(), today=desk.now()[:10], private=_private(asked, detail.code),
        private_here=desk.identities is not None and desk.identities.exists,
    )  # fmt: skip


def _private(asked: Asked, code: str) -> tuple[tuple[str, str, str], ...] | None:
    """An adult's own notes; None while they are locked, or where nobody's are kept."""
    identities = asked.desk.identities
    if identities is None or not identities.is_open:
        return None
    return told_notes(asked, asked.first_names.notes(code))


def settings(asked: Asked) -> Response:
    desk, detail = asked.desk, _detail(asked)
    view = settings_page(detail, desk.profiles.profile(detail.code), desk.titles, asked.lang)
    return asked.page(
        "settings.html", "today", view=view, code=detail.code, name=learner_name(detail.code, asked.lang),
        place="settings", said=_said(asked), here_too=detail.code in desk.codes(),
    )  # fmt: skip


def tries(asked: Asked) -> Response:
    """Every try kept, a page of them at a time, each of which can be set right."""
    detail = _detail(asked)
    page = asked.number("page", KEPT_TRIES // A_PAGE - 1)
    view = learner_page(detail, (), asked.desk.titles, asked.desk.now(), asked.lang, KEPT_TRIES, 0)
    begin = page * A_PAGE
    return asked.page(
        "tries.html", "today", view=view, place="tries", said=_said(asked), truths=TRUTHS,
        rows=view.tries[begin : begin + A_PAGE], number=page, more=len(view.tries) > begin + A_PAGE,
    )  # fmt: skip


def decisions(asked: Asked) -> Response:
    detail = _detail(asked)
    view = learner_page(detail, (), asked.desk.titles, asked.desk.now(), asked.lang, 0, KEPT_DECISIONS)
    return asked.page("decisions.html", "today", view=view, place="decisions", said=_said(asked))


def carnet_page(asked: Asked) -> Response:
    """The booklet, to be read on screen, listened to and printed."""
    view = _carnet(asked)
    base = f"/young/{quote(view.code, safe='')}/carnet"
    voices = [f"{base}/{n}.wav" for n in range(len(view.parts))] if asked.desk.speak is not silent else []
    return asked.page("carnet.html", "today", view=view, voices=voices or [""] * len(view.parts))


def carnet_file(asked: Asked) -> Response:
    """The same as one file to take home, its voice inside."""
    view = _carnet(asked)
    html = carnet_html(view, asked.desk.render, lambda text: asked.desk.speak(text, asked.lang))
    headers = {"Content-Disposition": f'attachment; filename="carnet-{re.sub("[^a-z0-9-]", "_", view.code)}.html"'}
    return HTMLResponse(html, headers=headers)


def carnet_voice(asked: Asked) -> Response:
    view, number = _carnet(asked), str(asked.request.path_params["part"])
    at = whole_in(number, len(view.parts) - 1)
    sound = asked.desk.speak(view.parts[at].aloud, asked.lang) if at is not None else b""
    if not sound:
        raise HTTPException(404)
    return Response(sound, media_type="audio/wav")


def certificate_page(asked: Asked) -> Response:
    view, skill = _carnet(asked), str(asked.request.path_params["skill"])
    one = next((c for c in view.certificates if c.skill == skill), None)
    if one is None:
        raise HTTPException(404)
    return asked.page("certificate.html", "today", view=view, one=one, voice="")


def _carnet(asked: Asked) -> Carnet:
    return carnet(_detail(asked), asked.desk.titles, asked.desk.now(), asked.lang)


def code_in(asked: Asked) -> str:
    code = str(asked.request.path_params.get("code") or asked.said("learner"))
    if not asked.desk.knows(code):
        raise HTTPException(404)
    return code


def _detail(asked: Asked) -> Detail:
    desk, code = asked.desk, code_in(asked)
    return learner_detail(code, desk.store.events(code, TYPES), desk.local)


def _said(asked: Asked) -> str:
    said = asked.request.query_params.get("said", "")
    return said if said in SAID else ""
