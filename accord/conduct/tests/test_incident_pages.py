"""Incidents on their pages: reported in a minute, everybody heard, both sides on one page, closed with a reason."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accord.conduct.models import AccountRequest, Evidence, Incident
from accord.conduct.tests.pages import page, send
from accord.core import clock
from accord.core.ids import new_ref
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, Notice
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I1", "I2")]

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
SAID = "He shouted zanzibar at me before the children."
ASKED = "On Monday morning there was a loud exchange at the gate."
GIVEN = "Byłem zdenerwowany, bo syn płakał."


def report_at_gate(client: Client, cast: Cast, **more: object) -> Incident:
    values = {
        "category": "abusive_language", "words": SAID, "place": "gate", "happened_at": "2026-11-23T08:40",
        "me": "on", **more,
    }  # fmt: skip
    where = send(
        client, "conduct:report_about", "riverbank", query=f"?guardian={cast.guardians['jakub'].ref}", **values
    )
    return Incident.objects.get(ref=where.rstrip("/").split("/")[-1])


@pytest.mark.in_turn
def test_from_the_gate_to_a_closed_case(story: Cast, as_person) -> None:
    tan, deputy, jakub = as_person("tan"), as_person("deputy"), as_person("jakub")
    assert "Jakub Kowalski" in page(tan, "conduct:report", "riverbank", query="?name=jak&place=gate")
    form = page(tan, "conduct:report_about", "riverbank", query=f"?guardian={story.guardians['jakub'].ref}")
    assert "Dogs without a lead" not in form
    for words in ("What Jakub Kowalski did", "Posts that name or shame a child", "Something else", "2026-11-23T10:00"):
        assert words in form
    incident = report_at_gate(tan, story, attachments=SimpleUploadedFile("gate.png", PNG))
    assert (incident.held_by, incident.about_guardian) == (story.staff["deputy"], story.guardians["jakub"])
    own = page(tan, "conduct:reported", "riverbank", incident.ref)
    assert SAID in own
    assert "Arrived" in own

    case = page(deputy, "conduct:incident", "riverbank", incident.ref)
    for words in (
        SAID,
        "Jakub Kowalski",
        "You hold this",
        "The account of Jakub Kowalski.",
        "gate.png",
        "Not heard yet",
    ):
        assert words in case
    send(deputy, "conduct:ask_account", "riverbank", incident.ref, whom=f"guardian:{story.guardians['jakub'].ref}",
         words=ASKED, step="written_warning")  # fmt: skip
    send(deputy, "conduct:ask_account", "riverbank", incident.ref, whom="other", words=ASKED,
         colleague=story.staff["ode"].ref)  # fmt: skip
    asked = AccountRequest.objects.get(side="guardian")
    theirs = page(jakub, "family_conduct:account", asked.ref)
    for words in (ASKED, "a written warning", "Nothing has been decided", "You may bring somebody with you"):
        assert words in theirs
    assert SAID not in theirs
    assert "Hui Min" not in theirs
    assert "gate.png" not in theirs
    send(jakub, "family_conduct:account", asked.ref, text=GIVEN)
    assert GIVEN in page(jakub, "family_conduct:account", asked.ref)

    ode = as_person("ode")
    own_page = page(ode, "conduct:own_account", "riverbank", AccountRequest.objects.get(side="witness").ref)
    assert ASKED in own_page
    assert SAID not in own_page
    assert GIVEN not in own_page
    assert "Jakub" not in own_page
    send(ode, "conduct:own_account", "riverbank", AccountRequest.objects.get(side="witness").ref, text="I heard both.")
    send(deputy, "conduct:record_account", "riverbank", incident.ref, whom="other", name="A grandfather", how="talk",
         text="It was over in a moment.")  # fmt: skip
    case = page(deputy, "conduct:incident", "riverbank", incident.ref)
    for words in (GIVEN, "I heard both.", "It was over in a moment.", "written down by Leo Grant", "A grandfather"):
        assert words in case

    closing = {"once": new_ref(), "how": "addressed", "reasons": "Settled."}
    refused = deputy.post(reverse("conduct:close", args=["riverbank", incident.ref]), closing)
    assert refused.status_code == 422
    assert "Write down the talk first" in refused.content.decode()
    send(deputy, "conduct:address", "riverbank", incident.ref, how="talk", words="He is sorry. We look at the queue.")
    send(deputy, "conduct:close", "riverbank", incident.ref, how="addressed", reasons="Both sides are content.")
    told = page(tan, "conduct:reported", "riverbank", incident.ref)
    assert "Dealt with" in told
    assert "He is sorry" not in told
    assert GIVEN not in told
    assert "Both sides" not in told
    assert "Both sides are content." in page(deputy, "conduct:incident", "riverbank", incident.ref)


def test_a_report_keeps_what_was_typed_and_says_what_is_missing(story: Cast, as_person) -> None:
    tan = as_person("tan")
    where = reverse("conduct:report_about", args=["riverbank"])
    answer = tan.post(where, {"once": new_ref(), "words": SAID, "place": "gate", "happened_at": "2026-11-24T08:40",
                              "category": "other"})  # fmt: skip
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert SAID in shown
    assert "This lies ahead" in shown
    program = SimpleUploadedFile("gate.png", b"MZ\x90\x00" + b"\0" * 200)
    answer = tan.post(where, {"once": new_ref(), "words": SAID, "place": "gate", "happened_at": "2026-11-23T08:40",
                              "category": "other", "about_words": "A man in red", "attachments": program})  # fmt: skip
    assert answer.status_code == 422
    assert "gate.png was not taken" in answer.content.decode()
    assert not Incident.objects.exists()


@pytest.mark.in_turn
@pytest.mark.requirement("I6")
def test_a_post_is_sealed_and_the_first_step_is_to_get_in_touch(story: Cast, as_person) -> None:
    tan, deputy = as_person("tan"), as_person("deputy")
    incident = report_at_gate(
        tan, story, place="online", category="public_attack", post_address="https://social.example/p/7",
        post_words="Ms Tan is a liar", attachments=SimpleUploadedFile("post.png", PNG),
    )  # fmt: skip
    case = page(deputy, "conduct:incident", "riverbank", incident.ref)
    assert "First: get in touch with the person" in case
    text, picture = Evidence.objects.get(snapshot__gt=""), Evidence.objects.get(name="post.png")
    assert picture.source == text.source == "https://social.example/p/7"
    shown = page(deputy, "conduct:evidence", "riverbank", incident.ref, text.ref)
    assert "The seal holds" in shown
    assert "Ms Tan is a liar" in shown
    assert text.sha256 in shown
    got = deputy.get(reverse("conduct:evidence_file", args=["riverbank", incident.ref, picture.ref]))
    assert b"".join(got.streaming_content) == PNG
    assert "attachment" in got["Content-Disposition"]
    assert got["Content-Type"] == "application/octet-stream"
    with picture.file.storage.open(picture.file.name, "wb") as opened:
        opened.write(PNG + b"changed")
    Evidence.objects.filter(pk=text.pk).update(snapshot="Ms Tan is kind")
    for piece in (text, picture):
        assert "The seal is broken" in page(deputy, "conduct:evidence", "riverbank", incident.ref, piece.ref)
    send(deputy, "conduct:address", "riverbank", incident.ref, how="telephone", words="She takes it down.")
    assert "First: get in touch" not in page(deputy, "conduct:incident", "riverbank", incident.ref)


@pytest.mark.in_turn
def test_a_described_person_is_named_later_and_whoever_has_a_part_lets_go(story: Cast, as_person) -> None:
    tan, deputy = as_person("tan"), as_person("deputy")
    where = send(tan, "conduct:report_about", "riverbank", category="other", words=SAID, place="gate",
                 happened_at="2026-11-23T08:40", about_words="A man in a suit")  # fmt: skip
    incident = Incident.objects.get(ref=where.rstrip("/").split("/")[-1])
    assert incident.held_by == story.staff["deputy"]
    form = page(deputy, "conduct:say_who", "riverbank", incident.ref, query="?name=moss")
    assert "Helen Moss" in form
    assert "A man in a suit" in form
    send(deputy, "conduct:say_who", "riverbank", incident.ref, query="?name=moss",
         whom=f"staff:{story.staff['head'].ref}")  # fmt: skip
    incident.refresh_from_db()
    assert (incident.about_staff, incident.held_by) == (story.staff["head"], story.staff["chair"])
    for key in ("deputy", "head", "tan", "governor"):
        found = as_person(key).get(reverse("conduct:incident", args=["riverbank", incident.ref]))
        assert found.status_code in (403, 404), key
    assert SAID in page(as_person("chair"), "conduct:incident", "riverbank", incident.ref)


@pytest.mark.in_turn
def test_a_case_goes_to_another_leader_only_if_free(story: Cast, as_person) -> None:
    tan, deputy = as_person("tan"), as_person("deputy")
    incident = report_at_gate(tan, story, affected=[story.staff["chair"].ref])
    form = page(deputy, "conduct:pass_incident", "riverbank", incident.ref)
    assert "Helen Moss" in form
    assert "Carys Price" not in form
    send(deputy, "conduct:pass_incident", "riverbank", incident.ref, to=story.staff["head"].ref, reasons="I am away.")
    page(deputy, "conduct:incident", "riverbank", incident.ref, status=404)
    assert "I am away." in page(as_person("head"), "conduct:incident", "riverbank", incident.ref)


@pytest.mark.in_turn
def test_a_guardian_reports_staff_and_sees_where_it_stands(story: Cast, as_person) -> None:
    amina, deputy = as_person("amina"), as_person("deputy")
    form = page(amina, "family_conduct:report")
    assert "Hui Min Tan" in form
    assert "Helen Moss" in form
    assert "Arun Das" not in form
    values = {"category": "abusive_language", "words": "She called Idris zanzibar.", "place": "on_site",
              "happened_at": "2026-11-20T10:00"}  # fmt: skip
    where = send(amina, "family_conduct:report", about_staff=story.staff["tan"].ref, **values)
    about_tan = Incident.objects.get(ref=where.rstrip("/").split("/")[-1])
    assert about_tan.held_by == story.staff["deputy"]
    assert "had no part in it" in page(amina, "family_conduct:reported", about_tan.ref)
    page(as_person("siti"), "family_conduct:reported", about_tan.ref, status=404)
    page(as_person("tan"), "conduct:incident", "riverbank", about_tan.ref, status=403)
    assert "zanzibar" in page(deputy, "conduct:incident", "riverbank", about_tan.ref)
    send(deputy, "conduct:ask_account", "riverbank", about_tan.ref, whom=f"staff:{story.staff['tan'].ref}",
         words="A remark in class on Friday.", step="informal_reminder")  # fmt: skip
    asked = AccountRequest.objects.get(incident=about_tan)
    own = page(as_person("tan"), "conduct:own_account", "riverbank", asked.ref)
    assert "A remark in class" in own
    assert "zanzibar" not in own
    assert "Amina" not in own
    assert "bring somebody to a talk" in own
    send(deputy, "conduct:close", "riverbank", about_tan.ref, how="no_measure", reasons="Spoken with, in private.")
    told = page(amina, "family_conduct:reported", about_tan.ref)
    assert "it has been dealt with" in told
    assert "Spoken with" not in told

    where = send(amina, "family_conduct:report", about_staff=story.staff["head"].ref, **values)
    about_head = Incident.objects.get(ref=where.rstrip("/").split("/")[-1])
    assert about_head.held_by == story.staff["chair"]
    for key in ("deputy", "head"):
        page(as_person(key), "conduct:incident", "riverbank", about_head.ref, status=404)
    assert "zanzibar" in page(as_person("chair"), "conduct:incident", "riverbank", about_head.ref)
    assert "Helen Moss" in page(as_person("chair"), "conduct:incidents", "riverbank")


@pytest.mark.requirement("C2", "K8")
def test_notices_carry_nothing_and_staff_are_told_in_their_working_time(story: Cast, as_person) -> None:
    tan, deputy = as_person("tan"), as_person("deputy")
    with clock.travel_to(MONDAY + timedelta(hours=12)):
        incident = report_at_gate(tan, story)
        told = Delivery.objects.filter(notice__about_ref=incident.ref, channel="email")
        assert [one.staff for one in told] == [story.staff["deputy"]]
        assert all(one.go_at > clock.now() + timedelta(hours=5) for one in told)
    send(deputy, "conduct:ask_account", "riverbank", incident.ref, whom=f"guardian:{story.guardians['jakub'].ref}",
         words=ASKED, step="informal_reminder")  # fmt: skip
    notices = Notice.objects.filter(about_ref=incident.ref)
    assert notices.count() == 2
    assert all(one.confidential for one in notices)
    said = " ".join(f"{one.subject} {one.text}" for one in notices)
    for word in ("zanzibar", "shout", "gate", "Jakub", "Tan", "loud"):
        assert word not in said
    assert not AuditEntry.objects.filter(details__icontains="zanzibar").exists()


@pytest.mark.requirement("K5")
def test_a_report_that_speaks_of_danger_offers_the_lead_beside_it(story: Cast, as_person) -> None:
    tan = as_person("tan")
    calm = report_at_gate(tan, story)
    at_foot = page(tan, "conduct:reported", "riverbank", calm.ref)
    lead = reverse("safeguarding:tell", args=["riverbank"])
    assert "Is a child at risk now?" not in at_foot
    assert at_foot.count(lead) == 1, "as at the foot of every page"
    grave = report_at_gate(tan, story, words="Lena told me that her father hits her with a belt.")
    told = page(tan, "conduct:reported", "riverbank", grave.ref)
    assert "Is a child at risk now?" in told
    assert told.count(lead) == 2, "beside what was written as well"
    send(
        as_person("amina"), "family_conduct:report", category="abusive_language", happened_at="2026-11-23T08:40",
        about_staff=story.staff["tan"].ref, place="on_site", words="She told Idris that his father hits him daily.",
    )  # fmt: skip
    own = Incident.objects.get(reported_by_guardian=story.guardians["amina"])
    at_home = page(as_person("amina"), "family_conduct:reported", own.ref)
    assert "Is a child at risk now?" in at_home
    assert at_home.count(reverse("family_safeguarding:tell")) == 2


def test_kinds_are_chosen_by_a_short_title_with_the_words_of_the_charter_below(story, as_person) -> None:
    asked = page(as_person("amina"), "family_conduct:report")
    for title, clause in (
        ("Abusive language", "Swearing at people, insults"),
        ("Threats and violence", "Shouting, standing in somebody’s way"),
    ):
        assert asked.index(f">{title}<") < asked.index(clause)
    assert asked.index("Something else") > asked.index("Threats and violence")
