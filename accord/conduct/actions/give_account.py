"""Give an account of an incident."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct import evidence
from accord.conduct.models import Account, Incident
from accord.conduct.notices.incidents import tell_holder
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Guardian, Login, StaffMember


@transaction.atomic
def give_account(
    *,
    incident: Incident,
    side: str,
    how: str,
    text: str,
    language: str,
    by: str,
    at: datetime,
    guardian: Guardian | None = None,
    staff: StaffMember | None = None,
    name: str = "",
    recorded_by: StaffMember | None = None,
    recorded_by_login: Login | None = None,
    brought: evidence.Brought = evidence.Brought(),
) -> Account:
    """Somebody says in their own words what happened; it stands as it was said, and more can be added.

    The guardian's own account can always be given, also late and after a decision. Raises DomainError when it is empty.
    """
    if not text.strip():
        sentence = _("Write what you saw, heard or did.")
        raise DomainError("account_empty", sentence, status=422, fields={"text": sentence})
    account = Account.objects.create(
        incident=incident,
        side=side,
        how=how,
        text=text.strip(),
        language=language,
        guardian=guardian,
        staff=staff,
        name=name.strip()[:120],
        recorded_by=recorded_by,
        recorded_by_login=recorded_by_login,
        given_at=at,
        created_at=at,
    )
    evidence.seal(incident, brought, by=recorded_by or staff, by_guardian=guardian, at=at)
    if recorded_by is None and recorded_by_login is None:
        tell_holder(incident, by=by, at=at, once=f"given:{account.ref}")
    audit.record(
        by=by,
        verb="give_account",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"account": account.ref, "side": side, "how": how},
    )
    return account
