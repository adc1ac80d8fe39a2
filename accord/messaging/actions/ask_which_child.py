"""Ask a family which child a conversation is about."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging import which_child_notices
from accord.messaging.facts.leaving import leaving
from accord.messaging.models import ChildQuestion, Conversation
from accord.people.models import StaffMember


@transaction.atomic
def ask_which_child(*, conversation: Conversation, staff: StaffMember, by: str, at: datetime) -> ChildQuestion:
    """The guardian is asked which child it is about; no clock stands still, and nothing moves until they say it.

    Outside working time the question leaves at the next opening (SEND-3). Raises DomainError where nobody knows who
    wrote, where the guardian has no way to answer here, and while a question waits.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if conversation.guardian is None or conversation.guardian.login_id is None:
        raise DomainError(
            "cannot_say_here",
            _("This family cannot answer here. The office can telephone them and write down what they say."),
        )
    if conversation.child_questions.filter(answered_at__isnull=True).exists():
        raise DomainError("asked_already", _("The family has been asked already."))
    decision = leaving(conversation.school, staff, at, conversation=conversation)
    question = ChildQuestion.objects.create(
        conversation=conversation, by=staff, reaches_at=decision.reaches_at if decision.held else at, created_at=at
    )
    which_child_notices.ask_family(question, by, at)
    audit.record(
        by=by,
        verb="ask_which_child",
        subject=f"conversation:{conversation.ref}",
        school=conversation.school.ref,
        details={"rule": decision.rule},
    )
    return question
