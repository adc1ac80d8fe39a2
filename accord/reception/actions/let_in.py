"""Let a visitor in."""

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import Post
from accord.reception.facts.counter import coming_today
from accord.reception.models import Visitor


@transaction.atomic
def let_in(
    *,
    visitor: Visitor,
    by: Post,
    badge: str = "",
    agreed_with: StaffMember | None = None,
    guardian: Guardian | None = None,
) -> Visitor:
    """Reception signs a visitor in, with the number of the badge.

    `guardian`: somebody announced by name alone turns out to be one. What holds for a guardian is asked again now:
    whom reception does not let in alone, somebody in charge agrees to by name. Raises DomainError without that, for
    somebody who is in already, and for a badge that is worn.
    """
    visitor = Visitor.objects.select_for_update(of=("self",)).select_related("guardian").get(pk=visitor.pk)
    if visitor.came_at:
        raise DomainError("is_in", _("%(name)s is signed in already.") % {"name": visitor.name})
    if visitor.called_off_at:
        raise DomainError("called_off", _("This visit was called off. Enter it anew if the person is here."))
    visitor.guardian = visitor.guardian or guardian
    if visitor.guardian and coming_today(visitor.guardian, by).needs_call and agreed_with is None:
        sentence = _("Please call first, and choose who agreed.")
        raise DomainError("call_first", sentence, status=422, fields={"agreed_with": sentence})
    number = badge.strip()
    if number and _is_worn(number, by):
        sentence = _("Badge %(number)s is with somebody who is still here. Choose another.") % {"number": number}
        raise DomainError("badge_is_worn", sentence, status=422, fields={"badge": sentence})
    visitor.came_at, visitor.badge, visitor.let_in_by_id = by.at, number, by.staff_id
    visitor.agreed_with = agreed_with
    visitor.save(update_fields=["came_at", "badge", "let_in_by", "agreed_with", "guardian"])
    audit.record(
        by=by.actor, verb="let_in", subject=f"visitor:{visitor.ref}", school=by.school_ref,
        details={"agreed_with": agreed_with.ref if agreed_with else ""},
    )  # fmt: skip
    return visitor


def _is_worn(number: str, by: Post) -> bool:
    here = Visitor.objects.filter(school_id=by.school_id, came_at__isnull=False, left_at__isnull=True)
    return here.filter(badge__iexact=number).exists()
