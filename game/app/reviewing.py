"""`review` and `report`: the pages for educators on 127.0.0.1, and what can be printed.

Everything heavy (the web server, the templates) is imported here only when it is asked for: the program
that young people play never pays for it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import socket
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.app import resources
from game.app.options import Options
from game.core.errors import MachineLacks, Trouble
from game.core.wording import words

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette

    from game.app.forgetting import Proof
    from game.app.house import House
    from game.core.learner import Profile
    from game.program.lock import Lock
    from game.program.shelf import Shelf
    from game.review.desk import Desk
    from game.review.reading import ReviewStore
    from game.review.reports import Report, Sources

HOST = "127.0.0.1"
BESIDE = "DEFICLIC_BESIDE"  # set for pages that live and die with a running program
_beside: subprocess.Popen[str] | None = None


def run(options: Options) -> int:
    return report(options) if options.command == "report" else review(options)


# ---------------------------------------------------------------------- the pages


def review(options: Options) -> int:
    """Serves until Ctrl+C; beside a running program, until that one ends."""
    from game.app.forgetting import keep_to_the_rule
    from game.app.house import build
    from game.review.site import create_app

    listening = _listen(options)
    house = build(options)
    try:
        keep_to_the_rule(house.folder, house.store, house.book, house.clock)
        desk = _desk(house, options)
        port = listening.getsockname()[1]
        url = f"http://{HOST}:{port}/start?token={desk.gate.token}"
        server = _server(create_app(desk))
        # A long log is folded while the browser opens, not when the first page is asked for.
        threading.Thread(target=_warm, args=(desk,), daemon=True).start()
        sys.stdout.write(words(options.lang, "rv.site.open", url=url) + "\n")
        sys.stdout.flush()
        if os.environ.get(BESIDE):
            _follow(url, server)
        elif sys.stderr.isatty():
            print(words(options.lang, "rv.site.stop"), file=sys.stderr)  # noqa: T201
        if not options.args.no_browser:
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()
        house.close()
    return 0


def _warm(desk: Desk) -> None:
    with contextlib.suppress(Trouble):  # a log that cannot be read is told on the page
        desk.ledger.summary()
        desk.ledger.keep()


def open_beside(options: Options) -> bool:
    """From the adult space: the pages in a process of their own, so that play never waits for them.

    True when a browser is there and the pages are on their way; asked again, they open again.
    """
    global _beside
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    if _beside is not None and _beside.poll() is None and _beside.stdin is not None:
        try:
            _beside.stdin.write("open\n")
            _beside.stdin.flush()
            return True
        except OSError:
            _beside = None
    command = [sys.executable, "-m", "game", "review", "--lang", options.lang]
    if options.data is not None:
        command += ["--data", str(options.data.absolute())]
    for packs in options.packs:
        command += ["--packs", str(packs.absolute())]
    path = os.pathsep.join(filter(None, (str(_package_home()), os.environ.get("PYTHONPATH", ""))))
    try:
        _beside = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, BESIDE: "1", "PYTHONPATH": path},
        )  # fmt: skip
    except OSError:
        return False
    atexit.register(_end, _beside)
    return True


def _package_home() -> Path:
    return Path(__file__).resolve().parent.parent.parent


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()


def _follow(url: str, server: uvicorn.Server) -> None:
    """Obey the program that started us: a line opens the browser again, its end is ours."""

    def listen() -> None:
        for _ in sys.stdin:
            webbrowser.open(url)
        server.should_exit = True

    threading.Thread(target=listen, daemon=True).start()


def _listen(options: Options) -> socket.socket:
    """Raises MachineLacks when the port asked for is taken."""
    listening = socket.socket()
    if os.name == "posix":
        # Elsewhere this would let a second program take the port away.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, options.args.port if hasattr(options.args, "port") else 0))
        listening.listen(64)  # a browser that is quicker than we are waits, instead of being refused
    except (OSError, OverflowError) as error:
        listening.close()
        raise MachineLacks(
            words(options.lang, "rv.site.port", port=options.args.port), words(options.lang, "rv.site.port.remedy")
        ) from error
    return listening


def _server(app: Starlette) -> uvicorn.Server:
    import uvicorn

    config = uvicorn.Config(
        app,
        log_config=None, access_log=False, lifespan="off", ws="none", server_header=False, date_header=False,
        proxy_headers=False, timeout_keep_alive=5, timeout_graceful_shutdown=2,
    )  # fmt: skip
    return uvicorn.Server(config)


def _desk(house: House, options: Options) -> Desk:
    from time import monotonic

    from game.app.forgetting import erase
    from game.app.papers import ShelfPapers
    from game.core.retention import kept_days
    from game.program.book import Book
    from game.review.desk import Desk
    from game.review.gate import Gate
    from game.review.needs import Needs
    from game.storage.identities import Identities
    from game.storage.ids import Ids

    store = _read_store(house, options)

    def lock() -> Lock | None:
        return Book(house.folder.root, options.lang).lock

    def codes() -> tuple[str, ...]:
        return Book(house.folder.root, options.lang).codes

    def forget(code: str) -> Proof:
        book = Book(house.folder.root, options.lang)
        return erase(house.folder, house.store, book, house.clock, (code,))

    titles = titles_of(house)
    return Desk(
        store=store, gate=Gate(lock, monotonic), titles=titles, codes=codes,
        utc=house.clock.utc, new_id=Ids(house.clock.utc_ms, store.last_id()),
        machine=house.folder.machine(), lang=options.lang, assets=resources.assets(),
        profiles=BookProfiles(house.folder.root, options.lang), needs=Needs(house.folder.root / "needs.json"),
        papers=ShelfPapers(titles.shelf_in),
        identities=Identities(house.folder.identities, house.clock.now_s, house.clock.utc_s),
        forget=forget if store is house.store else None,
        kept_days=lambda: kept_days(Book(house.folder.root, options.lang).installation.retention_days),
    )  # fmt: skip


def _read_store(house: House, options: Options) -> ReviewStore:
    """The log of this machine, or that of a hub (`--hub`)."""
    url = getattr(options.args, "hub", None)
    if not url:
        return house.store
    from game.storage.hub import HubStore

    return HubStore(url, options.lang)


class BookProfiles:
    """`review.desk.Profiles`: the book is opened anew each time, since a program that runs writes it too."""

    def __init__(self, root: Path, lang: str) -> None:
        self._root, self._lang = root, lang

    def profile(self, code: str) -> Profile:
        from game.program.book import Book

        return Book(self._root, self._lang).profile(code)

    def change(self, code: str, settings: Mapping[str, Any]) -> Profile:
        from game.program.book import Book

        book = Book(self._root, self._lang)
        changed = book.change(code, settings)
        book.flush()
        if book.told:
            raise Trouble(book.told[0].what, book.told[0].remedy, status=3)
        return changed


class ShelfTitles:
    """`review.titles.Titles` from the packs of this installation, in any language."""

    def __init__(self, shelf: Shelf, make: Callable[[str], Shelf]) -> None:
        self._shelf, self._make = shelf, make
        self._shelves: dict[str, Shelf] = {shelf.lang: shelf}

    def shelf_in(self, lang: str) -> Shelf:
        if lang not in self._shelves:
            self._shelves[lang] = self._make(lang)
        return self._shelves[lang]

    def pack(self, pack_id: str, lang: str) -> str:
        card = self.shelf_in(lang).card(pack_id)
        return card.title if card else pack_id

    def challenge(self, pack_id: str, challenge_id: str, lang: str) -> str:
        card = self.shelf_in(lang).challenge(pack_id, challenge_id, "enfant")
        return card.title if card else challenge_id

    def packs(self) -> Mapping[str, tuple[str, ...]]:
        return {card.id: card.challenges for card in self._shelf.cards}

    def skills(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """By the first skill of each challenge: that one it trains, the others only come along."""
        found: dict[str, list[tuple[str, str]]] = {}
        for card in self._shelf.cards:
            for name in card.challenges:
                challenge = self._shelf.challenge(card.id, name, "enfant")
                if challenge is not None and challenge.skills:
                    found.setdefault(challenge.skills[0], []).append((card.id, name))
        return {skill: tuple(places) for skill, places in found.items()}


def titles_of(house: House) -> ShelfTitles:
    from game.app.house import pack_roots, reader
    from game.program.shelf import Shelf

    def make(lang: str) -> Shelf:
        roots = pack_roots(house.options, house.folder)
        return Shelf(roots, reader(house.folder), lang, house.folder.root / "packs.json")

    return ShelfTitles(house.shelf, make)


# ---------------------------------------------------------------------- what can be printed


def report(options: Options) -> int:
    """Writes one file. Unknown learner: exit 1 with those that are known; no PDF module: exit 3."""
    out = Path(options.args.out)
    write = _writer(out, options.lang)
    from game.app.house import build

    house = build(options)
    try:
        write(_report(house, options))
    finally:
        house.close()
    sys.stdout.write(words(options.lang, "rv.report.written", path=out) + "\n")
    return 0


def write_report(store: ReviewStore, path: Path, lang: str) -> None:
    """The demonstration's report: the same rounds as its log, titled by the packs that are shipped."""
    import tempfile

    from game.app.house import Reader
    from game.program.shelf import Shelf
    from game.review.reports import write_demo_report
    from game.storage.clock import RealClock

    with tempfile.TemporaryDirectory(prefix="deficlic-") as scratch:
        root = Path(scratch)

        def make(lang: str) -> Shelf:
            return Shelf((resources.shipped_packs(),), Reader(root / "unpacked"), lang, root / "packs.json")

        titles = ShelfTitles(make(lang), make)
        write_demo_report(store, path, lang, titles, RealClock().utc(), resources.assets())


def _report(house: House, options: Options) -> Report:
    from game.review.reports import group_report, learner_report

    sources, month = _sources(house, options), options.args.month or ""
    if options.args.group:
        return group_report(sources, month)
    code = options.args.learner
    known_learner(house, code)
    return learner_report(sources, code, month)


def _sources(house: House, options: Options) -> Sources:
    from game.review.reports import Sources

    return Sources(house.store, titles_of(house), house.book.codes, house.clock.utc(), options.lang)


def known_learner(house: House, code: str) -> None:
    """Raises Trouble (exit 1) naming those that are known: by the book, or only by the log."""
    known = tuple(dict.fromkeys((*house.book.codes, *house.store.learners())))
    if code not in known:
        lang = house.options.lang
        raise Trouble(
            words(lang, "cli.unknown_learner", code=code),
            words(lang, "cli.unknown_learner.remedy", known=", ".join(known) or words(lang, "cli.none")),
        )


def _writer(out: Path, lang: str) -> Callable[[Report], None]:
    """How this file is written, known before anything is read. Raises for an ending that is none of ours."""
    if out.suffix.lower() in (".html", ".htm"):
        return lambda found: _kept(lambda: _html(found, out), out, lang)
    if out.suffix.lower() == ".pdf":
        from game.review.pdf import can_write, write_pdf

        if not can_write():
            raise MachineLacks(words(lang, "rv.report.no_pdf"), words(lang, "rv.report.no_pdf.remedy"))
        return lambda found: _kept(lambda: write_pdf(found, out, resources.assets()), out, lang)
    raise Trouble(
        words(lang, "rv.report.kind", path=out), words(lang, "rv.report.kind.remedy"), status=2
    )  # fmt: skip


def _html(found: Report, out: Path) -> None:
    from game.review.reports import write_html

    write_html(found, out, resources.assets())


def _kept(write: Callable[[], None], out: Path, lang: str) -> None:
    from game.storage.reasons import reason

    try:
        write()
    except OSError as error:
        raise MachineLacks(
            words(lang, "rv.report.unwritable", reason=reason(error, lang)),
            words(lang, "rv.report.unwritable.remedy"), str(out),
        ) from error  # fmt: skip
