"""Limits on contact wherever somebody writes or calls: felt while they hold, gone to the minute when they end."""

import secrets
from datetime import timedelta
from email.message import EmailMessage

import pytest

from accord.conduct.models import Lifting
from accord.core import clock
from accord.delivery.inbound.arriving import Envelope, take_in
from accord.delivery.inbound.destinations import destination_of
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.inbound.sorting import sort_mail
from accord.delivery.models import Delivery, Notice
from accord.messaging.actions.confirm_sender import confirm_sender
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.actions.write_message import write_message
from accord.messaging.models import Conversation, Message
from accord.messaging.tasks import release_after_limits
from accord.messaging.tests.limits import limit
from accord.messaging.tests.written import FRIDAY_NIGHT, TEXT, release, write
from accord.people.tests.pages import words
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I5")]
HOUR = timedelta(hours=1)
LOG = "/staff/riverbank/messages/log/"


def again(cast: Cast, conversation: Conversation, at=MONDAY + HOUR, **more) -> Message:
    with clock.travel_to(at):
        return write_message(
            conversation=conversation, guardian=cast.guardians["amina"], text="One more thing.", language="en",
            by="login:amina", at=at, **more,
        ).message  # fmt: skip


def has_it(conversation: Conversation) -> str:
    conversation.refresh_from_db()
    return conversation.assigned_staff.given_name if conversation.assigned_staff else ""


def test_what_is_written_again_in_an_old_conversation_goes_to_the_one_contact(story):
    conversation = write(story).message.conversation
    assert has_it(conversation) == "Hui Min"
    limit(story, "single_contact")
    again(story, conversation)
    assert has_it(conversation) == "Leo"
    absent = write(story, topic="attendance").message.conversation
    again(story, absent)
    assert has_it(absent) != "Leo"


def test_when_the_one_contact_ends_the_next_message_finds_its_way_anew(story):
    ends = MONDAY + 2 * HOUR
    limit(story, "single_contact", until=ends)
    conversation = write(story).message.conversation
    assert has_it(conversation) == "Leo"
    again(story, conversation, ends - timedelta(minutes=1))
    assert has_it(conversation) == "Leo"
    again(story, conversation, ends)
    assert has_it(conversation) == "Hui Min"


@pytest.mark.parametrize("key", ["deputy", "amina"])
def test_the_story_of_a_conversation_forgets_a_limit_that_has_ended(story, as_person, key):
    ends = MONDAY + 2 * HOUR
    limit(story, "single_contact", until=ends)
    ref = write(story).message.conversation.ref
    page = f"/family/messages/{ref}/" if key == "amina" else f"/staff/riverbank/messages/{ref}/"
    said = "One person at the school" if key == "amina" else "has one contact at the school"
    with clock.travel_to(ends - timedelta(minutes=1)):
        assert said in words(as_person(key).get(page))
    with clock.travel_to(ends):
        after = words(as_person(key).get(page))
        assert TEXT in after
        assert said not in after
        assert "answers everything" not in after


def test_what_a_limit_holds_goes_on_its_way_when_it_ends_or_is_lifted(story):
    ends = MONDAY + 4 * HOUR
    held = limit(story, "contact_limit", until=ends)
    conversation = write(story).message.conversation
    waiting = again(story, conversation)
    assert waiting.visible_at is None
    assert waiting.hold.until == ends
    with clock.travel_to(MONDAY + 2 * HOUR):
        release_after_limits()
        waiting.refresh_from_db()
        assert waiting.visible_at is None
        Lifting.objects.create(restriction=held, at=clock.now(), by=story.staff["head"])
        release_after_limits()
        release_after_limits()
        waiting.refresh_from_db()
        assert waiting.visible_at == MONDAY + 2 * HOUR


def test_what_was_written_later_holds_nothing_up_that_was_written_before(story):
    """Two messages of one night, or two that waited when the limit came: the first is read at the opening."""
    limit(story, "contact_limit")
    first = write(story, FRIDAY_NIGHT).message
    second = write(story, FRIDAY_NIGHT + timedelta(minutes=10), child="sara").message
    assert [first.hold.because, second.hold.because] == ["staff_quiet_hours", "contact_limit"]
    opens = first.hold.until
    assert release(first, opens)
    second.hold.refresh_from_db()
    assert second.hold.until >= FRIDAY_NIGHT + timedelta(days=7)
    assert not release(second, opens)
    assert release(second, second.hold.until), "a week after the first it is its turn"


def test_mail_beyond_a_limit_waits_is_kept_and_its_writer_is_told(story, settings, tmp_path):
    settings.MEDIA_ROOT, settings.ACCORD_MAIL_DOMAINS = tmp_path, ("riverbank.example",)
    conversation = write(story).message.conversation
    limit(story, "contact_limit")
    to = reply_address(
        kind="conversation", ref=conversation.ref, recipient=f"guardian:{story.guardians['amina'].ref}", at=MONDAY
    )
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = story.login("amina").email, to, "Re: Playground"
    mail["Message-ID"] = "<more@phone.example>"
    mail.set_content("Quokkalantern and more.")
    destination = destination_of(to, at=MONDAY + HOUR)
    assert destination is not None
    with clock.travel_to(MONDAY + HOUR):
        envelope = Envelope(str(mail["From"]), [destination], "lmtp")
        [record] = take_in(raw=mail.as_bytes(), envelope=envelope, at=clock.now())
        sort_mail(mail_id=record.pk, at=clock.now())
    message = Message.objects.latest("id")
    assert (message.text, message.visible_at, message.hold.because) == (
        "Quokkalantern and more.",
        None,
        "contact_limit",
    )
    told = Notice.objects.latest("id")
    assert {one.guardian for one in Delivery.objects.filter(notice=told)} == {story.guardians["amina"]}
    kept = str(vars(told))
    assert "has arrived" in kept
    assert "Quokkalantern" not in kept
    assert "limit" not in kept


def test_mail_of_somebody_whom_the_office_confirms_goes_to_the_one_contact(story):
    limit(story, "single_contact")
    letter = start_conversation(
        school=story.riverbank, guardian=None, student=None, topic="something_else", subject="Hello", text="Hello.",
        language="en", channel=Message.Channel.EMAIL, unknown_sender="a@home.example", by="house:mail", at=MONDAY,
    ).message.conversation  # fmt: skip
    assert has_it(letter) == ""
    confirm_sender(
        conversation=letter, guardian=story.guardians["amina"], student=None, staff=story.staff["office"],
        by="login:office", at=MONDAY + HOUR,
    )  # fmt: skip
    assert has_it(letter) == "Leo"


@pytest.mark.in_turn
@pytest.mark.requirement("C5")
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("written_only", "invite them to write"),
        ("single_contact", "pass the call to Mr Leo Grant"),
        ("contact_limit", "counts like a message"),
        ("site_bar", "does not come to the school site"),
    ],
)
def test_staff_read_what_was_agreed_about_calls_and_write_the_call_down_all_the_same(story, as_person, kind, said):
    found = limit(story, kind, said="Quokkalantern", until=MONDAY + 4 * HOUR)
    tan, page = as_person("tan"), f"{LOG}{story.guardians['amina'].ref}/?child={story.students['idris'].ref}"
    shown = words(tan.get(page))
    assert said in shown
    assert "is always heard" in shown
    assert "Quokkalantern" not in shown
    note = {"text": "She asked about the trip.", "way": "they_called", "where": "new", "topic": "learning"}
    assert tan.post(page, {"once": secrets.token_hex(8), **note}).status_code == 302
    assert Message.objects.filter(kind="talk").count() == 1
    with clock.travel_to(found.ends_at):
        assert "What holds for calls" not in words(tan.get(page))
    other = f"{LOG}{story.guardians['ewa'].ref}/"
    assert "What holds for calls" not in words(tan.get(other))
