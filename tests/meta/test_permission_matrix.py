"""Every address, knocked at by everybody, answers as `matrix/` says; an address that is missing there fails."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from accord.core import clock
from accord.web.demo import stage
from tests.cast import MONDAY
from tests.meta import world
from tests.meta.matrix import AT_A_SCHOOL, ELSEWHERE, FOR_EVERYBODY, ROWS, STAFF, Own, Row
from tests.meta.visitors import PERSONAS, Visitors, every_address

pytestmark = pytest.mark.django_db

ADDRESSES = every_address()
SIGN_IN, SHOWN_OUT = "/account/login/", "/account/inactive/"
STRANGER, ENDED = "anonymous", "former guardian"
USUAL = {
    "act": "add-paper",
    "school": "riverbank",
    "district": "harbour",
    "asked": "withdraw",
    "kind": "school",
    "key": "languages",
    "number": 1,
    "handle": "none",
    "code": "K7QM-3XPA-9TRD",
    "provider_id": "none",
    "name": "none.png",
    "signer_kind": "guardian",
    "section": "school",
    "rule_kind": "complaint_time_limit",
    "library_key": "working-hours",
    "form": "one_page",
    "shape": "pdf",
    "language": "en",
    "step": "written_warning",
}
ABSENT = "2" * 16
CHANGING = re.compile(rb'(csrfmiddlewaretoken|once|X-CSRFToken)("|&quot;)?[^>]{0,40}?[A-Za-z0-9_-]{18,}')


class Street:
    """The addresses with everything that they can name, and everybody who may knock."""

    def __init__(self) -> None:
        cast = stage(at=MONDAY)
        self.schools = world.build(cast)
        self.own = {
            "district_value": cast.trust.values.create(position=3).ref,
            "chief_login": cast.login("chief").ref,
        }
        self.visitors = Visitors(cast)

    def url(self, name: str, of: str, *, at: str = "riverbank", absent: bool = False) -> str:
        """Return the address of a thing at Riverbank, of one of another school, or of one that does not exist."""
        objects = {**self.schools[at].objects, **self.own}
        given = {}
        for part in re.findall(r"<\w+:(\w+)>", ADDRESSES[name]):
            if part == "ref":
                given[part] = ABSENT if absent else objects[of]
            elif part == "other":
                given[part] = objects[f"other {of}"]
            else:
                given[part] = objects[part] if part in objects else USUAL[part]
        return reverse(name, kwargs=given)


@pytest.fixture(scope="module")
def street_files(all_files: Path) -> Path:
    """The folder of what the whole module stores."""
    return all_files / "street"


@pytest.fixture(autouse=True)
def own_files(street_files: Path, settings: Any) -> None:
    """Each test finds the files of the street."""
    settings.MEDIA_ROOT = street_files


@pytest.fixture(scope="module")
def street(django_db_setup: None, django_db_blocker: Any, street_files: Path) -> Iterator[Street]:
    """One set-up for the whole module; every knock is undone, and in the end so is the set-up."""
    whole = transaction.atomic()
    whole._from_testcase = True
    with django_db_blocker.unblock(), clock.travel_to(MONDAY), whole:
        with override_settings(MEDIA_ROOT=street_files):
            street = Street()
        yield street
        transaction.set_rollback(True)


def test_every_address_stands_in_the_matrix_once():
    assert [address for address in set(ROWS) if ROWS.count(address) > 1] == []
    assert set(ADDRESSES) - set(ROWS) == set(), "an address is missing from the file of its room in tests/meta/matrix/"
    assert set(ROWS) - set(ADDRESSES) == set(), "tests/meta/matrix/ names an address that does not exist"


def expected(row: Row, persona: str, method: str) -> int | str:
    """Return the answer of a page that is not for everybody."""
    if persona == STRANGER:
        return SIGN_IN
    if persona == ENDED:
        return SHOWN_OUT
    if method == "GET" and row.get == 405:
        return 405
    if persona in row.absent or (persona not in row.who and persona not in STAFF):
        return 404
    may = row.who if method == "GET" or row.posters is None else row.posters
    if persona not in may:
        return row.refused
    if method == "POST" and row.post == 405:
        return 405
    return row.get if method == "GET" else row.post


def answer(street: Street, persona: str, method: str, url: str) -> int | str:
    got = street.visitors.knock(persona, method, url)
    if got.status_code == 302:
        where = got["Location"].split("?")[0]
        return where if where in (SIGN_IN, SHOWN_OUT) else 302
    return got.status_code


def knocked(street: Street, name: str, row: Row, method: str, personas: list[str]) -> dict[str, tuple[object, object]]:
    """Return who got another answer than the matrix says: expected, got."""
    url = street.url(name, row.of)
    told = {persona: (expected(row, persona, method), answer(street, persona, method, url)) for persona in personas}
    if row.post == 405 and method == "POST":
        return {persona: pair for persona, pair in told.items() if pair[1] not in (405, SIGN_IN, SHOWN_OUT)}
    return {persona: pair for persona, pair in told.items() if pair[0] != pair[1]}


USUAL_WAY = {200: "GET", 302: "GET", 404: "GET", 405: "POST"}
OUTSIDE = ("guardian", "student", "trust chief executive", "staff of other school")
"""Those who stand, on ordinary days, for all who do not belong to the school; the thorough round asks the others."""


@pytest.mark.thorough
@pytest.mark.parametrize("name", [*AT_A_SCHOOL, *ELSEWHERE])
def test_everybody_gets_the_answer_of_the_matrix(street, name):
    row = {**AT_A_SCHOOL, **ELSEWHERE}[name]
    usual = USUAL_WAY[row.get]
    staff = sorted(STAFF) if name in AT_A_SCHOOL else ["headteacher", "administrator"]
    wrong = {usual: knocked(street, name, row, usual, [STRANGER, ENDED, *OUTSIDE, *staff])}
    other = "GET" if usual == "POST" else "POST"
    wrong[other] = knocked(street, name, row, other, [STRANGER, "guardian", "governor", *sorted(row.who)[:2]])
    assert wrong == {"GET": {}, "POST": {}}


@pytest.mark.thorough
@pytest.mark.parametrize("name", [*AT_A_SCHOOL, *ELSEWHERE])
def test_others_by_either_way_get_the_answer_of_the_matrix(street, name):
    """Each address asks every fifth persona by both ways, another fifth from address to address."""
    rows = {**AT_A_SCHOOL, **ELSEWHERE}
    turn = [*rows].index(name) % 5
    wrong = {method: knocked(street, name, rows[name], method, list(PERSONAS)[turn::5]) for method in ("GET", "POST")}
    assert wrong == {"GET": {}, "POST": {}}


@pytest.mark.in_turn
@pytest.mark.parametrize("name", FOR_EVERYBODY)
def test_everybody_gets_their_own(street, name):
    row: Own = FOR_EVERYBODY[name]
    url = street.url(name, "")
    wrong = {}
    for persona in (STRANGER, ENDED, "guardian", "administrator"):
        for place, method in enumerate(("GET", "POST")):
            got = street.visitors.knock(persona, method, url)
            if persona == ENDED and row.ended is None:
                want, is_right = SHOWN_OUT, got.status_code == 302 and got["Location"].startswith(SHOWN_OUT)
            else:
                own = {STRANGER: row.stranger, ENDED: row.ended}.get(persona, row.person)
                want = own[place]
                is_right = got.status_code == want
            if not is_right:
                wrong[persona, method] = (want, got.status_code)
    assert wrong == {}


OF_A_THING = [name for name, row in AT_A_SCHOOL.items() if row.of]


@pytest.mark.requirement("A2")
@pytest.mark.in_turn
@pytest.mark.parametrize("name", OF_A_THING)
def test_a_thing_of_another_school_answers_like_one_that_does_not_exist(street, name):
    row = AT_A_SCHOOL[name]
    method = "POST" if row.get == 405 else "GET"
    persona = min(row.posters or row.who)
    own = street.visitors.knock(persona, method, street.url(name, row.of))
    assert own.status_code == (row.get if method == "GET" else row.post), "the rightful person gets in"
    strange, absent = (
        street.visitors.knock(persona, method, url)
        for url in (
            _here(street.url(name, row.of, at="hillside")),
            street.url(name, row.of, absent=True),
        )
    )
    assert (strange.status_code, absent.status_code) == (404, 404)
    assert words(strange) == words(absent)


def words(page: Any) -> bytes:
    """Return a page without what differs on every page: its keys, and its own address."""
    address = page.wsgi_request.path.encode()
    return CHANGING.sub(b"", page.content.replace(address, b"").replace(quote(address, safe="").encode(), b""))


def _here(url: str) -> str:
    return url.replace("/staff/hillside/", "/staff/riverbank/")


@pytest.mark.parametrize("persona", ["headteacher", "office", "administrator", "trust chief executive", "guardian"])
def test_another_school_answers_like_one_that_does_not_exist(street, persona):
    strange, absent = (
        street.visitors.knock(persona, "GET", reverse("people:students", args=[slug]))
        for slug in ("hillside", "no-such-school")
    )
    assert (strange.status_code, absent.status_code) == (404, 404)
    assert words(strange) == words(absent)
