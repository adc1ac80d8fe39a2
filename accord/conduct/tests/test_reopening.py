"""A closed matter is opened again: with a reason, by somebody without a part in it, and nothing comes back by it."""

from datetime import timedelta

import pytest

from accord.conduct.actions.close_incident import close_incident
from accord.conduct.actions.reopen_incident import reopen_incident
from accord.conduct.facts import restrictions_on
from accord.conduct.models import Incident, Reopening
from accord.conduct.tests.deciding import decided
from accord.conduct.tests.matters import reported
from accord.conduct.tests.pages import page, send
from accord.conduct.tests.test_held_above import about_the_chair
from accord.core import clock
from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, Notice
from accord.rules.charter import Step
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I1", "H3")]
LATER = MONDAY + timedelta(days=70)
STRANGE = "Numbatmarmalade: a neighbour filmed all of it."


def closed(cast: Cast, incident: Incident, how: str = "no_measure") -> Incident:
    holder = {"staff": incident.held_by, "login": incident.held_by_login}
    close_incident(incident=incident, how=how, reasons="Settled.", by="login:x", at=MONDAY, **holder)
    incident.refresh_from_db()
    return incident


@pytest.mark.in_turn
def test_reopen_1_a_closed_matter_is_opened_again_with_its_reason_and_those_told_of_the_closing_are_told(
    story: Cast, as_person
) -> None:
    incident = closed(story, reported(story))
    where = ("riverbank", incident.ref)
    deputy, tan = as_person("deputy"), as_person("tan")
    assert "Dealt with" in page(tan, "conduct:reported", *where)
    assert "Open it again" in page(deputy, "conduct:incident", *where)
    refused = send(deputy, "conduct:consider", *where, "informal_reminder", status=422, reasons="Please.", go="look")
    assert "This matter is closed" in refused
    refused = send(deputy, "conduct:reopen", *where, status=422, because="new", reasons=" ")
    assert "Please fill this in." in refused or "Write why it is opened again" in refused
    with clock.travel_to(MONDAY + timedelta(days=2)):
        send(as_person("head"), "conduct:reopen", *where, because="new", reasons=STRANGE)
        case = page(deputy, "conduct:incident", *where)
    assert STRANGE in case
    assert "opened it again" in case
    assert "You hold this" in case
    seen = page(tan, "conduct:reported", *where)
    assert "Looked at again" in seen
    told = Notice.objects.filter(about_ref=incident.ref, once__contains="opened_again")
    people = set(Delivery.objects.filter(notice__in=told).values_list("staff__given_name", flat=True))
    assert people == {story.staff["tan"].given_name, story.staff["deputy"].given_name}
    audits = AuditEntry.objects.filter(verb="reopen_incident")
    assert [one.details["because"] for one in audits] == ["new"]
    shown = [str([one.details for one in audits]), str([(one.subject, one.text) for one in told]), seen]
    assert not any("Numbat" in one for one in shown)
    send(deputy, "conduct:reopen", *where, status=422, because="new", reasons="Again.")
    send(deputy, "conduct:close", *where, how="no_measure", reasons="Settled once more.")
    assert "Dealt with" in page(tan, "conduct:reported", *where)


def test_reopen_2_nothing_that_held_is_revived(story: Cast) -> None:
    incident = reported(story)
    bar = decided(story, incident, Step.SITE_BAR)
    incident = closed(story, incident, "measures")
    jakub = [story.guardians["jakub"].pk]
    assert restrictions_on(jakub, MONDAY)
    assert not restrictions_on(jakub, LATER)
    reopen_incident(
        incident=incident, because="finding", reasons="The panel asks for it.", staff=story.staff["head"],
        by="login:head", at=LATER,
    )  # fmt: skip
    assert not restrictions_on(jakub, LATER)
    before = (bar.restriction.starts_at, bar.restriction.ends_at)
    bar.restriction.refresh_from_db()
    assert (bar.restriction.starts_at, bar.restriction.ends_at) == before


@pytest.mark.in_turn
def test_whoever_has_a_part_or_no_charge_does_not_open_it_and_the_trust_opens_its_own(story: Cast, as_person) -> None:
    incident = closed(story, reported(story))
    for who in ("tan", "office", "governor"):
        with pytest.raises(DomainError):
            reopen_incident(
                incident=incident, because="new", reasons="So.", staff=story.staff[who], by="login:x", at=LATER
            )
    assert not Reopening.objects.exists()
    above = closed(story, about_the_chair(story))
    chief = as_person("chief")
    assert "Open it again" in page(chief, "asked_incidents:incident", above.ref)
    send(chief, "asked_incidents:reopen", above.ref, because="finding", reasons="A finding of the panel.")
    assert Reopening.objects.get().by_login == story.login("chief")
    assert f"/asked/incidents/{above.ref}/" in page(chief, "asked")
    page(as_person("chair"), "asked_incidents:reopen", above.ref, status=404)
