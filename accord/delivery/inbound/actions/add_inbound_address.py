"""A school receives mail at an address."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.delivery.inbound.destinations import house_address
from accord.delivery.inbound.mailboxes import plain_address
from accord.delivery.inbound.reply_address import is_reply_address
from accord.delivery.models import InboundAddress
from accord.people.models import Team
from accord.people.viewer import Post

RESERVED = ("postmaster", "abuse", "mailer-daemon", "hostmaster", "security")


@transaction.atomic
def add_inbound_address(*, by: Post, address: str, team: Team | None = None) -> InboundAddress:
    """Take mail in at an address of this house, for a team or for the general inbox; no two schools share one."""
    plain = plain_address(address)
    local, _at, domain = plain.rpartition("@")
    if not plain or domain not in settings.ACCORD_MAIL_DOMAINS:
        domains = ", ".join(settings.ACCORD_MAIL_DOMAINS)
        words = _("Mail comes in here for these domains: %(domains)s. Choose an address that ends so.")
        raise _refused("address-elsewhere", words % {"domains": domains})
    if is_reply_address(plain) or plain == house_address() or local in RESERVED:
        raise _refused("address-reserved", _("This address has another purpose. Choose another one."))
    try:
        with transaction.atomic():
            added = InboundAddress.objects.create(school_id=by.school_id, address=plain, team=team)
    except IntegrityError as taken:
        raise _refused("address-taken", _("Mail to this address comes in already. Choose another one.")) from taken
    audit.record(
        by=by.actor, verb="add_inbound_address", subject=f"inbound_address:{added.ref}", school=by.school_ref,
        details={"address": plain, "team": team.ref if team else ""},
    )  # fmt: skip
    return added


def _refused(code: str, words: str) -> DomainError:
    return DomainError(code, words, 422, fields={"address": words})
