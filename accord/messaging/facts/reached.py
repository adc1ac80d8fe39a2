"""Whether what the school wrote has reached the guardian outside the portal, in words for staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord.rules.channels import Channel
from accord.rules.delivery_status import Status

IN_PORTAL = Channel.PORTAL


@dataclass(frozen=True)
class Reached:
    """What became of one message on its way to the guardian. `failed`: no letter arrived; the portal has it still."""

    words: str
    failed: bool = False


def reached_of(deliveries: Iterable[tuple[str, str, str]]) -> dict[str, Reached]:
    """Say what became of messages, by their refs: of each delivery what it is of, its channel and where it stands."""
    found: dict[str, list[tuple[str, str]]] = {}
    for once, channel, status in deliveries:
        kind, _colon, ref = once.partition(":")
        if kind == "message":
            found.setdefault(ref, []).append((channel, status))
    language = get_language()
    return {ref: _in_words(tuple(lines), language) for ref, lines in found.items()}


@lru_cache(maxsize=256)
def _in_words(lines: tuple[tuple[str, str], ...], language: str | None) -> Reached:
    """Say what the deliveries of one message come to. (The language is the active one.)"""
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
