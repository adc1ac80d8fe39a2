"""Beside the desk of those who look after much: the daily places on top, the others under headings that open."""

import re

import pytest

from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A6")]

FOLD = re.compile(r'<details class="desk__fold"( open)?><summary><span>([^<]+)</span>.*?</details>', re.S)


def _beside(client, path: str) -> tuple[list[str], dict[str, list[str]], list[str]]:
    """Return what stands there unfolded, what stands below each heading, and which headings are open."""
    page = client.get(path).content.decode()
    nav = page.split('id="navigation"')[1].split("</nav>")[0].split("<ul", 1)[1]
    folds = {each[2]: re.findall(r"</svg><span>([^<]+)</span>", each[0]) for each in FOLD.finditer(nav)}
    opened = [each[2] for each in FOLD.finditer(nav) if each[1]]
    return re.findall(r"</svg><span>([^<]+)</span>", FOLD.sub("", nav)), folds, opened


def test_a_headteacher_sees_what_is_daily_and_finds_every_other_place_below_its_heading(cast: Cast, as_person) -> None:
    head = as_person("head")
    plain, folds, opened = _beside(head, "/staff/riverbank/")
    assert plain[:4] == ["My desk", "Messages", "News", "Asked of you"]
    assert plain[4:] == ["Write down a talk", "Concerns", "Complaints", "Incidents", "Students", "Emergencies"]
    assert folds["People"] == ["Additional needs", "Staff", "Absence and cover"]
    assert folds["How we are doing"] == ["Load and promises", "Patterns of conduct"]
    assert all(len(below) > 1 for below in folds.values()), "one place alone needs no heading to open"
    assert len(plain) + len(folds) < 17
    assert not opened

    _plain, folds, opened = _beside(head, "/staff/riverbank/people/absences/")
    assert opened == ["People"], "what one stands on is open"
    desk = head.get("/staff/riverbank/").content.decode().split("</nav>")[1]
    every = {place for below in folds.values() for place in below} | set(plain[4:])
    assert all(f">{place}</a>" in desk for place in every), "the desk shows all of them with what they are for"


def test_each_role_has_its_own_daily_places_and_few_places_are_not_folded(cast: Cast, as_person) -> None:
    office, folds, _opened = _beside(as_person("office"), "/staff/riverbank/")
    assert office[3:7] == ["Reception", "Write down a talk", "Not reached", "Mail to sort"]
    assert "Post" not in folds
    assert "Letters to hand over" in office
    lead, _folds, _opened = _beside(as_person("safeguarding"), "/staff/riverbank/")
    assert lead[3] == "Children at risk"
    admin, folds, _opened = _beside(as_person("admin"), "/staff/riverbank/")
    assert not folds
    assert "Addresses for e-mail" in admin
