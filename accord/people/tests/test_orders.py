"""Court orders: a flag for some, the content for two, and what an order narrows."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.people.models import ConfidentialReading, CourtOrder
from accord.people.tests.pages import in_english, noted, send, staff_page, told_wrong, words

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]


def test_the_flag_shows_to_three_roles_and_the_content_on_no_other_page(as_person, cast):
    page = staff_page("student", cast.students["tom"].ref)
    for key, flagged in (
        ("office", True), ("safeguarding", True), ("head", True), ("tan", False), ("deputy", False), ("needs", False),
    ):  # fmt: skip
        answer = as_person(key).get(page)
        assert ("Court order" in words(answer).replace("Court orders", "")) == flagged, key
        for secret in ("Portbridge Family Court", "PB-118", "until the hearing"):
            assert secret not in answer.content.decode()


def test_reading_an_order_is_noted_each_time_and_only_two_may(as_person, cast):
    url = staff_page("orders", cast.students["tom"].ref)
    for times, key in enumerate(("safeguarding", "head"), start=1):
        found = words(as_person(key).get(url))
        assert "Portbridge Family Court" in found
        assert "until the hearing" in found
        assert ConfidentialReading.objects.count() == len(noted("read_confidential")) == times
    for key in ("office", "deputy", "tan", "admin", "governor"):
        answer = as_person(key).get(url)
        assert answer.status_code == 403
        assert "Portbridge" not in answer.content.decode()
    assert ConfidentialReading.objects.count() == 2


@pytest.mark.parametrize(
    ("scope", "status", "collects"),
    [("information", 404, None), ("all", 404, None), ("contact", 200, "no"), ("collection", 200, "no")],
)
def test_an_order_narrows_from_its_first_day_to_its_last(as_person, cast, scope, status, collects):
    lead, lena = as_person("safeguarding"), cast.students["lena"]
    jakub, url = in_english(as_person("jakub")), f"/family/children/{lena.ref}/"
    data = {
        "tie": cast.ties["lena", "jakub"].ref, "scope": scope, "starts_on": "2026-11-24",
        "ends_on": "2026-11-26", "issued_by": "Portbridge Family Court",
    }  # fmt: skip
    assert send(lead, staff_page("new_order", lena.ref), data).status_code == 302
    monday = clock.now()
    for days, held in ((0, False), (1, True), (3, True), (4, False)):
        with clock.travel_to(monday + timedelta(days=days)):
            answer = jakub.get(url)
            assert answer.status_code == (status if held else 200), days
            if answer.status_code == 200:
                assert f"You may collect Lena Kowalska {collects if held else 'yes'}" in words(answer)
    assert noted("record_court_order")[0].details["scope"] == scope


def test_an_order_of_one_does_not_touch_the_other(as_person, cast):
    lead, lena = as_person("head"), cast.students["lena"]
    data = {
        "tie": cast.ties["lena", "jakub"].ref, "scope": "all", "starts_on": "2026-11-01", "issued_by": "A court",
    }  # fmt: skip
    send(lead, staff_page("new_order", lena.ref), data)
    assert as_person("ewa").get(f"/family/children/{lena.ref}/").status_code == 200
    assert as_person("jakub").get(f"/family/children/{lena.ref}/").status_code == 404


def test_an_order_ends_and_stays_on_record(as_person, cast):
    lead, tom, order = as_person("safeguarding"), cast.students["tom"], CourtOrder.objects.get()
    url = staff_page("end_order", tom.ref, order.ref)
    too_early = send(lead, url, {"last_day": "2020-01-01", "why": "Lifted"})
    assert told_wrong(too_early) == {"last_day"}
    assert send(lead, url, {"last_day": "2026-11-23", "why": "Lifted by the court"}).status_code == 302
    assert as_person("neil").get(f"/family/children/{tom.ref}/").status_code == 404
    with clock.travel_to(clock.now() + timedelta(days=1)):
        assert as_person("neil").get(f"/family/children/{tom.ref}/").status_code == 200
        assert "Ended" in words(lead.get(staff_page("orders", tom.ref)))
    assert noted("end_court_order")[0].purpose == "Lifted by the court"


def test_an_order_needs_a_court_and_dates_in_order(as_person, cast):
    lead, url = as_person("head"), staff_page("new_order", cast.students["lena"].ref)
    answer = send(lead, url, {"tie": "strange", "scope": "exile", "starts_on": "2026-12-02", "ends_on": "2026-12-01"})
    assert answer.status_code == 422
    assert told_wrong(answer) == {"tie", "scope", "ends_on", "issued_by"}
    assert CourtOrder.objects.count() == 1


def test_an_order_can_name_somebody_whose_tie_has_ended(as_person, cast):
    lead, maya = as_person("safeguarding"), cast.students["maya"]
    page = lead.get(staff_page("new_order", maya.ref))
    assert "Paul Stone" in words(page)
