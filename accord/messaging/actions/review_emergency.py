"""Look back at the use of an emergency."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.facts.looking_back import keepers_of, lookers_above, lookers_at
from accord.messaging.models import Emergency, EmergencyReview
from accord.messaging.topics import SAFEGUARDING
from accord.people.models import Login, StaffMember
from accord.rules.reviewing import may_review


@transaction.atomic
def review_emergency(
    *,
    emergency: Emergency,
    was_one: bool,
    note: str,
    by: str,
    at: datetime,
    staff: StaffMember | None = None,
    login: Login | None = None,
) -> EmergencyReview:
    """Somebody says whether it was an emergency and what would help next time; nobody is blamed.

    It is a colleague (`staff`), or somebody who holds safeguarding for the district (`login`). Raises DomainError for
    one's own use, for one about a child at risk in which one had a part, and where somebody has looked at it already.
    """
    emergency = Emergency.objects.select_for_update(of=("self",)).get(pk=emergency.pk)
    message = emergency.message
    if staff and not may_review(reviewer=staff.ref, declared_by=message.staff.ref if message.staff else ""):
        raise DomainError("own_emergency", _("This was your own message. A colleague looks back at it."))
    if login or message.conversation.topic == SAFEGUARDING:
        keepers = keepers_of(message.conversation.school, at)
        free = staff in lookers_at(emergency, keepers) if staff else login in lookers_above(emergency, keepers)
        if not free or message.conversation.topic != SAFEGUARDING:
            raise DomainError("had_a_part", _("You had a part in this. Somebody who had none looks back at it."))
    if EmergencyReview.objects.filter(emergency=emergency).exists():
        raise DomainError("reviewed_already", _("A colleague has looked back at this already. Read what they wrote."))
    review = EmergencyReview.objects.create(
        emergency=emergency, by=staff, by_login=login, was_one=was_one, note=note.strip(), created_at=at
    )
    audit.record(
        by=by,
        verb="review_emergency",
        subject=f"emergency:{emergency.ref}",
        school=message.conversation.school.ref,
        details={"was_one": was_one},
    )
    return review
