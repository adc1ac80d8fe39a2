"""The office's list of mail that found no place, and the addresses of a school."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accord.core import clock
from accord.core.queue import Worker
from accord.delivery.inbound import receivers
from accord.delivery.inbound.arriving import Envelope, take_in
from accord.delivery.inbound.destinations import destination_of
from accord.delivery.models import InboundAddress, InboundMail, InboundSorting
from accord.delivery.tests.inbound.torture import file, mail, multipart, part
from accord.people.models import Guardian, Login, RoleHolding, StudentContact
from accord.people.tests.pages import filled, noted, send, told_wrong, words

pytestmark = [pytest.mark.requirement("C5"), pytest.mark.django_db]

OFFICE = "office@riverbank.example"


def page(name: str, *args, school: str = "riverbank") -> str:
    return reverse(f"mail:{name}", args=[school, *args])


@pytest.fixture(autouse=True)
def house(settings, tmp_path, cast):
    """A school with an address, and no room that takes its mail: so it all waits to be sorted."""
    settings.ACCORD_MAIL_DOMAINS = ("riverbank.example",)
    settings.MEDIA_ROOT = tmp_path
    cast.riverbank.inbound_addresses.create(address=OFFICE)
    room = receivers.receiver_of(receivers.OFFICE)
    receivers.forget(receivers.OFFICE)
    yield
    if room:
        receivers.register(receivers.OFFICE, room)


def bring(raw: bytes) -> InboundMail:
    at = clock.now()
    (row,) = take_in(raw=raw, envelope=Envelope("x@example.org", [destination_of(OFFICE, at=at)], "lmtp"), at=at)
    Worker(queues=("default",)).run_until_idle()
    row.refresh_from_db()
    return row


def test_the_office_reads_who_wrote_what_and_why_it_is_here(as_person, cast):
    amina = cast.guardians["amina"]
    text = "Tom is <b>ill</b> today.\r\n\r\nOn Mon, 23 Nov 2026 at 10:00, X <x@y.example> wrote:\r\n> Dear parent"
    row = bring(mail(text, From=f"A. Yusuf <{amina.login.email}>", Subject="<script>x()</script> ill"))
    office = as_person("office")
    listed = words(office.get(page("strays")))
    for said in ("<script>x()</script> ill", "A. Yusuf", "Written to the school's address", "Amina Yusuf"):
        assert said in listed, said
    shown = office.get(page("stray", row.ref))
    assert "<script>x()" not in shown.content.decode()
    for said in ("Tom is <b>ill</b> today.", amina.login.email, OFFICE, "What was written before", "> Dear parent"):
        assert said in words(shown), said
    assert as_person("tan").get(page("strays")).status_code == 403
    assert as_person("tan").get(page("stray", row.ref)).status_code == 403


def test_the_office_files_a_mail_with_a_reason_and_it_leaves_the_list(as_person, cast):
    amina = cast.guardians["amina"]
    row = bring(mail("Tom is ill", From=amina.login.email))
    office = as_person("office")
    answer = send(
        office, page("stray", row.ref), {"decision": "filed", "from_proposed": "on", "reason": "Ms Tan knows"}
    )
    assert answer.status_code == 302
    sorting = InboundSorting.objects.get()
    assert (sorting.decision, sorting.guardian, sorting.reason) == ("filed", amina, "Ms Tan knows")
    assert sorting.sorted_by == cast.staff["office"]
    entry = noted("sort_stray_mail")[0]
    assert (entry.purpose, entry.details["decision"]) == ("Ms Tan knows", "filed")
    assert "Nothing to sort" in words(office.get(page("strays")))
    assert "Ms Tan knows" in words(office.get(page("strays") + "?show=sorted"))
    again = send(office, page("stray", row.ref), {"decision": "not_for_us", "reason": "x"})
    assert again.status_code == 422
    assert "A colleague has sorted this mail already." in words(again)
    assert InboundMail.objects.filter(id=row.id).exists()


def test_without_a_reason_nothing_is_sorted_and_what_was_typed_stays(as_person):
    row = bring(mail("Buy now"))
    answer = send(as_person("office"), page("stray", row.ref), {"decision": "not_for_us", "reason": ""})
    assert answer.status_code == 422
    assert told_wrong(answer) == {"reason"}
    assert filled(answer)["decision"] == "not_for_us"
    assert not InboundSorting.objects.exists()


def test_mail_of_one_school_does_not_exist_at_another(as_person):
    row = bring(mail("Hello"))
    assert as_person("office").get(page("stray", row.ref)).status_code == 200
    elsewhere = as_person("hillside_office")
    assert elsewhere.get(page("stray", row.ref, school="hillside")).status_code == 404
    assert elsewhere.get(page("stray", row.ref)).status_code == 404
    assert "Hello" not in words(elsewhere.get(page("strays", school="hillside")))


def test_mail_from_somebody_s_own_family_is_sorted_by_a_colleague(as_person, cast):
    """Priya Nair works in the office; the other parent of her own child writes to the school."""
    login = Login.objects.create_login(email="ravi@example.org", name="Ravi Menon")
    father = Guardian.objects.create(school=cast.riverbank, login=login, given_name="Ravi", family_name="Menon")
    StudentContact.objects.create(school=cast.riverbank, student=cast.students["anand"], guardian=father)
    RoleHolding.objects.create(staff=cast.staff["nair"], role="office", starts_on="2026-09-01")
    row, other = bring(mail("x", From="ravi@example.org", Subject="Our divorce")), bring(mail("y", Message_ID="<2@x>"))
    office, nair = as_person("office"), as_person("nair")
    assert "Our divorce" in words(office.get(page("strays")))
    assert office.get(page("stray", row.ref)).status_code == 200
    assert nair.get(page("stray", other.ref)).status_code == 200
    assert "Our divorce" not in words(nair.get(page("strays")))
    assert nair.get(page("stray", row.ref)).status_code == 404
    assert send(nair, page("stray", row.ref), {"decision": "filed", "reason": "x"}).status_code == 404


def test_files_are_downloads_and_what_runs_is_named_but_not_handed_on(as_person):
    row = bring(multipart("mixed", part("see"), file("form.pdf", b"%PDF-1.7 x"), file("photo.jpg", b"MZ\x90")))
    office = as_person("office")
    shown = words(office.get(page("stray", row.ref)))
    assert "form.pdf" in shown
    assert "photo.jpg Not handed on: this is a program." in shown
    got = office.get(page("file", row.ref, 1))
    assert (got.status_code, got.content, got["Content-Type"]) == (200, b"%PDF-1.7 x", "application/octet-stream")
    assert got["Content-Disposition"].startswith("attachment;")
    for number in (0, 2, 3):
        assert office.get(page("file", row.ref, number)).status_code == 404, number


def test_a_mail_that_nobody_could_read_is_shown_and_can_be_had_as_it_came(as_person):
    raw = b"\x00\xff this is no mail"
    row = bring(raw)
    office = as_person("office")
    assert "It does not say who sent it." in words(office.get(page("stray", row.ref)))
    assert office.get(page("file", row.ref, 0)).content == raw


def test_what_machines_sent_stands_apart(as_person):
    bring(mail("away", head="Auto-Submitted: auto-replied\r\n", Subject="Away"))
    office = as_person("office")
    assert "Away" not in words(office.get(page("strays")))
    assert "Away" in words(office.get(page("strays") + "?show=machines"))


def test_a_mail_that_waits_too_long_is_shown_as_it_is(as_person, cast):
    at = clock.now()
    take_in(raw=mail("Hello"), envelope=Envelope("", [destination_of(OFFICE, at=at)], "lmtp"), at=at)
    assert "We have not been able" not in words(as_person("office").get(page("strays")))
    InboundMail.objects.update(received_at=at - timedelta(minutes=15))
    assert "We have not been able to read it yet" in words(as_person("office").get(page("strays")))


def test_an_administrator_sets_the_addresses_of_the_school(as_person, cast):
    admin = as_person("admin")
    team = cast.teams["Attendance"]
    sent = send(admin, page("addresses"), {"address": "Attendance@Riverbank.example", "team": team.ref})
    assert sent.status_code == 302
    added = InboundAddress.objects.get(address="attendance@riverbank.example")
    assert (added.team, added.school) == (team, cast.riverbank)
    assert "attendance@riverbank.example" in words(admin.get(page("addresses")))
    assert destination_of("attendance@riverbank.example", at=clock.now()).school_id == cast.riverbank.id
    assert send(admin, page("end_address", added.ref)).status_code == 302
    assert destination_of("attendance@riverbank.example", at=clock.now()) is None
    assert [entry.verb for verb in ("add_inbound_address", "end_inbound_address") for entry in noted(verb)] == [
        "add_inbound_address",
        "end_inbound_address",
    ]
    assert as_person("office").get(page("addresses")).status_code == 403


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("office@elsewhere.example", "riverbank.example"),
        ("reply@riverbank.example", "another purpose"),
        ("postmaster@riverbank.example", "another purpose"),
        (OFFICE, "comes in already"),
        ("no address", "This is not an e-mail address."),
    ],
)
def test_an_address_that_cannot_be_is_refused_with_the_reason(as_person, address, said):
    answer = send(as_person("admin"), page("addresses"), {"address": address, "team": ""})
    assert answer.status_code == 422
    assert said in words(answer)
    assert address in answer.content.decode()


def test_no_school_takes_the_address_of_another(as_person, cast):
    sent = send(as_person("hillside_office"), page("addresses", school="hillside"), {"address": OFFICE, "team": ""})
    assert sent.status_code == 422
    assert InboundAddress.objects.filter(address=OFFICE).get().school == cast.riverbank
