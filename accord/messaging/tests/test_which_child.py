"""A conversation stands under the wrong child: what its guardian puts right, and who has it then."""

from datetime import timedelta

import pytest

from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, Notice
from accord.messaging.models import Escalation
from accord.messaging.tests.limits import limit
from accord.messaging.tests.which_child import SOON, fresh, has_it, passed_to, running, says, story_for
from accord.messaging.tests.working import told
from accord.messaging.tests.written import FRIDAY_NIGHT, write
from accord.people.models import Duty, RoleHolding
from accord.rules.charter import EmergencyKind
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1")]


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
