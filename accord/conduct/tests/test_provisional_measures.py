"""Measures that hold before the guardian was heard: confirmed on their page, or ended by themselves."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accord.conduct.facts import restrictions_on
from accord.conduct.models import Decision
from accord.conduct.tests.matters import bar, consulted, decided, heard, reported
from accord.conduct.tests.measuring import BAR
from accord.conduct.tests.pages import hidden, page, send
from accord.core import clock
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I3", "I4")]


@pytest.mark.in_turn
@pytest.mark.requirement("I2")
def test_a_provisional_bar_is_confirmed_on_its_page_or_ends(story: Cast, as_person) -> None:
    head, deputy = as_person("head"), as_person("deputy")
    incident = reported(story)
    consulted(story, incident)
    where = ("riverbank", incident.ref, "site_bar")
    urgent = {**BAR, "safety": "He said that he would come back.", "ends_on": "2027-01-10"}
    look = send(head, "conduct:consider", *where, status=200, go="look", **urgent)
    assert "Provisional" in look
    seen = {"looked": hidden(look, "looked"), "after": hidden(look, "after")}
    send(head, "conduct:consider", *where, go="decide", **urgent, **seen)
    decision = Decision.objects.get()
    assert "It waits to be confirmed" in page(head, "conduct:measure", "riverbank", decision.ref)
    refused = send(head, "conduct:confirm_measure", "riverbank", decision.ref, status=422, reasons="It stays so.")
    assert "Hear the guardian first" in refused
    assert "It stays so." in refused
    heard(story, incident)
    assert "names others to decide" in send(
        deputy, "conduct:confirm_measure", "riverbank", decision.ref, status=422, reasons="Mine."
    )
    send(head, "conduct:confirm_measure", "riverbank", decision.ref, reasons="It stays so.")
    with clock.travel_to(MONDAY + timedelta(days=40)):
        assert restrictions_on([story.guardians["jakub"].pk], clock.now())
    send(
        head, "conduct:record_answer", "riverbank", decision.ref, text="On the telephone: sorry.", asks_for_review="on"
    )
    assert "taken down by the school" in page(as_person("jakub"), "family_conduct:measure", decision.ref)


@pytest.mark.in_turn
def test_a_provisional_limit_that_would_end_before_its_first_day_is_refused_in_words(story: Cast, as_person) -> None:
    incident, head = reported(story), as_person("head")
    where = ("riverbank", incident.ref, "written_only")
    days = {"ends_on": "2027-02-10", "review_on": "2027-01-20", "safety": "He came back with a stick."}
    typed = {**BAR, **days, "starts_on": "2027-01-11"}
    refused = send(head, "conduct:consider", *where, status=422, go="look", **typed)
    assert "would end by itself" in refused
    assert "Choose an earlier first day, or hear the guardian first." in refused
    assert "He came back with a stick." in refused
    assert 'href="#id_starts_on"' in refused
    seen = {"looked": hidden(refused, "looked"), "after": hidden(refused, "after")}
    send(head, "conduct:consider", *where, status=422, go="decide", **typed, **seen)
    assert not Decision.objects.exists()

    earlier = {**typed, "starts_on": "2026-11-25", "ends_on": "2027-01-10", "review_on": "2026-12-15"}
    look = send(head, "conduct:consider", *where, status=200, go="look", **earlier)
    seen = {"looked": hidden(look, "looked"), "after": hidden(look, "after")}
    send(head, "conduct:consider", *where, go="decide", **earlier, **seen)
    decision = Decision.objects.get()
    assert decision.restriction
    assert decision.restriction.ends_at == decision.provisional_until
    heard(story, incident)
    send(head, "conduct:confirm_measure", "riverbank", decision.ref, reasons="He sees it as before.")


@pytest.mark.requirement("I5")
@pytest.mark.parametrize("last_day", [date(2027, 3, 27), date(2027, 3, 28), date(2026, 12, 20)])
def test_it_ends_by_itself_at_midnight_of_the_school_also_when_clocks_change(story: Cast, last_day: date) -> None:
    incident = reported(story)
    heard(story, incident)
    at = datetime(2026, 11, 23, 10, tzinfo=MONDAY.tzinfo) if last_day.year == 2026 else MONDAY + timedelta(days=100)
    consulted_bar = bar(at)
    with clock.travel_to(at):
        consulted(story, incident, at)
        decision = decided(story, incident, until(consulted_bar, last_day), at)
    assert decision.restriction
    local = decision.restriction.ends_at.astimezone(ZoneInfo("Europe/London"))
    assert (local.date(), local.hour, local.minute) == (last_day + timedelta(days=1), 0, 0)
    jakub = [story.guardians["jakub"].pk]
    assert restrictions_on(jakub, decision.restriction.ends_at - timedelta(minutes=1))
    assert not restrictions_on(jakub, decision.restriction.ends_at)


def until(intended, last_day: date):
    return replace(intended, ends_on=last_day, review_on=min(last_day, intended.starts_on + timedelta(days=20)))
