"""The school offers a talk."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions._concern import entry, heard, locked_open
from accord.concerns.models import Concern, TalkOffer
from accord.concerns.notices import concerns as notices
from accord.core.errors import DomainError
from accord.people.models import StaffMember


@transaction.atomic
def offer_talk(
    *, concern: Concern, staff: StaffMember, how: str, times: Sequence[datetime], words: str = "", by: str, at: datetime
) -> list[TalkOffer]:
    """The family is offered a talk at one of several times; what was on offer before is taken back."""
    times = sorted({one for one in times if one > at})
    if not times:
        raise DomainError(
            "talk-without-time", _("Choose a time that is still to come."), 422, fields={"times": _("Choose a time.")}
        )
    standing = locked_open(concern)
    standing.talks.filter(answered_at__isnull=True).update(answered_at=at, taken=False)
    offers = [
        TalkOffer.objects.create(concern=standing, by=staff, how=how, at=one, words=words, created_at=at)
        for one in times
    ]
    heard(standing, at)
    notices.tell_family_of_offer(standing, offers, at, by=by)
    entry(standing, "offer_talk", by, how=how, times=len(offers))
    return offers
