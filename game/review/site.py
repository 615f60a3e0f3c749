"""The site: which address leads to which page, and what must hold before one is shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from math import ceil
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from game.core.errors import Trouble
from game.core.learner import all_codes
from game.review import acts, names_pages, pages, paper_pages, young_pages
from game.review.desk import Desk
from game.review.first_names import FirstNames
from game.review.gate import Visit, same
from game.review.guards import HOSTS, Guards
from game.review.pictures import portrait
from game.review.reading import StillReading
from game.review.render import FONTS, STATIC, portrait_url

COOKIE, LANG, THEME = "deficlic-visit", "deficlic-lang", "deficlic-theme"
LANGS, THEMES = ("fr", "en"), ("auto", "light", "dark")
Page = Callable[["Asked"], Response]
ACTS: Mapping[str, Page] = {
    "note": acts.note, "generalised": acts.generalised, "objective": acts.objective,
    "objective/close": acts.objective_close, "phase": acts.phase, "overrule": acts.overrule, "skill": acts.skill,
    "plan": acts.plan, "profile": acts.profile, "correct": acts.correct, "need": acts.need,
    "need/done": acts.need_done,
}  # fmt: skip


class Asked:
    """One request of somebody who may read, with what every page needs."""

    def __init__(self, desk: Desk, request: Request, visit: Visit, form: FormData | None = None) -> None:
        self.desk, self.request, self.visit, self.form = desk, request, visit, form
        self.lang = _cookie(request, LANG, LANGS, desk.lang)
        self.theme = _cookie(request, THEME, THEMES, THEMES[0])
        self.first_names = FirstNames(desk.identities)

    def said(self, name: str) -> str:
        """A field of the form; "" when it is missing or no text."""
        value = self.form.get(name) if self.form is not None else None
        return value if isinstance(value, str) else ""

    def number(self, name: str, most: int) -> int:
        """A whole number of the address, from 0 to `most`; 0 for anything else."""
        text = self.request.query_params.get(name, "")
        return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    def page(self, template: str, here: str, status: int = 200, **values: Any) -> Response:
        html = self.desk.render.page(
            template, self.lang, here=here, csrf=self.visit.csrf, theme=self.theme, report=False,
            portrait_url=portrait_url, locked=self.desk.gate.lock() is not None,
            back=_path_of(self.request), **self.first_names.of_page(), **values,
        )  # fmt: skip
        return HTMLResponse(html, status)


def create_app(desk: Desk, hosts: tuple[str, ...] = HOSTS) -> Starlette:
    """The ASGI application; it listens nowhere by itself."""

    def get(path: str, page: Page) -> Route:
        return Route(path, _reading(desk, page), methods=["GET"])

    def post(path: str, page: Page) -> Route:
        return Route(path, _writing(desk, page), methods=["POST"])

    routes = [
        Route("/start", _start(desk), methods=["GET"]),
        Route("/enter", _enter(desk), methods=["GET", "POST"]),
        Route("/static/{name}", _static, methods=["GET"]),
        Route("/fonts/{name}", _font(desk), methods=["GET"]),
        Route("/picture/{code}.svg", _picture, methods=["GET"]),
        get("/", pages.today),
        get("/young/{code}", young_pages.young),
        get("/young/{code}/settings", young_pages.settings),
        get("/young/{code}/tries", young_pages.tries),
        get("/young/{code}/decisions", young_pages.decisions),
        get("/young/{code}/carnet", young_pages.carnet_page),
        get("/young/{code}/carnet.html", young_pages.carnet_file),
        get("/young/{code}/carnet/{part}.wav", young_pages.carnet_voice),
        get("/young/{code}/certificate/{skill}", young_pages.certificate_page),
        get("/young/{code}/results.csv", pages.young_csv),
        get("/group", pages.group),
        get("/packs", pages.packs),
        get("/talk", paper_pages.talk),
        get("/paper/{pack}/{challenge}.html", paper_pages.paper_file),
        get("/paper/{pack}/{challenge}", paper_pages.paper),
        get("/month", pages.month),
        get("/month/cra.csv", pages.cra_csv),
        get("/month/cra.json", pages.cra_json),
        get("/kept", pages.kept),
        get("/kept/{code}", names_pages.kept_of),
        get("/kept/{code}/everything.jsonl", names_pages.everything),
        get("/names", names_pages.names),
        get("/names/{code}", names_pages.notes),
        post("/names", names_pages.act),
        post("/forget", names_pages.forget),
        *(post(f"/{name}", act) for name, act in ACTS.items()),
        post("/look", _look),
        post("/leave", _leave),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guards, hosts=hosts)],
        exception_handlers={
            404: _missing(desk),
            Trouble: _trouble(desk),
            StillReading: _still(desk),
            Exception: _fault(desk),
        },
    )


# ---------------------------------------------------------------------- the door


def _reading(desk: Desk, page: Page) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        visit = desk.gate.visit(request.cookies.get(COOKIE, ""))
        if visit is None:
            return _plain(desk, request, "door.html", 403)
        if not desk.gate.open_to(visit):
            return RedirectResponse("/enter", 303)
        return await run_in_threadpool(page, Asked(desk, request, visit))

    return answer


def _writing(desk: Desk, page: Page) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        visit = desk.gate.visit(request.cookies.get(COOKIE, ""))
        if visit is None:
            return _plain(desk, request, "door.html", 403)
        async with request.form(max_files=0, max_fields=60) as form:
            asked = Asked(desk, request, visit, form)
            if not same(asked.said("csrf"), visit.csrf):
                return _plain(desk, request, "door.html", 403)
            if not desk.gate.open_to(visit):
                return RedirectResponse("/enter", 303)
            return await run_in_threadpool(page, asked)

    return answer


def _start(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        visit = desk.gate.enter(request.query_params.get("token", ""))
        if visit is None:
            return _plain(desk, request, "door.html", 403)
        onward = RedirectResponse("/", 303)
        onward.set_cookie(COOKIE, visit.id, httponly=True, samesite="strict", path="/")
        return onward

    return answer


def _enter(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        visit = desk.gate.visit(request.cookies.get(COOKIE, ""))
        if visit is None:
            return _plain(desk, request, "door.html", 403)
        if desk.gate.open_to(visit):
            return RedirectResponse("/", 303)
        if request.method == "GET":
            return Asked(desk, request, visit).page("enter.html", "enter", wait_s=0)
        async with request.form(max_files=0, max_fields=4) as form:
            asked = Asked(desk, request, visit, form)
            if not same(asked.said("csrf"), visit.csrf):
                return _plain(desk, request, "door.html", 403)
            wait_s = await run_in_threadpool(desk.gate.unlock, visit, asked.said("phrase"))
        if wait_s <= 0:
            return RedirectResponse("/", 303)
        refused = asked.page("enter.html", "enter", 429, wait_s=ceil(wait_s))
        refused.headers["Retry-After"] = str(ceil(wait_s))
        return refused

    return answer


def _leave(asked: Asked) -> Response:
    asked.desk.gate.shut(asked.visit)
    if asked.desk.identities is not None:
        asked.desk.identities.lock()
    answer = _plain(asked.desk, asked.request, "door.html", 200, left=True)
    answer.delete_cookie(COOKIE, path="/")
    return answer


def _look(asked: Asked) -> Response:
    """Language and light, kept in the browser alone."""
    answer = RedirectResponse(_inside(asked.said("back")), 303)
    for field, cookie, allowed in (("lang", LANG, LANGS), ("theme", THEME, THEMES)):
        if (value := asked.said(field)) in allowed:
            answer.set_cookie(cookie, value, httponly=True, samesite="strict", path="/", max_age=31_536_000)
    return answer


async def _static(request: Request) -> Response:
    names = {"review.css": "text/css", "review.js": "text/javascript"}
    name = request.path_params["name"]
    if name not in names:
        return Response(status_code=404)
    return FileResponse(STATIC / name, media_type=names[name])


def _font(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in FONTS:
            return Response(status_code=404)
        return FileResponse(desk.assets / "fonts" / name, media_type="font/woff2")

    return answer


async def _picture(request: Request) -> Response:
    """Only pictures that we draw for codes that exist anywhere: it tells nothing about who is here."""
    code = request.path_params["code"]
    known = code if code in all_codes() else ""
    return Response(portrait(known), media_type="image/svg+xml")


# ---------------------------------------------------------------------- what goes wrong


def _missing(desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, error: Exception) -> Response:  # noqa: ARG001
        return _plain(desk, request, "missing.html", 404)

    return answer


def _trouble(desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, error: Exception) -> Response:
        what, remedy = (error.what, error.remedy) if isinstance(error, Trouble) else ("", "")
        return _plain(desk, request, "trouble.html", 503, what=what, remedy=remedy)

    return answer


def _still(desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    """A long log is being read for the first time: the page comes back by itself."""

    async def answer(request: Request, error: Exception) -> Response:
        events = error.events if isinstance(error, StillReading) else 0
        waiting = _plain(desk, request, "still.html", 503, events=events)
        waiting.headers["Retry-After"] = "3"
        if request.method == "GET":
            waiting.headers["Refresh"] = "3"
        return waiting

    return answer


def _fault(desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, error: Exception) -> Response:  # noqa: ARG001
        return _plain(desk, request, "trouble.html", 500, what="", remedy="")

    return answer


def _plain(desk: Desk, request: Request, template: str, status: int, **values: Any) -> Response:
    """A page for somebody who may read nothing (yet): no names, no menu."""
    values.setdefault("left", False)
    html = desk.render.page(
        template, _cookie(request, LANG, LANGS, desk.lang), here="", report=False, csrf="",
        theme=_cookie(request, THEME, THEMES, THEMES[0]), portrait_url=portrait_url, locked=False, back="/",
        **values,
    )  # fmt: skip
    return HTMLResponse(html, status)


def _cookie(request: Request, name: str, allowed: tuple[str, ...], otherwise: str) -> str:
    value = request.cookies.get(name, "")
    return value if value in allowed else otherwise


def _path_of(request: Request) -> str:
    """Where a small form leads back to: this page, when it is one that can be read again."""
    if request.method != "GET":
        return "/"
    query = f"?{request.url.query}" if request.url.query else ""
    return request.url.path + query


def _inside(path: str) -> str:
    """Only ways within this site: `//elsewhere` and `https:` lead home."""
    parts = urlsplit(path)
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return path if inside and "\\" not in path and path.isprintable() else "/"
