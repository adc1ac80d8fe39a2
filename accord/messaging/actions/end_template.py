"""Take a ready answer off the list."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging.models import MessageTemplate


@transaction.atomic
def end_template(*, template: MessageTemplate, by: str, at: datetime) -> MessageTemplate:
    """Nobody is offered this ready answer any more; its words stay in the records."""
    template = MessageTemplate.objects.select_for_update(of=("self",)).select_related("school").get(pk=template.pk)
    if template.ended_at is None:
        template.ended_at = at
        template.save(update_fields=["ended_at"])
        audit.record(by=by, verb="end_template", subject=f"template:{template.ref}", school=template.school.ref)
    return template
