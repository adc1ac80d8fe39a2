"""An address that failed is tried again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.delivery.channels import CHANNELS
from accord.delivery.models import DeadAddress, Unreached
from accord.delivery.person import named
from accord.people.viewer import Post


@transaction.atomic
def revive_address(*, unreached: Unreached, by: Post, at: datetime) -> int:
    """Use a person's addresses again although they failed, from the next news on; returns how many that were."""
    person = unreached.recipient
    addresses = [channel.address_of(person).lower() for channel in CHANNELS.values()]
    dead = DeadAddress.objects.filter(school_id=unreached.school_id, address__in=addresses, revived_at__isnull=True)
    revived = dead.update(revived_at=at, revived_by=by.actor)
    if not revived:
        raise DomainError("address-in-use", _("This address is in use already."), 409)
    audit.record(
        by=by.actor, verb="revive_address", subject=named(person), school=by.school_ref, details={"addresses": revived}
    )
    return revived
