"""The district, which has no record at the school: told by e-mail without a word, and only while they may hear."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accord.charters.tests.making import with_charter
from accord.concerns.facts.concern_people import may_have, people_in, troubled_of
from accord.concerns.facts.matters import matter_of
from accord.concerns.models import Complaint, ComplaintAbout, Concern, Stage, TookPart, Worry
from accord.concerns.notices.complaints import tell_handler_of_stage
from accord.concerns.notices.handling import tell_somebody_of_their_part
from accord.concerns.tests.complaining import complained
from accord.conduct.actions.consult import ask_consultation
from accord.conduct.models import Affected
from accord.conduct.notices.measures import tell_hearers
from accord.conduct.tests.deciding import REPORTED, decided, incident
from accord.core import clock
from accord.delivery.channels import Outcome, Result
from accord.delivery.models import Delivery, Unreached
from accord.delivery.sending.claim import claim
from accord.delivery.sending.rounds import finish
from accord.delivery.tests.post import post
from accord.people.facts.in_charge import key_of_login
from accord.people.models import DistrictPost, RoleHolding, StaffMember
from accord.people.tests.pages import send
from accord.rules.channels import Channel
from accord.rules.charter import Decider, Step
from accord.rules.delivery_status import Status
from accord.rules.taking_part import Barred, Part, why_barred
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I1", "H2")]

DRAFT = "Quokkadraft: he may not come onto the site."


@pytest.fixture
def story(cast: Cast, settings, tmp_path) -> Cast:  # type: ignore[no-untyped-def]
    """The cast with the code of their trust in force; letters are laid into a folder."""
    settings.ACCORD_MAIL_TRANSPORT, settings.EMAIL_FILE_PATH = "file", tmp_path / "mail"
    return with_charter(cast)


def waiting(client: Client) -> str:
    """All that the page of what waits says to somebody."""
    return client.get("/asked/").content.decode().partition("<main")[2].partition("</main>")[0]


def ask(story: Cast) -> Delivery:
    ask_consultation(
        incident=incident(story), step=Step.SITE_BAR, role=Decider.CHIEF_EXECUTIVE, person=story.login("chief"),
        draft=DRAFT, staff=story.staff["head"], by="login:test", at=MONDAY,
    )  # fmt: skip
    return Delivery.objects.get(login=story.login("chief"))


@pytest.mark.in_turn
def test_the_chief_executive_is_told_that_a_view_is_asked_and_nothing_more(story: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    delivery = ask(story)
    assert (delivery.channel, delivery.status, delivery.discreet) == (Channel.EMAIL, Status.WAITING, True)
    [letter] = [each for each in post() if each["To"] == story.login("chief").email]
    text = str(letter)
    assert "/asked/measures/views/" in text
    assert "in confidence" in text
    for word in ("Quokka", REPORTED, "Jakub", "Kowalski"):
        assert word not in text
    assert len(post()) == 1, "nothing goes twice"
    delivery.refresh_from_db()
    assert delivery.status == Status.SENT
    assert "Your view on a measure" in as_person("chief").get("/asked/").content.decode()


def test_it_is_tried_again_and_ends_with_the_post(story: Cast) -> None:
    delivery = ask(story)
    claimed = claim(delivery.pk, at=MONDAY)
    assert claimed
    finish(claimed, Outcome(Result.DELAYED, "451", "Later"), at=MONDAY, lot=0.5)
    delivery.refresh_from_db()
    assert delivery.status == Status.FAILED_TEMPORARILY
    assert delivery.go_at > MONDAY
    DistrictPost.objects.update(ends_on=MONDAY.date() - timedelta(days=1))
    assert claim(delivery.pk, at=delivery.go_at) is None
    delivery.refresh_from_db()
    assert delivery.status == Status.NO_LONGER_ENTITLED
    assert not Unreached.objects.filter(notice=delivery.notice).exists(), "the office learns nothing of it"


def test_a_complaint_that_they_hold_is_told_by_the_same_way(story: Cast) -> None:
    complaint = complained(
        story, letter="Quokkaletter.", about=[story.staff["head"], story.staff["chair"]], guardian="jakub"
    )
    stage = complaint.stages.get()
    assert stage.handled_by == story.login("chief")
    delivery = Delivery.objects.get(login=story.login("chief"))
    tell_handler_of_stage(stage, by="login:test", at=MONDAY, occasion="begun")
    assert Delivery.objects.filter(login=story.login("chief")).count() == 1, "told once"
    claimed = claim(delivery.pk, at=MONDAY)
    assert claimed
    assert f"/asked/complaints/{complaint.ref}/" in claimed.letter.link
    said = " ".join([claimed.letter.subject, *claimed.letter.sentences, *claimed.letter.after])
    assert "Quokka" not in said
    assert complaint.number not in said
    tell_somebody_of_their_part(stage, story.login("chief"), by="login:test", at=MONDAY, once="seat")
    tell_somebody_of_their_part(stage, story.login("chief"), by="login:test", at=MONDAY, once="seat")
    assert Delivery.objects.filter(login=story.login("chief")).count() == 2, "a part of their own, told once"


def test_a_review_that_only_they_can_hear_is_told_to_them(story: Cast) -> None:
    case = incident(story)
    for key in ("chair", "governor"):
        Affected.objects.create(incident=case, staff=story.staff[key])
    decision = decided(story, case, Step.CONTACT_LIMIT)
    for _time in range(2):
        tell_hearers(decision, by="login:test", at=MONDAY, once="due")
    delivery = Delivery.objects.get(login=story.login("chief"))
    claimed = claim(delivery.pk, at=MONDAY)
    assert claimed
    assert f"/asked/measures/reviews/{decision.ref}/" in claimed.letter.link
    assert not Delivery.objects.filter(notice=delivery.notice, staff__isnull=False).exists()


@pytest.mark.in_turn
@pytest.mark.parametrize("how", ["ticked", "in words"])
def test_a_complaint_about_the_chief_executive_stays_unknown_to_them(story: Cast, as_person, how: str) -> None:  # type: ignore[no-untyped-def]
    chief, mother = as_person("chief"), as_person("amina")
    new = reverse("family_complaints:complain")
    assert "Edith Crane, Chief executive" in mother.get(new).content.decode()
    before = waiting(chief)
    named = {"about": [f"district:{story.login('chief').ref}"]} if how == "ticked" else {"about_words": "Ms Crane"}
    typed = {"letter": "Quokkaletter about money.", **named}
    assert "Helen Moss" not in send(mother, new, typed | {"go": "look"}).content.decode()
    send(mother, new, typed | {"go": "send"})
    complaint = Complaint.objects.get()
    stage, key = complaint.stages.get(), key_of_login(story.login("chief").pk)
    assert matter_of(complaint).named == {key}
    assert stage.handled_by == story.login("chair"), "nobody below; the chair is named for what is about the trust"
    page = reverse("asked_panels:complaint", args=[complaint.ref])
    assert "Quokkaletter" in as_person("chair").get(page).content.decode()
    assert "Edith Crane" in mother.get(reverse("family_complaints:complaint", args=[complaint.ref])).content.decode()

    assert chief.get(page).status_code == 404
    assert waiting(chief) == before
    assert as_person("head").get(page).status_code == 404
    TookPart.objects.create(complaint=complaint, person=story.login("chief"), part=Part.HANDLE, stage=1)
    Stage.objects.filter(pk=stage.pk).update(handled_by=story.login("chief"))
    assert chief.get(page).status_code == 404, "not even with a part in it"
    assert waiting(chief) == before
    stage.refresh_from_db()
    tell_handler_of_stage(stage, by="login:test", at=MONDAY, occasion="again")
    tell_somebody_of_their_part(stage, story.login("chief"), by="login:test", at=MONDAY, once="seat")
    assert not Delivery.objects.filter(login=story.login("chief")).exists()
    for part in Part:
        if part is not Part.GIVE_ACCOUNT:
            assert why_barred(key, part, matter_of(complaint)) is Barred.NAMED


def test_a_complaint_about_the_district_is_taken_down_at_the_desk(story: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    office, page = as_person("office"), reverse("complaints:take_down", args=["riverbank"])
    assert "Edith Crane, Chief executive" in office.get(page).content.decode()
    typed = {"letter": "Quokkaletter.", "complainant": "Nora Pike", "how": "telephone", "language": "en",
             "received_on": "2026-11-23", "about": [f"district:{story.login('chief').ref}"]}  # fmt: skip
    assert send(office, page, typed).status_code == 302
    assert [(row.staff, row.login) for row in ComplaintAbout.objects.all()] == [(None, story.login("chief"))]
    office.get(page)
    assert (
        Complaint.objects.get().number
        not in office.get(reverse("complaints:register", args=["riverbank"])).content.decode()
    )


@pytest.mark.in_turn
@pytest.mark.requirement("H1", "H3")
@pytest.mark.parametrize("how", ["ticked", "in words"])
def test_a_concern_about_the_chief_executive_goes_to_the_chair_alone(story: Cast, as_person, how: str) -> None:  # type: ignore[no-untyped-def]
    mother, chief = as_person("amina"), as_person("chief")
    new = f"{reverse('family_concerns:new')}?about={story.students['idris'].ref}"
    assert "Edith Crane, Chief executive" in mother.get(new).content.decode()
    ref = f"district:{story.login('chief').ref}"
    named = {"concerned": [ref]} if how == "ticked" else {"about_words": "the chief executive"}
    typed = {"what_happened": "Quokkaconcern about money.", "topic": "something_else", **named}
    looked = send(mother, new, typed | {"go": "look"}).content.decode()
    assert "Helen Moss" not in looked
    assert "cannot read it" in looked
    before = waiting(chief)
    send(mother, new, typed | {"go": "send"})
    concern = Concern.objects.get()
    assert concern.held_by == story.staff["chair"], "nobody at the school stands beside the trust but the chair"
    assert [row.login for row in concern.about.all()] == [story.login("chief")]
    with clock.travel_to(concern.reaches_at):
        page = reverse("concerns:concern", args=["riverbank", concern.ref])
        read = as_person("chair").get(page).content.decode()
        assert "Quokkaconcern" in read
        assert "Nothing of it reaches them" in read
        assert as_person("head").get(page).status_code == 404
        post = StaffMember.objects.create(
            school=story.riverbank, given_name="Edith", family_name="Crane", login=story.login("chief")
        )
        RoleHolding.objects.create(staff=post, role="leader", starts_on=MONDAY.date())
        Concern.objects.update(held_by=post)
        again = as_person("chief")
        assert again.get(page).status_code == 404, "not even with it in hand"
        assert "Quokka" not in again.get(reverse("concerns:concerns", args=["riverbank"])).content.decode()
        assert not may_have(post, people_in(troubled_of(Concern.objects.get())))
    assert waiting(chief) == before
    moved = mother.get(f"{reverse('family_complaints:complain')}?concern={concern.ref}").content.decode()
    ticked = moved.partition(f'value="{ref}"')[2].partition(">")[0]
    assert "checked" in ticked
    assert "the chief executive" in moved or how == "ticked"


@pytest.mark.in_turn
@pytest.mark.requirement("K5", "H3")
@pytest.mark.parametrize("how", ["ticked", "in words"])
def test_a_worry_about_somebody_of_the_trust_reaches_the_lead_alone(story: Cast, as_person, how: str) -> None:  # type: ignore[no-untyped-def]
    """The chief executive is a safeguarding lead here as well: the other lead has it, and the chief never does."""
    own = StaffMember.objects.create(
        school=story.riverbank, given_name="Edith", family_name="Crane", login=story.login("chief")
    )
    RoleHolding.objects.create(staff=own, role="safeguarding_lead", starts_on=MONDAY.date())
    named = {"concerned": [f"district:{story.login('chief').ref}"]} if how == "ticked" else {"about_words": "Mrs Crane"}
    for person, place in (
        ("amina", reverse("family_safeguarding:tell")),
        ("tan", reverse("safeguarding:tell", args=["riverbank"])),
    ):
        client = as_person(person)
        assert "Edith Crane, Chief executive" in client.get(place).content.decode()
        send(client, place, {"text": "Quokkaworry.", **named})
    lead, chief = as_person("safeguarding"), as_person("chief")
    assert Worry.objects.count() == 2
    for worry in Worry.objects.all():
        page = reverse("safeguarding:worry", args=["riverbank", worry.ref])
        assert worry.held_by == story.staff["safeguarding"]
        shown = lead.get(page).content.decode()
        assert "Quokkaworry" in shown
        assert "Edith Crane" in shown
        assert chief.get(page).status_code == 404
        assert as_person("head").get(page).status_code == 403
    assert "Quokka" not in chief.get(reverse("safeguarding:worries", args=["riverbank"])).content.decode()
    assert not Delivery.objects.filter(login=story.login("chief")).exists()
    assert not Delivery.objects.filter(staff=own).exists()
