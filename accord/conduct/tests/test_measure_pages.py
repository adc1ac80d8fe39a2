"""Measures on their pages: the list that ticks itself, the look before it stands, both sides, and the review."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accord.charters.tests.making import published, ready_charter
from accord.conduct.declared import declare_open_complaints
from accord.conduct.facts import restrictions_on
from accord.conduct.models import Consultation, Decision
from accord.conduct.tests.test_cases import bar, consulted, decided, heard, reported
from accord.core import clock
from accord.core.ids import new_ref
from accord.core.models import AuditEntry, Job
from accord.delivery.models import Delivery, Notice
from accord.people.models import ConfidentialReading
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I3", "I4")]

STRANGE = "zanzibar"
BAR = {
    "reasons": f"He shouted {STRANGE} at the gate, a third time.",
    "why_outside_guidance": "A child was pushed aside.",
    "why_less_would_not_do": "A warning and visits by arrangement were tried.",
    "starts_on": "2026-11-23",
    "ends_on": "2027-01-10",
    "review_on": "2026-12-15",
    "arrangements_for_child": "Lena's mother brings and fetches her.",
    "said": "We want to find a way back together.",
    "draft": "A third shouting at the gate, before children.",
}


@pytest.fixture
def story(cast: Cast) -> Cast:
    """The cast with the code of their trust in force, and nobody with a complaint."""
    with clock.travel_to(MONDAY - timedelta(days=7)):
        published(cast, ready_charter())
    declare_open_complaints(lambda _keys: frozenset())
    return cast


def page(client: Client, name: str, *args: str, status: int = 200) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == status, (name, answer.status_code)
    return answer.content.decode()


def send(client: Client, name: str, *args: str, status: int = 302, **values: object) -> str:
    """Send a form and return the page, or where it leads."""
    answer = client.post(reverse(name, args=args), {"once": new_ref(), **values})
    found = answer.content.decode()
    assert answer.status_code == status, (name, answer.status_code, found[found.find("error-summary") :][:900])
    return answer["Location"] if status == 302 else found


def hidden(found: str, name: str) -> str:
    field = re.search(rf'<input type="hidden" name="{name}"[^>]*value="([^"]*)"', found)
    return field.group(1) if field else ""


@pytest.mark.in_turn
def test_from_the_case_to_a_reviewed_and_lifted_bar(story: Cast, as_person) -> None:
    incident = reported(story)
    head, chair, chief, jakub = as_person("head"), as_person("chair"), as_person("chief"), as_person("jakub")
    where = ("riverbank", incident.ref, "site_bar")
    case = page(head, "conduct:incident", "riverbank", incident.ref)
    assert "between an informal reminder and limited meetings in person" in case
    assert "Graver than the charter names" in case

    assert page(head, "conduct:consider", *where).count("Still missing") == 7
    refused = send(head, "conduct:consider", *where, status=422, go="look", **BAR)
    assert "Ask those whom the charter names" in refused
    assert "Hear the guardian first" in refused
    assert STRANGE in refused
    assert not Decision.objects.exists()

    for role in ("chair", "chief_executive"):
        send(head, "conduct:consider", *where, go=f"ask:{role}", **BAR)
    assert STRANGE in page(head, "conduct:consider", *where), "what was typed waits with the question"
    heard(story, incident)

    asked = {one.role: one for one in Consultation.objects.all()}
    for client, role in ((chair, "chair"), (chief, "chief_executive")):
        assert "Your view on a measure" in page(client, "asked")
        view = page(client, "asked_measures:consultation", asked[role].ref)
        assert STRANGE in view
        assert "I was worried about my son" not in view
        assert "called her names" not in view
        assert "Hui Min" not in view
        send(client, "asked_measures:consultation", asked[role].ref, status=422, agrees="yes", words="")
        send(client, "asked_measures:consultation", asked[role].ref, agrees="yes", words=f"Yes, as {role}.")
        waiting, closed = page(client, "asked").split("<summary>", 1)
        assert "Your view on a measure" not in waiting
        assert "Your view on a measure" in closed
    page(as_person("governor"), "asked_measures:consultation", asked["chair"].ref, status=404)
    page(chief, "asked_measures:consultation", asked["chair"].ref, status=404)

    ready = page(head, "conduct:consider", *where)
    assert "Yes, as chair." in ready
    assert "Still missing" not in ready
    send(head, "conduct:consider", *where, status=200, go="decide", **BAR)
    assert not Decision.objects.exists(), "nothing stands before it was looked at"
    look = send(head, "conduct:consider", *where, status=200, go="look", **BAR)
    for words in ("Please do not come to the school site.", "In an emergency you reach us at any time", STRANGE):
        assert words in look
    seen = {"looked": hidden(look, "looked"), "after": hidden(look, "after")}
    changed = {**BAR, "ends_on": "2027-01-09"}
    send(head, "conduct:consider", *where, status=200, go="decide", **changed, **seen)
    assert not Decision.objects.exists(), "what is decided is what was looked at"
    send(head, "conduct:consider", *where, go="decide", **BAR, **seen)
    decision = Decision.objects.get()
    assert restrictions_on([story.guardians["jakub"].pk], MONDAY)

    own = page(jakub, "family_conduct:measures")
    assert "Please stay away from the school site for now" in own
    mine = page(jakub, "family_conduct:measure", decision.ref)
    for words in (
        STRANGE,
        "find a way back",
        "You read everything about your child",
        "clause-site-bar",
        "Ms Helen Moss",
    ):
        assert words in mine
    assert "Hui Min" not in mine
    send(jakub, "family_conduct:measure", decision.ref, status=422, text="")
    send(jakub, "family_conduct:measure", decision.ref, text="I regret it.", asks_for_review="on")
    assert "I regret it." in page(head, "conduct:measure", "riverbank", decision.ref)

    governor = as_person("governor")
    assert "A review to hear" in page(governor, "asked")
    for barred in (chair, chief, head):
        assert "A review to hear" not in page(barred, "asked")
        page(barred, "asked_measures:review", decision.ref, status=404)
    view = page(governor, "asked_measures:review", decision.ref)
    assert "I was worried about my son" in view
    assert "I regret it." in view
    send(governor, "asked_measures:review", decision.ref, status=422)
    longer = {"outcome": "milder", "ends_on": "2027-02-01", "reasons": "So be it."}
    assert "earlier last day" in send(governor, "asked_measures:review", decision.ref, status=422, **longer)
    with clock.travel_to(MONDAY + timedelta(hours=3)):
        send(governor, "asked_measures:review", decision.ref, outcome="lifted", reasons="He has understood.")
        assert not restrictions_on([story.guardians["jakub"].pk], MONDAY + timedelta(hours=3))
        assert "It is lifted, at once." in page(jakub, "family_conduct:measure", decision.ref)
        assert "Nothing is limited for you" in page(jakub, "family_conduct:measures")
        assert "A review to hear" not in page(governor, "asked")
        assert "He has understood." in page(governor, "asked_measures:review", decision.ref)
    looks = set(ConfidentialReading.objects.values_list("login__name", "what"))
    assert {("Edith Crane", "consultation"), ("Gil Hart", "review"), ("Helen Moss", "measure")} <= looks
    written = " ".join(str(entry.details) for entry in AuditEntry.objects.all())
    told = " ".join(f"{one.subject} {one.text}" for one in Notice.objects.all())
    jobs = " ".join(str(job.arguments) for job in Job.objects.all())
    for hiding in (written, told, jobs):
        assert STRANGE not in hiding
        assert "site_bar" not in told


@pytest.mark.in_turn
@pytest.mark.requirement("H3", "K1")
def test_nobody_but_those_in_it_learns_of_a_measure(story: Cast, as_person) -> None:
    incident = reported(story, student=story.students["lena"])
    heard(story, incident)
    consulted(story, incident)
    decision = decided(story, incident, bar())
    assert "Third time" in page(as_person("jakub"), "family_conduct:measure", decision.ref)
    assert "Third time" in page(as_person("head"), "conduct:measure", "riverbank", decision.ref)
    for other in ("ewa", "amina", "grace"):
        client = as_person(other)
        page(client, "family_conduct:measure", decision.ref, status=404)
        assert "Nothing is limited for you" in page(client, "family_conduct:measures")
        assert "Third time" not in page(client, "family")
    for other, status in (("tan", 403), ("office", 403), ("governor", 403), ("volunteers", 403), ("chair", 404)):
        client = as_person(other)
        for name in ("conduct:measure", "conduct:consider"):
            args = ("riverbank", decision.ref) if name == "conduct:measure" else ("riverbank", incident.ref, "site_bar")
            page(client, name, *args, status=status)
        page(client, "asked_measures:review", decision.ref, status=200 if other == "governor" else 404)
    page(as_person("hillside_head"), "conduct:measure", "riverbank", decision.ref, status=404)
    kinds = ("measure", "conduct_letter")
    found = Delivery.objects.filter(notice__kind__in=kinds).exclude(guardian=None)
    told = set(found.values_list("guardian__given_name", flat=True))
    assert told <= {"Jakub"}


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
def test_a_second_leader_agrees_in_their_own_words_while_a_complaint_is_open(story: Cast, as_person) -> None:
    declare_open_complaints(frozenset)
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
    declare_open_complaints(lambda _keys: frozenset())


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
        decision = decided(story, incident, _until(consulted_bar, last_day), at)
    assert decision.restriction
    local = decision.restriction.ends_at.astimezone(_zone())
    assert (local.date(), local.hour, local.minute) == (last_day + timedelta(days=1), 0, 0)
    jakub = [story.guardians["jakub"].pk]
    assert restrictions_on(jakub, decision.restriction.ends_at - timedelta(minutes=1))
    assert not restrictions_on(jakub, decision.restriction.ends_at)


def _until(intended, last_day: date):
    from dataclasses import replace

    return replace(intended, ends_on=last_day, review_on=min(last_day, intended.starts_on + timedelta(days=20)))


def _zone():
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/London")
