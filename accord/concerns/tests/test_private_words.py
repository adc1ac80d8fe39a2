"""What a complainant reads, with another family's details in it: its writer is stopped once, and told where."""

import pytest

from accord.concerns.actions.answer_complaint import answer_complaint, answer_together
from accord.concerns.actions.decide_serial import decide_serial
from accord.concerns.actions.prepare_hearing import set_hearing
from accord.concerns.facts.complaints import current_stage
from accord.concerns.models import Complaint, ComplaintPaper, DetailsStay
from accord.concerns.papers import keep_paper, written_paper
from accord.concerns.tests.handled import (
    DAY,
    before_the_panel,
    confirmed,
    found,
    handler,
    investigated,
    seated,
)
from accord.concerns.tests.test_handling import asked, at_desk, press, words
from accord.core.models import AuditEntry
from accord.people.models import Guardian
from accord.people.private_words import DetailsFound
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I8", "H2", "K1")]
WHY = "Quollpepper: she asked us to name her."
STOPPED = "If it must stay: why?"


@pytest.fixture
def story(cast: Cast) -> Cast:
    """The cast; Ewa's address is confidential, Grace has a telephone, and Amina lives where she lives."""
    Guardian.objects.filter(pk=cast.guardians["ewa"].pk).update(address="17 Ferry Lane", address_confidential=True)
    Guardian.objects.filter(pk=cast.guardians["grace"].pk).update(phone="+447700900123")
    Guardian.objects.filter(pk=cast.guardians["amina"].pk).update(address="88 Mill Road", phone="+447700900555")
    return cast


@pytest.mark.in_turn
def test_details_1_and_2_at_every_step_in_which_a_family_gets_words(story: Cast, as_person) -> None:
    complaint, tom = confirmed(story), story.students["tom"].full_name
    deputy, looks_into = as_person("deputy"), as_person("year_head")
    typed = f"Thank you. {tom} was there; ring 07700 900 123. We wrote to 88 Mill Road."
    refused = press(deputy, at_desk(complaint, "acknowledge"), 422, words=typed)
    for said in (tom, "is the name of another child", "+447700900123", STOPPED, "07700 900 123. We wrote"):
        assert said in refused
    assert "is the address of another family" not in refused, "their own address is their own"
    press(deputy, at_desk(complaint, "acknowledge"), words=typed, why_details_stay=WHY)
    assert current_stage(complaint).acknowledged_with == typed

    late = {"answer_on": "2026-12-20", "reason": f"We wait for {tom}."}
    assert STOPPED in press(deputy, at_desk(complaint, "new-date"), 422, **late)
    press(deputy, at_desk(complaint, "new-date"), **{**late, "reason": "We wait for somebody."})

    press(deputy, at_desk(complaint, "investigator"), person=story.login("year_head").ref)
    for point in complaint.points.filter(dropped_at__isnull=True):
        finding = {"point": point.ref, "result": "partly", "reasons": f"{tom} says so.", "in_their_language": ""}
        assert STOPPED in press(looks_into, asked(complaint, "finding"), 422, **finding)
        press(looks_into, asked(complaint, "finding"), **finding, why_details_stay=WHY)
    remedy = {"text": f"{tom} says sorry.", "due_on": "2026-12-01"}
    assert STOPPED in press(deputy, at_desk(complaint, "remedy"), 422, **remedy)
    assert not complaint.remedies.exists(), "nothing is kept of what was stopped"
    press(deputy, at_desk(complaint, "remedy"), **remedy, why_details_stay=WHY)
    answer = {"answer": f"{tom} was there.", "in_their_language": f"نأسف. {tom}"}
    assert press(deputy, at_desk(complaint, "answer"), 422, **answer).count("is the name of another child") >= 2
    press(deputy, at_desk(complaint, "answer"), answer="We are sorry.")

    assert DetailsStay.objects.filter(complaint=complaint).count() == 4
    assert "Quollpepper" in words(deputy, at_desk(complaint))
    mother = as_person("amina")
    for page in ("", "papers/"):
        assert "Quollpepper" not in words(mother, f"/family/complaints/{complaint.ref}/{page}")
    assert "Quollpepper" not in str(list(AuditEntry.objects.values_list("details", "purpose")))


@pytest.mark.in_turn
def test_details_3_a_confidential_address_passes_in_no_letter_whatever_was_written_before(story: Cast) -> None:
    complaint = confirmed(story)
    investigated(story, complaint)
    found(complaint, story.login("year_head"), MONDAY, reasons="He waited at 5 Canal Street.")
    ewa = Guardian.objects.filter(pk=story.guardians["ewa"].pk)
    ewa.update(address="5 Canal Street")
    has_it = {"complaint": complaint, "login": handler(complaint), "by": "login:test", "at": MONDAY}
    with pytest.raises(DetailsFound) as stopped:
        answer_complaint(answer="We are sorry.", why_details_stay=WHY, **has_it)  # type: ignore[arg-type]
    assert not stopped.value.may_stay
    assert "Point 1: “" in stopped.value.message
    assert not complaint.papers.filter(kind=ComplaintPaper.Kind.OUTCOME).exists()
    ewa.update(address="17 Ferry Lane")
    answer_complaint(answer="We are sorry.", **has_it)  # type: ignore[arg-type]


@pytest.mark.in_turn
def test_details_1_and_3_in_the_papers_before_a_family_can_read_them(story: Cast, as_person) -> None:
    complaint, tom = confirmed(story), story.students["tom"].full_name
    stage, deputy, mother = before_the_panel(story, complaint), as_person("chair"), as_person("amina")
    listed = f"/family/complaints/{complaint.ref}/papers/"
    typed = {"name": "Diary", "text": f"{tom} was in the hall.", "for_family": "on"}
    refused = press(deputy, asked(complaint, "add-paper"), 422, **typed)
    for said in (tom, "is the name of another child", STOPPED, "was in the hall."):
        assert said in refused
    assert "Diary" not in words(mother, listed)
    inside = {"name": "Note inside", "text": f"{tom} lives at 17 Ferry Lane."}
    press(deputy, asked(complaint, "add-paper"), **inside)
    press(deputy, asked(complaint, "add-paper"), **typed, why_details_stay=WHY)
    assert "Diary" in words(mother, listed)

    note = complaint.papers.get(name="Note inside")
    shown = {"paper": note.ref, "for_family": "yes"}
    refused = press(deputy, asked(complaint, "show-paper"), 422, **shown)
    for said in ("Note inside: “17 ferry lane”", "must never stand here", note.ref):
        assert said in refused.casefold() or said in refused
    assert "17 ferry lane" in press(deputy, asked(complaint, "show-paper"), 422, **shown, why_details_stay=WHY)
    assert "Note inside" not in words(mother, listed)
    account = keep_paper(
        complaint, written_paper("Account", f"I saw {tom}."), by=None, by_family=False, for_family=False, at=MONDAY
    )
    shown["paper"] = account.ref
    assert STOPPED in press(deputy, asked(complaint, "show-paper"), 422, **shown)
    press(deputy, asked(complaint, "show-paper"), **shown, why_details_stay=WHY)
    assert "Account" in words(mother, listed)

    seated(story, complaint)
    who = {"complaint": complaint, "login": story.login("chair"), "by": "login:test", "at": MONDAY}
    set_hearing(hearing_at=MONDAY + 14 * DAY, place="", **who)  # type: ignore[arg-type]
    Guardian.objects.filter(pk=story.guardians["grace"].pk).update(address="5 Canal Street")
    keep_paper(
        complaint, written_paper("Plan", "We met at 5 Canal Street."), by=None, by_family=False, for_family=True,
        at=MONDAY,
    )  # fmt: skip
    assert "Plan: “5 canal street”" in press(deputy, asked(complaint, "send"), 422)
    Guardian.objects.filter(pk=story.guardians["grace"].pk).update(address_confidential=True)
    assert "must never stand here" in press(deputy, asked(complaint, "send"), 422, why_details_stay=WHY)
    assert not stage.bundles.exists()
    Guardian.objects.filter(pk=story.guardians["grace"].pk).update(address_confidential=False)
    press(deputy, asked(complaint, "send"), why_details_stay=WHY)
    assert stage.bundles.count() == 1
    assert sorted(complaint.details_that_stay.values_list("of", flat=True)) == sorted(
        f"paper:{one.ref}" for one in complaint.papers.filter(name__in=("Diary", "Account", "Plan"))
    )
    assert "Quollpepper" not in words(mother, listed)


@pytest.mark.in_turn
def test_details_1_for_many_together_for_a_serial_decision_and_for_somebody_without_a_record(story: Cast) -> None:
    both = [confirmed(story), confirmed(story, guardian="jakub")]
    for one in both:
        investigated(story, one)
    lena, has_it = story.students["lena"].full_name, {"login": handler(both[0]), "by": "login:test", "at": MONDAY}
    said = {"result": "partly", "reasons": "As before.", "answer": f"We spoke with {lena}."}
    with pytest.raises(DetailsFound) as stopped:
        answer_together(complaints=both, **said, **has_it)  # type: ignore[arg-type]
    assert stopped.value.may_stay
    assert lena in stopped.value.fields["answer"], "Jakub may read of his daughter, Amina is told of another child"
    assert not Complaint.objects.filter(stages__answered_at__isnull=False).exists()
    answer_together(complaints=both, why_details_stay=WHY, **said, **has_it)  # type: ignore[arg-type]
    assert [one.complaint_id for one in DetailsStay.objects.all()] == [both[0].pk]

    serial = {"matter": "The hall", "tried_before": f"A talk with {lena}.", "reasons": "Answered twice."}
    decision = {
        "school": story.riverbank, "guardian": story.guardians["amina"], "ends_on": (MONDAY + 60 * DAY).date(),
        "staff": story.staff["head"], "by": "login:head", "at": MONDAY,
    }  # fmt: skip
    with pytest.raises(DetailsFound):
        decide_serial(**serial, **decision)  # type: ignore[arg-type]
    assert decide_serial(**serial, **decision, why_details_stay=WHY).why_details_stay == WHY  # type: ignore[arg-type]

    outside = confirmed(story)
    own = {"guardian": None, "complainant": "Rosa Field", "reach": "9 Weir Road\n07700 900777", "student": None}
    Complaint.objects.filter(pk=outside.pk).update(**own)
    outside.refresh_from_db()
    investigated(story, outside)
    to_her = {"complaint": outside, "login": handler(outside), "by": "login:test", "at": MONDAY}
    with pytest.raises(DetailsFound):
        answer_complaint(answer=f"We asked {lena}.", **to_her)  # type: ignore[arg-type]
    answer_complaint(answer="We write to 9 Weir Road and ring 07700 900777.", **to_her)  # type: ignore[arg-type]
