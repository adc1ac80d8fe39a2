"""Handling a complaint by its pages: each step by the right person, in the right order, and told in plain words."""

import pytest
from django.test import Client
from django.urls import reverse

from accord.concerns.facts.complaints import current_stage
from accord.concerns.models import Complaint, ComplaintPaper, Finding
from accord.concerns.notices.handling import still_free
from accord.concerns.panels.asked import asked_of
from accord.concerns.papers import keep_paper, written_paper
from accord.concerns.tests.handled import DAY, answered, confirmed, found, handler
from accord.core import clock
from accord.core.ids import new_ref
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, Notice
from accord.people.models import Login
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("H2")]

STRANGE = "zanzibarine"


def at_desk(complaint: Complaint, step: str = "", **named: str) -> str:
    url = reverse("complaints:complaint", args=["riverbank", complaint.ref])
    return f"{url}step/{step}/" if step else url


def asked(complaint: Complaint, step: str = "") -> str:
    url = reverse("asked_panels:complaint", args=[complaint.ref])
    return f"{url}step/{step}/" if step else url


def words(client: Client, url: str, status: int = 200) -> str:
    page = client.get(url)
    assert page.status_code == status, url
    return page.content.decode()


def press(client: Client, url: str, status: int = 302, **sent: object) -> str:
    page = client.post(url, {**sent, "once": new_ref() + new_ref()})
    assert page.status_code == status, (url, page.content.decode()[:2000])
    return page.content.decode()


@pytest.mark.in_turn
def test_a_complaint_is_taken_to_its_answer(cast: Cast, as_person) -> None:
    complaint = confirmed(cast, letter=f"A {STRANGE} hall.", about=[cast.staff["tan"]])
    deputy, looks_into, mother = as_person("deputy"), as_person("year_head"), as_person("amina")
    assert handler(complaint) == cast.login("deputy")
    page = words(deputy, at_desk(complaint))
    assert "Say that it has arrived" in page
    assert STRANGE in page
    assert "An answer says what was found on every point" in page, "what cannot be done yet says why"
    press(deputy, at_desk(complaint, "acknowledge"), words="Thank you.")
    press(deputy, at_desk(complaint, "acknowledge"), 422, words="Thank you again.")

    offered = words(deputy, at_desk(complaint, "investigator"))
    assert "Hana Weiss" in offered
    assert "Hui Min Tan" not in offered
    named = press(deputy, at_desk(complaint, "investigator"), 422, person=cast.login("tan").ref)
    assert "Please choose one of the list." in named
    press(deputy, at_desk(complaint, "investigator"), person=cast.login("year_head").ref)
    assert [row.words for row in asked_of(cast.login("year_head"), MONDAY)] == ["You look into this complaint."]
    assert not asked_of(cast.login("tan"), MONDAY)

    assert "points have no finding" not in words(looks_into, asked(complaint))
    for point in complaint.points.filter(dropped_at__isnull=True):
        empty = press(looks_into, asked(complaint, "finding"), 422, point=point.ref, result="partly", reasons="")
        assert "Please fill this in." in empty
        press(
            looks_into, asked(complaint, "finding"), point=point.ref, result="partly", reasons="The register shows it."
        )
    assert looks_into.get(asked(complaint, "answer")).status_code == 404, "the investigator does not answer"
    press(deputy, at_desk(complaint, "remedy"), text="We ring next time.", due_on="2026-12-01")
    press(deputy, at_desk(complaint, "answer"), answer="We are sorry that nobody rang.")

    letter = complaint.papers.get(kind=ComplaintPaper.Kind.OUTCOME)
    assert letter.for_family
    assert letter.pages >= 2, "in Arabic, with the English attached"
    got = mother.get(reverse("family_complaints:paper", args=[complaint.ref, letter.ref]))
    assert b"".join(got.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    read = words(mother, reverse("family_complaints:papers", args=[complaint.ref]))
    assert "We are sorry that nobody rang." in read
    assert read.count("The register shows it.") == 2, "what was found on each point, and why"
    stage = current_stage(complaint)
    assert stage.next_until
    assert stage.next_until > MONDAY
    press(deputy, at_desk(complaint, "answer"), 422, answer="Once more.")
    assert Finding.objects.filter(stage=stage).count() == 2

    press(deputy, at_desk(complaint, "remedy-done"), remedy=complaint.remedies.get().ref)
    assert complaint.remedies.get().done_by == cast.login("deputy")
    told = str(list(Notice.objects.values_list("subject", "text"))) + str(list(Delivery.objects.values()))
    assert complaint.number in told
    assert STRANGE not in told
    assert "hall" not in told
    assert STRANGE not in str(list(AuditEntry.objects.values_list("details", "purpose")))


@pytest.mark.in_turn
def test_a_later_date_is_promised_with_its_reason_and_told(cast: Cast, as_person) -> None:
    complaint = confirmed(cast)
    deputy, before = as_person("deputy"), current_stage(complaint).answer_by
    early = press(deputy, at_desk(complaint, "new-date"), 422, answer_on="2026-11-25", reason="Ill")
    assert "Choose a day after the one that was promised." in early
    press(deputy, at_desk(complaint, "new-date"), answer_on="2026-12-16", reason="Somebody is ill.")
    stage = current_stage(complaint)
    assert stage.answer_by > before
    assert stage.answer_by.date().isoformat() == "2026-12-16"
    assert Notice.objects.filter(about_ref=complaint.ref, text__icontains="need longer").exists()
    assert "Somebody is ill." in words(deputy, at_desk(complaint))


@pytest.mark.in_turn
def test_a_stage_is_passed_on_only_to_somebody_free(cast: Cast, as_person) -> None:
    complaint = confirmed(cast, about=[cast.staff["tan"]])
    deputy = as_person("deputy")
    offered = words(deputy, at_desk(complaint, "pass"))
    assert "Helen Moss" in offered
    assert "Hui Min Tan" not in offered
    press(deputy, at_desk(complaint, "pass"), person=cast.login("head").ref, reason="I am away.")
    assert handler(complaint) == cast.login("head")
    assert deputy.get(at_desk(complaint, "acknowledge")).status_code == 404, "one has it, the other reads"
    press(as_person("head"), at_desk(complaint, "acknowledge"))


@pytest.mark.in_turn
def test_a_colleague_gives_an_account_without_reading_the_complaint(cast: Cast, as_person) -> None:
    complaint = confirmed(cast, letter=f"A {STRANGE} hall.", about=[cast.staff["tan"]])
    deputy, teacher, mother = as_person("deputy"), as_person("tan"), as_person("amina")
    press(
        deputy, at_desk(complaint, "ask-account"), staff=cast.staff["tan"].ref, question="Who was in the hall at noon?"
    )
    (row,) = asked_of(cast.login("tan"), MONDAY)
    page = words(teacher, row.url)
    assert "Who was in the hall at noon?" in page
    assert STRANGE not in page
    assert complaint.number not in page
    assert "Amina" not in page
    assert as_person("lim").get(row.url).status_code == 404
    press(teacher, row.url, text="I was there from noon.")
    assert not asked_of(cast.login("tan"), MONDAY)
    account = complaint.papers.get(kind=ComplaintPaper.Kind.ACCOUNT)
    listed = reverse("family_complaints:papers", args=[complaint.ref])
    one = reverse("family_complaints:paper", args=[complaint.ref, account.ref])
    assert "Account of" not in words(mother, listed)
    assert mother.get(one).status_code == 404
    press(deputy, at_desk(complaint, "show-paper"), paper=account.ref, for_family="yes")
    assert "Account of" in words(mother, listed)
    assert mother.get(one).status_code == 200


@pytest.mark.in_turn
def test_many_complaints_on_one_matter_have_one_answer_and_each_its_own_letter(cast: Cast, as_person) -> None:
    alike = [confirmed(cast, guardian) for guardian in ("amina", "jakub", "siti")]
    apart = confirmed(cast, "grace", about=[cast.staff["deputy"]])
    deputy = as_person("deputy")
    from accord.concerns.actions.name_investigator import name_investigator

    for one in alike:
        name_investigator(complaint=one, login=handler(one), person=handler(one), by="login:test", at=MONDAY)
    url = reverse("complaints:together", args=["riverbank"])
    page = words(deputy, url)
    assert all(one.number in page for one in alike)
    assert apart.number not in page
    sent = {"result": "upheld", "reasons": "The hall was cold.", "answer": "We are sorry."}
    assert "at least two" in press(deputy, url, 422, complaints=[alike[0].ref], **sent)
    press(deputy, url, complaints=[one.ref for one in alike], **sent)
    for one in alike:
        stage = current_stage(one)
        assert stage.answered_at
        assert stage.next_until
        assert stage.findings.count() == 2
        assert one.papers.filter(kind=ComplaintPaper.Kind.OUTCOME).count() == 1
    assert current_stage(apart).answered_at is None


@pytest.mark.in_turn
@pytest.mark.requirement("H3")
def test_whoever_has_a_conflict_or_no_part_reads_nothing(cast: Cast, as_person) -> None:
    complaint = confirmed(cast, letter=f"A {STRANGE} hall.", about=[cast.staff["head"]])
    chair = as_person("chair")
    assert handler(complaint) == cast.login("chair")
    assert STRANGE in words(chair, at_desk(complaint))
    assert STRANGE in words(chair, asked(complaint))
    for nobody in ("head", "deputy", "governor", "office", "tan", "chief", "jakub", "amina"):
        client = as_person(nobody)
        for url in (at_desk(complaint), asked(complaint), at_desk(complaint, "answer"), asked(complaint, "answer")):
            page = client.get(url)
            assert page.status_code in (403, 404), (nobody, url)
            assert STRANGE not in page.content.decode()
        assert not asked_of(cast.login(nobody), MONDAY)
    press(chair, at_desk(complaint, "investigator"), person=cast.login("governor").ref)
    assert STRANGE in words(as_person("governor"), asked(complaint)), "whoever investigates reads it"


@pytest.mark.in_turn
@pytest.mark.requirement("H3")
def test_a_conflict_that_comes_later_shuts_out_at_once(cast: Cast, as_person) -> None:
    complaint = confirmed(cast)
    deputy = as_person("deputy")
    words(deputy, at_desk(complaint))
    paper = keep_paper(complaint, written_paper("Note", STRANGE), by=None, by_family=True, for_family=True, at=MONDAY)
    file = reverse("complaints:paper", args=["riverbank", complaint.ref, paper.ref])
    assert deputy.get(file).content.decode() == STRANGE
    assert still_free(cast.staff["deputy"], [complaint.ref]) == [complaint.ref]
    complaint.about.create(staff=cast.staff["deputy"])
    assert deputy.get(file).status_code == 404
    assert still_free(cast.staff["deputy"], [complaint.ref]) == [], "no notice leaves to whoever is barred by then"
    assert deputy.get(at_desk(complaint)).status_code == 404
    assert deputy.post(at_desk(complaint, "acknowledge"), {"once": new_ref() + new_ref()}).status_code == 404


@pytest.mark.in_turn
def test_findings_of_a_running_stage_stay_with_those_who_work_on_it(cast: Cast, as_person) -> None:
    complaint = confirmed(cast)
    answered(cast, complaint)
    from accord.concerns.actions.ask_next_stage import ask_next_stage

    ask_next_stage(complaint=complaint, reason="", by="login:test", at=MONDAY)
    second = handler(complaint)
    assert second == cast.login("head")
    from accord.concerns.actions.name_investigator import name_investigator

    name_investigator(complaint=complaint, login=second, person=second, by="login:test", at=MONDAY)
    found(complaint, second, MONDAY, reasons=f"A {STRANGE} reason.")
    assert STRANGE in words(as_person("head"), at_desk(complaint))
    before = words(as_person("deputy"), at_desk(complaint))
    assert "The register shows it." in before
    assert STRANGE not in before
    assert "Hana Weiss" not in words(as_person("head"), at_desk(complaint, "investigator")), "had an earlier part"


@pytest.mark.in_turn
def test_an_answer_that_stands_ends_the_complaint_and_promises_stay(cast: Cast) -> None:
    from accord.concerns.actions.follow_remedy import promise_remedy
    from accord.concerns.remedy_tasks import end_answered_complaints, remind_of_remedies

    complaint = confirmed(cast)
    deputy: Login = handler(complaint)
    promise_remedy(
        complaint=complaint,
        text="We ring.",
        due_on=(MONDAY + 40 * DAY).date(),
        login=deputy,
        by="login:test",
        at=MONDAY,
    )
    answered(cast, complaint)
    end_answered_complaints()
    assert Complaint.objects.get(pk=complaint.pk).ended_at is None, "the family can still ask for more"
    with clock.travel_to(MONDAY + 38 * DAY):
        end_answered_complaints()
        assert Complaint.objects.get(pk=complaint.pk).ended_at is not None
        remind_of_remedies()
        remind_of_remedies()
    due = Notice.objects.filter(about_ref=complaint.ref, once__startswith="remedy_due:")
    assert due.count() == 1, "reminded, also after the end, once a week"
