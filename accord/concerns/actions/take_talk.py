"""The family takes a time for a talk, or asks for another."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions._concern import entry, locked_open
from accord.concerns.models import Concern, TalkOffer
from accord.concerns.notices import concerns as notices
from accord.core.errors import DomainError


@transaction.atomic
def take_talk(*, offer: TalkOffer, by: str, at: datetime) -> TalkOffer:
    """The family takes one of the times that the school offered; the others fall away."""
    concern = locked_open(offer.concern)
    standing = TalkOffer.objects.get(pk=offer.pk)
    if standing.taken:
        return standing
    if standing.answered_at or standing.at <= at:
        raise DomainError(
            "talk-gone", _("This time is no longer on offer."), 409, _("Choose another, or say when you can come.")
        )
    concern.talks.filter(answered_at__isnull=True).exclude(pk=standing.pk).update(answered_at=at, taken=False)
    standing.answered_at, standing.taken = at, True
    standing.save(update_fields=["answered_at", "taken"])
    notices.tell_staff_of_step(concern, "talk_taken", at, by=by, once=f"talk-taken:{standing.ref}", when=standing.at)
    entry(concern, "take_talk", by, talk=standing.ref)
    return standing


@transaction.atomic
def name_other_time(*, concern: Concern, words: str, by: str, at: datetime) -> None:
    """None of the times suits the family: they say when they can."""
    standing = locked_open(concern)
    offered = list(standing.talks.filter(answered_at__isnull=True).order_by("at", "id"))
    if not offered:
        raise DomainError("talk-gone", _("No time is on offer just now."), 409, _("Write what you would like to say."))
    standing.talks.filter(pk__in=[one.pk for one in offered]).update(answered_at=at, taken=False)
    offered[0].refresh_from_db()
    offered[0].answer = words
    offered[0].save(update_fields=["answer"])
    notices.tell_staff_of_step(standing, "other_time", at, by=by, once=f"talk-other:{offered[0].ref}")
    entry(standing, "name_other_time", by, talk=offered[0].ref)
