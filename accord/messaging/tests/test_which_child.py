"""A conversation stands under the wrong child: what its guardian puts right, who has it then, and what stays."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import QuerySet

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, Notice
from accord.messaging.actions.ask_which_child import ask_which_child
from accord.messaging.actions.begin_with_family import begin_with_family
from accord.messaging.actions.confirm_sender import confirm_sender
from accord.messaging.actions.name_child import name_child
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.facts.answering import has_grown, seen_until
from accord.messaging.models import ChildNaming, Conversation, Escalation, Hold, Message, ResponseClock
from accord.messaging.tests.held import NIGHT, TUESDAY, amina_writes, tan_answers
from accord.messaging.tests.limits import limit
from accord.messaging.tests.working import told, work
from accord.messaging.tests.written import FRIDAY_NIGHT, write
from accord.messaging.timeline import timeline_of
from accord.people.models import Duty, PatternInterval, RoleHolding, WorkPattern
from accord.rules.charter import EmergencyKind
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1")]

SOON = MONDAY + timedelta(minutes=20)


def says(
    cast: Cast, conversation: Conversation, child: str | None = "sara", at: datetime = SOON, was: str | None = "idris"
) -> ChildNaming:
    """The guardian says which child it is about."""
    with clock.travel_to(at):
        return name_child(
            conversation=conversation, was=cast.students[was] if was else None,
            student=cast.students[child] if child else None, by="login:amina", at=at,
        )  # fmt: skip


def fresh(conversation: Conversation) -> Conversation:
    return Conversation.objects.get(pk=conversation.pk)


def has_it(conversation: Conversation) -> str:
    staff = fresh(conversation).assigned_staff
    return staff.family_name if staff else ""


def passed_to(cast: Cast, conversation: Conversation, key: str) -> None:
    redirect_conversation(
        conversation=conversation, to_staff=cast.staff[key], to_team=None, by_staff=cast.staff["office"],
        by="login:office", at=MONDAY,
    )  # fmt: skip


def story_for(conversation: Conversation, at: datetime, *, family: bool) -> list[str]:
    return [str(one.text) for one in timeline_of(fresh(conversation), for_family=family, at=at)]


def running(conversation: Conversation) -> QuerySet[ResponseClock]:
    return ResponseClock.objects.filter(conversation=conversation, stopped_at__isnull=True, dropped_at__isnull=True)


def test_it_goes_to_the_form_teacher_of_the_right_child_and_both_sides_read_why(story):
    conversation = write(story).message.conversation
    assert has_it(conversation) == "Tan"
    says(story, conversation)
    assert fresh(conversation).student == story.students["sara"]
    assert has_it(conversation) == "Lim"
    assert "You said that this is about Sara Yusuf, not Idris Yusuf." in story_for(conversation, SOON, family=True)
    of_staff = story_for(conversation, SOON, family=False)
    assert "The family said that this is about Sara Yusuf, not Idris Yusuf." in of_staff
    assert told("message") == ["Tan", "Lim"], "whoever has it now is told, in their own time"
    entry = AuditEntry.objects.get(verb="name_child")
    assert entry.details == {"was": story.students["idris"].ref, "now": story.students["sara"].ref}


@pytest.mark.parametrize(
    ("was", "child", "then", "sentence"),
    [
        (None, "sara", "Lim", "You said that this is about Sara Yusuf."),
        ("idris", None, "", "You said that this is about no child in particular."),
    ],
)
def test_a_child_that_was_left_out_or_too_much(story, was, child, then, sentence):
    conversation = write(story, child=was).message.conversation
    says(story, conversation, child, was=was)
    assert has_it(conversation) == then
    assert sentence in story_for(conversation, SOON, family=True)


@pytest.mark.parametrize(
    ("holder", "then"),
    [("needs", "Navarro"), ("deputy", "Grant"), ("tan", "Lim"), ("year_head", "Lim")],
)
def test_whom_a_colleague_chose_keeps_it_but_not_for_the_wrong_child(story, holder, then):
    conversation = write(story).message.conversation
    passed_to(story, conversation, holder)
    says(story, conversation)
    assert has_it(conversation) == then


def test_whoever_leads_both_years_keeps_it(story):
    leads = RoleHolding.objects.get(staff=story.staff["year_head"], role="head_of_year")
    leads.pk, leads.scope, leads.ref = None, "1", "year1"
    leads.save(force_insert=True)
    conversation = write(story).message.conversation
    passed_to(story, conversation, "year_head")
    says(story, conversation)
    assert has_it(conversation) == "Weiss"


def test_it_never_goes_to_whom_it_is_about(story):
    conversation = write(story, concerned=("lim",)).message.conversation
    says(story, conversation)
    assert has_it(conversation) == "Grant", "the form teacher of the right child is whom it is about"


def test_the_one_contact_of_the_guardian_keeps_it(story):
    limit(story, "single_contact")
    conversation = write(story).message.conversation
    assert has_it(conversation) == "Grant"
    says(story, conversation)
    assert has_it(conversation) == "Grant"


def test_a_child_at_risk_stays_with_the_lead_who_is_told(story):
    conversation = write(story, topic="safeguarding").message.conversation
    says(story, conversation)
    assert has_it(conversation) == "Okafor"
    assert fresh(conversation).confidential
    assert told("message") == ["Okafor", "Okafor"]
    notice = Notice.objects.filter(kind="message").latest("pk")
    mails = Delivery.objects.filter(notice=notice, channel="email")
    assert notice.confidential
    assert not mails.filter(discreet=False).exists(), "no name of a child leaves the portal"


@pytest.mark.requirement("C3")
def test_whoever_was_told_of_an_emergency_hears_at_once_that_it_is_another_child(story):
    Duty.objects.create(
        school=story.riverbank, staff=story.staff["deputy"], kind=Duty.Kind.DUTY_PERSON,
        starts_at=MONDAY - timedelta(days=3), ends_at=MONDAY + timedelta(days=3),
    )  # fmt: skip
    conversation = write(story, FRIDAY_NIGHT, emergency=EmergencyKind.MEDICAL).message.conversation
    assert told("emergency") == ["Grant"]
    soon = FRIDAY_NIGHT + timedelta(minutes=5)
    says(story, conversation, at=soon)
    assert told("emergency") == ["Grant", "Grant"]
    latest = Notice.objects.filter(kind="emergency").latest("pk")
    assert latest.text[0]["values"] == {"now": "Sara Yusuf", "was": "Idris Yusuf"}
    assert {one.go_at for one in Delivery.objects.filter(notice=latest)} == {soon}


@pytest.mark.requirement("A2", "C4")
@pytest.mark.parametrize(
    ("looker", "because", "reads"),
    [("year_head", "head_of_year", False), ("ode", "cover", False), ("lim", "head_of_year", True),
     ("needs", "leader", True)],
)  # fmt: skip
def test_who_was_asked_to_look_for_the_wrong_child_reads_it_no_longer(story, as_person, looker, because, reads):
    conversation = write(story).message.conversation
    promise = running(conversation).get(kind="answer")
    Escalation.objects.create(clock=promise, to=story.staff[looker], because=because)
    page = f"/staff/riverbank/messages/{conversation.ref}/"
    client = as_person(looker)
    assert client.get(page).status_code == 200
    assert conversation.ref in client.get("/staff/riverbank/messages/?place=me").content.decode()
    says(story, conversation)
    assert (client.get(page).status_code == 200) is reads
    assert (conversation.ref in client.get("/staff/riverbank/messages/?place=me").content.decode()) is reads


@pytest.mark.requirement("C4")
def test_no_promised_date_gets_later(story):
    conversation = write(story).message.conversation
    before = list(running(conversation).order_by("kind").values("kind", "due_at", "started_at", "within"))
    assert len(before) == 2
    due_at = fresh(conversation).due_at
    says(story, conversation, at=MONDAY + timedelta(days=2))
    assert list(running(conversation).order_by("kind").values("kind", "due_at", "started_at", "within")) == before
    assert fresh(conversation).due_at == due_at


@pytest.mark.requirement("C2", "C4")
def test_what_waits_reaches_the_right_teacher_and_keeps_its_dates(story):
    message = write(story, FRIDAY_NIGHT).message
    before = Hold.objects.get(message=message)
    says(story, message.conversation, at=FRIDAY_NIGHT + timedelta(minutes=5))
    hold = Hold.objects.get(message=message)
    assert (hold.acknowledge_by, hold.answer_by) == (before.acknowledge_by, before.answer_by)
    assert told("message") == [], "nobody at the school knows of it yet"
    work(hold.until)
    message.refresh_from_db()
    assert message.visible_at == hold.until
    assert told("message") == ["Lim"]


@pytest.mark.requirement("C2")
def test_what_waits_is_read_when_the_right_teacher_works(story):
    pattern = WorkPattern.objects.create(staff=story.staff["tan"], starts_on=date(2026, 9, 1))
    PatternInterval.objects.create(pattern=pattern, weekday=3, opens_minute=8 * 60, closes_minute=16 * 60)
    message = write(story, FRIDAY_NIGHT).message
    late = Hold.objects.get(message=message).until
    says(story, message.conversation, at=FRIDAY_NIGHT + timedelta(minutes=5))
    earlier = Hold.objects.get(message=message).until
    assert earlier < late, "it need not wait for a teacher who is not to have it"
    work(earlier)
    message.refresh_from_db()
    assert message.visible_at == earlier


@pytest.mark.requirement("C4")
def test_an_answer_about_the_other_child_that_has_not_left_goes_back_to_its_writer(story):
    conversation = write(story).message.conversation
    answer = tan_answers(story, conversation, NIGHT)
    assert answer.visible_at is None
    says(story, conversation, at=NIGHT + timedelta(minutes=5))
    work(TUESDAY)
    answer.refresh_from_db()
    assert answer.visible_at is None, "it was never sent"
    assert "We spoke with both." not in " ".join(story_for(conversation, TUESDAY, family=True))
    assert "We spoke with both." not in " ".join(story_for(conversation, TUESDAY, family=False)), "nobody else reads it"
    assert running(conversation).filter(kind="answer").exists(), "the promise runs on"
    given_back = Notice.objects.get(kind="answer_not_sent")
    assert [one.staff for one in Delivery.objects.filter(notice=given_back, channel="portal")] == [story.staff["tan"]]
    assert "We spoke with both." in str(given_back.text)


def test_a_receipt_and_what_has_left_stay(story):
    conversation = write(story).message.conversation
    answer = tan_answers(story, conversation, SOON)
    says(story, conversation, at=SOON + timedelta(minutes=5))
    assert answer.text in story_for(conversation, SOON + timedelta(minutes=5), family=True)
    assert not Notice.objects.filter(kind="answer_not_sent").exists()
    assert has_it(conversation) == "Lim"


def test_what_was_told_of_it_follows_the_child(story):
    conversation = write(story).message.conversation
    tan_answers(story, conversation, SOON)
    assert Notice.objects.get(kind="answer").student == story.students["idris"]
    says(story, conversation, at=SOON + timedelta(minutes=5))
    assert Notice.objects.get(kind="answer").student == story.students["sara"]


@pytest.mark.requirement("C8")
def test_it_is_found_by_the_name_of_the_right_child(story):
    message = write(story, subject="Hat", text="It is gone.").message
    assert "idris" in message.found_by
    says(story, message.conversation)
    message.refresh_from_db()
    assert "sara" in message.found_by
    assert "idris" not in message.found_by


def test_a_child_of_others_or_one_they_may_not_see_is_refused(story):
    conversation = write(story).message.conversation
    for key in ("lena", "tom", "nadia"):
        with pytest.raises(DomainError) as refused:
            says(story, conversation, key)
        assert refused.value.status == 422
    assert fresh(conversation).student == story.students["idris"]
    says(story, conversation)


def test_what_the_school_began_is_named_only_when_it_asks(story):
    with clock.travel_to(MONDAY):
        conversation = begin_with_family(
            guardian=story.guardians["amina"], student=story.students["idris"], staff=story.staff["tan"],
            topic="learning", subject="Reading", text="A good week.", language="en", by="login:tan", at=MONDAY,
        ).message.conversation  # fmt: skip
    with pytest.raises(DomainError) as refused:
        says(story, conversation)
    assert refused.value.status == 403
    asks(story, conversation)
    says(story, conversation)
    assert fresh(conversation).student == story.students["sara"]


def test_two_who_say_it_at_once_are_told(story):
    conversation = write(story).message.conversation
    says(story, conversation)
    with pytest.raises(DomainError) as refused:
        says(story, conversation, None)
    assert refused.value.code == "named_meanwhile"
    assert fresh(conversation).student == story.students["sara"]


def asks(cast: Cast, conversation: Conversation, key: str = "tan", at: datetime = MONDAY) -> None:
    with clock.travel_to(at):
        ask_which_child(conversation=conversation, staff=cast.staff[key], by=f"login:{key}", at=at)


@pytest.mark.requirement("C4")
def test_the_school_asks_and_no_clock_stands_still(story):
    conversation = write(story).message.conversation
    before = list(running(conversation).values("kind", "due_at"))
    asks(story, conversation)
    assert list(running(conversation).values("kind", "due_at")) == before
    assert fresh(conversation).waiting_on == "school"
    assert fresh(conversation).student == story.students["idris"], "staff move nothing"
    notice = Notice.objects.get(kind="which_child")
    said = f"{notice.subject} {notice.text}"
    assert "Idris" not in said
    assert "Playground" not in said
    sent = Delivery.objects.filter(notice=notice)
    assert {one.guardian for one in sent} == {story.guardians["amina"]}
    with pytest.raises(DomainError) as refused:
        asks(story, conversation, "office")
    assert refused.value.code == "asked_already"
    says(story, conversation, "idris")
    assert "You said that this is about Idris Yusuf." in story_for(conversation, SOON, family=True)
    assert has_it(conversation) == "Tan"
    asks(story, conversation, "office", SOON)


@pytest.mark.requirement("C2")
def test_what_is_asked_at_night_reaches_the_family_at_the_opening(story):
    conversation = write(story).message.conversation
    asks(story, conversation, at=NIGHT)
    night = NIGHT + timedelta(minutes=5)
    assert not [line for line in story_for(conversation, night, family=True) if "which child" in line]
    assert [line for line in story_for(conversation, night, family=False) if "which child" in line]
    assert [line for line in story_for(conversation, TUESDAY, family=True) if "which child" in line]
    assert min(one.go_at for one in Delivery.objects.filter(notice__kind="which_child", channel="email")) > night


def test_what_was_said_before_the_question_came_is_not_asked_any_more(story):
    conversation = write(story).message.conversation
    asks(story, conversation, at=NIGHT)
    says(story, conversation, at=NIGHT + timedelta(minutes=5))
    assert not [line for line in story_for(conversation, TUESDAY, family=True) if "which child" in line]
    work(TUESDAY)
    with clock.travel_to(TUESDAY):
        assert not Delivery.objects.filter(notice__kind="which_child", status__in=("sent", "read")).exists()


def test_who_cannot_answer_here_is_not_asked(story):
    conversation = write(story, who="kavitha", child="devi").message.conversation
    with pytest.raises(DomainError) as refused:
        asks(story, conversation, "lim")
    assert refused.value.code == "cannot_say_here"


@pytest.mark.requirement("C5")
def test_mail_that_the_office_put_under_the_wrong_child(story):
    with clock.travel_to(MONDAY):
        conversation = start_conversation(
            school=story.riverbank, guardian=None, student=None, topic="friendships", subject="Hat", text="Where?",
            language="en", by="house:mail", at=MONDAY, channel="email", unknown_sender=story.login("amina").email,
        ).message.conversation  # fmt: skip
        confirm_sender(
            conversation=conversation, guardian=story.guardians["amina"], student=story.students["idris"],
            staff=story.staff["office"], by="login:office", at=MONDAY,
        )  # fmt: skip
    says(story, conversation)
    assert fresh(conversation).student == story.students["sara"]
    assert has_it(conversation) == "Lim"


def test_an_answer_in_the_making_is_stopped_once(story):
    """Whoever keeps it and is typing reads first that it is about another child."""
    conversation = write(story).message.conversation
    seen = seen_until(conversation)
    says(story, conversation)
    assert has_grown(seen, seen_until(conversation))


def test_more_words_go_to_whoever_has_it_now(story):
    conversation = write(story).message.conversation
    says(story, conversation)
    amina_writes(story, fresh(conversation), SOON + timedelta(minutes=5))
    assert told("message")[-1] == "Lim"
    assert Message.objects.filter(conversation=conversation).count() == 2
