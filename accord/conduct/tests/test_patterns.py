"""Patterns: leaders and governors see how often what, where and when, and never a person or a small number."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from accord.conduct.models import Decision, Incident
from accord.conduct.tests.deciding import REPORTED, incident
from accord.people.models import Guardian
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I9")]

ADDRESS = "/staff/riverbank/conduct/patterns/"
IN_TIME = datetime(2026, 6, 8, 8, 30, tzinfo=UTC)


def table(page: str, title: str) -> dict[str, str]:
    """The rows of a table by their first cell: what stands in the second."""
    body = page.split(f'<caption class="unseen">{title}</caption>')[1].split("</table>")[0].split("<tbody")[1]
    rows = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', body)
    return {label: re.sub(r"<[^>]+>", "", number) for label, number in rows}


def happened(cast: Cast, place: str, number: int, **more: object) -> list[Incident]:
    return [incident(cast, happened_at=IN_TIME + timedelta(hours=on), place=place, **more) for on in range(number)]


@pytest.fixture
def told(cast: Cast) -> Cast:
    """A past year: nine at the gate, six on the telephone, three in meetings, one outside the time."""
    happened(cast, "gate", 9)
    happened(cast, "telephone", 6)
    happened(cast, "meeting", 3)
    incident(cast, happened_at=MONDAY - timedelta(days=3), place="online")
    happened(cast, "office", 7, about_guardian=None, about_staff=cast.staff["ode"])
    for one in Incident.objects.filter(place="gate"):
        Decision.objects.create(
            incident=one, step="written_warning", decided_by=cast.staff["head"], decided_at=MONDAY, reasons="Because.",
            starts_on=MONDAY.date(), created_at=MONDAY,
        )  # fmt: skip
    return cast


def test_leaders_see_numbers_from_five_on_and_no_way_to_the_others(
    told: Cast, as_person: Callable[[str], Client]
) -> None:
    page = as_person("head").get(ADDRESS).content.decode()
    places = table(page, "By place")
    assert places["At the gate"] == "9"
    assert places["In a meeting"] == places["On the telephone"] == "not shown"
    assert places["On social media"] == "0"
    assert places["At reception or in the office"] == "0"
    assert table(page, "Measures")["A written warning"] == "9"
    assert "1 October 2025" in page
    assert "30 September 2026" in page
    for hidden in ("Kowalski", "Jakub", REPORTED, "Quokka", "Moss</td>"):
        assert hidden not in page.split("<main")[1]


@pytest.mark.in_turn
def test_governors_see_from_ten_on(told: Cast, as_person: Callable[[str], Client]) -> None:
    happened(told, "gate", 3)
    head, governor = (as_person(key).get(ADDRESS).content.decode() for key in ("head", "governor"))
    assert table(head, "By place")["On the telephone"] == "not shown"
    assert table(head, "By place")["At the gate"] == "12"
    assert set(table(governor, "By place").values()) == {"not shown", "0"}
    for stranger in ("tan", "office", "admin"):
        assert as_person(stranger).get(ADDRESS).status_code == 403
    assert as_person("hillside_head").get(ADDRESS).status_code == 404


@pytest.mark.requirement("H3")
def test_nobody_counts_what_they_have_a_part_in(told: Cast, as_person: Callable[[str], Client]) -> None:
    happened(told, "elsewhere", 8, reported_by_staff=told.staff["deputy"])
    assert table(as_person("head").get(ADDRESS).content.decode(), "By place")["Somewhere else"] == "8"
    assert table(as_person("deputy").get(ADDRESS).content.decode(), "By place")["Somewhere else"] == "0"


@pytest.mark.requirement("L1")
def test_a_difference_between_languages_is_named_with_how_sure_it_is(
    cast: Cast, as_person: Callable[[str], Client]
) -> None:
    for number in range(90):
        Guardian.objects.create(
            school=cast.riverbank, given_name=f"Guardian {number}", family_name="Numbat",
            language="pl" if number < 30 else "en",
        )  # fmt: skip
    for one in Guardian.objects.filter(family_name="Numbat", language="pl")[:14]:
        incident(cast, happened_at=IN_TIME, about_guardian=one)
    for one in Guardian.objects.filter(family_name="Numbat", language="en")[:6]:
        incident(cast, happened_at=IN_TIME, about_guardian=one)
    page = as_person("head").get(ADDRESS).content.decode()
    assert "More often than the others" in page
    assert "Numbat" not in page
    rows = page.split('<caption class="unseen">Do families fare alike? Incidents</caption>')[1].split("</table>")[0]
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", rows))
    assert re.search(r"Polish .*? 14 .*? and \d+ of 100 More often than the others", text)
