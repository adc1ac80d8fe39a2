"""A letter to staff that could not leave in time waits for their next working time, as whatever else comes then."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accord.core import clock
from accord.core.queue import Worker
from accord.delivery.actions import tell
from accord.delivery.models import Attempt, Delivery, Unreached
from accord.delivery.tasks import sweep_deliveries
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.tests.working import MONDAY_OPENING, absence
from accord.messaging.tests.written import write
from accord.people.models import Duty
from accord.rules.charter import EmergencyKind
from accord.schools.models import Closure
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2", "D2")]

FRIDAY = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def letters_are_laid_down(settings, tmp_path):
    """Nothing leaves the machine: each letter is a file."""
    settings.ACCORD_MAIL_TRANSPORT = "file"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"


def sweep(at: datetime) -> None:
    """The worker sends what is due."""
    with clock.travel_to(at):
        sweep_deliveries()
        Worker().run_until_idle()


def letter_to(story: Cast, key: str) -> Delivery:
    """The one letter to somebody of the staff."""
    return Delivery.objects.get(staff=story.staff[key], channel="email", notice__about_kind="conversation")


def test_after_a_weekend_without_a_worker_staff_are_written_to_when_they_are_at_work(story):
    sent = write(story, FRIDAY).message
    with clock.travel_to(FRIDAY):
        answer_family(
            conversation=sent.conversation, staff=story.staff["tan"], text="We saw it.", language="en", by="login:tan",
            at=FRIDAY,
        )  # fmt: skip
    sweep(SUNDAY_NIGHT)
    assert letter_to(story, "tan").status == "held"
    sweep(SUNDAY_NIGHT + 8 * HOUR + HOUR / 2)
    to_family = Delivery.objects.get(guardian=story.guardians["amina"], channel="email", notice__kind="answer")
    assert to_family.status == "sent", "families are written to as soon as their night is over"
    assert letter_to(story, "tan").status == "held"
    sweep(MONDAY_OPENING)
    assert (letter_to(story, "tan").status, letter_to(story, "tan").sent_at) == ("sent", MONDAY_OPENING)


def test_an_emergency_goes_whenever_the_worker_is_back(story):
    Duty.objects.create(
        school=story.riverbank, staff=story.staff["head"], kind="duty_person", starts_at=FRIDAY, ends_at=MONDAY_OPENING
    )
    write(story, FRIDAY, emergency=EmergencyKind.MEDICAL)
    sweep(FRIDAY + 14 * HOUR)
    assert letter_to(story, "head").status == "sent"
    assert letter_to(story, "tan").status == "held"


def test_what_a_mail_server_did_not_take_is_not_tried_at_night(story, monkeypatch):
    from accord.delivery.channels import CHANNELS, Outcome, Result

    write(story, FRIDAY)
    with monkeypatch.context() as away:
        away.setattr(CHANNELS["email"], "send", lambda letter: Outcome(Result.DELAYED, "421"))
        for hours in range(12):
            sweep(FRIDAY + hours * HOUR)
    tried = Attempt.objects.filter(delivery=letter_to(story, "tan"))
    assert 1 <= tried.count() < 6
    assert all(one.started_at < FRIDAY + 2 * HOUR for one in tried)
    sweep(SUNDAY_NIGHT)
    sweep(MONDAY_OPENING)
    assert letter_to(story, "tan").status == "sent"


def test_time_in_which_it_may_not_be_tried_does_not_wear_it_out(story, monkeypatch):
    """Over a week of holiday the mail server's word of Friday is no reason to give up on Monday week."""
    from accord.delivery.channels import CHANNELS, Outcome, Result

    write(story, FRIDAY)
    with monkeypatch.context() as away:
        away.setattr(CHANNELS["email"], "send", lambda letter: Outcome(Result.DELAYED, "421"))
        sweep(FRIDAY)
    Closure.objects.create(
        school=story.riverbank, kind="holiday", name="Snow", starts_on=date(2026, 11, 21), ends_on=date(2026, 11, 29)
    )
    for day in range(1, 10):
        sweep(FRIDAY + timedelta(days=day))
    assert letter_to(story, "tan").status == "held"
    assert not Unreached.objects.filter(staff=story.staff["tan"], notice__kind="message").exists()
    sweep(MONDAY_OPENING + timedelta(days=7))
    assert letter_to(story, "tan").status == "sent"


def test_who_falls_ill_after_it_was_told_is_left_in_peace(story):
    write(story, FRIDAY)
    waiting = Delivery.objects.filter(pk=letter_to(story, "tan").pk)
    waiting.update(status="held", go_at=MONDAY_OPENING, due_at=MONDAY_OPENING)
    absence(story, "tan", until=MONDAY_OPENING + timedelta(days=2))
    sweep(MONDAY_OPENING)
    letter = letter_to(story, "tan")
    assert (letter.status, letter.go_at > MONDAY_OPENING + timedelta(days=1)) == ("held", True)


def test_what_names_no_hour_of_its_own_is_not_sent_to_staff_at_night(story, as_person):
    """A new charter that the headteacher publishes on Sunday night."""
    with clock.travel_to(SUNDAY_NIGHT):
        tell(
            school=story.riverbank, kind="news", recipients=[story.staff["tan"], story.guardians["amina"]],
            subject="We have a new charter", by="login:head", at=SUNDAY_NIGHT,
        )  # fmt: skip
        assert "We have a new charter" in as_person("tan").get("/staff/riverbank/notices/").content.decode()
    letters = Delivery.objects.filter(staff=story.staff["tan"], channel="email", notice__kind="news")
    sweep(SUNDAY_NIGHT)
    assert letters.get().status == "held"
    sweep(MONDAY_OPENING)
    assert letters.get().sent_at == MONDAY_OPENING


def test_after_four_days_without_a_worker_what_waited_is_sent_and_not_given_up(story):
    """Nobody of the office has to telephone for what only waited for us."""
    with clock.travel_to(FRIDAY - HOUR):
        sweep_deliveries.enqueue()
        Worker().run_until_idle()
    sent = write(story, FRIDAY).message
    with clock.travel_to(FRIDAY):
        answer_family(
            conversation=sent.conversation, staff=story.staff["tan"], text="We saw it.", language="en", by="login:tan",
            at=FRIDAY,
        )  # fmt: skip
    back = FRIDAY + timedelta(days=3, hours=17)
    with clock.travel_to(back):
        sweep_deliveries.enqueue()
        Worker().run_until_idle()
    letters = Delivery.objects.filter(channel="email", notice__about_ref=sent.conversation.ref)
    assert sorted(letters.values_list("status", flat=True)) == ["sent", "sent"]
    assert not Unreached.objects.filter(notice__about_ref=sent.conversation.ref).exists()
