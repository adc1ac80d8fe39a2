"""Whom the room tells that the school asks which child a conversation is about, and what the family said."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accord.core import clock
from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.person import Person
from accord.delivery.wording import Words, Written, gettext_noop
from accord.messaging import notices
from accord.messaging.facts.readers import told_of_it
from accord.messaging.facts.which_child import open_question
from accord.messaging.models import ChildNaming, ChildQuestion, Conversation, Emergency, Message
from accord.people.models import Guardian, StaffMember, Student
from accord.rules.channels import Urgency
from accord.rules.sending import EMERGENCY_LASTS

ASKED, NOT_SENT, NOTED = "which_child", "answer_not_sent", "child_noted"
OF_THE_FAMILY = (notices.ANSWER, notices.RECEIPT, ASKED, NOTED)
"""The kinds of notices of a conversation that its guardian gets, and that follow its child."""


def declare() -> None:
    """Name the kinds of notices, and who is still entitled to them when they leave."""
    declare_kind(ASKED, label=_("Messages of the school"), still_entitled=_still_asked)
    declare_kind(NOT_SENT, label=_("Messages of families"))
    declare_kind(NOTED, label=_("Messages of the school"), is_receipt=True)


def _still_asked(person: Person, refs: Collection[str]) -> Collection[str]:
    """Those of the conversations in which the question still waits for this guardian."""
    own = Conversation.objects.filter(ref__in=refs, guardian_id=person.pk) if isinstance(person, Guardian) else ()
    at = clock.now()
    return [one.ref for one in own if open_question(one, at)]


def ask_family(question: ChildQuestion, by: str, at: datetime) -> None:
    """Tell the guardian that the school asks; neither a child nor a word of the matter stands in it."""
    conversation = question.conversation
    if conversation.guardian is None:
        return
    tell(
        school=conversation.school,
        kind=ASKED,
        recipients=[conversation.guardian],
        subject=Words(
            gettext_noop("%(school)s: which child is your message about?"), {"school": conversation.school.name}
        ),
        text=Words(gettext_noop("Please open it here and say which child. The date of your answer stays the same.")),
        about=About("conversation", conversation.ref),
        url=notices.family_url(conversation),
        student=conversation.student,
        confidential=conversation.confidential,
        urgency=Urgency.IMPORTANT,
        not_before=question.reaches_at,
        references=notices.references(conversation),
        by=by,
        at=at,
        once=f"which-child:{question.ref}",
    )


def tell_who_said_it(naming: ChildNaming, by: str, at: datetime) -> None:
    """Tell a guardian who writes by mail what the office noted on their word, in case they never said it.

    Neither a child nor a word of the matter stands in it.
    """
    conversation = naming.conversation
    by_mail = conversation.messages.filter(guardian=conversation.guardian_id, channel=Message.Channel.EMAIL)
    if conversation.guardian is None or not by_mail.exists():
        return
    tell(
        school=conversation.school,
        kind=NOTED,
        recipients=[conversation.guardian],
        subject=Words(
            gettext_noop("%(school)s: noted which child your message is about"), {"school": conversation.school.name}
        ),
        text=[
            Words(gettext_noop("You told the school which child your message is about. The office has noted it.")),
            Words(gettext_noop("Did you not say so, or is it not right? Please telephone the school.")),
        ],
        about=About("conversation", conversation.ref),
        student=conversation.student,
        confidential=conversation.confidential,
        urgency=Urgency.IMPORTANT,
        references=notices.references(conversation),
        by=by,
        at=at,
        once=f"child-noted:{naming.ref}",
    )


def tell_who_keeps_it(naming: ChildNaming, by: str, at: datetime) -> None:
    """Tell whoever still has the conversation, in their own working time."""
    conversation = naming.conversation
    _tell_staff(naming, told_of_it(conversation, at), notices.MESSAGE, by, at)


def tell_duty(naming: ChildNaming, by: str, at: datetime) -> None:
    """Tell at once whoever was told of an emergency within the last day: it is about another child."""
    urgent = Emergency.objects.filter(
        message__conversation=naming.conversation, message__guardian__isnull=False, told__isnull=False,
        created_at__gt=at - EMERGENCY_LASTS,
    )  # fmt: skip
    told = {one.told for one in urgent.select_related("told__school") if one.told}
    if told:
        _tell_staff(naming, told, notices.EMERGENCY, by, at, reason="It is about another child.")


def _tell_staff(
    naming: ChildNaming, people: Collection[StaffMember], kind: str, by: str, at: datetime, *, reason: str = ""
) -> None:
    conversation = naming.conversation
    tell(
        school=conversation.school,
        kind=kind,
        recipients=people,
        subject=Words(gettext_noop("Another child: %(topic)s"), {"topic": conversation.subject}),
        text=_in_words(naming.was, naming.now),
        about=About("conversation", conversation.ref),
        url=notices.staff_url(conversation),
        confidential=conversation.confidential,
        urgency=Urgency.EMERGENCY if reason else Urgency.ROUTINE,
        reason=reason,
        not_before=None if reason else lambda person: notices.first_told_of(conversation, person, at),
        references=notices.references(conversation),
        by=by,
        at=at,
        once=f"{kind}:{naming.ref}",
    )


def _in_words(was: Student | None, now: Student | None) -> Words:
    if was and now:
        said = gettext_noop("The family said that this is about %(now)s, not %(was)s.")
        return Words(said, {"now": now.called, "was": was.called})
    if now:
        return Words(gettext_noop("The family said that this is about %(now)s."), {"now": now.called})
    return Words(gettext_noop("The family said that this is about no child in particular."))


def give_words_back(message: Message, by: str, at: datetime) -> None:
    """Tell the writer of an answer that has not left that it was not sent, with the words; nobody else reads them."""
    conversation = message.conversation
    if message.staff is None:
        return
    sentence = gettext_noop("The family said that it is about another child. What you wrote was not sent:")
    tell(
        school=conversation.school,
        kind=NOT_SENT,
        recipients=[message.staff],
        subject=Words(gettext_noop("Your answer was not sent: %(topic)s"), {"topic": conversation.subject}),
        text=[Words(sentence), Written(message.text, message.language)],
        about=About("conversation", conversation.ref),
        url=notices.staff_url(conversation),
        confidential=conversation.confidential,
        not_before=lambda person: notices.first_told_of(conversation, person, at),
        by=by,
        at=at,
        once=f"not-sent:{message.ref}",
    )
