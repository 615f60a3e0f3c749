"""One challenge at every level, in every skin, another try and another language."""

from __future__ import annotations

from pathlib import Path

from game.packs.entry import Pack
from game.packs.pack import read_pack
from tests.packs.cases import ASSETS
from tests.packs.hands import TOUCH, write
from tests.packs.kinds import CATALOGUE, Touch

LAYERS = """\
    size_su: {easy: 200, hard: 100}
    clue: {text: Regarde., audio: ""}
    skins:
      ado:
        title: Le message
        clue: {picture: 📱}
        things: [{name: Le message, picture: 💬}]
    variants:
      - {title: Un autre}
      - {title: Encore un}
    levels:
      - {from: 0.8, goal: moving, rows: 3}
      - {from: 0.4, rows: 2}
"""
ENGLISH = """\
title: Try
challenges:
  ballon:
    title: The balloon
    clue: Look.
    skins: {ado: {title: The message, things: {1: {name: The message}}}}
    variants: {2: {title: One more}}
"""


def read(folder: Path, more: str = LAYERS, **files: str) -> Pack:
    found = read_pack(write(folder, body=TOUCH, more=more, **files), "fr", CATALOGUE, ASSETS)
    assert found.pack is not None, [one.text() for one in found.problems]
    return found.pack


def touch(pack: Pack, skin: str = "enfant", seed: int = 0, level: float = 0.0, lang: str = "fr") -> Touch:
    challenge = pack.challenges[0].for_(skin, seed, level, lang)
    assert isinstance(challenge, Touch)
    return challenge


def test_levels_are_laid_one_over_the_other_from_their_level_on(tmp_path: Path) -> None:
    pack = read(tmp_path)
    found = [(touch(pack, level=level).rows, touch(pack, level=level).goal) for level in (0.0, 0.4, 0.79, 0.8, 1.0)]
    assert found == [(1, "still"), (2, "still"), (2, "still"), (3, "moving"), (3, "moving")]


def test_the_teenager_gets_another_picture_and_keeps_what_the_skin_does_not_name(tmp_path: Path) -> None:
    pack = read(tmp_path)
    teen = touch(pack, "ado")
    assert teen.things[0].picture == "💬"
    assert teen.clue is not None
    assert (teen.clue.text, teen.clue.picture) == ("Regarde.", "📱")
    assert touch(pack).things[0].picture == "🎈"


def test_the_same_seed_gives_the_same_try_and_seeds_give_every_try(tmp_path: Path) -> None:
    pack = read(tmp_path)
    assert touch(pack, seed=7) is touch(pack, seed=7)
    titles = {touch(pack, seed=seed).title.text for seed in range(40)}
    assert titles == {"Le ballon", "Un autre", "Encore un"}


def test_a_variant_of_the_teenager_keeps_the_skins_picture(tmp_path: Path) -> None:
    pack = read(tmp_path)
    other = next(one for one in (touch(pack, "ado", seed) for seed in range(40)) if one.title.text == "Un autre")
    assert other.things[0].picture == "💬"


def test_a_translation_covers_overlays_and_falls_back_where_it_is_silent(tmp_path: Path) -> None:
    pack = read(tmp_path, translations__en_yaml=ENGLISH)
    assert pack.languages == ("fr", "en")
    assert pack.title_in("en") == "Try"
    assert pack.summary_in("en") == "Pour essayer."
    teen = touch(pack, "ado", lang="en")
    assert teen.things[0].name.text == "The message"
    assert teen.instruction.text == "Clique sur le ballon."
    titles = {touch(pack, seed=seed, lang="en").title.text for seed in range(40)}
    assert titles == {"The balloon", "Un autre", "One more"}


def test_a_language_that_the_pack_lacks_falls_back_to_its_own(tmp_path: Path) -> None:
    assert touch(read(tmp_path), lang="de").title.text in ("Le ballon", "Un autre", "Encore un")


def test_a_translated_text_loses_the_recording_of_the_other_language(tmp_path: Path) -> None:
    more = "    demonstration: {text: Regarde., audio: a.wav, picture: 🎈}\n"
    english = "challenges: {ballon: {demonstration: Look.}}\n"
    root = write(tmp_path, more=more, translations__en_yaml=english)
    (root / "a.wav").write_bytes(b"RIFF\0\0\0\0WAVEfmt ")
    pack = read_pack(root, "fr", CATALOGUE, ASSETS).pack
    assert pack is not None
    french, there = touch(pack).demonstration, touch(pack, lang="en").demonstration
    assert french is not None
    assert there is not None
    assert french.audio == str(root / "a.wav")
    assert (there.text, there.audio, there.picture) == ("Look.", "", "🎈")


def test_what_the_stage_reads_has_emoji_for_names_and_full_paths_for_files(tmp_path: Path) -> None:
    more = (
        "    picture: balle.png\n    scene: harbour\n    others: [{name: Un cadeau, picture: ':wrapped gift:'}]\n"
    )
    root = write(tmp_path, more=more)
    (root / "balle.png").write_bytes(bytes.fromhex("89504e470d0a1a0a0000000d494844520000000100000001") + b"\0" * 20)
    pack = read_pack(root, "fr", CATALOGUE, ASSETS).pack
    assert pack is not None
    found = touch(pack)
    assert found.picture == f"file:{root / 'balle.png'}"
    assert found.others[0].picture == "🎁"
    assert found.scene == "scene:harbour"
    assert pack.picture == found.picture


def test_the_session_gets_a_brief_in_the_learners_language(tmp_path: Path) -> None:
    pack = read(tmp_path, translations__en_yaml=ENGLISH + "lexicon: {GIF: jiff}\n")
    brief = pack.brief(touch(pack, "enfant", 0, 0.0, "en"), "en")
    assert (brief.pack, brief.pack_version, brief.challenge, brief.kind) == ("essai", "1", "ballon", "touch")
    assert brief.clue == "Look."
    assert brief.skills == ("mouse.click",)
    assert brief.lexicon == {"GIF": "jiff"}


def test_a_pack_with_one_error_is_not_half_loaded(tmp_path: Path) -> None:
    body = TOUCH + TOUCH.replace("{id}", "autre").replace("Clique sur le ballon.", "")
    assert read_pack(write(tmp_path, body=body), "fr", CATALOGUE, ASSETS).pack is None


def test_the_digest_follows_the_content_and_nothing_else(tmp_path: Path) -> None:
    one, two = read(tmp_path / "a"), read(tmp_path / "b")
    assert one.digest == two.digest
    (two.root / ".hidden").write_text("x")
    (two.root / "notes.txt").write_text("x")
    changed = read_pack(two.root, "fr", CATALOGUE, ASSETS).pack
    assert changed is not None
    assert changed.digest != one.digest
