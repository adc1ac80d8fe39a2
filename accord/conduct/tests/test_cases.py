"""Matters of conduct: from a report to a reviewed measure, and that no order of steps leads around the rules."""

from dataclasses import replace
from datetime import timedelta

import pytest

from accord.conduct.actions.ask_for_account import ask_for_account
from accord.conduct.actions.confirm_measure import confirm_measure
from accord.conduct.actions.consult import answer_consultation, ask_consultation
from accord.conduct.actions.decide_measure import NotYetDecidable
from accord.conduct.actions.review_measure import review_measure
from accord.conduct.facts import restrictions_on
from accord.conduct.models import Consultation, Restriction, Review
from accord.conduct.tests.matters import bar, consulted, decided, heard, reported
from accord.core.errors import DomainError
from accord.rules.charter import Decider, Step
from accord.rules.measures import Missing
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I4")]


def test_what_is_reported_goes_to_a_leader_who_is_not_involved(story: Cast) -> None:
    incident = reported(story)
    assert incident.held_by == story.staff["deputy"]
    about_him = reported(story, about_guardian=None, about_staff=story.staff["deputy"], affected=[])
    assert about_him.held_by == story.staff["head"]


@pytest.mark.requirement("H3")
def test_what_is_about_the_head_goes_to_the_chair(story: Cast) -> None:
    about_them = reported(
        story, about_guardian=None, about_staff=story.staff["head"], by_staff=story.staff["deputy"], affected=[]
    )
    assert about_them.held_by == story.staff["chair"]


def test_a_bar_without_answers_of_chair_and_chief_is_refused(story: Cast) -> None:
    incident = reported(story)
    heard(story, incident)
    with pytest.raises(NotYetDecidable) as refused:
        decided(story, incident, bar())
    assert set(refused.value.decision.missing) == {Missing.CONSULTATION}
    assert not Restriction.objects.exists()
    consulted(story, incident)
    decision = decided(story, incident, bar())
    assert decision.restriction is not None
    found = restrictions_on([story.guardians["jakub"].pk], MONDAY + timedelta(minutes=1))
    assert [one.kind for one in found[story.guardians["jakub"].pk]] == ["site_bar"]
    assert not restrictions_on([story.guardians["jakub"].pk], MONDAY + timedelta(days=62))


@pytest.mark.requirement("I2")
def test_the_guardian_is_heard_first_or_their_time_has_passed(story: Cast) -> None:
    incident = reported(story)
    consulted(story, incident)
    asked = ask_for_account(
        incident=incident, staff=story.staff["head"], step=Step.SITE_BAR, words="", by="login:head", at=MONDAY
    )
    with pytest.raises(NotYetDecidable):
        decided(story, incident, bar())
    later = asked.due_at + timedelta(minutes=1)
    assert decided(story, incident, bar(later), later).provisional_until is None


@pytest.mark.requirement("I5")
def test_a_provisional_bar_ends_by_itself_unless_it_is_confirmed(story: Cast) -> None:
    incident = reported(story)
    consulted(story, incident)
    decision = decided(story, incident, replace(bar(), safety="He said that he would come back with others."))
    jakub = story.guardians["jakub"].pk
    assert decision.provisional_until is not None
    assert restrictions_on([jakub], decision.provisional_until - timedelta(minutes=1))
    assert not restrictions_on([jakub], decision.provisional_until)
    with pytest.raises(DomainError, match="not_heard"):
        confirm_measure(decision=decision, staff=story.staff["head"], reasons="x", by="login:head", at=MONDAY)
    heard(story, incident)
    confirm_measure(decision=decision, staff=story.staff["head"], reasons="It stays.", by="login:head", at=MONDAY)
    assert restrictions_on([jakub], decision.provisional_until + timedelta(days=1))


def test_an_open_complaint_asks_for_a_second_leader(story: Cast) -> None:
    incident = reported(story)
    heard(story, incident)
    consulted(story, incident)
    with pytest.raises(NotYetDecidable) as refused:
        decided(story, incident, bar(), has_open_complaint=True)
    assert set(refused.value.decision.missing) == {Missing.SECOND_LEADER}
    asked = ask_consultation(
        incident=incident, step=Step.SITE_BAR, role=Decider.LEADER, person=story.login("deputy"),
        draft="A bar of 60 days.", staff=story.staff["head"], by="login:head", at=MONDAY,
    )  # fmt: skip
    answer_consultation(
        consultation=asked, agrees=True, words="It is about the gate alone.", by="login:deputy", at=MONDAY
    )
    decision = decided(story, incident, bar(), has_open_complaint=True)
    assert decision.other_leader == story.staff["deputy"]
    assert decision.other_leader_reasons == "It is about the gate alone."


@pytest.mark.requirement("H3")
def test_whoever_was_consulted_does_not_hear_the_review(story: Cast) -> None:
    incident = reported(story)
    heard(story, incident)
    consulted(story, incident)
    decision = decided(story, incident, bar())
    review = {"outcome": "lifted", "reasons": "It has been quiet.", "at": MONDAY + timedelta(days=30)}
    for barred in ("chair", "head"):
        with pytest.raises(DomainError):
            review_measure(decision=decision, person=story.login(barred), by=f"login:{barred}", **review)  # type: ignore[arg-type]
    heard_by = story.login("governor")
    review_measure(decision=decision, person=heard_by, by="login:governor", **review)  # type: ignore[arg-type]
    assert not restrictions_on([story.guardians["jakub"].pk], MONDAY + timedelta(days=30, minutes=1))


def test_a_review_never_makes_a_measure_longer(story: Cast) -> None:
    incident = reported(story)
    heard(story, incident)
    consulted(story, incident)
    decision = decided(story, incident, bar())
    at = MONDAY + timedelta(days=20)
    longer = {"decision": decision, "person": story.login("governor"), "by": "login:governor", "at": at, "reasons": "r"}
    with pytest.raises(DomainError, match="not_milder"):
        review_measure(outcome="milder", ends_on=MONDAY.date() + timedelta(days=90), **longer)  # type: ignore[arg-type]
    shorter = review_measure(outcome="milder", ends_on=at.date() + timedelta(days=5), **longer)  # type: ignore[arg-type]
    assert shorter.outcome == Review.Outcome.MILDER
    assert not restrictions_on([story.guardians["jakub"].pk], at + timedelta(days=7))


def test_a_consultation_is_answered_once(story: Cast) -> None:
    incident = reported(story)
    consulted(story, incident)
    asked = Consultation.objects.get(role="chair")
    with pytest.raises(DomainError, match="answered_already"):
        answer_consultation(consultation=asked, agrees=False, words="No.", by="login:chair", at=MONDAY)


def test_a_report_says_something_about_somebody_who_was_there(story: Cast) -> None:
    with pytest.raises(DomainError, match="nothing_said"):
        reported(story, words=" ")
    with pytest.raises(DomainError, match="about_nobody"):
        reported(story, about_guardian=None)
    with pytest.raises(DomainError, match="lies_ahead"):
        reported(story, happened_at=MONDAY + timedelta(hours=1))
