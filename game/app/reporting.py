"""`report`: what can be printed and handed over, as one HTML file or a PDF."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.app import resources
from game.app.adult_desk import ShelfTitles, titles_of
from game.app.options import Options
from game.core.errors import MachineLacks, Trouble
from game.core.skills import skill_name
from game.core.wording import words

if TYPE_CHECKING:
    from game.app.house import House
    from game.program.shelf import Shelf
    from game.review.reading import ReviewStore
    from game.review.reports import Report, Sources

Write = Callable[[], None]


def run(options: Options) -> int:
    """Writes one file. Unknown learner: exit 1 with those that are known; no PDF module: exit 3."""
    args, lang, out = options.args, options.lang, Path(options.args.out)
    young = args.reader == "young" or args.certificate
    if young and args.group:
        raise Trouble(words(lang, "rv.report.for.group"), status=2)
    if args.reader == "management" and not args.group:
        raise Trouble(words(lang, "rv.report.for.young"), status=2)
    pdf = _is_pdf(out, lang)
    from game.app.house import build

    house = build(options)
    try:
        if not args.group:
            known_learner(house, args.learner)
        _kept(_booklet(house, options, out, pdf) if young else _sheets(house, options, out, pdf), out, lang)
    finally:
        house.close()
    sys.stdout.write(words(lang, "rv.report.written", path=out) + "\n")
    return 0


def _is_pdf(out: Path, lang: str) -> bool:
    """Known before anything is read. Raises for an ending that is none of ours."""
    if out.suffix.lower() in (".html", ".htm"):
        return False
    if out.suffix.lower() != ".pdf":
        raise Trouble(words(lang, "rv.report.kind", path=out), words(lang, "rv.report.kind.remedy"), status=2)
    from game.review.pdf import can_write

    if not can_write():
        raise MachineLacks(words(lang, "rv.report.no_pdf"), words(lang, "rv.report.no_pdf.remedy"))
    return True


def _sheets(house: House, options: Options, out: Path, pdf: bool) -> Write:
    """For the educator, or for the management."""
    from game.review.pdf import write_pdf
    from game.review.reports import write_html

    found, assets = _report(house, options), resources.assets()
    return lambda: write_pdf(found, out, assets) if pdf else write_html(found, out, assets)


def _booklet(house: House, options: Options, out: Path, pdf: bool) -> Write:
    """For the young person: the booklet, or the certificate of a skill. Raises Trouble when it is not acquired."""
    from game.review.aloud import Aloud
    from game.review.booklet_pdf import write_booklet
    from game.review.render import Renderer
    from game.review.reports import carnet_html, young_carnet
    from game.storage.places import write_whole

    skill, lang = options.args.certificate, options.lang
    view = young_carnet(_sources(house, options), options.args.learner)
    one = next((c for c in view.certificates if c.skill == skill), None)
    if skill and one is None:
        known = ", ".join(c.skill for c in view.certificates) or words(lang, "cli.none")
        raise Trouble(
            words(lang, "rv.report.nothing", skill=skill_name(skill, lang)),
            words(lang, "rv.report.nothing.remedy", known=known),
        )
    assets, speak = resources.assets(), Aloud()
    if pdf:
        return lambda: write_booklet(view, one, out, assets)
    return lambda: write_whole(out, carnet_html(view, Renderer(assets), lambda text: speak(text, lang), one))


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
    from game.review.reports import group_report, learner_report, management_report

    sources, month = _sources(house, options), options.args.month or ""
    if options.args.reader == "management":
        return management_report(sources, month or sources.now[:7])
    if options.args.group:
        return group_report(sources, month)
    return learner_report(sources, options.args.learner, month)


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


def _kept(write: Callable[[], None], out: Path, lang: str) -> None:
    from game.storage.reasons import reason

    try:
        write()
    except OSError as error:
        raise MachineLacks(
            words(lang, "rv.report.unwritable", reason=reason(error, lang)),
            words(lang, "rv.report.unwritable.remedy"), str(out),
        ) from error  # fmt: skip
