"""Receive somebody whom nobody has announced."""

from django.db import transaction

from accord.core import audit
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import Post
from accord.reception.actions.let_in import let_in
from accord.reception.models import Visitor


@transaction.atomic
def receive_walk_in(
    *,
    by: Post,
    name: str,
    visits: StaffMember | None,
    organisation: str = "",
    purpose: str = "",
    guardian: Guardian | None = None,
    badge: str = "",
    agreed_with: StaffMember | None = None,
) -> Visitor:
    """Somebody comes unannounced: they are written down and signed in at once, by the same rules as all others."""
    visitor = Visitor.objects.create(
        school_id=by.school_id,
        name=guardian.called if guardian else name.strip(),
        organisation=organisation.strip(),
        guardian=guardian,
        visits=visits,
        purpose=purpose.strip(),
        expected_at=by.at,
        announced_by_id=by.staff_id,
        created_at=by.at,
    )
    audit.record(
        by=by.actor, verb="receive_walk_in", subject=f"visitor:{visitor.ref}", school=by.school_ref,
        details={"guardian": guardian.ref if guardian else ""},
    )  # fmt: skip
    return let_in(visitor=visitor, by=by, badge=badge, agreed_with=agreed_with)
