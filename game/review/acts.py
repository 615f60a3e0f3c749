"""What an adult does in the pages: each act is an event in the log, on disk before the page comes back.

A running program reads them before its next challenge and obeys (`program.elsewhere`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from game.core.corrections import TRUTHS, correction_body
from game.core.objectives import logged_criterion, read_criterion
from game.core.skills import SKILLS
from game.review import young_pages
from game.review.decision_view import others
from game.review.detail import TYPES, Detail, learner_detail
from game.review.needs import TYPE as NEED
from game.review.needs import need_body
from game.review.notes import note_body
from game.review.objective_view import PHASES, Draft
from game.review.settings_view import plan_change, profile_change, skill_change, whole_in
from game.review.standing import SURE
from game.screens.settings_table import GROUPS

if TYPE_CHECKING:
    from game.review.desk import Desk
    from game.review.site import Asked


def note(asked: Asked) -> Response:
    """Two taps: a learner and what, then a word of the list."""
    desk, code = asked.desk, _learner(asked)
    about, _, value = asked.said("note").partition(":")
    try:
        body = note_body(about, value)
    except ValueError as error:
        raise HTTPException(404) from error
    desk.log(code, "adult_noted", body, _session_today(desk, code))
    if asked.said("from") == "young":
        return _back(f"/young/{code}", "noted", "notes")
    return RedirectResponse(f"/?noted={code}", 303)


def generalised(asked: Asked) -> Response:
    """The adult saw it work elsewhere too (or takes that back)."""
    code, skill, on = _learner(asked), asked.said("skill"), asked.said("on")
    if on not in ("1", "0") or _detail(asked.desk, code).standing(skill) not in SURE:
        raise HTTPException(404)
    asked.desk.log(code, "skill_set", {"skill": skill, "generalised": on == "1"})
    return _back(f"/young/{code}", "kept", "skills")


# ---------------------------------------------------------------------- objectives


def objective(asked: Asked) -> Response:
    """A new objective, or a change of one: skill, criterion as a sentence, date."""
    desk, code = asked.desk, _learner(asked)
    draft = Draft(asked.said("skill"), asked.said("criterion").strip()[:120], asked.said("until").strip()[:10])
    criterion = read_criterion(draft.criterion)
    problem = ""
    if draft.skill not in SKILLS and draft.skill not in desk.titles.skills():
        problem = "skill"
    elif criterion is None:
        problem = "criterion"
    elif draft.until and not _is_date(draft.until):
        problem = "until"
    if problem or criterion is None:
        return young_pages.young(asked, Draft(draft.skill, draft.criterion, draft.until, problem), 422)
    body = {"objective": draft.skill, "skill": draft.skill, "criterion": logged_criterion(criterion)}
    desk.log(code, "objective_set", {**body, "until": draft.until})
    return _back(f"/young/{code}", "kept", "objectives")


def objective_close(asked: Asked) -> Response:
    code, key = _learner(asked), asked.said("objective")
    if key not in _detail(asked.desk, code).objectives:
        raise HTTPException(404)
    asked.desk.log(code, "objective_closed", {"objective": key})
    return _back(f"/young/{code}", "kept", "objectives")


def phase(asked: Asked) -> Response:
    """A line that educators draw: base line, teaching, upkeep; from a day on."""
    code, key, name, begins = _learner(asked), asked.said("objective"), asked.said("phase"), asked.said("from")
    if key not in _detail(asked.desk, code).objectives or name not in PHASES or (begins and not _is_date(begins)):
        raise HTTPException(404)
    body = {"objective": key, "phase": name}
    asked.desk.log(code, "phase_set", {**body, "from": begins} if begins else body)
    return _back(f"/young/{code}", "kept", "objectives")


# ---------------------------------------------------------------------- the coach


def overrule(asked: Asked) -> Response:
    """The adult decides otherwise than the coach did."""
    code, key, choice = _learner(asked), asked.said("decision"), asked.said("choice")
    detail = _detail(asked.desk, code)
    made = next((one for one in detail.decisions if one.id == key), None)
    to = others(made, detail.coach).get(choice) if made else None
    if made is None or to is None:
        raise HTTPException(404)
    body = {"decision": made.id, "about": made.about, "skill": made.skill, "choice": choice, "to": dict(to)}
    asked.desk.log(code, "decision_overruled", body)
    back = f"/young/{code}/decisions" if asked.said("from") == "decisions" else f"/young/{code}"
    return _back(back, "obeyed", "decisions")


def skill(asked: Asked) -> Response:
    """Level held or left to the coach, locked or open, the way of helping."""
    code, name = _learner(asked), asked.said("skill")
    coach = _detail(asked.desk, code).coach
    if name not in SKILLS and name not in coach.skills:
        raise HTTPException(404)
    body = skill_change(coach, name, asked.said("level"), asked.said("locked"), asked.said("strategy"))
    if body:
        asked.desk.log(code, "skill_set", body)
    return _back(f"/young/{code}/settings", "obeyed", "skills")


def plan(asked: Asked) -> Response:
    code, name = _learner(asked), asked.said("skill")
    now = _detail(asked.desk, code).coach.plan
    if name not in SKILLS and name not in now and name not in asked.desk.titles.skills():
        raise HTTPException(404)
    after = plan_change(now, asked.said("act"), name)
    if tuple(after) != now:
        asked.desk.log(code, "plan_set", {"challenges": after})
    return _back(f"/young/{code}/settings", "obeyed", "plan")


def profile(asked: Asked) -> Response:
    """One group of the access profile; a running program takes it up at its next place."""
    desk, code, group = asked.desk, _learner(asked), asked.said("group")
    if group not in GROUPS or code not in desk.codes():
        raise HTTPException(404)
    said = {setting.key: asked.said(setting.key) for setting in GROUPS[group]}
    change = profile_change(desk.profiles.profile(code), group, said)
    if change:
        desk.profiles.change(code, change)
        desk.log(code, "profile_changed", {"settings": change})
    return _back(f"/young/{code}/settings", "obeyed", f"group-{group}")


def correct(asked: Asked) -> Response:
    """A try was not what it seemed; the original stays in the log."""
    code, key = _learner(asked), asked.said("round")
    outcome, _, help_ = asked.said("truth").partition(":")
    detail = _detail(asked.desk, code)
    one = next((t for t in detail.tries if t.one.round == key), None)
    if one is None or outcome not in TRUTHS or (level := whole_in(help_, 5)) is None:
        raise HTTPException(404)
    told = one.told or one.one.told
    now = (outcome, level)
    if now != one.one.told:
        asked.desk.log(code, "attempt_corrected", correction_body(one.one, told, now), one.one.session)
    return _back(f"/young/{code}/tries", "corrected", "tries")


# ---------------------------------------------------------------------- packs


def need(asked: Asked) -> Response:
    """« Il faudrait … »: a word of the list for the log, a sentence that stays on this machine."""
    desk = asked.desk
    pack, _, challenge = asked.said("where").partition("/")
    shelf = desk.titles.packs()
    if (pack and pack not in shelf) or (challenge and challenge not in shelf.get(pack, ())):
        raise HTTPException(404)
    try:
        body = need_body(pack, challenge, asked.said("need"))
    except ValueError as error:
        raise HTTPException(404) from error
    event = desk.log("", NEED, body)
    if desk.needs is not None:
        desk.needs.keep(event.id, asked.said("text"))
    return _back("/packs", "kept", "needs")


def need_done(asked: Asked) -> Response:
    desk, key = asked.desk, asked.said("id")
    if key not in {event.id for event in desk.store.events(None, (NEED,)) if "need" in event.body}:
        raise HTTPException(404)
    desk.log("", NEED, {"done": key})
    if desk.needs is not None:
        desk.needs.drop(key)
    return _back("/packs", "kept", "needs")


# ---------------------------------------------------------------------- what they share


def _learner(asked: Asked) -> str:
    code = asked.said("learner")
    if not asked.desk.knows(code):
        raise HTTPException(404)
    return code


def _detail(desk: Desk, code: str) -> Detail:
    return learner_detail(code, desk.store.events(code, TYPES), desk.local)


def _session_today(desk: Desk, code: str) -> str:
    """The last session, when it was today: a note then belongs to it."""
    sessions = tuple(desk.ledger.summary().of(code).sessions.values())
    return sessions[-1].id if sessions and sessions[-1].started_at[:10] == desk.now()[:10] else ""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _back(path: str, said: str, place: str) -> Response:
    """To the page, which then says what was done."""
    return RedirectResponse(f"{path}?said={said}#{place}", 303)
