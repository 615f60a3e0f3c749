"""The command line (CONTRACT.md, Commands). Parses, calls, and turns troubles into one line."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from game import __version__
from game.app.options import Options
from game.core.errors import Trouble
from game.core.wording import words

OUR_FAULT = 70

# command: the module that does it; imported only when it is asked for.
COMMANDS: dict[str, str] = {
    "play": "game.app.play",
    "demo": "game.app.demo",
    "check": "game.app.judge",
    "new": "game.app.author",
    "schema": "game.app.author",
    "pack": "game.app.stocking",
    "add": "game.app.stocking",
    "remove": "game.app.stocking",
    "list": "game.app.stocking",
    "doctor": "game.app.doctor",
    "review": "game.app.reviewing",
    "report": "game.app.reporting",
    "export": "game.app.handing_on",
    "kept": "game.app.keeping",
    "identities": "game.app.naming",
    "bundle": "game.app.bundling",
    "sync": "game.app.syncing",
    "hub": "game.app.syncing",
    "replay": "game.app.replaying",
    "forget": "game.app.erasing",
    "purge": "game.app.erasing",
}


def main(argv: Sequence[str] | None = None) -> int:
    argv = list(sys.argv[1:] if argv is None else argv)
    lang = _language(argv)
    debug = "--debug" in argv
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        options = parse(argv, lang)
        module = import_module(COMMANDS.get(options.command, "game.app.play"))
        run: Callable[[Options], int] = module.run
        return run(options)
    except Trouble as trouble:
        if debug:
            raise
        print(f"deficlic: {trouble}", file=sys.stderr)  # noqa: T201
        return trouble.status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _swallow_stdout()
        return 0
    except Exception as fault:
        if debug:
            raise
        print(f"deficlic: {words(lang, 'cli.fault', kind=type(fault).__name__)}", file=sys.stderr)  # noqa: T201
        return OUR_FAULT


def parse(argv: Sequence[str], lang: str) -> Options:
    """Options may stand before or after the command; a wrong line ends with status 2."""
    args = _parser(lang).parse_args(argv)
    return Options(
        command=args.command or "",
        lang=lang,
        data=Path(args.data) if getattr(args, "data", None) else None,
        packs=tuple(Path(p) for p in getattr(args, "packs", None) or ()),
        debug=getattr(args, "debug", False),
        args=args,
    )


def _language(argv: Sequence[str]) -> str:
    """`--lang` wins; then the system's language; French when it is neither."""
    for arg, following in zip(argv, [*argv[1:], ""], strict=False):
        value = arg.removeprefix("--lang=") if arg.startswith("--lang=") else following
        if arg.startswith("--lang") and value in ("fr", "en"):
            return value
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if value := os.environ.get(name, ""):
            return "en" if value.lower().startswith("en") else "fr"
    return "fr"


def _common(lang: str) -> _Parser:
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", metavar="DIR", help=words(lang, "cli.data"))
    common.add_argument("--packs", metavar="DIR", action="append", help=words(lang, "cli.packs"))
    common.add_argument("--lang", choices=("fr", "en"), help=words(lang, "cli.lang"))
    common.add_argument("--debug", action="store_true", help=words(lang, "cli.debug"))
    return common


class _Parser(argparse.ArgumentParser):
    """A wrong command line: one line in the author's language, no usage wall, status 2."""

    lang = "fr"

    def error(self, message: str) -> None:  # type: ignore[override]
        from game.app.misunderstood import said

        self.exit(2, f"deficlic: {said(message, self.lang)}\n")


def _parser(lang: str) -> argparse.ArgumentParser:
    _Parser.lang = lang
    common = _common(lang)
    parser = _Parser(prog="deficlic", description=words(lang, "cli.about"), parents=[common])
    parser.add_argument("--version", action="version", version=f"deficlic {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def command(name: str) -> argparse.ArgumentParser:
        about = words(lang, f"cli.{name}")
        return commands.add_parser(name, help=about, description=about, parents=[common])

    play = command("play")
    play.add_argument("pack", nargs="*", metavar="PACK")
    play.add_argument("--learner", metavar="CODE")
    play.add_argument("--watch", metavar="PATH", help=words(lang, "cli.watch"))
    shape = play.add_mutually_exclusive_group()
    shape.add_argument("--window", metavar="WxH", type=_size)
    shape.add_argument("--fullscreen", action="store_true")

    demo = command("demo")
    demo.add_argument("pack", nargs="*", metavar="PACK")
    demo.add_argument("--out", metavar="DIR", default="deficlic-demo")
    demo.add_argument("--seed", type=int, default=1)
    demo.add_argument(
        "--route", default="pointer", choices=("pointer", "keyboard", "switch", "screenreader", "all")
    )
    demo.add_argument("--model", metavar="NAME")

    check = command("check")
    check.add_argument("path", nargs="+", metavar="PATH")
    how = check.add_mutually_exclusive_group()
    how.add_argument("--play", action="store_true", help=words(lang, "cli.check.play"))
    how.add_argument("--form", action="store_true", help=words(lang, "cli.check.form"))
    check.add_argument("--fresh", action="store_true", help=words(lang, "cli.check.fresh"))
    check.add_argument("--format", choices=("text", "json"), default="text")

    new = command("new")
    new.add_argument("dir", metavar="DIR")
    new.add_argument("--kind", action="append", metavar="KIND")
    command("schema")

    pack = command("pack")
    pack.add_argument("dir", metavar="DIR")
    pack.add_argument("--out", metavar="FILE.defi")

    add = command("add")
    add.add_argument("path", nargs="+", metavar="FILE.defi")

    remove = command("remove")
    remove.add_argument("id", nargs="+", metavar="PACK")

    listed = command("list")
    listed.add_argument("--format", choices=("text", "json"), default="text")

    doctor = command("doctor")
    doctor.add_argument("--format", choices=("text", "json"), default="text")

    review = command("review")
    review.add_argument("--port", type=int, default=0)
    review.add_argument("--no-browser", action="store_true")
    review.add_argument("--hub", metavar="URL", help=words(lang, "cli.review.hub"))

    report = command("report")
    whom = report.add_mutually_exclusive_group(required=True)
    whom.add_argument("learner", nargs="?", metavar="LEARNER")
    whom.add_argument("--group", action="store_true")
    report.add_argument("--month", metavar="YYYY-MM", type=_month)
    report.add_argument(
        "--for", dest="reader", choices=("educator", "young", "management"), default="educator",
        help=words(lang, "cli.report.for"),
    )  # fmt: skip
    report.add_argument("--certificate", metavar="SKILL", help=words(lang, "cli.report.certificate"))
    report.add_argument("--out", required=True, metavar="FILE")

    export = command("export")
    export.add_argument("--format", choices=("csv", "json", "xapi", "cra"), required=True)
    export.add_argument("--plain", action="store_true", help=words(lang, "cli.plain"))
    export.add_argument("--learner", metavar="CODE")
    export.add_argument("--out", metavar="FILE")

    bundle = command("bundle")
    bundle.add_argument("way", choices=("out", "in"))
    bundle.add_argument("file", nargs="+", metavar="FILE")

    sync = command("sync")
    sync.add_argument("url", metavar="URL")
    hub = command("hub")
    hub.add_argument("url", metavar="URL")
    hub.add_argument("--site", metavar="NAME", action="append", default=[], help=words(lang, "cli.hub.site"))
    hub.add_argument("--reader", metavar="NAME", action="append", default=[], help=words(lang, "cli.hub.reader"))

    replay = command("replay")
    replay.add_argument("session", metavar="SESSION")
    replay.add_argument("--out", metavar="DIR")

    forget = command("forget")
    forget.add_argument("code", metavar="CODE")
    forget.add_argument("--hub", metavar="URL", help=words(lang, "cli.forget.hub"))
    purge = command("purge")
    purge.add_argument("--days", type=int, metavar="N", help=words(lang, "cli.purge.days"))
    purge.add_argument("--hub", metavar="URL", help=words(lang, "cli.forget.hub"))
    kept = command("kept")
    kept.add_argument("code", metavar="CODE")
    kept.add_argument("--format", choices=("text", "json"), default="text")
    identities = command("identities")
    identities.add_argument("what", choices=("new", "list", "name", "note", "forget", "passphrase", "discard"))
    identities.add_argument("code", nargs="?", metavar="CODE")
    return parser


def _size(value: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})[xX×](\d{3,5})", value)
    if not match:
        raise argparse.ArgumentTypeError(f"{value!r}: 1280x720")
    return int(match[1]), int(match[2])


def _month(value: str) -> str:
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value):
        raise argparse.ArgumentTypeError(f"{value!r}: YYYY-MM")
    return value


def _swallow_stdout() -> None:
    """The reader of a pipe went away: leave quietly, also at the interpreter's own last flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
