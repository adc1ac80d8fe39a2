"""What a complainant reads, with another family's details in it: its writer is stopped once, and told where."""

import pytest

from accord.concerns.actions.answer_complaint import answer_complaint, answer_together
from accord.concerns.actions.decide_serial import decide_serial
from accord.concerns.facts.complaints import current_stage
from accord.concerns.models import Complaint, ComplaintPaper, DetailsStay
from accord.concerns.tests.handled import DAY, confirmed, found, handler, investigated
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
