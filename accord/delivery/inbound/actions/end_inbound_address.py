"""A school receives no more mail at an address."""

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.delivery.models import InboundAddress
from accord.people.viewer import Post


@transaction.atomic
def end_inbound_address(*, address: InboundAddress, by: Post) -> InboundAddress:
    """Take no more mail in at an address; what came there stays."""
    if not InboundAddress.objects.filter(pk=address.pk, ended_at__isnull=True).update(ended_at=by.at):
        raise DomainError("address-ended", _("This address was given up already."))
    audit.record(
        by=by.actor, verb="end_inbound_address", subject=f"inbound_address:{address.ref}", school=by.school_ref,
        details={"address": address.address},
    )  # fmt: skip
    address.refresh_from_db()
    return address
