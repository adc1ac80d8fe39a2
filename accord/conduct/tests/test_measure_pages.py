"""A measure on its pages from the look before it stands to its review, and who learns of it."""

from datetime import timedelta

import pytest

from accord.conduct.facts import restrictions_on
from accord.conduct.models import Consultation, Decision
from accord.conduct.tests.matters import bar, consulted, decided, heard, reported
from accord.conduct.tests.measuring import BAR, STRANGE
from accord.conduct.tests.pages import hidden, page, send
from accord.core import clock
from accord.core.models import AuditEntry, Job
from accord.delivery.models import Delivery, Notice
from accord.people.models import ConfidentialReading
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I3", "I4")]


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
