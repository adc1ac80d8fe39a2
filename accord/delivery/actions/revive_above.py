"""The address of somebody of the district that failed is tried again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.delivery.facts.failed_above import dead_addresses
from accord.people.models import Login
from accord.schools.models import District


@transaction.atomic
def revive_above(*, district: District, login: Login, by: str, at: datetime) -> int:
    """Use the address of somebody of the district again at all its schools, from the next mail on.

    Returns at how many schools it was out of use. Raises DomainError where it is in use everywhere.
    """
    dead = dead_addresses(district, login)
    schools = list(dead.values_list("school__ref", flat=True))
    if not dead.update(revived_at=at, revived_by=by):
        raise DomainError("address-in-use", _("This address is in use already."), 409)
    audit.record(
        by=by, verb="revive_address", subject=f"login:{login.ref}", school="", details={"addresses": len(schools)}
    )
    return len(schools)
