"""Mail to an address of the school: where it waits, and how the office confirms who wrote it."""

from datetime import timedelta

import pytest

from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, InboundAddress
from accord.messaging.actions.confirm_sender import confirm_sender
from accord.messaging.models import Conversation
from accord.messaging.tests.mails import arrives, letter, newest, own_media, replies
from tests.cast import MONDAY, Cast

__all__ = ["own_media"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]

OFFICE = "office@riverbank.example"


@pytest.fixture
def address(story: Cast) -> InboundAddress:
    return InboundAddress.objects.create(school=story.riverbank, address=OFFICE)


def test_mail_to_the_school_waits_at_the_front_door_and_nobody_is_believed(story, address):
    arrives(letter(story.login("amina").email, OFFICE, "When is the trip?", subject="Trip"), OFFICE, MONDAY)
    conversation = Conversation.objects.latest("id")
    assert (conversation.guardian, conversation.student, conversation.subject) == (None, None, "Trip")
    assert (conversation.assigned_staff, conversation.assigned_team) == (None, None)
    assert conversation.unknown_sender == story.login("amina").email
    assert not Delivery.objects.filter(notice__about_kind="conversation", guardian__isnull=False).exists()


def test_mail_to_a_teams_address_goes_to_the_team(story, address):
    address.team = next(iter(story.teams.values()))
    address.save()
    arrives(letter("someone@elsewhere.example", OFFICE, "When is the trip?"), OFFICE, MONDAY)
    assert Conversation.objects.latest("id").assigned_team == address.team


def test_a_second_mail_of_the_same_sender_joins_the_first(story, address):
    first = letter("someone@elsewhere.example", OFFICE, "When is the trip?", message_id="<one@elsewhere.example>")
    arrives(first, OFFICE, MONDAY)
    second = letter("someone@elsewhere.example", OFFICE, "And what to bring?", In_Reply_To="<one@elsewhere.example>")
    arrives(second, OFFICE, MONDAY + timedelta(hours=1))
    stranger = letter("else@elsewhere.example", OFFICE, "Me too", In_Reply_To="<one@elsewhere.example>")
    arrives(stranger, OFFICE, MONDAY + timedelta(hours=2))
    assert sorted(one.messages.count() for one in Conversation.objects.all()) == [1, 2]


def test_the_office_confirms_who_it_is_and_from_then_on_it_is_theirs(story, address, as_person):
    arrives(letter(story.login("amina").email, OFFICE, "When is the trip?", subject="Trip"), OFFICE, MONDAY)
    conversation = Conversation.objects.latest("id")
    confirm_sender(
        conversation=conversation, guardian=story.guardians["amina"], student=story.students["idris"],
        staff=story.staff["office"], by="login:office", at=MONDAY,
    )  # fmt: skip
    conversation.refresh_from_db()
    assert (conversation.guardian, conversation.student) == (story.guardians["amina"], story.students["idris"])
    assert conversation.unknown_sender == ""
    assert newest().guardian == story.guardians["amina"]
    replies(story, "office", conversation, "On Friday.", MONDAY + timedelta(hours=1))
    assert Delivery.objects.filter(notice__kind="answer", guardian=story.guardians["amina"]).exists()
    [entry] = AuditEntry.objects.filter(verb="confirm_sender")
    assert story.login("amina").email not in str(entry.details)


@pytest.mark.parametrize(("guardian", "student"), [("amina", "lena"), ("paul", None), ("owen", None)])
def test_only_a_guardian_of_today_and_a_child_of_theirs_can_be_confirmed(story, address, guardian, student):
    arrives(letter("someone@elsewhere.example", OFFICE, "When is the trip?"), OFFICE, MONDAY)
    with pytest.raises(DomainError):
        confirm_sender(
            conversation=Conversation.objects.latest("id"), guardian=story.guardians[guardian],
            student=story.students[student] if student else None, staff=story.staff["office"], by="login:office",
            at=MONDAY,
        )  # fmt: skip
    assert Conversation.objects.latest("id").guardian is None
