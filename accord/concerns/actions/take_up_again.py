"""Take a complaint up again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.begin_stage import hand_stage
from accord.concerns.actions.family_step import hold_for
from accord.concerns.facts.complaints import current_stage, dates_of, rules_of_stage
from accord.concerns.models import Complaint, Ending, Stage
from accord.concerns.notices.complaints import tell_handler_of_stage
from accord.core import audit
from accord.core.errors import DomainError
from accord.rules.complaints import ComplaintStep


@transaction.atomic
def take_up_again(*, complaint: Complaint, by: str, at: datetime) -> Stage:
    """What was withdrawn, or put out of scope, goes on where it stood; its dates are counted anew from today."""
    held, facts = hold_for(complaint, ComplaintStep.TAKE_UP_AGAIN, at)
    ending = held.endings.select_for_update().filter(undone_at__isnull=True).first()
    if ending is None or ending.kind == Ending.Kind.ANSWERED:
        raise DomainError(
            "answered_for_good",
            _("This complaint has its last answer."),
            remedy=_("Write a new complaint about what is new."),
        )
    ending.undone_at = at
    ending.save(update_fields=["undone_at"])
    held.ended_at = None
    held.save(update_fields=["ended_at"])
    stage = current_stage(held)
    if not facts.answered:
        dates = dates_of(held.school, rules_of_stage(held, stage.number), at)
        stage.answer_by = max(stage.answer_by, dates.answer_by)
        if stage.acknowledge_by and dates.acknowledge_by and not stage.acknowledged_at:
            stage.acknowledge_by = max(stage.acknowledge_by, dates.acknowledge_by)
        stage.save(update_fields=["answer_by", "acknowledge_by"])
        if stage.handled_by is None:
            hand_stage(stage=stage, by=by, at=at)
    audit.record(by=by, verb="take_up_again", subject=f"complaint:{held.ref}", school=held.school.ref)
    tell_handler_of_stage(stage, by=by, at=at, occasion=f"again:{ending.ref}")
    return stage
