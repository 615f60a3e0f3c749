"""`sync postgresql://…` on a real PostgreSQL: nothing twice, nothing lost, and each site for itself."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from game.app import syncing
from game.cli import main
from game.core.errors import Trouble
from game.core.progress import Event
from game.review.reading import LEDGER, Ledger, folded
from game.storage import hub_schema
from game.storage.hub import HubStore
from game.storage.sqlite import SqliteStore
from tests.hub.cutting import cut_line
from tests.postgres import Cluster, cluster
from tests.review.made import Log, weeks
from tests.storage.made import CAT, FOX, an_event


def machine(folder: Path, events: Sequence[Event]) -> Path:
    folder.mkdir(exist_ok=True)
    store = SqliteStore(folder / "progress.db")
    store.append(events)
    store.close()
    return folder


def call(data: Path, *words: str) -> int:
    return main([*words, "--data", str(data), "--lang", "fr"])


def told(url: str) -> list[Event]:
    store = HubStore(url)
    found = list(store.events())
    store.close()
    return found


def log(data: Path) -> list[Event]:
    store = SqliteStore(data / "progress.db")
    found = list(store.events())
    store.close()
    return found


@pytest.fixture
def hub(postgres: Cluster) -> str:
    """The keeper's address of an empty database."""
    return postgres.database()


@pytest.fixture
def sites(hub: str, postgres: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Addresses, by role, as `deficlic hub` told them."""
    stamp = hub.rpartition("_")[2]
    names = {"pins": f"ime-pins-{stamp}", "lac": f"itep-lac-{stamp}", "reader": f"reseau-{stamp}"}
    words = ["--site", names["pins"], "--site", names["lac"], "--reader", names["reader"]]
    assert call(tmp_path / "keeper", "hub", hub, *words) == 0
    addresses = re.findall(r"postgresql://\S+", capsys.readouterr().out)
    return dict(zip(names, addresses, strict=True))


def test_a_log_is_told_whole_and_then_only_what_is_new(
    hub: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = machine(tmp_path / "one", weeks([FOX, CAT], sessions=2, rounds=5))
    count = len(log(data))
    assert call(data, "sync", hub) == 0
    assert re.search(rf"{count} événements envoyés, 0 .* par seconde", capsys.readouterr().out)
    assert told(hub) == log(data)
    assert call(data, "sync", hub) == 0
    assert "Rien de nouveau" in capsys.readouterr().out
    machine(data, [an_event(n) for n in range(3)])  # late arrivals: their ids are no newer
    assert call(data, "sync", hub) == 0
    assert "3 événements envoyés, 0" in capsys.readouterr().out
    assert told(hub) == log(data)


def test_two_machines_and_a_bundle_between_them_give_one_log(
    hub: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEFICLIC_PASSPHRASE", "quatre chats")
    one = machine(tmp_path / "one", [an_event(n) for n in range(0, 40, 2)])
    two = machine(tmp_path / "two", [an_event(n, CAT) for n in range(1, 40, 2)])
    assert call(one, "sync", hub) == 0
    assert call(one, "bundle", "out", str(tmp_path / "x")) == 0
    assert call(two, "bundle", "in", str(tmp_path / "x")) == 0
    capsys.readouterr()
    assert call(two, "sync", hub) == 0
    assert "20 événements envoyés, 20 y étaient déjà" in capsys.readouterr().out
    assert told(hub) == log(two)


def test_a_line_cut_at_any_byte_is_taken_up_again(
    hub: str, postgres: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(syncing, "BATCH", 50)
    HubStore(hub, make=True).close()
    data = machine(tmp_path / "one", weeks([FOX, CAT], sessions=3, rounds=10))
    cuts, at = 0, 700
    while at < 3_000_000:
        with cut_line(postgres.port, at) as port:
            status = call(data, "sync", hub.replace(str(postgres.port), str(port)))
        said = capsys.readouterr()
        if status == 0:
            break
        assert status == 3 and said.err.count("\n") == 1 and "coupée" in said.err
        cuts, at = cuts + 1, int(at * 1.37) + 13
    assert cuts > 8
    assert told(hub) == log(data)
    assert_counted_once(hub, data)


def assert_counted_once(hub: str, data: Path) -> None:
    """The roll-up by day says what the log says."""
    events = log(data)
    started = Counter((e.at[:10], e.learner) for e in events if e.type == "session_started")
    ended = Counter((e.at[:10], e.learner) for e in events if e.type == "round_ended")
    alone = Counter(
        (e.at[:10], e.learner) for e in events
        if e.type == "round_ended" and (e.body["outcome"], e.body["guidance"]) == ("reached", 0)
    )  # fmt: skip
    store = HubStore(hub)
    days = {(day, code): (sessions, rounds, al) for day, code, sessions, rounds, _, al, _ in store.days()}
    store.close()
    assert days == {key: (started[key], ended[key], alone[key]) for key in started}


def test_a_hub_that_dies_in_the_middle_is_taken_up_again(tmp_path: Path) -> None:
    with cluster() as own:
        url = own.database()
        HubStore(url, make=True).close()
        data = machine(tmp_path / "one", [an_event(n, FOX, noise="x" * 300) for n in range(21_000)])
        running = subprocess.Popen(
            [sys.executable, "-m", "game", "sync", url, "--data", str(data), "--lang", "fr"],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        _once_something_is_there(url)
        own.stop()
        assert running.stderr is not None
        said = running.stderr.read().splitlines()
        assert running.wait() == 3 and "relancez" in said[-1]
        own.start()
        assert call(data, "sync", url) == 0
        assert [event.id for event in told(url)] == [event.id for event in log(data)]


def _once_something_is_there(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as db:
        until = time.monotonic() + 30
        while not db.execute("SELECT 1 FROM deficlic.feeds LIMIT 1").fetchall():
            assert time.monotonic() < until


def test_a_killed_sync_loses_nothing_and_tells_nothing_twice(hub: str, tmp_path: Path) -> None:
    HubStore(hub, make=True).close()
    data = machine(tmp_path / "one", [an_event(n, FOX, noise="x" * 300) for n in range(21_000)])
    running = subprocess.Popen(
        [sys.executable, "-m", "game", "sync", hub, "--data", str(data)], stdout=subprocess.DEVNULL
    )
    _once_something_is_there(hub)
    running.kill()
    running.wait()
    assert call(data, "sync", hub) == 0
    assert [event.id for event in told(hub)] == [event.id for event in log(data)]


def test_a_site_sees_and_changes_its_own_alone(sites: dict[str, str], tmp_path: Path) -> None:
    pins = machine(tmp_path / "pins", [an_event(n) for n in range(10)])
    lac = machine(tmp_path / "lac", [*(an_event(n, FOX, at_the="lake") for n in range(5, 20)), an_event(50, CAT)])
    assert call(pins, "sync", sites["pins"]) == 0
    assert call(lac, "sync", sites["lac"]) == 0  # the same ids, told by another site, are its own
    assert told(sites["pins"]) == log(pins)
    assert told(sites["lac"]) == log(lac)
    reader = HubStore(sites["reader"])
    site = {name: urlsplit(url).username for name, url in sites.items()}
    assert set(reader.learners()) == {f"{CAT}@{site['lac']}", f"{FOX}@{site['pins']}", f"{FOX}@{site['lac']}"}
    assert len(list(reader.events(f"{FOX}@{site['pins']}"))) == 10
    with pytest.raises(Trouble, match="droit"):
        reader.append([an_event(99)])
    reader.close()


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE deficlic.events SET body = '{}'",
        "DELETE FROM deficlic.events",
        "INSERT INTO deficlic.events VALUES ('x', '2026', 'm', 's', 'l', 't', 1, '{}', 'keeper', '2026-03-01')",
        "SELECT * FROM deficlic.events_other",
        "SELECT * FROM deficlic.events_2026_02",
        "INSERT INTO deficlic.days VALUES (current_user, '2026-01-01', 'x', 1, 1, 1, 1, 1)",
        "DELETE FROM deficlic.erasures",
        "TRUNCATE deficlic.events",
        "DROP TABLE deficlic.events",
        "ALTER TABLE deficlic.events DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE deficlic.mine (a int)",
        "INSERT INTO deficlic.steps (version) VALUES (99)",
        "INSERT INTO deficlic.rollups VALUES ('keeper', 'x', '', '', '')",
        "SET ROLE keeper",
    ],
)
def test_what_a_site_may_not_do_the_hub_refuses(sites: dict[str, str], tmp_path: Path, attack: str) -> None:
    assert call(machine(tmp_path / "pins", [an_event(1)]), "sync", sites["pins"]) == 0
    with psycopg.connect(sites["pins"]) as db, pytest.raises(psycopg.errors.InsufficientPrivilege):
        db.execute(attack)


def test_erasing_on_the_hub_is_for_ones_own_site_alone(sites: dict[str, str], tmp_path: Path) -> None:
    for name in ("pins", "lac"):
        data = machine(tmp_path / name, [an_event(1), an_event(2, CAT)])
        assert call(data, "sync", sites[name]) == 0
    pins = HubStore(sites["pins"])
    assert pins.erase([FOX], "2026-03-12T11:00:00.000Z") == 1
    assert pins.learners() == (CAT,)
    assert pins.erasures() == (("2026-03-12T11:00:00.000Z", 1, 1),)
    pins.close()
    lac = HubStore(sites["lac"])
    assert lac.learners() == (CAT, FOX)
    assert lac.erasures() == ()
    lac.close()


def test_a_hub_that_was_emptied_is_told_everything_again(postgres: Cluster, hub: str, tmp_path: Path) -> None:
    data = machine(tmp_path / "one", [an_event(n) for n in range(5)])
    assert call(data, "sync", hub) == 0
    with psycopg.connect(hub, autocommit=True) as db:
        db.execute("TRUNCATE deficlic.events")  # a backup from before was put back
    assert call(data, "sync", hub) == 0
    assert told(hub) == log(data)


def test_erasing_a_learner_here_does_not_make_the_others_be_told_again(
    hub: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = machine(tmp_path / "one", [an_event(1, CAT), an_event(2), an_event(3, CAT)])
    assert call(data, "sync", hub) == 0
    store = SqliteStore(data / "progress.db")
    store.erase([CAT], "2026-03-12T11:00:00.000Z")
    store.append([an_event(9)])
    store.close()
    capsys.readouterr()
    assert call(data, "sync", hub) == 0
    assert "1 événements envoyés, 0 y" in capsys.readouterr().out


# ---------------------------------------------------------------------- bad input


def test_hubs_that_cannot_be_used_are_told_apart(
    hub: str, sites: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = machine(tmp_path / "one", [an_event(1)])
    wrong = sites["pins"].replace(":" + str(urlsplit(sites["pins"]).password), ":secret-wrong")
    closed = "postgresql://x:secret-x@127.0.0.1:1/y"
    for url, status, word in (
        (wrong, 1, "refuse"), (closed, 3, "ne répond pas"), ("postgresql://[", 2, "adresse"),
        ("postgresql://x?nonsense=1", 2, "adresse"), ("ftp://x", 2, "adresse"), ("nonsense", 2, "adresse"),
        (sites["reader"], 1, "droit"),
    ):  # fmt: skip
        assert call(data, "sync", url) == status, url
        said = capsys.readouterr()
        assert word in said.err and "secret" not in said.err and said.err.count("\n") == 1 and said.out == ""
    assert log(data) == [an_event(1)]


def test_a_database_that_is_no_hub_an_older_and_a_newer_one(
    postgres: Cluster, sites: dict[str, str], hub: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = machine(tmp_path / "one", [an_event(1)])
    empty = postgres.database()
    site = sites["pins"].rpartition("/")[0] + "/" + empty.rpartition("/")[2]
    assert call(data, "sync", site) == 1
    assert "deficlic hub" in capsys.readouterr().err
    with psycopg.connect(hub, autocommit=True) as db:
        db.execute("DELETE FROM deficlic.steps WHERE version = %s", [hub_schema.VERSION])
        db.execute("DROP TABLE deficlic.rollups")
        assert call(data, "sync", sites["pins"]) == 1
        assert "plus ancienne" in capsys.readouterr().err
        assert call(data, "hub", hub) == 0  # the keeper brings it up to date
        assert call(data, "sync", sites["pins"]) == 0
        db.execute("INSERT INTO deficlic.steps (version) VALUES (99)")
        capsys.readouterr()
        assert call(data, "sync", sites["pins"]) == 3
        assert "mettez Déficlic à jour" in capsys.readouterr().err


def test_a_name_twice_or_a_strange_name_is_refused(
    hub: str, sites: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = str(urlsplit(sites["pins"]).username)
    assert call(tmp_path / "k", "hub", hub, "--site", known) == 1
    assert call(tmp_path / "k", "hub", hub, "--site", 'x"; DROP ROLE keeper; --') == 2
    assert call(tmp_path / "k", "hub", sites["pins"], "--site", "other") == 1


def test_a_keeper_need_not_be_a_superuser(
    postgres: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as db:
        db.execute("CREATE ROLE chef LOGIN CREATEROLE PASSWORD 'x'")
        db.execute("CREATE DATABASE hub_of_chef OWNER chef")
    url = postgres.url("hub_of_chef", "chef", "x")
    data = machine(tmp_path / "one", [an_event(1), an_event(2)])
    assert call(data, "hub", url, "--site", "ime-du-chef") == 0
    site = re.findall(r"postgresql://\S+", capsys.readouterr().out)[0]
    assert call(data, "sync", site) == 0
    assert told(site) == log(data)
    store = HubStore(site)
    assert store.erase([FOX], "2026-03-12T11:00:00.000Z") == 2
    store.close()


def test_no_password_is_kept_on_this_machine_or_told(
    sites: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = machine(tmp_path / "one", [an_event(1)])
    assert call(data, "sync", sites["pins"]) == 0
    said = capsys.readouterr()
    parts = urlsplit(sites["pins"])
    kept = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    for secret in (str(parts.password), str(parts.username), str(parts.hostname)):
        assert secret.encode() not in kept
        assert secret not in said.out + said.err


def test_events_of_any_time_and_of_other_programs_find_a_place(hub: str, tmp_path: Path) -> None:
    log_ = Log("2025-01-31T23:59:00").sit(FOX)
    strange = [
        Event("x", "2026-13-45", "m", "s", FOX, "round_ended", {"outcome": 3, "took_s": "long"}),
        Event("", "", "", "", "", "", {}),
        Event("y", "hier", "m", "s", "l\x00x", "session_ended", {"took_s": 1e300}),
        Event("ffffffff-ffff-7fff-bfff-ffffffffffff", "9999", "m", "s", FOX, "round_ended", {"a": "\x00"}),
        an_event(1), *log_.round().go(86_400).round().rise().events,
    ]  # fmt: skip
    data = machine(tmp_path / "one", strange)
    assert call(data, "sync", hub) == 0
    assert len(told(hub)) == len(strange)
    with psycopg.connect(hub) as db:
        parts = {str(row[0]) for row in db.execute("SELECT DISTINCT tableoid::regclass::text FROM deficlic.events")}
    assert {"deficlic.events_2025_01", "deficlic.events_2025_02", "deficlic.events_other"} <= parts


def test_the_pages_read_a_hub(hub: str, tmp_path: Path) -> None:
    """`review --hub`: the real command, asked over HTTP."""
    import http.client

    data = machine(tmp_path / "one", weeks([FOX], sessions=2, rounds=5))
    assert call(data, "sync", hub) == 0
    running = subprocess.Popen(
        [sys.executable, "-m", "game", "review", "--hub", hub, "--no-browser", "--data", str(tmp_path / "desk"),
         "--lang", "fr"],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert running.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/start\?token=\S+)", running.stdout.readline())
        assert found
        line = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=30)
        line.request("GET", found[2])
        answer = line.getresponse()
        cookie = str(answer.headers["set-cookie"]).partition(";")[0]
        answer.read()
        line.request("GET", f"/young/{FOX}", headers={"Cookie": cookie})
        page = line.getresponse()
        text = page.read().decode()
        assert page.status == 200 and "Renard bleu" in text
    finally:
        running.terminate()
        running.wait(20)


def test_play_goes_on_while_a_hub_keeps_everybody_waiting(tmp_path: Path) -> None:
    """A hub that takes the call and never answers: what is played meanwhile is on disk at once."""
    data = machine(tmp_path / "one", [an_event(n) for n in range(50)])
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://x:y@127.0.0.1:{silent.getsockname()[1]}/z"
        waiting = subprocess.Popen(
            [sys.executable, "-m", "game", "sync", url, "--data", str(data)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        line, _ = silent.accept()
        line.recv(1)  # it is on the line, and waits
        store = SqliteStore(data / "progress.db")
        for n in range(100, 150):
            store.append([an_event(n)])
            store.settle()
        store.close()
        assert waiting.poll() is None, "it was still waiting while all of this was written"
        waiting.kill()
        waiting.communicate()
        line.close()
    assert len(log(data)) == 100


def test_the_program_that_plays_knows_no_network() -> None:
    script = "import sys, game.app.play, game.app.house; print([m for m in ('psycopg', 'http.client', 'ssl') if m in sys.modules])"  # noqa: E501
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_what_a_site_tells_late_is_folded_as_if_it_had_been_there(sites: dict[str, str], tmp_path: Path) -> None:
    """For a site, and for the reader of all, to whom two learners of one code are two."""
    events = weeks([FOX, CAT, "hibou-vert"], sessions=8, rounds=24)
    late = [event for event in events if event.learner == CAT][5:60:7]
    pins = machine(tmp_path / "pins", [event for event in events if event not in late])
    assert call(pins, "sync", sites["pins"]) == 0
    assert call(machine(tmp_path / "lac", weeks([CAT], sessions=2, rounds=6, seed=9)), "sync", sites["lac"]) == 0
    stores = [HubStore(sites[name]) for name in ("pins", "reader")]
    ledgers = [Ledger(store) for store in stores]
    for ledger in ledgers:
        assert ledger.folded().views and ledger.keep()
    machine(tmp_path / "pins", late)
    assert call(pins, "sync", sites["pins"]) == 0
    for store, ledger in zip(stores, ledgers, strict=True):
        anew = folded(store.events(None, LEDGER))
        for one in (ledger, Ledger(store)):
            found = one.folded()
            assert (found.views, found.coaches, found.counts) == (anew.views, anew.coaches, anew.counts)
        store.close()
