"""Mail that becomes a message: replies of guardians and staff, letters to the school, and what is refused."""

from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest

from accord.conduct.models import Restriction
from accord.core import clock
from accord.core.models import AuditEntry
from accord.core.queue import Worker
from accord.delivery.inbound.arriving import Envelope, take_in
from accord.delivery.inbound.destinations import destination_of
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.inbound.sorting import sort_mail
from accord.delivery.models import Delivery, InboundAddress, InboundMail, InboundPlacement, InboundStray, Notice
from accord.messaging.actions.confirm_sender import confirm_sender
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.models import Conversation, Message, ResponseClock, StrongWording, WordingCount
from accord.messaging.tests.writing import language_says
from accord.messaging.tests.written import LAST_MONDAY, with_charter, write
from accord.rules.charter import EmergencyKind
from accord.schools.models import School
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]

QUOTED = """

On Mon, 23 Nov 2026 at 10:00, Riverbank <reply+abc@riverbank.example> wrote:
> ~~~ Write your answer above this line ~~~
> Idris came home in tears tonight.
> To: tan.private@home.example
"""


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.ACCORD_MAIL_DOMAINS = ("riverbank.example",)


@pytest.fixture
def story(cast: Cast) -> Cast:
    return with_charter(cast)


def letter(sender: str, to: str, text: str, *, subject: str = "Re: Playground", **more: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = "Mon, 23 Nov 2026 11:00:00 +0000"
    mail["Message-ID"] = more.pop("message_id", f"<{abs(hash((sender, to, text)))}@phone.example>")
    for name, value in more.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def arrives(mail: EmailMessage, to: str, at: datetime) -> InboundMail:
    """The mail comes in and is sorted, as the listener and the worker do it."""
    destination = destination_of(to, at=at)
    assert destination is not None
    with clock.travel_to(at):
        [record] = take_in(raw=mail.as_bytes(), envelope=Envelope(str(mail["From"]), [destination], "lmtp"), at=at)
        sort_mail(mail_id=record.pk, at=at)
    record.refresh_from_db()
    return record


def replies(cast: Cast, key: str, conversation: Conversation, text: str, at: datetime, **more: str) -> InboundMail:
    """A guardian or a member of staff replies by mail from the address that they proved."""
    is_staff = key in cast.staff
    person = cast.staff[key] if is_staff else cast.guardians[key]
    to = reply_address(
        kind="conversation",
        ref=conversation.ref,
        recipient=f"{'staff' if is_staff else 'guardian'}:{person.ref}",
        at=MONDAY,
    )
    return arrives(letter(more.pop("sender", cast.login(key).email), to, text, **more), to, at)


def newest() -> Message:
    return Message.objects.latest("id")


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


@pytest.mark.requirement("C3")
def test_an_answer_by_mail_to_an_emergency_leaves_in_the_night_and_is_not_held_by_quiet_hours(story):
    """SEND-9: whoever is on duty answers from their telephone, where nobody asks for a reason."""
    night = MONDAY + timedelta(hours=12)
    urgent = write(story, night, emergency=EmergencyKind.COLLECTION_TODAY).message.conversation
    plain = write(story, child="sara").message.conversation
    for conversation, leaves in ((urgent, True), (plain, False)):
        holder = next(key for key, one in story.staff.items() if one.pk == (conversation.assigned_staff_id or 0))
        replies(story, holder, conversation, "We are on our way.", night + timedelta(minutes=9))
        answer = newest()
        assert (answer.visible_at is not None) is leaves
        assert hasattr(answer, "hold") is not leaves
    mail = Delivery.objects.get(notice__about_ref=urgent.ref, notice__kind="answer", channel="email")
    assert mail.go_at <= night + timedelta(minutes=10)
    later = night + timedelta(days=1, minutes=5)
    replies(story, holder, urgent, "How is she today?", later)
    assert newest().hold.because == "leaves_at_opening", "a day later it is a message like any other"


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


def test_staff_answer_by_mail_and_the_clock_is_met(story):
    conversation = write(story).message.conversation
    later = MONDAY + timedelta(hours=1)
    replies(story, "tan", conversation, f"We spoke with both children.{QUOTED}", later)
    message = newest()
    assert (message.staff, message.kind, message.visible_at) == (story.staff["tan"], "words", later)
    assert ResponseClock.objects.get(kind="answer").stopped_at == later
    assert Delivery.objects.filter(notice__kind="answer", guardian=story.guardians["amina"]).exists()


def test_staff_answer_late_by_mail_and_it_leaves_in_the_morning(story):
    conversation = write(story).message.conversation
    replies(story, "tan", conversation, "We spoke with both children.", MONDAY + timedelta(hours=12))
    assert newest().visible_at is None
    assert newest().hold.because == "leaves_at_opening"
    assert not Notice.objects.filter(kind="answer").exists()


def test_plus_ok_says_that_it_has_arrived(story):
    conversation = write(story).message.conversation
    replies(story, "tan", conversation, f"+OK{QUOTED}", MONDAY + timedelta(hours=1))
    assert newest().kind == Message.Kind.RECEIPT
    assert ResponseClock.objects.get(kind="acknowledge").stopped_at
    assert not ResponseClock.objects.get(kind="answer").stopped_at


def test_an_answer_that_comes_after_the_matter_went_elsewhere_waits_with_the_office(story):
    conversation = write(story).message.conversation
    replies(story, "tan", conversation, "I have it.", MONDAY + timedelta(minutes=5))
    assert newest().staff == story.staff["tan"], "while it is hers it is an answer"
    redirect_conversation(
        conversation=conversation, to_staff=story.staff["lim"], to_team=None, by_staff=story.staff["office"],
        by="login:office", at=MONDAY,
    )  # fmt: skip
    before = Message.objects.count()
    record = replies(story, "tan", conversation, "We spoke.", MONDAY + timedelta(hours=1))
    assert Message.objects.count() == before
    stray = InboundStray.objects.get(mail=record)
    assert stray.reason == "refused"
    assert "gone to somebody else" in stray.words


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
    from accord.core.errors import DomainError

    arrives(letter("someone@elsewhere.example", OFFICE, "When is the trip?"), OFFICE, MONDAY)
    with pytest.raises(DomainError):
        confirm_sender(
            conversation=Conversation.objects.latest("id"), guardian=story.guardians[guardian],
            student=story.students[student] if student else None, staff=story.staff["office"], by="login:office",
            at=MONDAY,
        )  # fmt: skip
    assert Conversation.objects.latest("id").guardian is None
