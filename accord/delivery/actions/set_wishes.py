"""How and when a person wants to hear from school."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.delivery.models import ChannelWish, QuietHours
from accord.delivery.person import Person, column_of, concerning, named
from accord.rules.channels import QuietSpan, end_of_quiet


@transaction.atomic
def set_wishes(
    *, people: Sequence[Person], wishes: Mapping[str, str], quiet: Sequence[QuietSpan], by: str, at: datetime
) -> list[ChannelWish]:
    """Keep by which channels a person hears from school, and when they are left in peace, at all their schools.

    `people` are the records of this one person; `wishes` name for each channel the least urgency for which it is
    wanted (empty: emergencies alone). Refuses quiet hours that leave no time in the week.
    """
    if any(span.covers(at) for span in quiet) and end_of_quiet(at, quiet, "UTC") == at:
        raise DomainError(
            "no-time-left", _("These hours leave no time in which we could tell you anything."), 422,
            _("Leave at least some hours free."),
        )  # fmt: skip
    ChannelWish.objects.filter(concerning(people)).delete()
    QuietHours.objects.filter(concerning(people)).delete()
    kept = [
        ChannelWish(channel=channel, least=least, position=place, created_at=at, **column_of(person))
        for person in people
        for place, (channel, least) in enumerate(wishes.items())
    ]
    ChannelWish.objects.bulk_create(kept)
    QuietHours.objects.bulk_create(
        QuietHours(
            weekdays=sorted(span.weekdays),
            starts_minute=span.starts_minute,
            ends_minute=span.ends_minute,
            created_at=at,
            **column_of(person),
        )
        for person in people
        for span in quiet
    )
    for person in people:
        audit.record(
            by=by, verb="set_wishes", subject=named(person), school=person.school.ref,
            details={"channels": dict(wishes), "quiet_spans": len(quiet)},
        )  # fmt: skip
    return kept
