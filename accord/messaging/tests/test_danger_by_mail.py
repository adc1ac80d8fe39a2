"""Mail in danger: what the page before sending would have said reaches its writer, and the right people at once."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.delivery.models import Delivery, InboundAddress, Notice
from accord.delivery.tests.post import post
from accord.messaging.models import Conversation, Emergency, Message
from accord.messaging.tests.mails import own_media, replies
from accord.messaging.tests.test_mail_receipts import INBOX, comes, sent
from accord.messaging.tests.written import with_charter, write
from accord.people.models import Absence, Cover, Duty, StaffMember
from accord.people.tests.pages import markup
from accord.rules.charter import EmergencyKind
from accord.schools.models import School
from tests.cast import MONDAY, Cast

__all__ = ["own_media"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C3", "C5")]
NIGHT = MONDAY + timedelta(hours=12)
DANGER = "He is beating my son every evening. Quokkalantern."
LANGUAGES = ("en", "ar", "cy", "es", "fr", "ms", "pl", "ro", "ta", "ur", "zh-hans")


@pytest.fixture(autouse=True)
def letters_are_laid_down(settings, tmp_path):
    settings.ACCORD_MAIL_TRANSPORT, settings.EMAIL_FILE_PATH = "file", tmp_path / "mail"


@pytest.fixture
def story(cast: Cast) -> Cast:
    with_charter(cast)
    School.objects.filter(pk=cast.riverbank.pk).update(emergency_phone="01632 960 999")
    return cast


def on_watch(story: Cast, key: str, begins=NIGHT - timedelta(hours=4), **more) -> Duty:
    return Duty.objects.create(
        school=story.riverbank, staff=story.staff[key], kind="duty_person", starts_at=begins,
        ends_at=NIGHT + timedelta(hours=9), **more,
    )  # fmt: skip


def away(story: Cast, key: str, cover: str = "") -> None:
    span = {"starts_at": NIGHT - timedelta(days=1), "ends_at": NIGHT + timedelta(days=1)}
    absence = Absence.objects.create(staff=story.staff[key], **span)
    if cover:
        Cover.objects.create(absence=absence, staff=story.staff[cover], **span)


def urgent(story: Cast, **more) -> Emergency:
    return write(story, NIGHT, emergency=EmergencyKind.MEDICAL, **more).message.emergency


@pytest.mark.in_turn
@pytest.mark.requirement("K5")
def test_words_of_danger_by_mail_bring_the_number_and_the_way_to_the_lead_and_are_proposed_to_staff(
    story: Cast, as_person
) -> None:
    conversation = write(story).message.conversation
    replies(story, "amina", conversation, "All is well.", MONDAY + timedelta(minutes=30))
    assert not Notice.objects.filter(once__startswith="at-risk:").exists()
    teacher = as_person("tan")
    where = f"/staff/riverbank/messages/{conversation.ref}/"
    assert "safeguarding lead should have it" not in markup(teacher.get(where))

    replies(story, "amina", conversation, DANGER, MONDAY + timedelta(hours=1))
    told = Notice.objects.get(once__startswith="at-risk:")
    assert [(one.guardian, one.staff) for one in told.deliveries.all()].count((story.guardians["amina"], None)) == 2
    assert told.url.startswith("/family/child-at-risk/?school=")
    said = str(told.text)
    for expected in ("Call the emergency number", "ask for the safeguarding lead", "answers this number now"):
        assert expected in said
    assert "Quokkalantern" not in said
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        [mail] = [one for one in post() if one["To"] == story.login("amina").email]
        assert "/family/child-at-risk/" in mail.get_body(("plain",)).get_content()
    assert as_person("amina").get(told.url).status_code == 200
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        news = markup(as_person("amina").get(f"/family/notices/{told.ref}/"))
    assert "your message has arrived" in news
    assert "This is an emergency" not in news, "a receipt alarms nobody"
    for other in ("jakub", "office"):
        assert told.ref not in markup(as_person(other).get("/family/notices/"))

    with clock.travel_to(MONDAY + timedelta(hours=1)):
        page = markup(teacher.get(where))
        assert "safeguarding lead should have it" in page
        assert f"{where}pass/?lead=1" in page or "lead=1" in page
        form = markup(teacher.get(f"{where}pass/?lead=1"))
        assert 'value="safeguarding" selected' in form
        moved = teacher.post(f"{where}pass/", {"once": "k" * 16, "to": "topic", "topic": "safeguarding", "note": ""})
    assert moved.status_code == 302
    conversation.refresh_from_db()
    assert (conversation.topic, conversation.assigned_staff) == ("safeguarding", story.staff["safeguarding"])
    assert teacher.get(where).status_code == 404
    assert "safeguarding lead should have it" not in markup(as_person("safeguarding").get(where))


@pytest.mark.requirement("K5")
def test_a_stranger_who_writes_of_danger_reads_the_number_in_the_receipt(story: Cast, settings) -> None:
    settings.ACCORD_MAIL_RECEIPTS_TRUST = "mx.riverbank.example"
    settings.ACCORD_MAIL_TRANSPORT = ""
    InboundAddress.objects.create(school=story.riverbank, address=INBOX)
    comes(text="When is the fair?")
    comes(MONDAY + timedelta(hours=26), DANGER)
    plain, danger = (one.get_content() for one in sent())
    assert "ask for the safeguarding lead" not in plain
    assert "ask for the safeguarding lead" in danger
    assert "Quokkalantern" not in danger
    assert Conversation.objects.filter(unknown_sender="ann@home.example").count() == 2


@pytest.mark.in_turn
def test_send_10_a_mail_after_an_emergency_reaches_whoever_is_on_duty_now(story: Cast, as_person) -> None:
    on_watch(story, "lim")
    conversation = urgent(story).message.conversation
    later = NIGHT + timedelta(minutes=20)
    replies(story, "amina", conversation, "She is at the police station.", later)
    message = Message.objects.latest("id")
    assert (message.visible_at, hasattr(message, "emergency")) == (later, False)
    more = Delivery.objects.filter(staff=story.staff["lim"], notice__kind="emergency", channel="email")
    assert more.count() == 2
    writer = Notice.objects.get(once__startswith=f"duty:{conversation.ref}:")
    assert "The person on duty has been told." in str(writer.text)
    assert not Delivery.objects.filter(
        staff=story.staff["tan"], notice__kind="message", go_at__lt=NIGHT + timedelta(hours=8)
    ).exists()
    with clock.travel_to(later):
        letters = [one for one in post() if one["Subject"].startswith("Emergency")]
        assert {one["To"] for one in letters} == {story.login("lim").email}, "the mail to whoever is on duty leaves"
        assert len(letters) == 2
        assert as_person("lim").get(f"/staff/riverbank/messages/{conversation.ref}/").status_code == 200
    with clock.travel_to(NIGHT + timedelta(hours=25)):
        assert as_person("lim").get(f"/staff/riverbank/messages/{conversation.ref}/").status_code == 404

    on_watch(story, "year_head", begins=NIGHT + timedelta(hours=1))
    replies(story, "amina", conversation, "She is home.", NIGHT + timedelta(hours=2))
    assert Message.objects.latest("id").emergency.told == story.staff["year_head"], "the next one on duty"
    other = write(story, child="sara").message.conversation
    replies(story, "amina", other, "And the trip?", NIGHT + timedelta(hours=2))
    assert Message.objects.latest("id").visible_at is None, "a conversation without an emergency waits"


def test_whoever_is_on_leave_keeps_no_watch_and_the_number_is_one_that_is_answered(story: Cast, as_person) -> None:
    on_watch(story, "deputy", phone="+44 20 7946 0777")
    page = "/family/messages/write/?about="
    amina = as_person("amina")
    with clock.travel_to(NIGHT):
        where = page + story.students["idris"].ref
        assert "+44 20 7946 0777" in markup(amina.get(where))
        away(story, "deputy")
        alone = markup(amina.get(where))
        assert "+44 20 7946 0777" not in alone, "a duty telephone that nobody carries is not shown"
        assert "01632 960 999" in alone
    assert urgent(story).told is None
    away(story, "deputy", cover="lim")
    assert urgent(story).told == story.staff["lim"], "whoever covers keeps the watch"
    with clock.travel_to(NIGHT):
        assert "+44 20 7946 0777" in markup(amina.get(where))
    on_watch(story, "year_head", begins=NIGHT - timedelta(hours=6))
    assert urgent(story).told == story.staff["year_head"], "a colleague who keeps a watch too comes before who covers"
    assert urgent(story, concerned=["year_head"]).told == story.staff["lim"], "whom it is about is never told"
    StaffMember.objects.filter(pk=story.staff["year_head"].pk).update(ends_on=NIGHT.date() - timedelta(days=1))
    assert urgent(story).told == story.staff["lim"], "whoever has left the school keeps no watch"


def test_the_number_stands_on_the_page_of_an_emergency_in_every_language(story: Cast, as_person, settings) -> None:
    amina = as_person("amina")
    english = "Nobody is on duty at this hour, so please call."
    with clock.travel_to(NIGHT):
        conversation = urgent(story).message.conversation
        for language in LANGUAGES:
            amina.cookies[settings.LANGUAGE_COOKIE_NAME] = language
            page = markup(amina.get(f"/family/messages/write/{conversation.ref}/sent/"))
            assert f'lang="{language}"' in page.replace("zh-Hans", "zh-hans")
            assert "01632 960 999" in page, language
            assert (english in page) == (language == "en"), language
