"""What authors get: a starter that passes, a schema for their editor, a page that is never out of date."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from game.authoring.check import check, check_paths
from game.authoring.document import TARGET, document
from game.authoring.schema import pack_schema
from game.authoring.schema_reader import faults, fields
from game.authoring.starter import SCHEMA, pack_text, write_starter
from game.core.errors import Trouble
from game.kinds.registry import KINDS
from game.packs.messages.kinds import REASONS
from game.packs.pack import PackRead
from game.packs.problem import Problem, problem
from game.packs.source import parse, read_source
from tests.packs.hands import CLICK, write


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_starter_of_every_kind_passes_without_a_warning(
    kind: str, lang: str, tmp_path: Path, assets: Path
) -> None:
    write_starter(tmp_path / "mon-pack", [kind], lang)
    assert [one.text() for one in check_paths([tmp_path / "mon-pack"], lang, assets)] == []


def test_a_starter_of_all_kinds_is_one_pack_that_an_editor_understands(tmp_path: Path, assets: Path) -> None:
    main = write_starter(tmp_path / "mon-pack", list(KINDS), "fr")
    assert check_paths([tmp_path / "mon-pack"], "fr", assets) == []
    assert main.read_text("utf-8").startswith(f"# yaml-language-server: $schema={SCHEMA}\n")
    assert json.loads((main.parent / SCHEMA).read_text("utf-8")) == json.loads(json.dumps(pack_schema()))


def test_a_starter_never_writes_over_anything(tmp_path: Path) -> None:
    (tmp_path / "pris").mkdir()
    (tmp_path / "pris" / "x").write_text("x")
    with pytest.raises(Trouble, match="existe déjà"):
        write_starter(tmp_path / "pris")
    assert [path.name for path in (tmp_path / "pris").iterdir()] == ["x"]


@pytest.mark.parametrize(
    ("name", "kinds", "said"),
    [("Mon Pack", [], "ne peut pas être un id"), ("pack", ["clik"], "genre de défi inconnu « clik »")],
)
def test_a_starter_that_cannot_be_says_why_and_writes_nothing(
    name: str, kinds: list[str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(Trouble) as caught:
        write_starter(tmp_path / name, kinds, "fr")
    assert said in caught.value.what.replace("\u00a0", " ")
    assert caught.value.remedy
    assert not (tmp_path / name).exists()


def test_a_starter_in_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Trouble, match="ne peut pas être écrit"):
        write_starter(tmp_path / "file" / "pack")


def test_the_schema_accepts_the_starters_and_the_shipped_packs(root: Path) -> None:
    schema = pack_schema()
    for lang in ("fr", "en"):
        text = pack_text("mon-pack", list(KINDS), lang)
        assert list(faults(schema, parse(text.encode(), "x").value)) == []
    for main in sorted((root / "challenges").glob("*/pack.yaml")):
        assert list(faults(schema, read_source(main, "x").value)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("title: Mon premier pack", "titel: Mon premier pack", "/titel: unknown"),
        ("kind: click", "kind: clik", "/challenges/0/kind: not in enum"),
        ("size_su: {easy: 300, hard: 120}", "size_su: 9000", "/challenges/0/size_su: none fits"),
        ("skills: [mouse.click]", "skills: [mouse.clik]", "/challenges/0/skills/0: not in enum"),
        ("title: Le message", "titre: Le message", "/challenges/0/skins/ado/titre: unknown"),
        ("id: ballon", "id: Ballon", "/challenges/0/id: pattern"),
    ],
)
def test_the_schema_underlines_what_the_judge_refuses(old: str, new: str, fault: str) -> None:
    text = pack_text("mon-pack", ["click"], "fr")
    assert old in text
    assert fault in list(faults(pack_schema(), parse(text.replace(old, new, 1).encode(), "x").value))


def test_every_field_of_the_schema_has_a_title_a_meaning_and_an_example() -> None:
    schema = pack_schema()
    silent = [
        f"{path} lacks its {word}"
        for path, one in fields(schema)
        for word in ("title", "description", "examples")
        if not one.get(word)
    ]
    assert silent == []


def test_every_example_of_the_schema_is_one_that_its_field_accepts() -> None:
    schema = pack_schema()
    wrong = [
        f"{path}: {example}"
        for path, one in fields(schema)
        for example in one["examples"]
        if list(faults(one, example, schema))
    ]
    assert wrong == []


def test_no_meaning_is_only_the_name_of_its_key() -> None:
    bare = [path for path, one in fields(pack_schema()) if one["description"] == path.rpartition("/")[2]]
    assert bare == []


def test_the_page_on_packs_is_what_the_models_say(root: Path) -> None:
    assert (root / TARGET).read_text("utf-8") == document(), "run: python -m game.authoring.document"


def test_the_judge_looks_at_packs_files_archives_and_folders_of_packs(tmp_path: Path) -> None:
    write(tmp_path / "shelf", "un", CLICK)
    write(tmp_path / "shelf", "deux", CLICK.replace("kind: click", "kind: clik"))
    seen: list[tuple[int, int, str]] = []
    found = check([tmp_path / "shelf"], "fr", progress=lambda n, of, path: seen.append((n, of, path.name)))
    assert (found.packs, found.sound) == (2, 1)
    assert seen == [(0, 2, "deux"), (1, 2, "un")]
    assert [one.code for one in found.problems] == ["kind-unknown-near"]
    (told,) = check_paths([tmp_path / "shelf" / "deux" / "pack.yaml"], "fr")
    assert told.file == str(tmp_path / "shelf" / "deux" / "pack.yaml")


def test_a_path_with_nothing_to_judge_is_told(tmp_path: Path) -> None:
    told = check_paths([tmp_path / "none", tmp_path], "fr")
    assert [one.code for one in told] == ["path-missing", "path-no-pack"]


def test_further_judges_see_only_packs_whose_form_is_right(tmp_path: Path) -> None:
    write(tmp_path, "un", CLICK)
    write(tmp_path, "deux", CLICK.replace("kind: click", "kind: clik"))
    seen: list[str] = []

    def judge(read: PackRead) -> list[Problem]:
        assert read.pack is not None
        seen.append(read.pack.id)
        return [problem("fr", "falc-negation", read.desk.main.file if read.desk else "", 5, 1)]

    codes = [one.code for one in check_paths([tmp_path], "fr", judges=[judge])]
    assert seen == ["un"]
    assert codes == ["kind-unknown-near", "falc-negation"]


def test_the_shipped_packs_have_no_error(root: Path, assets: Path) -> None:
    told = check_paths([root / "challenges"], "fr", assets)
    assert [one.text() for one in told if one.is_error] == []


def test_every_objection_of_a_kind_can_be_said_in_french(root: Path) -> None:
    silent = []
    for file in sorted((root / "game" / "kinds").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ValueError":
                said = "".join(_said(part) for arg in node.args for part in ast.walk(arg))
                own = " | " in said or said.startswith(("between ", "a number, or {easy"))
                if not own and not any(re.fullmatch(pattern, said) for pattern, _ in REASONS):
                    silent.append(f"{file.name}: {said}")
    assert silent == [], "write 'en français | in English', or add it to game/packs/messages/kinds.py"


def _said(part: ast.AST) -> str:
    if isinstance(part, ast.FormattedValue):
        return "x"
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""
