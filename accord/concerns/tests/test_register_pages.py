"""The register, and what staff take down: lines for the office, the matter for those who look into it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accord.charters.models import PromiseOutcome
from accord.charters.tests.making import published, ready_charter
from accord.concerns.complaint_tasks import look_after_complaints
from accord.concerns.models import Complaint
from accord.concerns.tests.complaining import complained
from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, Notice
from accord.messaging.models import Message
from accord.messaging.tests.writing import about, write
from accord.messaging.tests.written import with_charter
from accord.people.models import DistrictPost, RoleHolding
from accord.people.tests.pages import send
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("H2"), pytest.mark.requirement("H3")]

STRANGE = "Kwyzibo"
FINDERS = ("head", "deputy", "office")
LISTS = ("complaints:register", "desk", "staff_news:news", "people:search", "complaints:take_down", "messages:inbox")


def page(name: str, *args: str) -> str:
    return reverse(f"complaints:{name}", args=["riverbank", *args])


def seen_by(client: Client, *names: str) -> str:
    """Everything that somebody finds on the lists of the staff's side."""
    return "".join(client.get(reverse(name, args=["riverbank"])).content.decode() for name in names)


@pytest.mark.in_turn
def test_the_office_sees_a_line_and_leaders_the_matter(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    complaint = complained(cast, letter=f"{STRANGE} happened.", about=[cast.staff["tan"]], about_words=STRANGE)
    deputy, office = as_person("deputy"), as_person("office")
    line = office.get(page("register")).content.decode()
    assert complaint.number in line
    assert "Stage 1" in line
    assert "Written here" in line
    assert "Leo Grant" not in line
    assert "Kowalski" not in line
    assert STRANGE not in line
    assert office.get(page("status", complaint.ref)).status_code == 403
    assert STRANGE in deputy.get(page("status", complaint.ref)).content.decode()
    teacher = as_person("lim")
    assert teacher.get(page("register")).status_code == 403
    assert complaint.number not in seen_by(teacher, "desk", "staff_news:news", "complaints:take_down")


@pytest.mark.in_turn
@pytest.mark.parametrize(("named", "reader"), [("deputy", "head"), ("head", "chair"), ("office", "deputy")])
def test_whoever_it_is_about_finds_no_trace_of_it_anywhere(cast: Cast, as_person, named: str, reader: str) -> None:  # type: ignore[no-untyped-def]
    """The same pages, byte for byte in what they count, as if there were no complaint."""
    other = complained(cast, guardian="amina")
    before = as_person(named).get(page("register")).content.decode()
    complaint = complained(cast, letter=f"{STRANGE} happened.", about=[cast.staff[named]])
    right = as_person(reader)
    assert complaint.number in right.get(page("register")).content.decode()
    assert STRANGE in right.get(page("status", complaint.ref)).content.decode()

    theirs = as_person(named)
    after = theirs.get(page("register")).content.decode()
    assert other.number in after
    assert after.count("<tr") == before.count("<tr")
    for trace in (complaint.number, complaint.ref, STRANGE):
        assert trace not in seen_by(theirs, *LISTS), trace
    for name in ("status", "points", "scope", "late", "receipt"):
        told, absent = theirs.get(page(name, complaint.ref)), theirs.get(page(name, "nothinghere"))
        assert told.status_code == absent.status_code in (403, 404), name
    assert not Delivery.objects.filter(notice__about_ref=complaint.ref, staff=cast.staff[named]).exists()
    for entry in AuditEntry.objects.filter(subject=f"complaint:{complaint.ref}"):
        assert STRANGE not in str(entry.details)
        assert cast.staff[named].ref not in str(entry.details)


@pytest.mark.in_turn
def test_the_list_of_those_not_reached_tells_nobody_of_a_complaint(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    lists = [reverse("deliveries:list", args=["riverbank"])]
    before = {key: [as_person(key).get(url).content.decode().count("<article") for url in lists] for key in FINDERS}
    complaint = complained(cast, guardian="kavitha", about=[cast.staff["head"]])
    assert complaint.number in as_person("chair").get(page("register")).content.decode()
    after = {key: [as_person(key).get(url).content.decode().count("<article") for url in lists] for key in FINDERS}
    assert after == before


@pytest.mark.in_turn
def test_numbers_tell_neither_how_many_there_are_nor_that_one_is_missing(cast: Cast) -> None:
    numbers = [int(complained(cast).number.split("/")[1]) for _each in range(6)]
    assert len(set(numbers)) == 6
    assert all(1000 <= one <= 9999 for one in numbers)
    assert any(abs(later - earlier) != 1 for earlier, later in zip(numbers, numbers[1:], strict=False))


def test_notices_carry_no_word_of_the_matter(cast: Cast) -> None:
    complaint = complained(cast, letter=f"{STRANGE} happened.", about_words=STRANGE)
    notices = Notice.objects.filter(about_ref=complaint.ref)
    assert {one.confidential for one in notices} == {True}
    assert Delivery.objects.filter(notice__in=notices, staff=cast.staff["deputy"]).exists()
    assert Delivery.objects.filter(notice__in=notices, guardian=cast.guardians["jakub"]).exists()
    assert all(STRANGE not in f"{one.subject}{one.text}" for one in notices)


@pytest.mark.in_turn
def test_a_complaint_by_telephone_is_written_down_for_somebody_without_a_sign_in(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    teacher = as_person("lim")
    empty = send(teacher, page("take_down"), {"how": "telephone", "received_on": "2026-11-23", "language": "ro"})
    assert empty.status_code == 422
    typed = {
        "letter": "M-a sunat bunica. Copilul a plâns.", "how": "telephone", "received_on": "2026-11-20",
        "language": "ro", "complainant": "Ioana Pop", "represented_by": "Dan Pop, her son", "reach": "07700 900 123",
    }  # fmt: skip
    taken = send(teacher, page("take_down"), typed)
    complaint = Complaint.objects.get()
    assert (complaint.complainant, complaint.represented_by, complaint.language) == (
        "Ioana Pop",
        "Dan Pop, her son",
        "ro",
    )
    receipt = teacher.get(taken["Location"]).content.decode()
    assert complaint.number in receipt
    assert "Friday 4 December" in receipt
    assert "bunica" not in receipt
    assert teacher.get(page("status", complaint.ref)).status_code == 403

    deputy = as_person("deputy")
    case = deputy.get(page("complaint", complaint.ref)).content.decode()
    for words in ("Ioana Pop has no sign-in here", "07700 900 123", "Dan Pop, her son", page("status", complaint.ref)):
        assert words in case, words
    confirmed = {"count": "1", "text_1": "The child cried and nobody came."}
    assert send(deputy, page("points", complaint.ref), confirmed).status_code == 302
    assert complaint.points.get(dropped_at__isnull=True).confirmed_at
    assert send(deputy, page("for_family", complaint.ref, "withdraw"), {"reason": "He rang."}).status_code == 302
    assert send(deputy, page("for_family", complaint.ref, "again"), {}).status_code == 302
    complaint.refresh_from_db()
    assert complaint.ended_at is None


@pytest.mark.in_turn
def test_a_message_is_taken_down_as_a_complaint(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    with_charter(cast)
    write(as_person("amina"), about(cast, "idris"), f"{STRANGE}: I complain about the bus.")
    message = Message.objects.get(guardian__isnull=False)
    with clock.travel_to(MONDAY + timedelta(hours=2)):
        head = as_person("head")
        new = page("take_down") + f"?message={message.ref}"
        desk = reverse("messages:conversation", args=["riverbank", message.conversation.ref])
        assert new in head.get(desk).content.decode()
        assert STRANGE in head.get(new).content.decode()
        assert as_person("lim").get(new).status_code == 404
        typed = {"letter": message.text, "how": "email", "received_on": "2026-11-23", "language": "en"}
        send(head, new, typed)
        complaint = Complaint.objects.get()
        assert (complaint.guardian, complaint.from_message) == (cast.guardians["amina"], message)
        assert complaint.received_at == message.written_at
        assert head.get(new).status_code == 404


@pytest.mark.in_turn
def test_out_of_scope_is_said_with_a_reason_and_undone_by_the_family(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    complaint = complained(cast)
    deputy, father = as_person("deputy"), as_person("jakub")
    own = reverse("family_complaints:complaint", args=[complaint.ref])
    assert send(deputy, page("scope", complaint.ref), {"reason": "It is about admission."}).status_code == 422
    typed = {"reason": "It is about admission.", "goes_to": "The admission panel of the county"}
    assert send(as_person("head"), page("scope", complaint.ref), typed).status_code == 403
    assert send(deputy, page("scope", complaint.ref), typed).status_code == 302
    assert "The admission panel of the county" in father.get(own).content.decode()
    assert complaint.number in as_person("office").get(page("register") + "?show=ended").content.decode()
    send(father, reverse("family_complaints:again", args=[complaint.ref]))
    assert "The admission panel" not in father.get(own).content.decode()


@pytest.mark.in_turn
def test_a_late_complaint_is_looked_at_by_a_person(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    complaint = complained(cast, happened_on=(MONDAY - timedelta(days=300)).date())
    own = reverse("family_complaints:complaint", args=[complaint.ref])
    assert "A person looks whether it can still be taken up" in as_person("jakub").get(own).content.decode()
    assert page("late", complaint.ref) in as_person("deputy").get(page("complaint", complaint.ref)).content.decode()
    assert send(as_person("deputy"), page("late", complaint.ref), {"reason": "She was ill."}).status_code == 302
    assert "can still be taken up" not in as_person("jakub").get(own).content.decode()


@pytest.mark.in_turn
def test_where_nobody_is_free_it_waits_in_the_open(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    RoleHolding.objects.filter(staff__school=cast.riverbank, role__in=["leader", "chair"]).delete()
    DistrictPost.objects.all().delete()
    complaint = complained(cast, about=[cast.staff["head"]])
    line = as_person("office").get(page("register")).content.decode()
    assert complaint.number in line
    assert "Nobody is free to take it" in line
    own = reverse("family_complaints:complaint", args=[complaint.ref])
    assert "It waits in the open" in as_person("jakub").get(own).content.decode()
    assert complaint.number not in as_person("head").get(page("register")).content.decode()
    RoleHolding.objects.create(staff=cast.staff["governor"], role="chair", starts_on=MONDAY.date())
    look_after_complaints.function()
    assert complaint.stages.get().handled_by == cast.login("governor")
    assert complaint.number not in as_person("office").get(page("register")).content.decode()


@pytest.mark.in_turn
def test_what_was_promised_is_reminded_of_and_lateness_is_told_to_both_sides(cast: Cast) -> None:
    published(cast, ready_charter())
    complaint = complained(cast)
    stage = complaint.stages.get()
    told = Delivery.objects.filter(notice__about_ref=complaint.ref)
    with clock.travel_to(stage.answer_by - timedelta(hours=1)):
        look_after_complaints.function()
        look_after_complaints.function()
        reminders = told.filter(notice__once__startswith="answer:", staff=cast.staff["deputy"])
        assert reminders.values("notice").distinct().count() == 1
    with clock.travel_to(stage.answer_by + timedelta(days=1)):
        look_after_complaints.function()
        assert told.filter(notice__once__startswith="late:", staff=cast.staff["deputy"]).exists()
        assert told.filter(notice__once__startswith="family_late:", guardian=cast.guardians["jakub"]).exists()
        outcome = PromiseOutcome.objects.get(measured="complaint_answered_in_time")
        assert (outcome.due_at, outcome.met_at) == (stage.answer_by, None)
    complained(cast, about=[cast.staff["head"]])
    look_after_complaints.function()
    assert PromiseOutcome.objects.filter(measured="complaint_answered_in_time").count() == 1
