"""Whether what the school wrote has reached the guardian outside the portal, in words for staff."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accord.core.questions import question
from accord.delivery.models import Delivery
from accord.messaging.models import Message
from accord.rules.channels import Channel
from accord.rules.delivery_status import Status

IN_PORTAL = Channel.PORTAL


@dataclass(frozen=True)
class Reached:
    """What became of one message on its way to the guardian. `failed`: no letter arrived; the portal has it still."""

    words: str
    failed: bool = False


def reached(message: Message) -> Reached | None:
    """Say what became of a message of the school; None before it has left."""
    return reached_of_messages(message.conversation.school_id, [message.ref]).get(message.ref)


def reached_of_messages(school_id: int, refs: Collection[str]) -> dict[str, Reached]:
    """Say the same of many messages of one school, by their refs; one query."""
    found: dict[str, list[tuple[str, str]]] = {}
    rows = _deliveries(school_id=school_id, once=[f"message:{ref}" for ref in refs])
    for once, channel, status in rows:
        found.setdefault(once.removeprefix("message:"), []).append((channel, status))
    return {ref: _in_words(lines) for ref, lines in found.items()}


@question
def _deliveries(*, school_id: int, once: list[str]) -> QuerySet[Delivery, tuple[str, str, str]]:
    rows = Delivery.objects.filter(notice__school_id=school_id, notice__once__in=once, guardian__isnull=False)
    return rows.order_by("id").values_list("notice__once", "channel", "status")


def _in_words(lines: list[tuple[str, str]]) -> Reached:
    by_channel = {channel: Status(status) for channel, status in lines}
    if by_channel.get(IN_PORTAL) is Status.READ:
        return Reached(_("Read here"))
    if all(status is Status.NO_LONGER_ENTITLED for status in by_channel.values()):
        return Reached(_("Not delivered: this guardian may no longer hear of it"), failed=True)
    match by_channel.get(Channel.EMAIL):
        case Status.FAILED_PERMANENTLY:
            return Reached(_("Sent by e-mail, returned. The family can still read it here."), failed=True)
        case Status.SENT | Status.DELIVERED | Status.READ:
            return Reached(_("Sent by e-mail"))
        case Status.HELD:
            return Reached(_("The e-mail waits for the end of the family's quiet hours"))
        case Status.WAITING | Status.SENDING | Status.FAILED_TEMPORARILY:
            return Reached(_("The e-mail is on its way"))
    return Reached(_("Here only: there is no e-mail address"))
