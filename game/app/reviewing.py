"""`review`: the pages for educators on 127.0.0.1.

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
from pathlib import Path
from typing import TYPE_CHECKING

from game.app import resources
from game.app.options import Options
from game.core.errors import MachineLacks, Trouble
from game.core.wording import words

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette

    from game.app.forgetting import Proof
    from game.app.house import House
    from game.program.lock import Lock
    from game.review.desk import Desk
    from game.review.reading import ReviewStore

HOST = "127.0.0.1"
BESIDE = "DEFICLIC_BESIDE"  # set for pages that live and die with a running program
_beside: subprocess.Popen[str] | None = None


def run(options: Options) -> int:
    """Serves until Ctrl+C; beside a running program, until that one ends."""
    from game.app.house import build
    from game.review.site import create_app

    listening = _listen(options)
    house = build(options)
    try:
        _keep_to_the_rule(house)
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


def _keep_to_the_rule(house: House) -> None:
    """Results are not kept longer than this house decided, without anybody thinking of it."""
    from game.app.forgetting import keep_by_itself
    from game.core.retention import kept_days

    codes = keep_by_itself(house.folder, house.store, house.book, house.clock)
    if codes:
        days = kept_days(house.book.installation.retention_days)
        print(words(house.options.lang, "purge.done", n=len(codes), days=days), file=sys.stderr)  # noqa: T201


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

    from game.app.adult_desk import BookProfiles, titles_of
    from game.app.forgetting import erase
    from game.app.papers import ShelfPapers
    from game.core.retention import kept_days
    from game.program.book import Book
    from game.review.aloud import Aloud
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
        papers=ShelfPapers(titles.shelf_in), speak=Aloud(),
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
