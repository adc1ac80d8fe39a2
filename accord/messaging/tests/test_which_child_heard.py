"""A guardian without a sign-in tells the office which child a conversation is about (CHILD-8, CHILD-9)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.delivery.models import Notice
from accord.messaging.actions.name_child import Heard, name_child
from accord.messaging.facts.family_rows import row_of
from accord.messaging.models import ChildNaming, Conversation, Message, Withdrawal
from accord.messaging.tests.held import NIGHT, tan_answers
from accord.messaging.tests.test_desk_pages import KEYS, text_of
from accord.messaging.tests.test_which_child_pages import keep_news_of_sara_from_amina
from accord.messaging.tests.which_child import SOON, fresh, has_it, story_for
from accord.messaging.tests.written import write
from accord.people.models import Guardian
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1"), pytest.mark.requirement("A2")]


@pytest.fixture
def conversation(story: Cast) -> Conversation:
    """Amina has no sign-in; her mail stands under Idris, and it is about Sara."""
    amina = story.guardians["amina"]
    Guardian.objects.filter(pk=amina.pk).update(login=None)
    amina.refresh_from_db()
    return write(story, channel=Message.Channel.EMAIL, by="house:mail").message.conversation


def page(conversation: Conversation) -> str:
    return reverse("messages:which_child_heard", args=["riverbank", conversation.ref])


def note(client: Client, story: Cast, conversation: Conversation, child: str = "sara", **more: Any) -> Any:
    sent = {
        "once": next(KEYS), "stood": story.students["idris"].ref, "child": story.students[child].ref,
        "heard_how": "telephone", "heard_on": "2026-11-23", "sure": "on",
    }  # fmt: skip
    with clock.travel_to(SOON):
        return client.post(page(conversation), {**sent, **more})


def heard_of(story: Cast, conversation: Conversation, child: str = "sara") -> ChildNaming:
    with clock.travel_to(SOON):
        return name_child(
            conversation=conversation, was=story.students["idris"], student=story.students[child],
            by="login:office", at=SOON, heard=Heard(story.staff["office"], "telephone", MONDAY.date()),
        )  # fmt: skip


def test_child_8_the_office_notes_it_and_both_sides_read_who_did(
    story: Cast, conversation: Conversation, as_person: Callable[[str], Client]
) -> None:
    office, told = as_person("office"), row_of(conversation).clocks
    with clock.travel_to(SOON):
        desk = office.get(reverse("messages:conversation", args=["riverbank", conversation.ref]))
        assert page(conversation) in desk.content.decode()
        form = office.get(page(conversation))
    shown = text_of(form)
    assert "It stands under Idris Yusuf now." in shown
    assert "has no sign-in" in shown
    assert "Sara Yusuf" in shown
    choices = form.content.decode().count(story.students["idris"].ref)
    assert choices == 1, "where it stands goes through the page unseen and is no choice"
    assert note(office, story, conversation).status_code == 302
    naming = ChildNaming.objects.get()
    assert (naming.was, naming.now) == (story.students["idris"], story.students["sara"])
    assert (naming.heard_by, naming.heard_how) == (story.staff["office"], "telephone")
    assert fresh(conversation).student == story.students["sara"]
    assert has_it(conversation) == "Lim"
    assert row_of(conversation).clocks == told, "no date gets later"
    for family in (True, False):
        said = story_for(conversation, SOON + timedelta(minutes=1), family=family)
        assert any("this is about Sara Yusuf, not Idris Yusuf" in one for one in said)
    with clock.travel_to(SOON + timedelta(minutes=1)):
        desk = text_of(office.get(reverse("messages:conversation", args=["riverbank", conversation.ref])))
    assert "Said by telephone, and noted by" in desk
    entry = AuditEntry.objects.filter(verb="name_child").get()
    assert entry.details["heard_by"] == story.staff["office"].ref


def test_child_8_whoever_writes_by_mail_is_told_and_no_child_stands_in_it(
    story: Cast, conversation: Conversation
) -> None:
    heard_of(story, conversation)
    notice = Notice.objects.get(kind="child_noted")
    assert notice.student == story.students["sara"]
    assert "Sara" not in str(notice.subject) + str(notice.text)
    assert "Idris" not in str(notice.subject) + str(notice.text)


def test_child_8_whoever_is_only_on_the_telephone_is_not_written_to(story: Cast, conversation: Conversation) -> None:
    conversation.messages.update(channel=Message.Channel.PAPER)
    heard_of(story, conversation)
    assert not Notice.objects.filter(kind="child_noted").exists()


@pytest.mark.in_turn
def test_child_9_who_answers_moves_nothing_and_neither_do_others(
    story: Cast, conversation: Conversation, as_person: Callable[[str], Client]
) -> None:
    with clock.travel_to(SOON):
        desk = reverse("messages:conversation", args=["riverbank", conversation.ref])
        assert page(conversation) not in as_person("tan").get(desk).content.decode()
        for who in ("tan", "lim", "head", "safeguarding"):
            assert as_person(who).get(page(conversation)).status_code == 404
            assert note(as_person(who), story, conversation).status_code == 404
    assert fresh(conversation).student == story.students["idris"]
    assert note(as_person("office"), story, conversation).status_code == 302


def test_child_8_whoever_has_a_sign_in_says_it_themselves(
    story: Cast, conversation: Conversation, as_person: Callable[[str], Client]
) -> None:
    office = as_person("office")
    Guardian.objects.filter(pk=conversation.guardian_id).update(login=story.logins["amina"])
    assert note(office, story, conversation).status_code == 404
    with pytest.raises(DomainError):
        heard_of(story, Conversation.objects.get(pk=conversation.pk))
    assert fresh(conversation).student == story.students["idris"]


def test_child_9_a_child_whom_a_court_keeps_from_them_cannot_be_named(
    story: Cast, conversation: Conversation, as_person: Callable[[str], Client]
) -> None:
    keep_news_of_sara_from_amina(story)
    office = as_person("office")
    with clock.travel_to(SOON):
        assert "Sara" not in text_of(office.get(page(conversation)))
    assert note(office, story, conversation).status_code == 422
    with pytest.raises(DomainError):
        heard_of(story, conversation)


def test_child_9_what_the_office_may_not_read_the_lead_alone_notes(
    story: Cast, conversation: Conversation, as_person: Callable[[str], Client]
) -> None:
    at_risk = write(story, topic="safeguarding").message.conversation
    assert note(as_person("office"), story, at_risk).status_code == 404
    assert note(as_person("head"), story, at_risk).status_code == 404
    assert note(as_person("safeguarding"), story, at_risk).status_code == 302
    assert fresh(at_risk).student == story.students["sara"]


def test_an_answer_about_the_other_child_goes_back_to_its_writer(story: Cast, conversation: Conversation) -> None:
    answer = tan_answers(story, conversation, NIGHT)
    at = NIGHT + timedelta(minutes=1)
    with clock.travel_to(at):
        name_child(
            conversation=conversation, was=story.students["idris"], student=story.students["sara"], by="login:office",
            at=at, heard=Heard(story.staff["office"], "gate", MONDAY.date()),
        )  # fmt: skip
    assert Withdrawal.objects.filter(message=answer).exists()


def test_wrong_input_is_named_and_nothing_is_lost(
    story: Cast, conversation: Conversation, as_person: Callable[[str], Client]
) -> None:
    office = as_person("office")
    refused = note(office, story, conversation, sure="", heard_on="2026-11-30")
    assert refused.status_code == 422
    later = note(office, story, conversation, heard_on="2026-11-30")
    assert later.status_code == 422
    assert "This day has not come yet." in text_of(later)
    assert f'value="{story.students["sara"].ref}" ' in later.content.decode()
    same = note(office, story, conversation, child="idris")
    assert same.status_code == 422
    stale = note(office, story, conversation, stood=story.students["sara"].ref)
    assert stale.status_code == 409
    assert not ChildNaming.objects.exists()
