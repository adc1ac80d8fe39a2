"""A message between home and school, from its first word to its end, as both sides see it on their pages."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from accord.charters.models import PromiseOutcome
from accord.charters.tests.making import published, ready_charter
from accord.core import audit, clock
from accord.core.queue import Worker
from accord.delivery.models import Delivery
from accord.messaging.language.client import language_process
from accord.messaging.language.tests.installation import language_process as the_real_process
from accord.messaging.models import Conversation, Message, ResponseClock, WordingCount
from accord.messaging.tests.test_mail_both_ways import Postbox, hand_in, postbox, reply_to
from accord.messaging.tests.writing import about, look, press, write
from accord.messaging.tests.written import FRIDAY_NIGHT, LAST_MONDAY
from accord.people.models import Absence, Cover, Duty
from accord.people.tests.pages import send, words
from tests.cast import MONDAY, Cast

__all__ = ["postbox"]
pytestmark = pytest.mark.in_turn
DESK, HOME = "/staff/riverbank/messages/", "/family/messages/"
OPENING = datetime(2026, 11, 23, 7, 45, tzinfo=UTC)
NUMBER = "+44 20 7946 0999"
RUDE = "You are a useless idiot and I hope you rot."
CALM = "I am upset about Friday. Please tell me what happened at the fair."


@pytest.fixture
def story(cast: Cast) -> Cast:
    """The cast with the code of their trust in force since last Monday, and a number that is answered at night."""
    content = ready_charter()
    sections = tuple(
        replace(
            section,
            clauses=tuple(
                replace(
                    clause,
                    rules=tuple(
                        replace(rule, values={**rule.values, "telephone": NUMBER, "telephone_out_of_hours": NUMBER})
                        if rule.kind == "emergencies"
                        else rule
                        for rule in clause.rules
                    ),
                )
                for clause in section.clauses
            ),
        )
        for section in content.sections
    )
    with clock.travel_to(LAST_MONDAY):
        published(cast, replace(content, sections=sections))
    return cast


def work(at: datetime) -> None:
    """Let the worker do what is due."""
    with clock.travel_to(at):
        Worker().run_until_idle()


def only() -> Conversation:
    """The one conversation of the story."""
    return Conversation.objects.get()


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("C1", "C2", "C4", "C5", "C9")
def test_written_at_night_answered_by_mail(story: Cast, as_person, postbox: Postbox) -> None:
    amina, tan = as_person("amina"), as_person("tan")

    # Friday, 22:10. Before she sends it, Amina reads when it will be seen and answered; after that, once more.
    with clock.travel_to(FRIDAY_NIGHT):
        looked = look(amina, about(story, "idris"), topic="friendships")
        assert "Ms Hui Min Tan will receive this Monday 7:45" in words(looked)
        assert not Message.objects.exists()
        sent = press(amina, about(story, "idris"), looked)
        assert "Ms Hui Min Tan will receive this Monday 7:45" in words(amina.get(sent["Location"]))
        assert "will receive your message Monday 7:45" in words(amina.get(HOME))
        assert "Idris" not in words(tan.get(DESK)), "on Saturday nobody at the school knows of it"
    work(OPENING - timedelta(minutes=1))
    assert not postbox.to(story.staff["tan"].email, about="Idris came home")

    # Monday morning it is there, on the desk and in the mail.
    work(OPENING)
    conversation = only()
    assert conversation.subject in words(tan.get(DESK))
    [told] = postbox.to(story.staff["tan"].email, about=conversation.subject[:20])

    # One press acknowledges it; Amina sees that, and by when she has an answer.
    send(tan, f"{DESK}{conversation.ref}/acknowledge/")
    read = words(amina.get(f"{HOME}{conversation.ref}/"))
    assert "has received your message. The answer follows." in read
    assert "You have an answer by" in read

    # The answer is written in a mail program.
    answered_at = MONDAY + timedelta(hours=1)
    hand_in(reply_to(told, story.login("tan").email, "We spoke with both boys; the hat is back."), answered_at)
    with clock.travel_to(answered_at):
        answer = words(amina.get(f"{HOME}{conversation.ref}/"))
    assert "We spoke with both boys; the hat is back." in answer
    assert "By e-mail" in answer
    assert story.login("tan").email not in answer

    # The promise is kept, and the desk is empty.
    for each in ResponseClock.objects.filter(conversation=conversation):
        assert each.stopped_at is not None
        assert each.due_at is not None
        assert each.stopped_at <= each.due_at
    assert PromiseOutcome.objects.filter(met_at__isnull=False).count() == 2
    assert only().waiting_on == Conversation.WaitingOn.NOBODY
    assert list(audit.verify()) == []


@pytest.mark.django_db
@pytest.mark.requirement("C1")
def test_the_teacher_is_away_and_somebody_covers(story: Cast, as_person) -> None:
    amina, lim, office = (as_person(key) for key in ("amina", "lim", "office"))

    # A matter is open when Ms Tan falls ill. Mr Lim covers for her.
    write(amina, about(story, "idris"), "Who took his hat?", topic="friendships")
    first = only()
    assert lim.get(f"{DESK}{first.ref}/").status_code == 404
    absence = Absence.objects.create(
        staff=story.staff["tan"], starts_at=MONDAY - timedelta(hours=1), ends_at=MONDAY + timedelta(days=4)
    )
    Cover.objects.create(
        absence=absence, staff=story.staff["lim"], starts_at=absence.starts_at, ends_at=absence.ends_at
    )

    # He reads it and answers; Amina sees who did.
    assert "Who took his hat?" in words(lim.get(f"{DESK}{first.ref}/"))
    send(lim, f"{DESK}{first.ref}/answer/", {"text": "I asked the boys. It is in the cloakroom.", "do": "send"})
    read = words(amina.get(f"{HOME}{first.ref}/"))
    assert "I asked the boys." in read
    assert "Mr Wei Lim" in read

    # The next message goes to him at once, and says why.
    looked = look(amina, about(story, "idris"), "Now the scarf is gone.", topic="friendships")
    said = words(looked)
    assert "Mr Wei Lim" in said
    press(amina, about(story, "idris"), looked)
    second = Conversation.objects.latest("id")
    assert second.assigned_staff == story.staff["lim"]
    assert second.subject in words(lim.get(DESK))

    # Nobody covers for Mr Lim: when he is away as well, the office takes care.
    Absence.objects.create(
        staff=story.staff["lim"], starts_at=MONDAY - timedelta(hours=1), ends_at=MONDAY + timedelta(days=4)
    )
    write(amina, about(story, "idris"), "And the gloves.", topic="friendships")
    third = Conversation.objects.latest("id")
    assert third.assigned_staff not in (story.staff["tan"], story.staff["lim"])
    assert "And the gloves." in words(office.get(f"{DESK}{third.ref}/"))


@pytest.mark.django_db
@pytest.mark.requirement("C3")
def test_an_emergency_at_night(story: Cast, as_person) -> None:
    amina, deputy, head = (as_person(key) for key in ("amina", "deputy", "head"))
    Duty.objects.create(
        school=story.riverbank, staff=story.staff["deputy"], kind=Duty.Kind.DUTY_PERSON,
        starts_at=FRIDAY_NIGHT - timedelta(hours=6), ends_at=FRIDAY_NIGHT + timedelta(hours=10),
    )  # fmt: skip

    # The number that is answered now comes first; then the person on duty is told, at 22:10.
    with clock.travel_to(FRIDAY_NIGHT):
        text = "Idris is not home from the club and does not answer."
        looked = look(amina, about(story, "idris"), text, topic="friendships", emergency="child_missing")
        said = words(looked)
        assert "Please call the school now" in said
        assert NUMBER in said
        assert "the person on duty is told" in said
        sent = press(amina, about(story, "idris"), looked, emergency="child_missing")
        assert "The person on duty has been told." in words(amina.get(sent["Location"]))
    told = Delivery.objects.filter(notice__kind="emergency")
    assert {delivery.staff for delivery in told} == {story.staff["deputy"]}
    assert all(delivery.go_at <= FRIDAY_NIGHT for delivery in told)
    conversation = only()
    with clock.travel_to(FRIDAY_NIGHT + timedelta(minutes=2)):
        assert text in words(deputy.get(f"{DESK}{conversation.ref}/"))

    # On Monday a leader looks back, without blame.
    assert "Idris" in words(head.get(f"{DESK}emergencies/"))
    review = f"{DESK}emergencies/{conversation.messages.get().emergency.ref}/"
    assert send(head, review, {"was_one": "yes", "note": "Give clubs the duty number."}).status_code == 302
    assert "Give clubs the duty number." in words(head.get(review))


@pytest.mark.django_db
@pytest.mark.requirement("A2", "C8")
def test_separated_parents_write_apart(story: Cast, as_person) -> None:
    ewa, jakub, tan = (as_person(key) for key in ("ewa", "jakub", "tan"))
    secret = "We moved to a new flat, please tell nobody."
    write(ewa, about(story, "lena"), secret, topic="learning")
    hers = only()
    send(tan, f"{DESK}{hers.ref}/answer/", {"text": "Thank you, that stays with me.", "do": "send"})

    # Lena's father writes about her too, and learns nothing of the other conversation anywhere.
    write(jakub, about(story, "lena"), "When is the parents' evening?", topic="learning")
    his = Conversation.objects.latest("id")
    assert words(ewa.get(f"{HOME}{hers.ref}/")).count("that stays with me") >= 1
    for page in ("/family/", HOME, f"{HOME}search/?q=flat", "/family/notices/", f"{HOME}{his.ref}/"):
        read = jakub.get(page)
        assert hers.ref not in read.content.decode()
        assert "that stays with me" not in words(read)
        assert "We moved to" not in words(read)
    assert "We moved to" in words(ewa.get(f"{HOME}search/?q=flat"))
    assert jakub.get(f"{HOME}{hers.ref}/").status_code == 404
    assert ewa.get(f"{HOME}{his.ref}/").status_code == 404
    assert not Delivery.objects.filter(notice__about_ref=hers.ref, guardian=story.guardians["jakub"]).exists()

    # Whom a court keeps from news of a child cannot write about it, but can always write to the school.
    neil = as_person("neil")
    assert neil.get(about(story, "tom")).status_code == 404
    assert write(neil, f"{HOME}write/?about={story.riverbank.ref}", "May I ask for a talk?").status_code == 302


@pytest.mark.django_db
@pytest.mark.requirement("C6")
def test_a_sharp_draft_becomes_a_calmer_message(story: Cast, as_person) -> None:
    with tempfile.TemporaryDirectory(prefix="accord-lang-") as folder:
        home = Path(folder)
        with (
            the_real_process(home, home / "log"),
            override_settings(ACCORD_LANGUAGE_SOCKET=str(home / "language.sock")),
        ):
            language_process.cache_clear()
            try:
                _calm_down(story, as_person("amina"), as_person("tan"))
            finally:
                language_process.cache_clear()


def _calm_down(story: Cast, amina, tan) -> None:
    url = about(story, "idris")
    asked = look(amina, url, RUDE, topic="friendships")
    said = words(asked)
    assert "Would you like to send it like this?" in said
    assert "Only you see this. Nothing of it is kept, and you decide." in said
    assert "I am upset" in said, "calmer beginnings are offered"
    assert not Message.objects.exists()
    changed = press(amina, url, asked, "change")
    assert RUDE in words(changed), "what was typed stands there"
    calm = press(amina, url, changed, "look", text=CALM, topic="friendships")
    assert "Would you like to send it like this?" not in words(calm)
    press(amina, url, calm)
    assert Message.objects.get().text == CALM
    read = words(tan.get(f"{DESK}{only().ref}/"))
    assert CALM in read
    assert "idiot" not in read
    assert WordingCount.objects.get().changed == 1, "a number without a name, and nothing of the draft"


@pytest.mark.django_db
@pytest.mark.requirement("C4")
def test_a_part_of_the_answer_and_a_new_date(story: Cast, as_person) -> None:
    amina, tan = as_person("amina"), as_person("tan")
    write(amina, about(story, "idris"), "How is his reading, and when is the test?", topic="learning")
    conversation = only()
    due = ResponseClock.objects.get(kind="answer").due_at
    answer = f"{DESK}{conversation.ref}/answer/"
    part = {"text": "The test is on the ninth.", "do": "part", "promised_rest": "2026-12-04"}
    without = send(tan, answer, part)
    assert without.status_code == 422
    assert "The test is on the ninth." in words(without), "nothing that was typed is lost"
    assert send(tan, answer, {**part, "rest_reason": "I read with him next week."}).status_code == 302

    # Both sides see the new date and why; the promise has moved with it.
    read = words(amina.get(f"{HOME}{conversation.ref}/"))
    assert "The test is on the ninth." in read
    assert "I read with him next week." in read
    assert "Friday 4 December" in read
    moved = ResponseClock.objects.get(kind="answer")
    assert moved.due_at is not None
    assert due is not None
    assert moved.due_at > due
    assert "4 December" in words(tan.get(f"{DESK}{conversation.ref}/"))

    # The rest comes in time.
    later = datetime(2026, 12, 3, 10, 0, tzinfo=UTC)
    with clock.travel_to(later):
        send(tan, answer, {"text": "He reads well.", "do": "send"})
        assert "He reads well." in words(amina.get(f"{HOME}{conversation.ref}/"))
    kept = ResponseClock.objects.get(kind="answer")
    assert kept.stopped_at == later
    assert PromiseOutcome.objects.filter(met_at__isnull=False).count() == 2
