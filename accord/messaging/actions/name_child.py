"""The family says which child a conversation is about."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError, NotYours
from accord.delivery.actions.follow_child import follow_child
from accord.delivery.actions.tell import About
from accord.messaging import running, which_child_notices
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.as_seen import locked_as_seen
from accord.messaging.facts.has_it import who_has_it
from accord.messaging.facts.routes import Routed
from accord.messaging.facts.senders import children_seen_by
from accord.messaging.facts.which_child import saying_facts, who_looks_no_longer, who_would_have_it
from accord.messaging.judging_again import judge_again, wait_until
from accord.messaging.models import ChildNaming, Conversation, Escalation, Hold, Message, Withdrawal
from accord.messaging.name_follower import renew_words_of
from accord.people.models import StaffMember, Student
from accord.rules.which_child import WaitingFacts, may_name, may_say, still_goes
from accord.schools.facts import settings_of

ANSWERS = frozenset({Message.Kind.WORDS, Message.Kind.PART, Message.Kind.QUESTION})
"""What of the school's words answers a family; a receipt says nothing, and a talk was what it was."""


@dataclass(frozen=True)
class Heard:
    """Who of the office heard it from the guardian, how (`ChildNaming.How`) and on which day."""

    by: StaffMember
    how: str
    on: date


@transaction.atomic
def name_child(
    *, conversation: Conversation, was: Student | None, student: Student | None, by: str, at: datetime,
    heard: Heard | None = None,
) -> ChildNaming:  # fmt: skip
    """The guardian says that a conversation is about this child (None: no child in particular).

    It goes to whoever has to have it then; no promised date gets later; what waits is judged anew. `was`: which child
    the guardian saw there. `heard`: they have no sign-in and said it to the office. Raises DomainError when another
    stands there meanwhile, when the school began the conversation and has not asked, for a child whom they may not
    see, when nothing would change, and for what was heard of somebody who can say it here themselves.
    """
    if heard:
        conversation = locked_as_seen(conversation)
    else:
        conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if conversation.student_id != (was.pk if was else None):
        raise DomainError(
            "named_meanwhile",
            _("Another child stands here meanwhile."),
            remedy=_("Please look again, and choose once more."),
        )
    if heard:
        _check_heard(conversation, heard, at)
    _check(conversation, student, at, asked_aloud=heard is not None)
    naming = ChildNaming(conversation=conversation, was=was, now=student, created_at=at)
    if heard:
        naming.heard_by, naming.heard_how, naming.heard_on = heard.by, heard.how, heard.on
    naming.save()
    conversation.child_questions.filter(answered_at__isnull=True).update(answered_at=at)
    if was != student:
        _change(naming, by, at)
    if heard:
        which_child_notices.tell_who_said_it(naming, by, at)
    audit.record(
        by=by,
        verb="name_child",
        subject=f"conversation:{conversation.ref}",
        school=conversation.school.ref,
        details={
            "was": was.ref if was else "",
            "now": student.ref if student else "",
            **({"heard_by": heard.by.ref, "how": heard.how, "on": heard.on.isoformat()} if heard else {}),
        },
    )
    return naming


def _check_heard(conversation: Conversation, heard: Heard, at: datetime) -> None:
    guardian = conversation.guardian
    if guardian and guardian.login_id:
        raise NotYours(_("This family can say it here themselves. Please ask them."))
    today = at.astimezone(settings_of(conversation.school).zone).date()
    if heard.on > today:
        sentence = _("This day has not come yet.")
        raise DomainError("heard_later", sentence, status=422, fields={"heard_on": sentence})


def _check(conversation: Conversation, student: Student | None, at: datetime, *, asked_aloud: bool) -> None:
    guardian = conversation.guardian
    theirs = children_seen_by(guardian, at) if guardian else []
    facts = saying_facts(conversation, [one.ref for one in theirs], at)
    if guardian is None or not (asked_aloud or may_say(facts)):
        raise NotYours(_("The school began this conversation. Please write to it if it is about another child."))
    if not may_name(facts, student.ref if student else ""):
        sentence = _("Please choose one of the list.")
        raise DomainError("not_their_child", sentence, status=422, fields={"child": sentence})
    if student == conversation.student and not facts.asked:
        sentence = _("Please choose one of the list.")
        raise DomainError("nothing_changed", sentence, status=422, fields={"child": sentence})


def _change(naming: ChildNaming, by: str, at: datetime) -> None:
    conversation = naming.conversation
    routed = who_would_have_it(conversation, naming.now, at)
    for_the_other = who_looks_no_longer(conversation, naming.now, at)
    Escalation.objects.filter(pk__in=for_the_other).update(ended_at=at)
    conversation.student = naming.now
    conversation.save(update_fields=["student"])
    renew_words_of(conversation)
    follow_child(
        school=conversation.school, about=About("conversation", conversation.ref),
        kinds=which_child_notices.OF_THE_FAMILY, student=naming.now, by=by, at=at,
    )  # fmt: skip
    _lay_back_answers(conversation, by, at)
    if (routed.staff, routed.team) != (conversation.assigned_staff, conversation.assigned_team):
        _pass_on(conversation, routed, by, at)
    elif conversation.visible_to_staff_at:
        which_child_notices.tell_who_keeps_it(naming, by, at)
    which_child_notices.tell_duty(naming, by, at)
    _judge_waiting(conversation, at)


def _pass_on(conversation: Conversation, routed: Routed, by: str, at: datetime) -> None:
    redirect_conversation(
        conversation=conversation, to_staff=routed.staff, to_team=routed.team, by_staff=None, by=by, at=at,
        because=routed.route.because,
    )  # fmt: skip
    conversation.assigned_staff, conversation.assigned_team = routed.staff, routed.team


def _waiting(conversation: Conversation) -> list[Hold]:
    rows = Hold.objects.filter(
        message__conversation=conversation, message__visible_at__isnull=True, message__withdrawal__isnull=True
    )
    found = list(rows.select_related("message__staff"))
    for hold in found:
        hold.message.conversation = conversation
    return found


def _lay_back_answers(conversation: Conversation, by: str, at: datetime) -> None:
    """Take back what staff wrote about the other child and has not left (CHILD-6)."""
    laid_back = False
    for hold in _waiting(conversation):
        message = hold.message
        facts = WaitingFacts(message.staff_id is not None, message.kind in ANSWERS)
        if not still_goes(facts):
            Withdrawal.objects.create(message=message, at=at, created_at=at)
            which_child_notices.give_words_back(message, by, at)
            laid_back = True
    if laid_back:
        running.write_down(conversation)


def _judge_waiting(conversation: Conversation, at: datetime) -> None:
    """Decide anew when what the family wrote, and still waits, reaches whoever has it now (CHILD-5)."""
    waiting = [hold for hold in _waiting(conversation) if hold.message.staff_id is None]
    if not waiting:
        return
    routed = who_has_it(conversation, at)
    for hold in waiting:
        wait_until(hold, judge_again(hold.message, routed, at))
