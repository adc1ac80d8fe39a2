"""Take an invitation back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, actor: str, at: datetime) -> Invitation:
    """Make an open invitation stop working. Raises DomainError `invitation-closed` when it is open no more."""
    closed = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, withdrawn_at__isnull=True).update(
        withdrawn_at=at
    )
    if not closed:
        raise DomainError("invitation-closed", _("This invitation is open no more."))
    invitation.refresh_from_db()
    audit.record(
        by=actor,
        verb="withdraw_invitation",
        subject=f"invitation:{invitation.ref}",
        school=invitation.school.ref,
    )
    return invitation
