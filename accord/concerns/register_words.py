"""A line of the register in words: what is promised by when, and what is late; nothing of what it is about."""

from datetime import datetime

from django.utils.translation import gettext as _

from accord.concerns.course import DONE, LATE, SOON, Line, due
from accord.concerns.models import Complaint, Stage
from accord.core.words import day


def register_line(complaint: Complaint, stage: Stage, at: datetime) -> Line:
    """Where a complaint stands, as the register says it."""
    if complaint.ended_at:
        return Line(_("Ended %(day)s") % {"day": day(complaint.ended_at, at)}, DONE)
    if stage.answered_at:
        return Line(_("Answered %(day)s") % {"day": day(stage.answered_at, at)}, DONE)
    if stage.handled_by_id is None:
        return Line(_("Nobody is free to take it; it waits"), LATE)
    if stage.acknowledged_at is None and stage.acknowledge_by and at > stage.acknowledge_by:
        return Line(_("Nobody has told the family yet that it has arrived"), LATE)
    if stage.acknowledged_at is None and stage.acknowledge_by and (stage.acknowledge_by - at).days < 1:
        return Line(_("Tell the family by %(day)s that it has arrived") % {"day": day(stage.acknowledge_by, at)}, SOON)
    return due(_("Answer by %(day)s"), _("The answer was promised by %(day)s and is late"), stage.answer_by, at)
