"""`sync https?://…` into a real learning-record store: every statement, once, whatever is cut."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from game.app import syncing_lrs
from game.cli import main
from game.core.corrections import correction_body, round_of
from game.core.progress import Event
from game.review.xapi import statement_id
from game.storage.sqlite import SqliteStore
from tests.hub.cutting import cut_line
from tests.hub.learning_store import KEY, SECRET, Ralph, judged
from tests.review.made import Log, weeks
from tests.storage.made import FOX


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ralph]:
    ralph = Ralph(tmp_path_factory.mktemp("ralph"))
    ralph.start()
    yield ralph
    ralph.stop()


@pytest.fixture
def lrs(running: Ralph) -> Ralph:
    running.forget()
    return running


def machine(folder: Path, events: list[Event]) -> Path:
    folder.mkdir(exist_ok=True)
    store = SqliteStore(folder / "progress.db")
    store.append(events)
    store.close()
    return folder


def played() -> list[Event]:
    """Some weeks, and an adult who set one attempt right."""
    log = Log()
    log.events = weeks([FOX, "chat-jaune"], sessions=3, rounds=6)
    done = next(event for event in log.events if event.type == "round_ended")
    log.to("2026-01-01T10:00:00")
    log.event("attempt_corrected", correction_body(round_of(done), ("reached", 0), ("passed", 4)), FOX)
    return log.events


def call(data: Path, *words: str) -> int:
    return main([*words, "--data", str(data), "--lang", "fr"])


def exported(data: Path, out: Path) -> list[dict[str, Any]]:
    assert call(data, "export", "--format", "xapi", "--out", str(out)) == 0
    found: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
    return found


def test_every_statement_of_a_demonstration_is_taken_and_passes_a_strict_judge(lrs: Ralph, tmp_path: Path) -> None:
    assert main(["demo", "souris", "--out", str(tmp_path / "demo"), "--lang", "fr"]) == 0
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(tmp_path / "demo" / "progress.db", data)
    machine(data, played())
    wanted = exported(data, tmp_path / "x.json")
    assert len(wanted) > 40 and {one["verb"]["display"]["en"] for one in wanted} >= {"answered", "corrected"}
    verdict = judged(tmp_path / "x.json")
    assert verdict.returncode == 0, verdict.stdout
    assert call(data, "sync", lrs.url) == 0
    taken = {one["id"]: one for one in lrs.statements()}
    assert len(lrs.statements()) == len(taken) == len(wanted)
    for one in wanted:
        for name, value in one.items():
            assert taken[one["id"]][name] == value
    assert {one["actor"]["account"]["name"] for one in wanted} >= {FOX}


def test_only_what_is_new_is_sent_and_a_second_machine_is_counted_as_there(
    lrs: Ralph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = played()
    one = machine(tmp_path / "one", events)
    count = len(exported(one, tmp_path / "x"))
    assert call(one, "sync", lrs.url) == 0
    assert f"{count} déclarations xAPI envoyées, 0" in capsys.readouterr().out
    assert call(one, "sync", lrs.url) == 0
    assert "Rien de nouveau" in capsys.readouterr().out
    two = machine(tmp_path / "two", [*events, *Log("2026-03-03T09:00:00").sit(FOX).events])
    assert call(two, "sync", lrs.url) == 0
    assert f"1 déclarations xAPI envoyées, {count} y étaient déjà" in capsys.readouterr().out
    assert len(lrs.statements()) == count + 1


def test_a_line_cut_anywhere_is_taken_up_again_and_nothing_is_there_twice(
    lrs: Ralph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing_lrs, "BATCH", 8)
    data = machine(tmp_path / "one", played())
    cuts, at = 0, 100
    while at < 500_000:
        with cut_line(lrs.port, at) as port:
            status = call(data, "sync", lrs.url.replace(str(lrs.port), str(port)))
        if status == 0:
            break
        assert status == 3
        cuts, at = cuts + 1, int(at * 1.9) + 7
    assert cuts > 4
    ids = [one["id"] for one in lrs.statements()]
    assert sorted(ids) == sorted(one["id"] for one in exported(data, tmp_path / "x"))


def test_a_store_that_dies_and_comes_back_has_everything_once(tmp_path: Path) -> None:
    ralph = Ralph(tmp_path / "ralph")
    data = machine(tmp_path / "one", played())
    assert call(data, "sync", ralph.url) == 3
    ralph.start()
    try:
        assert call(data, "sync", ralph.url) == 0
        machine(data, Log("2026-03-03T09:00:00").sit(FOX).round().events)
        ralph.stop()
        assert call(data, "sync", ralph.url) == 3
        ralph.start()
        assert call(data, "sync", ralph.url) == 0
        ids = [one["id"] for one in ralph.statements()]
        assert sorted(ids) == sorted(one["id"] for one in exported(data, tmp_path / "x"))
    finally:
        ralph.stop()


def test_an_id_known_with_another_content_does_not_hold_the_others_up(lrs: Ralph, tmp_path: Path) -> None:
    events = played()
    quarrel = next(n for n, event in enumerate(events) if event.type == "round_ended")
    one = machine(tmp_path / "one", [events[quarrel]])
    assert call(one, "sync", lrs.url) == 0
    events[quarrel] = replace(events[quarrel], body={**events[quarrel].body, "took_s": 99.0})
    two = machine(tmp_path / "two", events)
    assert call(two, "sync", lrs.url) == 0
    taken = {statement["id"]: statement for statement in lrs.statements()}
    assert len(taken) == len(lrs.statements()) == len(exported(two, tmp_path / "x"))
    assert taken[statement_id(events[quarrel].id)]["result"]["duration"] != "PT99.00S"


def test_credentials_come_from_the_environment_too_and_are_never_told(
    lrs: Ralph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = machine(tmp_path / "one", played())
    bare = lrs.url.replace(f"{KEY}:{SECRET}@", "")
    assert call(data, "sync", bare) == 1
    assert call(data, "sync", lrs.url.replace(SECRET, "faux-secret")) == 1
    assert call(data, "sync", bare.replace("/xAPI", "/nothing")) == 1
    monkeypatch.setenv("DEFICLIC_LRS_KEY", KEY)
    monkeypatch.setenv("DEFICLIC_LRS_SECRET", SECRET)
    assert call(data, "sync", bare) == 0
    said = capsys.readouterr()
    kept = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file()).decode("utf-8", "replace")
    for text in (said.out, said.err, kept):
        assert SECRET not in text and "faux-secret" not in text and "127.0.0.1" not in text


# ---------------------------------------------------------------------- stores that answer otherwise


@pytest.fixture
def strange() -> Iterator[tuple[str, list[int], list[int]]]:
    """A store that answers what it is told to: its address, the answers to come, the lengths it was sent."""
    answers: list[int] = []
    lengths: list[int] = []

    class Store(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            lengths.append(len(body))
            status = answers.pop(0) if answers else 200
            if status == 400 and not any("hier" in one["timestamp"] for one in body):
                status = 200
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/xAPI", answers, lengths
    server.shutdown()
    server.server_close()


def test_what_the_store_will_never_take_is_told_and_the_rest_is_there(
    strange: tuple[str, list[int], list[int]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url, answers, lengths = strange
    answers += [400] * 20
    events = Log().sit(FOX).round().round().round().rise().events
    bad = next(n for n, event in enumerate(events) if event.type == "round_ended")
    events[bad] = replace(events[bad], at="hier")
    data = machine(tmp_path / "one", events)
    assert call(data, "sync", url) == 1
    said = capsys.readouterr()
    assert "4 déclarations xAPI envoyées" in said.out and "refuse 1 déclarations" in said.err
    assert lengths[-1] < 5


def test_a_list_that_is_too_long_is_sent_in_parts(
    strange: tuple[str, list[int], list[int]], tmp_path: Path
) -> None:
    url, answers, lengths = strange
    answers += [413, 413]
    data = machine(tmp_path / "one", Log().sit(FOX).round().round().rise().events)
    assert call(data, "sync", url) == 0
    assert lengths == [4, 2, 1, 1, 2]


@pytest.mark.parametrize(("status", "exit_status"), [(503, 3), (429, 3), (302, 1), (404, 1), (403, 1)])
def test_a_store_that_cannot_answer_is_asked_again_later(
    strange: tuple[str, list[int], list[int]], tmp_path: Path, status: int, exit_status: int
) -> None:
    url, answers, _ = strange
    answers.append(status)
    data = machine(tmp_path / "one", Log().sit(FOX).round().events)
    assert call(data, "sync", url) == exit_status
    assert call(data, "sync", url) == 0
