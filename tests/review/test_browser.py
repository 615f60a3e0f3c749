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
from tests.review.made import Log, weeks

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
CV = "/paper/formulaires/mon-premier-cv"
# Recent enough to be kept by the retention rule, whenever this runs: the month before this one.
LAST = datetime.now(UTC).replace(day=1) - timedelta(days=1)
MONTH = f"{LAST:%Y-%m}"
YOUNG = "/young/renard-bleu"
PAGES = (
    "/", YOUNG, f"{YOUNG}/settings", f"{YOUNG}/tries", f"{YOUNG}/decisions", f"{YOUNG}/carnet",
    f"{YOUNG}/certificate/mouse.click", "/young/tortue-violet", "/group", "/packs", "/talk", CV,
    f"/month?m={MONTH}", "/kept", "/kept/renard-bleu", "/names",
)  # fmt: skip
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
    codes = ["renard-bleu", "chat-jaune", "hibou-vert"]
    store.append(weeks(codes, sessions=5, rounds=12, began=f"{MONTH}-03T09:00:00"))
    log = Log(f"{MONTH}-20T09:00:00")
    for day in ("20", "21", "22"):
        log.to(f"{MONTH}-{day}T09:00:00").sit("renard-bleu")
        for _ in range(10):
            said = {"about": "level", "code": "level.up", "decided": 0.5, "skill": "mouse.click"}
            log.event("decision_made", said | {"reason": "Réussi seul 5 fois sur 5."})
            log.round(path=True)
        log.round(
            "sms-du-colis", pack="pieges", skills=("safety.parcel_sms",), errors={"trap.sender": 1}, path=True
        )
        keys = {"key_s.e": 1.2, "key_s.n": 2.0, "key_s.point": 1.4, "key_error.n.neighbour": 1.0, "alarm.link": 1.0}
        log.round("message", pack="clavier", skills=("keyboard.letters",), measures=keys)
        log.rise()
    store.append(log.events)
    store.close()
    book = Book(data)
    book.add([*codes, "tortue-violet"])
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
    page.on("console", lambda said: failed.append(said.text) if said.type in ("error", "warning") else None)
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
    page = open_page(browser, site, f"/month?m={MONTH}", permissions=["clipboard-read", "clipboard-write"])
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


# ---------------------------------------------------------------------- what an adult does, all the way


def test_an_objective_is_made_changed_and_closed_by_hand(browser: Any, site: str) -> None:
    page = open_page(browser, site, YOUNG)
    page.get_by_text("Ajouter un objectif").click()
    form = page.locator("details[open] form.goalform")
    form.get_by_label("Compétence").select_option("mouse.drag")
    form.get_by_label("Critère, en une phrase").fill("bien")
    form.get_by_role("button", name="Enregistrer l’objectif").click()
    assert "n’est pas compris" in page.get_by_role("alert").inner_text()
    form = page.locator("details[open] form.goalform")
    assert form.get_by_label("Compétence").input_value() == "mouse.drag", "nothing that was chosen is lost"
    form.get_by_label("Critère, en une phrase").fill("seul, 8 sur 10, 3 séances")
    form.get_by_role("button", name="Enregistrer l’objectif").click()
    assert "enregistré" in page.get_by_role("status").inner_text()
    card = page.locator(".goal").filter(has_text="Glisser-déposer")
    assert "8 sur 10" in card.inner_text()
    card.get_by_text("Modifier l’objectif").click()
    card.get_by_label("Phase").select_option("teaching")
    card.get_by_role("button", name="Tracer la phase").click()
    assert "Phase\u00a0: Apprentissage." in page.locator(".goal").filter(has_text="Glisser-déposer").inner_text()
    card = page.locator(".goal").filter(has_text="Glisser-déposer")
    card.get_by_text("Modifier l’objectif").click()
    card.get_by_role("button", name="Clore cet objectif").click()
    assert page.get_by_text("Objectifs clos (1)").is_visible()


def test_a_decision_is_overruled_with_the_keyboard_alone(browser: Any, site: str) -> None:
    page = open_page(browser, site, f"{YOUNG}/decisions")
    one = page.locator(".decisions li").filter(has_text="Réussi seul 5 fois sur 5.").first
    one.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "plus facile"
    page.keyboard.press("Enter")
    page.wait_for_url("**said=obeyed*")
    assert "Vous avez décidé\u00a0: plus facile." in page.locator("main").inner_text()
    page.goto(site.partition("/start")[0] + f"{YOUNG}/settings")
    assert "L’adulte a choisi le niveau 35 sur 100." in page.locator("main").inner_text()


def test_settings_of_a_skill_and_of_the_profile_are_kept(browser: Any, site: str) -> None:
    page = open_page(browser, site, f"{YOUNG}/settings")
    page.locator("#mouse\\.hover-locked").select_option("locked")
    page.get_by_role("button", name="Enregistrer (Passer sur une chose)").click()
    assert "obeyed" in page.url and page.locator("#mouse\\.hover-locked").input_value() == "locked"
    page.locator("#group-see summary").click()
    page.locator("#p-text_scale").select_option(label="150\u00a0%")
    page.get_by_role("button", name="Enregistrer (Voir)").click()
    page.locator("#group-see summary").click()
    assert "150" in page.locator("#p-text_scale option:checked").inner_text()
    page.get_by_role("button", name="Ajouter à l’ordre prévu").click()
    assert page.locator(".planned li").count() == 1


def test_a_try_is_corrected_by_hand_and_the_original_is_told(browser: Any, site: str) -> None:
    page = open_page(browser, site, f"{YOUNG}/tries")
    row = page.locator("table.tries tbody tr").nth(5)
    row.get_by_text("Corriger").first.click()
    row.get_by_role("button", name="avec l’adulte", exact=True).click()
    mended = page.locator("tr.mended")
    assert "le journal disait" in mended.first.inner_text() and "5 · avec l’adulte" in mended.first.inner_text()


def test_a_need_is_noted_and_copied(browser: Any, site: str) -> None:
    page = open_page(browser, site, "/packs", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("Noter ce qu’il faudrait").click()
    page.get_by_label("Il faudrait").select_option("larger")
    page.get_by_label("Une phrase (facultatif)").fill("pour le jeu <b>des</b> bulles")
    page.get_by_role("button", name="Enregistrer").click()
    assert "« pour le jeu <b>des</b> bulles »" in page.locator(".needs").inner_text()
    page.get_by_role("button", name="Copier la liste").click()
    page.get_by_text("Copié").wait_for()
    assert "des cibles plus grandes" in page.evaluate("navigator.clipboard.readText()")


def test_a_movement_is_shown_again(browser: Any, site: str) -> None:
    page = open_page(browser, site, YOUNG)
    line = page.locator("polyline[data-ms]").first
    whole = len(line.get_attribute("points").split())
    page.get_by_role("button", name=re.compile("Revoir le geste")).first.click()
    page.wait_for_function(
        "n => document.querySelector('polyline[data-ms]').getAttribute('points').split(' ').length < n", arg=whole
    )
    page.wait_for_function(
        "n => document.querySelector('polyline[data-ms]').getAttribute('points').split(' ').length === n", arg=whole
    )


def test_the_booklet_is_heard_and_prints_on_a4(browser: Any, site: str, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed here")
    page = open_page(browser, site, f"{YOUNG}/carnet")
    assert page.locator("audio").count() >= 4
    answer = page.request.get(site.partition("/start")[0] + f"{YOUNG}/carnet/0.wav")
    assert answer.status == 200 and answer.body()[:4] == b"RIFF"
    for path, said in (
        (f"{YOUNG}/carnet", "Mon carnet de réussites"),
        (f"{YOUNG}/certificate/mouse.click", "Bravo"),
    ):
        page.goto(site.partition("/start")[0] + path)
        page.pdf(path=str(tmp_path / "x.pdf"), prefer_css_page_size=True)
        text = subprocess.run(
            ["pdftotext", "-layout", tmp_path / "x.pdf", "-"], capture_output=True, text=True, check=True
        ).stdout
        assert said in text and "Aujourd’hui" not in text and "Imprimer" not in text


# ---------------------------------------------------------------------- last: it opens the names of this site


def test_names_are_accessible_where_they_are_shown_and_leave_an_open_page(
    browser: Any, site: str, axe: str
) -> None:
    home = site.partition("/start")[0]
    context = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site)
    page.goto(home + "/names")
    page.get_by_label("Nouvelle phrase secrète").fill("quatre chats")
    page.get_by_label("La même, encore une fois").fill("quatre chats")
    page.get_by_role("button", name="Commencer").click()
    page.get_by_label("Renard bleu", exact=True).fill("Maximilienne-Alexandra")
    page.get_by_role("button", name="Garder Renard bleu").click()
    page.goto(home + YOUNG)
    page.get_by_label("Note (500").fill("Demande le casque.")
    page.locator("form:has(#text) button").click()
    assert "Demande le casque." in page.inner_text(".private")
    for path in (
        "/",
        "/group",
        YOUNG,
        f"{YOUNG}/carnet",
        "/talk?young=renard-bleu",
        "/names",
        "/names/renard-bleu",
    ):
        page.goto(home + path)
        shown = page.locator("input[name=name]").first if path == "/names" else page.locator(".first-name").first
        assert shown.is_visible(), path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        page.evaluate(axe)
        found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})")
        assert not found["violations"], (path, [v["id"] for v in found["violations"]])
    left = context.new_page()  # left open while time goes by
    left.clock.install()
    left.goto(home + YOUNG)
    assert left.locator("[data-secret]").count() > 1
    left.clock.fast_forward("10:01")
    assert left.locator("[data-secret]").count() == 0
    assert "Maximilienne" not in left.content() and "casque" not in left.content()
    left.goto(home + YOUNG)
    page.goto(home + "/names")
    page.get_by_role("button", name="Refermer").click()
    left.wait_for_function("document.querySelectorAll('[data-secret]').length === 0")
    context.close()
