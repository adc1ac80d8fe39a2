"""Words that a guardian reads, with somebody else's address, telephone or child in them: stopped once, and where."""

from datetime import timedelta

import pytest

from accord.charters.tests.making import with_charter
from accord.conduct.actions.decide_measure import Intended, decide_measure
from accord.conduct.models import Decision, Review
from accord.conduct.tests.deciding import decided, incident
from accord.conduct.tests.pages import hidden, page, send
from accord.core.models import AuditEntry
from accord.people.models import Guardian
from accord.people.private_words import DetailsFound
from accord.rules.charter import Step
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I8", "K1")]
WHY = "Quollpepper: she asked us to write her number down."


@pytest.fixture
def story(cast: Cast) -> Cast:
    """The cast with the code of their trust in force; Ewa's address is confidential, and Grace has a telephone."""
    with_charter(cast)
    Guardian.objects.filter(pk=cast.guardians["ewa"].pk).update(address="17 Ferry Lane", address_confidential=True)
    Guardian.objects.filter(pk=cast.guardians["grace"].pk).update(phone="+447700900123")
    Guardian.objects.filter(pk=cast.guardians["jakub"].pk).update(address="88 Mill Road")
    return cast


@pytest.mark.in_turn
def test_details_1_the_writer_is_stopped_once_and_details_2_says_why_it_stays(story: Cast, as_person) -> None:
    head, about = as_person("head"), incident(story, student=story.students["lena"])
    where = ("riverbank", about.ref, "informal_reminder")
    tom = story.students["tom"].full_name
    typed = f"You shouted at {tom} and left 07700 900 123 on the board at 88 Mill Road."
    refused = send(head, "conduct:consider", *where, status=422, reasons=typed)
    for words in (f"{tom}", "is the name of another child", "+447700900123", "If it must stay: why?", typed):
        assert words in refused
    assert "88 Mill Road</" not in refused.split("error-summary")[1].split("</ul>")[0], "his own address is his own"
    assert "the address of" not in refused
    changed = send(head, "conduct:consider", *where, status=200, reasons="You shouted.", why_details_stay="")
    assert "A look before it stands" in changed
    look = send(head, "conduct:consider", *where, status=200, reasons=typed, why_details_stay=WHY)
    seen = {"looked": hidden(look, "looked"), "after": hidden(look, "after")}
    send(head, "conduct:consider", *where, status=422, go="decide", reasons=typed, **seen)
    assert not Decision.objects.exists()
    send(head, "conduct:consider", *where, go="decide", reasons=typed, why_details_stay=WHY, **seen)
    decision = Decision.objects.get()
    assert decision.why_details_stay == WHY
    assert "Quollpepper" in page(head, "conduct:measure", "riverbank", decision.ref)
    assert "Quollpepper" not in page(as_person("jakub"), "family_conduct:measure", decision.ref)
    assert "Quollpepper" not in str([one.details for one in AuditEntry.objects.all()])


@pytest.mark.in_turn
def test_details_3_a_confidential_address_never_stays_in_a_decision_a_confirmation_or_a_review(
    story: Cast, as_person
) -> None:
    about = incident(story)
    typed = "He waited at 17, Ferry Lane."
    intended = Intended(step=Step.INFORMAL_REMINDER, reasons=typed, starts_on=MONDAY.date(), why_details_stay=WHY)
    with pytest.raises(DetailsFound) as found:
        decide_measure(incident=about, intended=intended, staff=story.staff["head"], by="login:head", at=MONDAY,
                       has_open_complaint=False)  # fmt: skip
    assert not found.value.may_stay
    assert not Decision.objects.exists()

    bar = decided(story, about, Step.SITE_BAR, provisional_until=MONDAY + timedelta(days=9))
    about.accounts.create(side="guardian", how="talk", text="Mine.", given_at=MONDAY, guardian=about.about_guardian)
    head, governor = as_person("head"), as_person("governor")
    refused = send(head, "conduct:confirm_measure", "riverbank", bar.ref, status=422, reasons=typed)
    assert "must never stand here" in refused
    assert typed in refused
    assert "If it must stay" not in refused
    send(head, "conduct:confirm_measure", "riverbank", bar.ref, reasons="He waited at a house.")
    said = {"outcome": "stays", "reasons": typed, "why_details_stay": WHY}
    refused = send(governor, "asked_measures:review", bar.ref, status=422, **said)
    assert "must never stand here" in refused
    said["reasons"] = f"{story.students['tom'].full_name} was there."
    send(governor, "asked_measures:review", bar.ref, **said)
    assert Review.objects.get().why_details_stay == WHY


def test_a_child_of_whoever_reported_it_is_known_by_the_given_name_alone(story: Cast) -> None:
    tom = story.students["tom"].given_name
    plain = incident(story)
    reported = incident(story, reported_by_staff=None, reported_by_guardian=story.guardians["grace"])
    for about, stopped in ((plain, False), (reported, True)):
        intended = Intended(step=Step.INFORMAL_REMINDER, reasons=f"{tom} cried.", starts_on=MONDAY.date())
        told = {"intended": intended, "staff": story.staff["head"], "by": "login:head", "at": MONDAY}
        if stopped:
            with pytest.raises(DetailsFound):
                decide_measure(incident=about, has_open_complaint=False, **told)  # type: ignore[arg-type]
        else:
            decide_measure(incident=about, has_open_complaint=False, **told)  # type: ignore[arg-type]


def test_details_1_the_words_with_which_a_guardian_is_asked_are_looked_through_too(story: Cast, as_person) -> None:
    head, about = as_person("deputy"), incident(story)
    ask = {"whom": f"guardian:{story.guardians['jakub'].ref}", "step": "informal_reminder"}
    tom = story.students["tom"].full_name
    refused = send(head, "conduct:ask_account", "riverbank", about.ref, status=422, words=f"You saw {tom}.", **ask)
    assert "If it must stay: why?" in refused
    send(head, "conduct:ask_account", "riverbank", about.ref, words=f"You saw {tom}.", why_details_stay=WHY, **ask)
    assert about.account_requests.get().why_details_stay == WHY
