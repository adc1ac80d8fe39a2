"""An emergency about a child at risk that nobody at a school can look back at, for the permission matrix."""

from datetime import timedelta

from accord.core import clock
from accord.core.models import Record
from accord.messaging.models import Conversation, Emergency, Message
from accord.people.models import DistrictSafeguarding, RoleHolding
from accord.web.demo import Cast


def waiting_above(cast: Cast, slug: str, student: str, guardian: str) -> dict[str, Record]:
    """Put it into the school: its only lead was told; the chief executive holds safeguarding for the trust."""
    school, at = cast.schools[slug], clock.now()
    lead = RoleHolding.objects.filter(staff__school=school, role=RoleHolding.Role.SAFEGUARDING_LEAD).first()
    conversation = Conversation.objects.create(
        school=school, guardian=cast.guardians[guardian], student=cast.students[student], topic="safeguarding",
        subject="Matrix", last_message_at=at, visible_to_staff_at=at, assigned_staff=lead.staff if lead else None,
        confidential=True,
    )  # fmt: skip
    message = Message.objects.create(
        conversation=conversation, guardian=cast.guardians[guardian], text="Matrix", written_at=at, visible_at=at
    )
    emergency = Emergency.objects.create(
        message=message, kind="child_safety", created_at=at, told=lead.staff if lead else None
    )
    given, _made = DistrictSafeguarding.objects.get_or_create(
        district=cast.trust, login=cast.logins["chief"], defaults={"starts_on": at.date() - timedelta(days=1)}
    )
    return {"emergency_above": emergency, "district_safeguarding": given}
