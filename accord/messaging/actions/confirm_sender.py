"""The office says who wrote by mail."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.actions.pass_from_family import pass_from_family
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.facts.has_it import contact_of, who_has_it
from accord.messaging.models import Conversation, Message
from accord.messaging.name_follower import renew_words_of
from accord.people.facts.family import guardian_view, ties_with_orders
from accord.people.models import Guardian, StaffMember, Student
from accord.people.viewer import in_force
from accord.rules.routing import Because
from accord.schools.facts import settings_of


@transaction.atomic
def confirm_sender(
    *,
    conversation: Conversation,
    guardian: Guardian,
    student: Student | None,
    staff: StaffMember,
    by: str,
    at: datetime,
) -> Conversation:
    """The office confirms who wrote by mail: from now on the conversation is this guardian's, here and by mail.

    Raises DomainError when it has been confirmed already, for somebody who is not a guardian of the school today,
    for a child that is not theirs, and when it is the office's own family.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if conversation.guardian_id:
        raise DomainError("sender_confirmed", _("Somebody has confirmed the sender already. Load the page again."))
    on = at.astimezone(settings_of(conversation.school).zone).date()
    if not Guardian.objects.filter(in_force(on), pk=guardian.pk, school=conversation.school_id).exists():
        raise DomainError(
            "not_a_guardian",
            _("%(name)s is not a guardian at this school today.") % {"name": guardian.called},
            status=422,
            fields={"guardian": _("Choose a guardian of this school.")},
        )
    if guardian.login_id and guardian.login_id == staff.login_id:
        raise DomainError("own_family", _("This would be you. A colleague has to confirm it."))
    if student and not _is_their_child(guardian, student, on):
        raise DomainError(
            "not_their_child",
            _("%(child)s is not a child of %(name)s.") % {"child": student.called, "name": guardian.called},
            status=422,
            fields={"student": _("Choose one of their children, or none.")},
        )
    conversation.guardian, conversation.student, conversation.unknown_sender = guardian, student, ""
    conversation.save(update_fields=["guardian", "student", "unknown_sender"])
    for message in Message.objects.filter(conversation=conversation, from_unknown=True):
        message.guardian, message.from_unknown = guardian, False
        message.save(update_fields=["guardian", "from_unknown"])
    renew_words_of(conversation)
    _pass_to_contact(conversation, by, at)
    passed = pass_from_family(conversation=conversation, by=by, at=at)
    if passed:
        conversation.assigned_staff, conversation.assigned_team = passed.staff, passed.team
    audit.record(
        by=by,
        verb="confirm_sender",
        subject=f"conversation:{conversation.ref}",
        school=conversation.school.ref,
        details={"guardian": guardian.ref, "student": student.ref if student else ""},
    )
    return conversation


def _pass_to_contact(conversation: Conversation, by: str, at: datetime) -> None:
    """Where the guardian has one contact at the school, the conversation goes there now."""
    contact = contact_of(conversation, at)
    routed = who_has_it(conversation, at) if contact else None
    if routed and routed.staff and routed.staff.pk != conversation.assigned_staff_id:
        redirect_conversation(
            conversation=conversation, to_staff=routed.staff, to_team=None, by_staff=None, by=by, at=at,
            because=Because.SINGLE_CONTACT,
        )  # fmt: skip
        conversation.assigned_staff, conversation.assigned_team = routed.staff, None


def _is_their_child(guardian: Guardian, student: Student, on: date) -> bool:
    tie = ties_with_orders().filter(guardian=guardian, student=student).first()
    return tie is not None and guardian_view(tie, on).sees_child
