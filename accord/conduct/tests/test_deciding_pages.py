"""The page on which a measure is decided: what each step asks, whom one asks first, and two who decide at once."""

import re

import pytest

from accord.conduct import declared
from accord.conduct.models import Consultation, Decision
from accord.conduct.tests.matters import heard, reported
from accord.conduct.tests.measuring import BAR
from accord.conduct.tests.pages import hidden, page, send
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I3", "I4")]


@pytest.mark.in_turn
@pytest.mark.requirement("I3")
def test_each_step_asks_only_what_it_needs(story: Cast, as_person) -> None:
    head = as_person("head")
    incident = reported(story)
    reminder = page(head, "conduct:consider", "riverbank", incident.ref, "informal_reminder")
    assert 'name="ends_on"' not in reminder
    assert 'name="safety"' not in reminder
    single = page(head, "conduct:consider", "riverbank", incident.ref, "single_contact")
    assert 'name="contact"' in single
    assert "Hui Min Tan" not in single, "who was affected does not have to answer alone"
    assert 'name="most"' in page(head, "conduct:consider", "riverbank", incident.ref, "contact_limit")
    page(head, "conduct:consider", "riverbank", incident.ref, "house_arrest", status=404)
    deputy = page(as_person("deputy"), "conduct:consider", "riverbank", incident.ref, "site_bar")
    assert "The charter names others to decide this" in deputy
    values = {"reasons": "Please use calm words at the gate."}
    look = send(head, "conduct:consider", "riverbank", incident.ref, "informal_reminder", status=200, **values)
    send(head, "conduct:consider", "riverbank", incident.ref, "informal_reminder", go="decide", **values,
         looked=hidden(look, "looked"))  # fmt: skip
    assert "A friendly reminder" in page(as_person("jakub"), "family_conduct:measures")


@pytest.mark.in_turn
def test_of_two_who_decide_at_once_one_wins_and_the_other_sees_it(story: Cast, as_person) -> None:
    head = as_person("head")
    incident = reported(story)
    values = {"reasons": "Please use calm words."}
    where = ("riverbank", incident.ref, "informal_reminder")
    look = send(head, "conduct:consider", *where, status=200, **values)
    seen = {"looked": hidden(look, "looked"), "after": hidden(look, "after")}
    send(head, "conduct:consider", *where, go="decide", **values, **seen)
    second = send(head, "conduct:consider", *where, status=422, go="decide", **values, **seen)
    assert "Meanwhile Helen Moss has decided" in second
    assert "Please use calm words." in second
    assert Decision.objects.count() == 1


@pytest.mark.in_turn
def test_a_second_leader_agrees_in_their_own_words_while_a_complaint_is_open(
    story: Cast, as_person, monkeypatch
) -> None:
    monkeypatch.setattr(declared, "_complaints", [frozenset])  # everybody has one
    head, deputy = as_person("head"), as_person("deputy")
    incident = reported(story, affected=[])
    heard(story, incident)
    where = ("riverbank", incident.ref, "written_only")
    values = {name: BAR[name] for name in ("reasons", "starts_on", "ends_on", "review_on", "draft")}
    assert "Ask a second leader" in send(head, "conduct:consider", *where, status=422, **values)
    found = page(head, "conduct:consider", *where)
    assert "complaint" not in found.split('id="needs"')[1]
    go = re.search(r'value="(ask:leader:[^"]+)"', found)
    assert go
    send(head, "conduct:consider", *where, go=go.group(1), **values)
    asked = Consultation.objects.get()
    send(deputy, "asked_measures:consultation", asked.ref, agrees="yes", words="It is about the gate alone.")
    send(head, "conduct:consider", *where, status=200, **values)


@pytest.mark.in_turn
def test_a_question_is_taken_back_and_a_longer_measure_asked_anew(story: Cast, as_person) -> None:
    head, chair = as_person("head"), as_person("chair")
    incident = reported(story)
    where = ("riverbank", incident.ref, "site_bar")
    send(head, "conduct:consider", *where, go="ask:chair", **BAR)
    first = Consultation.objects.get()
    send(head, "conduct:consider", *where, go=f"back:{first.ref}", **BAR)
    page(chair, "asked_measures:consultation", first.ref, status=404)
    send(head, "conduct:consider", *where, go="ask:chair", **BAR)
    send(chair, "asked_measures:consultation", Consultation.objects.latest("id").ref, agrees="no", words="Too long.")
    longer = send(head, "conduct:consider", *where, status=422, go="look", **{**BAR, "ends_on": "2027-03-01"})
    assert "They were asked about a shorter measure" in longer
    assert "Too long." in longer
