"""Whatever a browser sends to the pages: an answer in words, never a fault or a trace of the program."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from game.review.site import ACTS
from tests.review.conftest import ADDRESS, Place
from tests.review.made import Log

FIELDS = (
    "learner", "skill", "criterion", "until", "objective", "phase", "from", "decision", "choice", "level", "locked",
    "strategy", "act", "group", "round", "truth", "where", "need", "text", "id", "note", "on", "text_scale",
)  # fmt: skip
KNOWN = st.sampled_from(
    ("renard-bleu", "mouse.click", "seul, 8 sur 10", "2025-06-30", "teaching", "hold", "50", "add", "see",
     "reached:0", "bug", "souris/clique", "mood:good", "1", "", "²", "9" * 4400, "-1", "../x", "<script>",
     "\u2028", "\x00")
)  # fmt: skip
WILD = st.one_of(KNOWN, st.text(max_size=30))


@pytest.fixture
def browser(place: Place) -> TestClient:
    log = Log("2025-03-12T14:00:00").sit("renard-bleu")
    for _ in range(3):
        log.event("decision_made", {"about": "level", "code": "level.up", "decided": 0.5, "skill": "mouse.click"})
        log.round()
    place.store.append(log.rise().events)
    place.store.settle()
    return place.browser()


SLOWLY = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]  # the log stays from one example to the next


@settings(max_examples=100, deadline=None, suppress_health_check=SLOWLY)
@given(act=st.sampled_from(sorted(ACTS)), fields=st.dictionaries(st.sampled_from(FIELDS), WILD, max_size=6))
def test_no_form_finds_a_fault(place: Place, browser: TestClient, act: str, fields: dict[str, str]) -> None:
    data = {"csrf": place.csrf(browser), "learner": "renard-bleu", **fields}
    answer = browser.post(f"/{act}", data=data, headers={"origin": ADDRESS})
    assert answer.status_code in (303, 404, 422), (answer.status_code, act, fields)
    assert "Traceback" not in answer.text and "<script>alert" not in answer.text


@settings(max_examples=40, deadline=None, suppress_health_check=SLOWLY)
@given(wild=WILD)
def test_no_address_finds_a_fault(browser: TestClient, wild: str) -> None:
    asked = {"/group": "from", "/month": "m", "/young/renard-bleu/tries": "page", "/": "noted", "/packs": "said"}
    for path, name in asked.items():
        answer = browser.get(path, params={name: wild})
        assert answer.status_code == 200, (path, name, wild)
