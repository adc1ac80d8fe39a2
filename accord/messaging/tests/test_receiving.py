"""Replies of guardians by mail that become messages: what is folded, held, read of files, and who is refused."""

from datetime import timedelta

import pytest

from accord.conduct.models import Restriction
from accord.core import clock
from accord.core.queue import Worker
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.models import Delivery, InboundAddress, InboundPlacement, InboundStray, Notice
from accord.messaging.models import Conversation, Message, StrongWording, WordingCount
from accord.messaging.tests.mails import QUOTED, arrives, letter, newest, own_media, replies
from accord.messaging.tests.writing import language_says
from accord.messaging.tests.written import LAST_MONDAY, write
from accord.rules.charter import EmergencyKind
from accord.schools.models import School
from tests.cast import MONDAY

__all__ = ["own_media"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]


def test_a_guardian_replies_by_mail_and_what_stood_below_is_folded(story):
    conversation = write(story).message.conversation
    later = MONDAY + timedelta(hours=1)
    record = replies(story, "amina", conversation, f"It was on the lower playground.{QUOTED}", later)
    message = newest()
    assert message.text == "It was on the lower playground."
    assert "came home in tears" in message.folded
    assert "tan.private" not in message.folded
    assert "reply+" not in message.folded
    assert (message.guardian, message.channel) == (story.guardians["amina"], "email")
    assert message.visible_at == later
    assert InboundPlacement.objects.get(mail=record).subject == f"message:{message.ref}"


@pytest.mark.requirement("C2")
def test_a_reply_at_night_waits_like_any_message(story):
    conversation = write(story).message.conversation
    replies(story, "amina", conversation, "One more thing.", MONDAY + timedelta(hours=12))
    assert newest().visible_at is None
    assert newest().hold.because == "staff_quiet_hours"


@pytest.mark.requirement("C2", "C3")
def test_who_writes_by_mail_at_night_hears_when_it_is_read_and_whom_to_ring(story):
    """There is no page that could say so; after an emergency it waits for nobody, nor does what is said of it."""
    School.objects.filter(pk=story.riverbank.pk).update(emergency_phone="01632 960 999")
    night = MONDAY + timedelta(hours=12)
    conversation = write(story).message.conversation
    replies(story, "amina", conversation, "By day.", MONDAY + timedelta(minutes=30))
    assert not Notice.objects.filter(once__startswith="read-from:").exists(), "by day it is read as it comes"
    replies(story, "amina", conversation, "One more thing.", night)
    replies(story, "amina", conversation, "And another.", night + timedelta(minutes=5))
    told = Notice.objects.get(once__startswith="read-from:")
    assert str(told.text).count("It is kept, and it is read from %(when)s.") == 1
    assert "01632 960 999" in str(told.text)
    assert "One more thing" not in str(told.text)
    assert told.urgency == "important"

    begun = write(story, night, emergency=EmergencyKind.COLLECTION_TODAY, child="sara").message.conversation
    replies(story, "amina", begun, "She is at the police station.", night + timedelta(minutes=20))
    told = Notice.objects.get(once__startswith=f"duty:{begun.ref}:")
    assert told.urgency == "emergency"
    assert "01632 960 999" in str(told.text)
    mail = Delivery.objects.get(notice=told, channel="email")
    assert mail.go_at <= night + timedelta(minutes=21)


@pytest.mark.requirement("C6")
def test_rough_words_that_came_by_mail_are_folded_for_readers_and_counted_for_nobody(story):
    conversation = write(story).message.conversation
    rough = {"asks": True, "folds": True, "place": [0, 14], "about": "insult", "language": "en"}
    with language_says(**rough), clock.travel_to(MONDAY + timedelta(hours=1)):
        replies(story, "amina", conversation, "Rubbish again. Nobody there does anything.", MONDAY + timedelta(hours=1))
        Worker().run_until_idle()
    assert StrongWording.objects.get().message == newest()
    assert not WordingCount.objects.exists()
    with clock.travel_to(MONDAY + timedelta(hours=2)):
        replies(story, "amina", conversation, "Thank you for calling back.", MONDAY + timedelta(hours=2))
        Worker().run_until_idle()
    assert StrongWording.objects.count() == 1


def test_a_limit_on_contact_holds_for_mail_as_well(story):
    Restriction.objects.create(
        school=story.riverbank, guardian=story.guardians["amina"], kind="contact_limit", most=1, per_days=7,
        starts_at=LAST_MONDAY, ends_at=MONDAY + timedelta(days=60), decided_by=story.staff["head"],
    )  # fmt: skip
    conversation = write(story).message.conversation
    replies(story, "amina", conversation, "One more thing.", MONDAY + timedelta(hours=1))
    assert newest().hold.because == "contact_limit"


def test_another_guardian_of_the_child_cannot_reply(story):
    conversation = write(story, who="ewa", child="lena").message.conversation
    replies(story, "ewa", conversation, "It is Ewa.", MONDAY + timedelta(minutes=1))
    before = Message.objects.count()
    to = reply_address(
        kind="conversation", ref=conversation.ref, recipient=f"guardian:{story.guardians['ewa'].ref}", at=MONDAY
    )
    record = arrives(letter(story.login("jakub").email, to, "It is Jakub."), to, MONDAY)
    assert Message.objects.count() == before
    assert InboundStray.objects.get(mail=record).reason == "unknown_sender"


def test_whoever_has_left_is_refused(story):
    conversation = write(story).message.conversation
    replies(story, "amina", conversation, "Still here.", MONDAY + timedelta(minutes=1))
    amina = story.guardians["amina"]
    amina.ends_on = (MONDAY - timedelta(days=1)).date()
    amina.save()
    before = Message.objects.count()
    record = replies(story, "amina", conversation, "Not any more.", MONDAY + timedelta(hours=1))
    assert Message.objects.count() == before
    assert InboundStray.objects.get(mail=record).reason == "left"


def test_the_same_mail_twice_is_one_message(story):
    conversation = write(story).message.conversation
    for minutes in (1, 2, 3):
        replies(
            story, "amina", conversation, "Once.", MONDAY + timedelta(minutes=minutes),
            message_id="<once@phone.example>",
            Received=f"by relay{minutes}.example; Mon, 23 Nov 2026 11:0{minutes}:00 +0000",
        )  # fmt: skip
    assert Message.objects.filter(text="Once.").count() == 1


def test_other_words_under_an_old_message_id_are_a_message_of_their_own(story):
    """Some programs use one name for several mails: nobody's words are lost for it."""
    conversation = write(story).message.conversation
    for hour, (key, text) in enumerate((("amina", "First."), ("amina", "Second."), ("tan", "First.")), start=1):
        replies(story, key, conversation, text, MONDAY + timedelta(hours=hour), message_id="<one@phone.example>")
    assert [(one.text, one.guardian_id is None) for one in conversation.messages.order_by("id")][1:] == [
        ("First.", False), ("Second.", False), ("First.", True),
    ]  # fmt: skip
    InboundAddress.objects.create(school=story.riverbank, address="school@riverbank.example")
    for text in ("Hello.", "Are you there?"):
        mail = letter("new@home.example", "school@riverbank.example", text, message_id="<two@phone.example>")
        arrives(mail, "school@riverbank.example", MONDAY + timedelta(hours=4))
    waiting = Conversation.objects.get(unknown_sender="new@home.example")
    assert [one.text for one in waiting.messages.order_by("id")] == ["Hello.", "Are you there?"]


def test_files_come_along_and_harmful_ones_are_named(story):
    conversation = write(story).message.conversation
    to = reply_address(
        kind="conversation", ref=conversation.ref, recipient=f"guardian:{story.guardians['amina'].ref}", at=MONDAY
    )
    mail = letter(story.login("amina").email, to, "Two files.")
    mail.add_attachment(b"%PDF-1.7 page", maintype="application", subtype="pdf", filename="page.pdf")
    mail.add_attachment(b"MZ" + bytes(60), maintype="application", subtype="pdf", filename="homework.pdf")
    arrives(mail, to, MONDAY + timedelta(hours=1))
    message = newest()
    assert [one.name for one in message.attachments.all()] == ["page.pdf"]
    assert [(one.name, one.refused) for one in message.refused_files.all()] == [("homework.pdf", "program")]


def test_a_mail_of_nothing_but_a_file_is_a_message(story):
    conversation = write(story).message.conversation
    to = reply_address(
        kind="conversation", ref=conversation.ref, recipient=f"guardian:{story.guardians['amina'].ref}", at=MONDAY
    )
    mail = letter(story.login("amina").email, to, "", subject="The page")
    mail.add_attachment(b"%PDF-1.7 page", maintype="application", subtype="pdf", filename="page.pdf")
    arrives(mail, to, MONDAY + timedelta(hours=1))
    assert newest().text == "The page"


def test_a_very_long_mail_loses_nothing(story):
    conversation = write(story).message.conversation
    long = "\n".join(f"Line {number} of a very long story." for number in range(1500))
    replies(story, "amina", conversation, long, MONDAY + timedelta(hours=1))
    message = newest()
    assert message.text.startswith("Line 0 ")
    assert "Line 1499" in message.folded


def test_an_automatic_reply_becomes_no_message(story):
    conversation = write(story).message.conversation
    replies(story, "amina", conversation, "I am here.", MONDAY + timedelta(minutes=1))
    before = Message.objects.count()
    replies(story, "amina", conversation, "I am away.", MONDAY + timedelta(hours=1), Auto_Submitted="auto-replied")
    assert Message.objects.count() == before
