"""A serial complainer is treated fairly: reasons, an end, a letter, a look at what is new, and every way stays open."""

from datetime import date

import pytest
from django.urls import reverse

from accord.concerns.actions.decide_serial import decide_serial
from accord.concerns.actions.raise_complaint import Complainant, raise_complaint
from accord.concerns.facts.complaints import facts_of
from accord.concerns.facts.serial import decisions_on, may_be_covered_by
from accord.concerns.models import Complaint, SerialDecision
from accord.concerns.tests.handled import DAY, answered, confirmed
from accord.concerns.tests.test_handling import at_desk, press, words
from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.delivery.models import Notice
from accord.rules.complaints import ComplaintStep, why_not
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("H2")]

SAID = {"matter": "The seat in class 4B", "reasons": "Answered three times.", "tried_before": "Two talks."}


def decided(cast: Cast, by: str = "deputy", **changes: object) -> SerialDecision:
    values: dict[str, object] = {
        **SAID, "school": cast.riverbank, "guardian": cast.guardians["amina"], "ends_on": date(2027, 2, 1),
        "staff": cast.staff[by], "by": "login:test", "at": MONDAY,
    }  # fmt: skip
    return decide_serial(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"by": "tan"}, "not_serial_not_a_leader"),
        ({"reasons": " "}, "not_serial_no_reasons"),
        ({"tried_before": ""}, "not_serial_nothing_tried"),
        ({"ends_on": None}, "not_serial_no_end"),
        ({"ends_on": date(2027, 6, 1)}, "not_serial_too_long"),
        ({"matter": ""}, "no_matter"),
        ({"by": "head"}, "not_serial_conflict"),
    ],
)
def test_it_is_decided_only_by_a_free_leader_with_reasons_and_an_end(
    cast: Cast, changes: dict[str, object], code: str
) -> None:
    confirmed(cast, about=[cast.staff["head"]])
    assert decided(cast).pk, "the rightful leader can"
    with pytest.raises(DomainError) as refused:
        decided(cast, **changes)  # type: ignore[arg-type]
    assert refused.value.code == code


@pytest.mark.in_turn
def test_the_family_reads_answers_and_keeps_every_way(cast: Cast, as_person) -> None:
    first = confirmed(cast)
    answered(cast, first)
    deputy, mother = as_person("deputy"), as_person("amina")
    url = reverse("complaints:decide_serial", args=["riverbank", first.ref])
    assert "What was tried before" in press(deputy, url, 422, **{**SAID, "tried_before": ""}, ends_on="2027-02-01")
    press(deputy, url, **SAID, ends_on="2027-02-01")
    decision = SerialDecision.objects.get()
    page = reverse("family_complaints:serial", args=[decision.ref])
    assert SAID["reasons"] in words(mother, page)
    assert as_person("jakub").get(page).status_code == 404
    letter = mother.get(reverse("family_complaints:serial_letter", args=[decision.ref]))
    assert b"".join(letter.streaming_content).startswith(b"%PDF")
    press(mother, page, words="It is not the same.")
    at_school = reverse("complaints:serial_decision", args=["riverbank", decision.ref])
    assert "It is not the same." in words(deputy, at_school)
    told = str(list(Notice.objects.values_list("subject", "text"))) + str(list(AuditEntry.objects.values("details")))
    assert "seat in class" not in told
    assert why_not(ComplaintStep.ASK_NEXT_STAGE, facts_of(first, MONDAY)) is None, "the next stage stays open"

    later = MONDAY + DAY
    again = raise_complaint(
        school=cast.riverbank, complainant=Complainant(guardian=cast.guardians["amina"]), letter="The seat, and more.",
        language="en", how="portal", by="login:test", at=later,
    )  # fmt: skip
    assert may_be_covered_by(again, later) == decision
    assert may_be_covered_by(first, later) is None, "what came before is not covered"
    from accord.core import clock

    with clock.travel_to(later):
        assert "A decision may cover this" in words(deputy, at_desk(again))
        press(deputy, at_desk(again, "look"), anything_new="no", reasons="Answered in May.")
        assert "Nothing in it is new" in words(deputy, at_desk(again))
        press(deputy, at_desk(again, "acknowledge"))
    assert Complaint.objects.get(pk=again.pk).ended_at is None, "nothing ends by itself"
    press(deputy, at_school, because="It is settled.")
    assert not decisions_on(cast.guardians["amina"], later)
    press(deputy, at_school, 422, because="Again.")
