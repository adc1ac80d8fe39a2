"""What is about the chair is held in the trust: told, opened, heard and closed there, and unknown to the chair."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from accord.conduct.actions.hand_on import hand_on
from accord.conduct.actions.report_incident import report_incident
from accord.conduct.measure_tasks import look_after_measures
from accord.conduct.models import AccountRequest, Evidence, Incident
from accord.conduct.tests.pages import page, send
from accord.conduct.tests.test_incident_leaks import AT_WORK, everything
from accord.core.queue import Worker
from accord.delivery.models import Delivery
from accord.people.models import DistrictPost, Guardian
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I1", "I2")]

SAID = "The chair shouted quokkachair at me."


def about_the_chair(story: Cast) -> Incident:
    return report_incident(
        school=story.riverbank, happened_at=MONDAY - timedelta(hours=2), place="meeting", category="other", words=SAID,
        language="en", by="login:test", at=MONDAY, by_guardian=story.guardians["amina"],
        about_staff=story.staff["chair"],
    )  # fmt: skip


@pytest.mark.in_turn
def test_the_chief_executive_holds_what_is_about_the_chair(story: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    incident, chief = about_the_chair(story), as_person("chief")
    assert (incident.held_by, incident.held_by_login) == (None, story.login("chief"))
    told = Delivery.objects.get(login=story.login("chief"))
    assert told.notice.url == f"/asked/incidents/{incident.ref}/"
    assert "quokka" not in str([told.notice.subject, told.notice.text])
    assert "somebody above the school" in page(as_person("amina"), "family_conduct:reported", incident.ref)

    assert f"/asked/incidents/{incident.ref}/" in page(chief, "asked")
    case = page(chief, "asked_incidents:incident", incident.ref)
    for words in (SAID, "You hold this", "Add evidence", "Close it", "What else follows is decided"):
        assert words in case, words
    for words in ("Pass it on", "Speak with the person", "Offer support", "/staff/riverbank/conduct/"):
        assert words not in case, words

    where = incident.ref
    chair = f"staff:{story.staff['chair'].ref}"
    send(chief, "asked_incidents:ask_account", where, whom=chair, words="A loud word.", step="informal_reminder")
    asked = AccountRequest.objects.get()
    assert (asked.by, asked.by_login) == (None, story.login("chief"))
    own = page(as_person("chair"), "conduct:own_account", "riverbank", asked.ref)
    assert "Edith Crane asks what you saw" in own
    assert "quokka" not in own
    guardian = f"guardian:{story.guardians['amina'].ref}"
    send(chief, "asked_incidents:record_account", where, whom=guardian, how="telephone", text="She was loud.")
    send(chief, "asked_incidents:add_evidence", where, attachments=SimpleUploadedFile("n.txt", b"Noted.", "text/plain"))
    piece = Evidence.objects.get()
    assert "Edith Crane" in page(chief, "asked_incidents:evidence", where, piece.ref)
    file = chief.get(reverse("asked_incidents:evidence_file", args=[where, piece.ref]))
    assert b"".join(file.streaming_content) == b"Noted."
    case = page(chief, "asked_incidents:incident", where)
    assert "written down by" in case
    send(chief, "asked_incidents:close", where, how="no_measure", reasons="Spoken about in the trust.")
    assert "Edith Crane" in page(chief, "asked_incidents:incident", where)
    waits, closed = page(chief, "asked").split("<details", 1)
    assert f"/asked/incidents/{where}/" not in waits
    assert f"/asked/incidents/{where}/" in closed
    assert "it has been dealt with" in page(as_person("amina"), "family_conduct:reported", where)


@pytest.mark.in_turn
def test_nobody_else_learns_of_it_and_the_chief_only_while_free_and_in_post(story: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    incident, chief = about_the_chair(story), as_person("chief")
    assert page(chief, "asked_incidents:incident", incident.ref)
    for key in ("chair", "head", "deputy", "governor", "tan", "amina"):
        client = as_person(key)
        page(client, "asked_incidents:incident", incident.ref, status=404)
        assert incident.ref not in page(client, "asked")
        assert "quokka" not in everything(client, AT_WORK, "riverbank")
        answer = client.get(reverse("conduct:incident", args=["riverbank", incident.ref]))
        assert answer.status_code in (403, 404)
    told = Delivery.objects.filter(notice__about_ref=incident.ref)
    assert {one.login for one in told} == {story.login("chief")}

    mother = Guardian.objects.filter(pk=story.guardians["amina"].pk)
    own = mother.get().login
    mother.update(login=story.login("chief"))
    page(chief, "asked_incidents:incident", incident.ref, status=404)
    assert incident.ref not in page(chief, "asked")
    mother.update(login=own)
    DistrictPost.objects.update(ends_on=MONDAY.date() - timedelta(days=1))
    assert chief.get(reverse("asked_incidents:incident", args=[incident.ref])).status_code != 200
    incident.refresh_from_db()
    look_after_measures()
    Worker().run_until_idle()
    incident.refresh_from_db()
    assert not incident.is_held, "it waits in the open"
    assert "Waits" in page(as_person("amina"), "family_conduct:reported", incident.ref)
    DistrictPost.objects.create(
        district=story.trust, login=story.login("deputy"), role="district_administrator", starts_on=MONDAY.date()
    )
    hand_on(incident=incident, by="house:worker", at=MONDAY)
    incident.refresh_from_db()
    assert incident.held_by_login == story.login("deputy"), "who stands there now has it"
    assert "quokka" in page(as_person("deputy"), "asked_incidents:incident", incident.ref)
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.update(held_by=story.staff["head"])


@pytest.mark.in_turn
@pytest.mark.requirement("I1", "H2")
def test_closed_matters_stay_on_the_list_of_whoever_held_them_and_of_nobody_else(story: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    incident, chief = about_the_chair(story), as_person("chief")
    where = f"/asked/incidents/{incident.ref}/"
    assert "Closed" not in page(chief, "asked").split("<main")[1]
    send(chief, "asked_incidents:close", incident.ref, how="no_measure", reasons="Spoken about in the trust.")
    shown = page(chief, "asked")
    assert where in shown
    assert "quokka" not in shown
    assert where in shown[shown.index("Closed") :]
    assert "Nothing is asked of you" in shown
    assert page(chief, "asked_incidents:incident", incident.ref)
    for key in ("chair", "head", "deputy", "governor", "office"):
        assert where not in page(as_person(key), "asked"), key
