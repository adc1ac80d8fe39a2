"""Tie the school's sign-in service to a member of staff."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.actions.accept_invitation import accept_invitation
from accord.people.models import Login
from accord.people.sign_in.staff_service import member_with


@transaction.atomic
def link_staff_service(*, email: str, provider: str, subject: str, at: datetime) -> Login:
    """Let a member of staff sign in with the school's service from now on, by the service's own subject.

    Raises DomainError `not-invited` when no member of staff has the verified address any more, and
    `service-in-use` when the subject belongs to another login already.
    """
    match = member_with(email)
    if match is None:
        raise DomainError("not-invited", _("No member of staff is listed with this address."), 403)
    login = match.login
    if login is None and match.invitation is not None:
        login = accept_invitation(invitation=match.invitation, at=at)
    if login is None:
        raise DomainError("not-invited", _("No member of staff is listed with this address."), 403)
    try:
        with transaction.atomic():
            SocialAccount.objects.create(user=login, provider=provider, uid=subject, extra_data={})
    except IntegrityError as twice:
        raise DomainError("service-in-use", _("This service account belongs to another sign-in already.")) from twice
    name = f"login:{login.ref}"
    audit.record(by=name, verb="link_staff_service", subject=name, details={"service": provider})
    return login
