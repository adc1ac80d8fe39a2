"""The office's list: whom nothing reached, why, what to do, and never what the message says."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.actions import record_report
from accord.delivery.actions.revive_address import revive_address
from accord.delivery.facts.office_list import why_in_words
from accord.delivery.models import DeadAddress, Delivery, Unreached
from accord.delivery.tests.post import post, told
from accord.people.models import StudentContact
from accord.people.tests.pages import send, told_wrong, words
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D2")]

LIST = "/staff/riverbank/deliveries/"


def bounced(cast, key: str, **more) -> Unreached:
    """Tell somebody something that comes back."""
    notice = told(cast, key, **more)
    post()
    delivery = Delivery.objects.get(notice=notice, channel="email")
    record_report(delivery=delivery, report="refused", code="5.1.1", address_fails=True, at=clock.now())
    return Unreached.objects.get(notice=notice)


def test_the_list_says_who_why_and_what_to_do_and_never_what_it_says(as_person, cast):
    row = bounced(cast, "amina", student=cast.students["idris"], urgency="important")
    for url in (LIST, f"{LIST}{row.ref}/"):
        page = words(as_person("office").get(url))
        assert "Amina Yusuf" in page
        assert "Idris Yusuf" in page
        assert cast.guardians["amina"].phone in page
        assert "Arabic" in page
        assert "There is no such e-mail address" in page
        assert "The trip" not in page
        assert "nine" not in page


@pytest.mark.in_turn
def test_nothing_of_the_list_is_for_teachers_or_families(as_person, cast):
    row = bounced(cast, "amina")
    for key in ("office", "deputy", "head"):
        assert as_person(key).get(f"{LIST}{row.ref}/").status_code == 200, key
    for key, status in (("tan", 403), ("governor", 403), ("admin", 403), ("amina", 404), ("hillside_head", 404)):
        assert as_person(key).get(LIST).status_code == status, key
        assert as_person(key).get(f"{LIST}{row.ref}/").status_code == status, key
    assert as_person("hillside_head").get(f"/staff/hillside/deliveries/{row.ref}/").status_code == 404


def test_somebody_telephones_and_writes_it_down(as_person, cast):
    row, office = bounced(cast, "amina"), as_person("office")
    assert told_wrong(send(office, f"{LIST}{row.ref}/", {"note": "Rang at ten"})) == {"how"}
    said = {"how": "telephone", "note": "Rang at ten, she will mend her address."}
    assert send(office, f"{LIST}{row.ref}/", said).status_code == 302
    row.refresh_from_db()
    assert (row.how, row.closed_by, row.closed_at) == ("telephone", cast.staff["office"], MONDAY)
    assert "Everybody was reached" in words(office.get(LIST))
    assert AuditEntry.objects.get(verb="close_unreached").details["how"] == "telephone"
    assert office.get(f"{LIST}{row.ref}/").status_code == 404


def test_one_person_is_telephoned_once_for_everything_they_have_not_had(as_person, cast):
    first, office = bounced(cast, "amina", student=cast.students["idris"]), as_person("office")
    told(cast, "amina", subject="Second", urgency="important")
    told(cast, "jakub", subject="Third")
    post()
    rows = {row.ref: row for row in Unreached.objects.filter(guardian=cast.guardians["amina"])}
    assert len(rows) == 2
    page = office.get(LIST).content.decode()
    assert page.count("Amina Yusuf</a>") == 1, "one row, whatever the number of news"
    assert words(office.get(LIST)).count(", about Idris") == 1
    assert told_wrong(send(office, f"{LIST}{first.ref}/", {"how": "telephone"})) == {"told"}, "told what?"
    said = {"how": "telephone", "told": [first.ref]}
    assert send(office, f"{LIST}{first.ref}/", said).status_code == 302
    (left,) = Unreached.objects.filter(guardian=cast.guardians["amina"], closed_at__isnull=True)
    assert left.ref != first.ref, "what they were not told yet stays on the list"
    assert send(office, f"{LIST}{left.ref}/", {"how": "telephone"}).status_code == 302
    assert "Everybody was reached" in words(office.get(LIST))
    assert AuditEntry.objects.filter(verb="close_unreached").count() == 2


def test_an_address_is_used_again_when_the_office_says_so(as_person, cast):
    row, office = bounced(cast, "amina"), as_person("office")
    told(cast, "amina", subject="Second")
    assert len(post()) == 1
    assert "Use this address again" in words(office.get(f"{LIST}{row.ref}/"))
    assert send(office, f"{LIST}{row.ref}/again/").status_code == 302
    assert DeadAddress.objects.get().revived_by.startswith("login:")
    told(cast, "amina", subject="Third")
    assert len(post()) == 2
    assert "Use this address again" not in words(office.get(f"{LIST}{row.ref}/"))
    assert send(office, f"{LIST}{row.ref}/again/").status_code == 409


def test_an_address_that_was_mended_is_used_at_once(cast):
    bounced(cast, "amina")
    guardian = cast.guardians["amina"]
    guardian.email = "amina.new@home.example"
    guardian.save()
    told(cast, "amina")
    assert {letter["To"] for letter in post()} == {"amina.yusuf@home.example", "amina.new@home.example"}


@pytest.mark.requirement("A2")
def test_whoever_lost_the_right_is_not_on_the_list(as_person, cast):
    row = bounced(cast, "jakub", student=cast.students["lena"])
    office = as_person("office")
    assert "Jakub" in words(office.get(LIST))
    StudentContact.objects.filter(guardian=cast.guardians["jakub"]).update(ends_on=MONDAY.date())
    with clock.travel_to(MONDAY + timedelta(days=1)):
        assert "Jakub" not in words(office.get(LIST))
        assert office.get(f"{LIST}{row.ref}/").status_code == 404


@pytest.mark.requirement("A2")
def test_nobody_works_on_their_own_family(as_person, cast):
    row = bounced(cast, "grace")
    assert as_person("head").get(f"{LIST}{row.ref}/").status_code == 200
    own = cast.guardians["grace"]
    own.login = cast.login("office")
    own.save()
    office = as_person("office")
    assert "Grace" not in words(office.get(LIST))
    assert office.get(f"{LIST}{row.ref}/").status_code == 404


def test_what_is_out_of_date_or_not_due_yet_is_not_listed(as_person, cast):
    told(cast, "kavitha", valid_until=MONDAY + timedelta(hours=1))
    told(cast, "kavitha", not_before=MONDAY + timedelta(hours=3))
    office = as_person("office")
    assert words(office.get(LIST)).count("Kavitha Raman") >= 1
    with clock.travel_to(MONDAY + timedelta(hours=2)):
        assert "Everybody was reached" in words(office.get(LIST))
    with clock.travel_to(MONDAY + timedelta(hours=4)):
        assert "Kavitha Raman" in words(office.get(LIST))


@pytest.mark.parametrize(
    ("why", "code", "part"),
    [
        ("no_way", "", "no working e-mail address"),
        ("address_fails", "", "has failed before"),
        ("gave_up", "", "for two days"),
        ("unknown", "", "do not know whether"),
        ("refused", "550 5.1.1", "no such e-mail address"),
        ("refused", "5.1.1", "no such e-mail address"),
        ("refused", "552 5.2.2", "mailbox is full"),
        ("refused", "550 5.7.1", "did not take"),
        ("refused", "554", "did not take"),
    ],
)
def test_the_reason_is_said_in_words(why, code, part):
    assert part in why_in_words(Unreached(why=why, code=code))


def test_an_address_in_use_cannot_be_revived(cast):
    from accord.core.errors import DomainError
    from accord.people.viewer import viewer_of

    row = bounced(cast, "amina")
    post_of_office = viewer_of(cast.login("office")).post_at("riverbank")
    assert revive_address(unreached=row, by=post_of_office, at=clock.now()) == 1
    with pytest.raises(DomainError):
        revive_address(unreached=row, by=post_of_office, at=clock.now())
