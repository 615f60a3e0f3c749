"""The pages in a real Chromium: no violation of accessibility, nothing fetched from outside, A4 that reads."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from game.program.book import Book
from game.storage.sqlite import SqliteStore
from tests.review.made import weeks

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
CV = "/paper/formulaires/mon-premier-cv"
# Some weeks ago: what is older than a year would be erased as the pages open.
BEGAN = f"{datetime.now(UTC) - timedelta(days=45):%Y-%m-03T09:00:00}"
MONTH = f"/month?m={BEGAN[:7]}"
PAGES = ("/", "/young/renard-bleu", "/group", "/packs", "/talk", CV, MONTH, "/names", "/kept",
         "/kept/renard-bleu")  # fmt: skip
ARGS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--disable-background-networking"]

pytestmark = [
    pytest.mark.real,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed here"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[str]:
    """`deficlic review` as an educator starts it; the address it prints."""
    data = tmp_path_factory.mktemp("data")
    store = SqliteStore(data / "progress.db")
    store.append(weeks(["renard-bleu", "chat-jaune", "hibou-vert"], sessions=5, rounds=30, began=BEGAN))
    store.close()
    book = Book(data)
    book.add(["renard-bleu", "chat-jaune", "hibou-vert", "tortue-violet"])
    book.flush()
    command = [sys.executable, "-m", "game", "--lang", "fr", "--data", str(data), "review", "--no-browser"]
    served = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
    assert served.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/start\?token=\S+", served.stdout.readline())
    assert found
    yield found[0]
    served.terminate()
    assert served.wait(10) in (0, -15)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """axe-core as its registry gives it; DEFICLIC_AXE names a copy that is here already."""
    if here := os.environ.get("DEFICLIC_AXE"):
        return Path(here).read_text(encoding="utf-8")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed here: axe-core cannot be fetched")
    folder = tmp_path_factory.mktemp("axe")
    got = subprocess.run([npm, "pack", "axe-core@4", "--silent"], cwd=folder, capture_output=True, timeout=120)
    archives = list(folder.glob("axe-core-*.tgz"))
    if got.returncode or not archives:
        pytest.skip("the npm registry does not answer: axe-core cannot be fetched")
    shutil.unpack_archive(archives[0], folder)
    return (folder / "package" / "axe.min.js").read_text(encoding="utf-8")


def open_page(browser: Any, site: str, path: str = "/", **context: Any) -> Any:
    page = browser.new_context(bypass_csp=False, **context).new_page()
    page.goto(site)
    page.goto(site.partition("/start")[0] + path)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(browser: Any, site: str, axe: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(site)
    for path in PAGES:
        page.goto(site.partition("/start")[0] + path)
        page.eval_on_selector_all("details", "all => all.forEach(d => { d.open = true; })")
        page.evaluate(axe)
        found = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        )
        told = [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found["violations"]]
        assert not told, (path, scheme, told)
        assert len(found["passes"]) > 15
    context.close()


def test_nothing_is_fetched_from_outside_and_nothing_fails(browser: Any, site: str) -> None:
    home = site.partition("/start")[0]
    page = browser.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda message: failed.append(message.text))
    page.goto(site)
    for path in PAGES:
        page.goto(home + path)
    assert {url for url in asked if not url.startswith((home, "data:"))} == set()
    assert failed == []
    assert page.evaluate("document.fonts.check('16px Andika')")


@pytest.mark.parametrize("width", [360, 1200])
def test_no_page_is_wider_than_its_window(browser: Any, site: str, width: int) -> None:
    page = open_page(browser, site, viewport={"width": width, "height": 740})
    for path in PAGES:
        page.goto(site.partition("/start")[0] + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_note_takes_two_taps(browser: Any, site: str) -> None:
    page = open_page(browser, site)
    page.get_by_text("Noter").first.click()
    page.get_by_role("button", name="un peu fatigué").first.click()
    assert page.get_by_role("status").inner_text() == "C’est noté."


def test_everything_is_reached_by_keyboard_with_a_visible_focus(browser: Any, site: str) -> None:
    page = open_page(browser, site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_draft_is_copied_by_one_button(browser: Any, site: str) -> None:
    page = open_page(browser, site, MONTH, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=re.compile("Copier")).first.click()
    page.get_by_text("Copié").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ")
    assert copied.splitlines()[0] == "Type : Atelier collectif"
    assert "Thématiques : Prendre en main du matériel" in copied


def test_printing_leaves_out_the_menu_and_opens_what_is_folded(browser: Any, site: str, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed here")
    page = open_page(browser, site, "/young/renard-bleu", color_scheme="dark")
    page.pdf(path=str(tmp_path / "x.pdf"), prefer_css_page_size=True)
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "x.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Renard bleu" in text and "Part réussie seul, par séance" in text
    assert "Ce que je garde" not in text and "Fermer le bilan" not in text and "Noter" not in text
    size = subprocess.run(["pdfinfo", tmp_path / "x.pdf"], capture_output=True, text=True, check=True).stdout
    assert "A4" in size


@pytest.mark.parametrize("path", [CV, f"{CV}.html"])
def test_the_cv_of_the_character_is_one_sheet_of_paper(browser: Any, site: str, path: str, tmp_path: Path) -> None:
    page = open_page(browser, site, CV)
    if path != CV:
        saved = tmp_path / "cv.html"
        got = page.context.request.get(site.partition("/start")[0] + path)
        saved.write_text(got.text(), encoding="utf-8")
        page = browser.new_context().new_page()
        page.goto(saved.as_uri())
    assert "Fleuriste du port" in page.inner_text("body")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
