"""Somebody of the staff becomes family of whoever writes: what they have goes at once to somebody who may read it."""

from datetime import date, timedelta

import pytest

from accord.core import clock
from accord.core.models import Job
from accord.delivery.models import Delivery
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.actions.write_message import write_message
from accord.messaging.facts.has_it import who_has_it
from accord.messaging.models import Conversation
from accord.messaging.tests.working import told, work
from accord.messaging.tests.written import release, write
from accord.people.actions.accept_invitation import accept_invitation
from accord.people.actions.invite import invite
from accord.people.actions.join_guardians import join_guardians
from accord.people.actions.tie_guardian import tie_guardian
from accord.people.models import Guardian, StudentContact, Team, TeamMembership
from accord.people.tests.joining.twins import join, post_of
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1", "C4", "K5")]

TERM = date(2026, 9, 1)
LATER = MONDAY + timedelta(minutes=1)
NIGHT = MONDAY + timedelta(hours=12)
TUESDAY = MONDAY + timedelta(days=1)


def had_by_nair(story: Cast, **more: object) -> Conversation:
    """A matter of Amina and Idris that Ms Nair has, who is no family of theirs yet."""
    conversation = write(story, **more).message.conversation
    redirect_conversation(
        conversation=conversation, to_staff=story.staff["nair"], to_team=None, by_staff=None, by="house:test", at=MONDAY
    )
    conversation.refresh_from_db()
    return conversation


def becomes_family(story: Cast, child: str = "idris") -> None:
    """The office writes down that Ms Nair is the step-mother of a child."""
    tie_guardian(
        student=story.students[child], guardian=story.guardians["priya"], by=post_of(story, "office"),
        relationship=StudentContact.Relationship.STEP_PARENT,
    )  # fmt: skip


def has_it_now(conversation: Conversation, story: Cast) -> bool:
    """Whether somebody else than Ms Nair has it."""
    conversation.refresh_from_db()
    return conversation.assigned_staff != story.staff["nair"]


def test_what_somebody_has_goes_on_at_once_when_the_office_writes_down_the_tie(story, as_person):
    conversation, other = had_by_nair(story), write(story, who="siti", child="adam").message.conversation
    due = conversation.due_at
    page = f"/staff/riverbank/messages/{conversation.ref}/"
    assert as_person("nair").get(page).status_code == 200
    becomes_family(story)
    assert as_person("nair").get(page).status_code == 404
    work(LATER)
    conversation.refresh_from_db()
    assert (conversation.assigned_staff, conversation.due_at) == (story.staff["tan"], due)
    last = conversation.assignments.get(ended_at=None)
    assert (last.staff, last.created_at) == (story.staff["tan"], LATER)
    assert told("message")[-1] == "Tan"
    family = as_person("amina").get(f"/family/messages/{conversation.ref}/").content.decode()
    assert "Hui Min Tan" in family
    assert other.assignments.count() == 1, "what is of another family stays"


def test_who_writes_about_another_child_of_theirs_is_family_too(story):
    conversation = had_by_nair(story)
    becomes_family(story, child="sara")
    work(LATER)
    assert has_it_now(conversation, story)


def test_at_night_nobody_is_told_of_it_before_they_are_at_work(story):
    conversation = had_by_nair(story)
    with clock.travel_to(NIGHT):
        becomes_family(story)
    work(NIGHT)
    assert has_it_now(conversation, story)
    letters = Delivery.objects.filter(staff=story.staff["tan"], notice__about_ref=conversation.ref)
    assert letters.exists()
    assert all(letter.go_at > NIGHT + timedelta(hours=6) for letter in letters.filter(created_at__gt=LATER))


def test_what_waits_for_them_reaches_somebody_else(story):
    held = write(story, NIGHT).message
    Conversation.objects.filter(pk=held.conversation_id).update(assigned_staff=story.staff["nair"])
    becomes_family(story)
    Job.objects.filter(task__endswith="pass_on_from_family").delete()
    assert release(held, TUESDAY), "whatever becomes of the worker's call"
    assert has_it_now(held.conversation, story)
    assert "Nair" not in told("message")


def test_the_next_message_goes_to_somebody_else_though_the_worker_has_not_looked(story):
    conversation = had_by_nair(story)
    becomes_family(story)
    assert who_has_it(conversation, MONDAY).staff == story.staff["tan"]
    write_message(
        conversation=conversation, guardian=story.guardians["amina"], text="Still?", language="en", by="x", at=MONDAY
    )
    assert has_it_now(conversation, story)
    assert told("message")[-1] == "Tan"


def test_a_team_of_nobody_else_gives_it_on_and_one_with_somebody_free_keeps_it(story):
    alone, both = (Team.objects.create(school=story.riverbank, name=name) for name in ("Alone", "Both"))
    for team, key in ((alone, "nair"), (both, "nair"), (both, "ode")):
        TeamMembership.objects.create(team=team, staff=story.staff[key], starts_on=TERM)
    lies, stays = (write(story).message.conversation for _ in range(2))
    for conversation, team in ((lies, alone), (stays, both)):
        redirect_conversation(
            conversation=conversation, to_staff=None, to_team=team, by_staff=None, by="house:test", at=MONDAY
        )
    becomes_family(story)
    work(LATER)
    lies.refresh_from_db()
    stays.refresh_from_db()
    assert (lies.assigned_team, lies.assigned_staff) == (None, story.staff["tan"])
    assert stays.assigned_team == both


def test_a_sign_in_that_turns_out_to_be_a_parents_as_well(story):
    """Mr Ode stood on the list of parents without a sign-in; now he takes the one that he has."""
    conversation = write(story).message.conversation
    redirect_conversation(
        conversation=conversation, to_staff=story.staff["ode"], to_team=None, by_staff=None, by="house:test", at=MONDAY
    )
    father = Guardian.objects.create(school=story.riverbank, given_name="Ben", family_name="Ode", email="")
    StudentContact.objects.create(school=story.riverbank, student=story.students["idris"], guardian=father)
    invitation = invite(person=father, channel="letter", actor="house:test", at=MONDAY)
    accept_invitation(invitation=invitation, at=MONDAY, login=story.login("ode"))
    work(LATER)
    conversation.refresh_from_db()
    assert conversation.assigned_staff == story.staff["tan"]


def test_two_records_of_one_parent_are_made_one(story):
    conversation = had_by_nair(story)
    priya = story.guardians["priya"]
    twin = Guardian.objects.create(school=story.riverbank, given_name="Priya", family_name="Nair")
    StudentContact.objects.create(school=story.riverbank, student=story.students["idris"], guardian=twin)
    work(LATER)
    assert not has_it_now(conversation, story)
    join(join_guardians, priya, twin, post_of(story, "office"))
    work(LATER)
    assert has_it_now(conversation, story)
