"""Twenty clicks at once, on a real server behind a real socket: one effect, one answer."""

import http.client
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from urllib.parse import urlencode, urlsplit

import pytest

from accord.core import audit
from accord.core.models import AuditEntry, OnceKey

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("accord.core.tests.open_doors"),
]

CLICKS = 20
SECRET = "c" * 32


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    words: str


@pytest.fixture
def effects():
    """How often something was stored, as the audit log tells."""
    return lambda: AuditEntry.objects.filter(verb="write").count()


@pytest.fixture
def click(live_server, as_person):
    """Return a function that sends forms at the same moment, each on a line of its own."""
    server = urlsplit(live_server.url)
    session = as_person("amina").cookies["session"].value

    def send(form: dict[str, str], path: str, start: Barrier) -> Answer:
        line = http.client.HTTPConnection(server.hostname, server.port, timeout=60)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"session={session}; csrf={SECRET}",
            "X-CSRFToken": SECRET,
        }
        line.connect()
        start.wait()
        line.request("POST", path, urlencode(form), headers)
        answer = line.getresponse()
        told = Answer(answer.status, answer.getheader("Location") or "", answer.read().decode())
        line.close()
        return told

    def all_at_once(path: str, forms: list[dict[str, str]]) -> list[Answer]:
        start = Barrier(len(forms))
        with ThreadPoolExecutor(len(forms)) as pool:
            return list(pool.map(lambda form: send(form, path, start), forms))

    return all_at_once


@pytest.mark.in_turn
def test_twenty_clicks_have_one_effect_and_all_get_its_answer(click, effects):
    answers = click("/kernel/write/", [{"once": "one-page-open", "words": "hello"}] * CLICKS)
    assert set(answers) == {Answer(200, "", "Stored: hello")}
    assert effects() == 1
    assert OnceKey.objects.count() == 1


@pytest.mark.in_turn
def test_twenty_clicks_are_all_sent_on_to_the_same_place(click, effects):
    answers = click("/kernel/write-and-go-on/", [{"once": "one-page-open"}] * CLICKS)
    assert set(answers) == {Answer(302, "/healthz", "")}
    assert effects() == 1


@pytest.mark.in_turn
def test_twenty_clicks_of_which_the_later_ones_find_it_done_get_the_answer_of_the_first(click, effects):
    answers = click("/kernel/write-the-first-time/", [{"once": "one-page-open"}] * CLICKS)
    assert set(answers) == {Answer(200, "", "You are the first.")}
    assert effects() == 1


@pytest.mark.in_turn
def test_different_words_under_one_key_leave_one_winner(click, effects):
    answers = click("/kernel/write/", [{"once": "one-page-open", "words": f"w{n}"} for n in range(CLICKS)])
    assert sorted(answer.status for answer in answers) == [200] + [409] * (CLICKS - 1)
    assert effects() == 1


@pytest.mark.in_turn
def test_twenty_different_forms_are_all_stored_and_no_audit_entry_is_lost(click, effects):
    forms = [{"once": f"page-number-{n:02}", "words": f"w{n}"} for n in range(CLICKS)]
    answers = click("/kernel/write/", forms)
    assert {answer.words for answer in answers} == {f"Stored: w{n}" for n in range(CLICKS)}
    assert effects() == CLICKS
    assert list(audit.verify()) == []
    positions = AuditEntry.objects.order_by("position").values_list("position", flat=True)
    assert list(positions) == list(range(1, CLICKS + 1))


@pytest.mark.in_turn
def test_twenty_refusals_leave_nothing(click, effects):
    answers = click("/kernel/write-and-refuse/", [{"once": "one-page-open", "words": "hello"}] * CLICKS)
    assert {answer.status for answer in answers} == {409}
    assert effects() == 0
