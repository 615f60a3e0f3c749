"""An educator adds a pack that a colleague gave, updates it, removes it: nobody's progress is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.app import resources
from game.core.aim import Aim
from game.core.coach_fold import fold_all
from game.core.frame import NEXT, STOP
from game.core.node import Act
from game.packs.archive import pack_up
from game.program.plan import reached_of
from game.screens.cards import Reached
from tests.packs.hands import CLICK, HEAD, write
from tests.screens.test_flows import WELCOMED, through_the_gate
from tests.screens.walk import Person

SOURIS = resources.shipped_packs() / "souris"


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """One pack is lent by the program, and a colleague's lies on the desk."""
    given(tmp_path, version=1)
    return Person(tmp_path, packs=(SOURIS, tmp_path / "packs")).press(*WELCOMED)


def given(root: Path, version: int, body: str = CLICK) -> Path:
    """A colleague's pack as a file, where the adult puts such files."""
    text = HEAD.format(id="mer").replace("version: 1", f"version: {version}") + body.format(id="ballon")
    made = write(root / "made", "mer", "")
    (made / "pack.yaml").write_text(text, "utf-8")
    (root / "gifts").mkdir(exist_ok=True)
    pack_up(made, root / "gifts" / "mer.defi")
    return root / "gifts" / "mer.defi"


def words(person: Person) -> str:
    said = " ".join(f"{n.name} {n.detail}" for n in person.tree.walk())
    return said.replace("\u00a0", " ")


def added(person: Person) -> Person:
    through_the_gate(person).press("adult/packs", "packs/pack_find", "pack_find/0")
    return person.press("confirm/yes")


def played_alone(person: Person) -> Person:
    """From home: the colleague's challenge, done alone, then home again."""
    person.press("home/renard-bleu", "space/mer", "choice/ballon").play_through().go_on()
    return person.press(STOP, "end/bye")


def reached(person: Person) -> Reached:
    return reached_of(fold_all(person.store.events("renard-bleu")), "mer", "ballon")


def test_the_adult_sees_what_a_file_holds_before_it_is_added(person: Person) -> None:
    through_the_gate(person).press("adult/packs", "packs/pack_find")
    assert "mer" in words(person)
    person.press("pack_find/0")
    said = words(person)
    for part in ("Ajouter « Essai » ?", "Version 1, 1 défi(s)", "de 6 à 16 ans", "Camille", "CC-BY-SA-4.0"):
        assert part in said
    person.press("confirm/no")
    assert not (person.root / "packs").exists()


def test_an_added_pack_can_be_played_at_once(person: Person) -> None:
    added(person)
    assert "« Essai » est ajouté." in words(person)
    person.press("notice/ok", "rail/back", "rail/back")
    played_alone(person)
    assert reached(person) is Reached.ALONE


def test_update_removal_and_return_of_a_pack_keep_everybodys_progress(person: Person, tmp_path: Path) -> None:
    added(person).press("notice/ok", "rail/back", "rail/back")
    played_alone(person)

    given(tmp_path, version=2, body=CLICK.replace("Clique", "Appuie"))
    through_the_gate(person).press("adult/packs", "packs/pack_find", "pack_find/0")
    assert "Mettre à jour « Essai » ?" in words(person)
    person.press("confirm/yes", "notice/ok", "rail/back", "rail/back")
    assert reached(person) is Reached.ALONE
    pack = person.navigator.tools.shelf.pack("mer")
    assert pack is not None and pack.version == "2"

    through_the_gate(person).press("adult/packs")
    assert "Version 2, ajouté ici" in words(person)
    person.press("packs/1")
    assert "Retirer « Essai » ?" in words(person)
    person.press("confirm/yes")
    assert "Le parcours des jeunes est gardé." in words(person)
    assert person.navigator.tools.shelf.card("mer") is None
    assert reached(person) is Reached.ALONE
    kept = sorted(path.name for path in (tmp_path / "packs" / ".removed").iterdir())
    assert [name.rsplit("-", 1)[0] for name in kept] == ["mer-1", "mer-2"]

    person.press(
        "notice/ok", "packs/pack_find", "pack_find/0", "confirm/yes", "notice/ok", "rail/back", "rail/back"
    )
    person.press("home/renard-bleu")
    assert reached(person) is Reached.ALONE
    assert person.navigator.tools.shelf.card("mer") is not None


def test_what_comes_with_the_program_is_not_removed(person: Person) -> None:
    through_the_gate(person).press("adult/packs", "packs/0")
    assert "vient avec le programme" in words(person)
    person.press("notice/ok")
    assert person.scene.name == "packs"


def test_a_pack_with_errors_is_told_line_by_line_and_not_added(person: Person, tmp_path: Path) -> None:
    given(tmp_path, version=1, body=CLICK.replace("title:", "titel:"))
    through_the_gate(person).press("adult/packs", "packs/pack_find", "pack_find/0")
    assert "mer.defi ne peut pas être ajouté" in words(person)
    assert "pack.yaml, ligne 13 : clé inconnue « titel »." in words(person)
    person.press("rail/back")
    assert person.scene.name == "pack_find"
    assert not (tmp_path / "packs").exists()


def test_a_file_that_is_no_pack_or_goes_away_meanwhile_is_told(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "gifts" / "mer.defi"
    file.write_bytes(b"nothing of the kind")
    through_the_gate(person).press("adult/packs", "packs/pack_find", "pack_find/0")
    assert "l’archive est abîmée" in words(person)
    person.press("rail/back")
    file.unlink()
    person.press("pack_find/0")
    assert "n’est pas là" in words(person)
    person.press("rail/back")
    assert "Aucun fichier .defi trouvé" in words(person)


def test_a_broken_pack_on_the_shelf_shows_all_its_errors_when_it_is_pressed(person: Person, tmp_path: Path) -> None:
    broken = write(tmp_path / "packs", "zut", CLICK.replace("title:", "titel:") + "    nimporte: 1\n")
    through_the_gate(person).press("adult/packs", "packs/1")
    assert "ligne 13 : clé inconnue « titel »" in words(person)
    assert "« nimporte »" in words(person)
    assert broken.exists()


def test_a_disk_that_cannot_be_written_is_said_and_nothing_changes(person: Person, tmp_path: Path) -> None:
    (tmp_path / "packs").write_text("a file in the way")
    added(person)
    assert "le dossier des packs ne peut pas être écrit" in words(person).lower()
    person.press("notice/ok")
    assert person.scene.name == "packs"


def test_removing_the_pack_that_is_being_played_lets_the_challenge_end_and_lands_on_home(person: Person) -> None:
    added(person).press("notice/ok", "rail/back", "rail/back")
    person.press("home/renard-bleu", "space/mer", "choice/ballon")
    stock = person.navigator.tools.stock
    assert stock is not None
    stock.remove("mer")
    person.play_through().wait(10.0).press(NEXT)
    assert person.scene.name == "home"
    assert reached(person) is Reached.ALONE
    assert person.log("session_ended")[0].body["reason"] == "pack_gone"


def test_any_act_in_the_pages_on_packs_is_answered(person: Person) -> None:
    through_the_gate(person).press("adult/packs", "packs/pack_find", "pack_find/0")
    for act in Act:
        for target in ("confirm/yes", "nothing", "packs/7", "rail/back"):
            person.scene.act(Aim(target, act, 0.0))
