"""How a delivery goes: its status and what may change it, what a mail server's answer means, when to try again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Status(StrEnum):
    """Where one delivery stands."""

    WAITING = "waiting"
    HELD = "held"
    SENDING = "sending"
    FAILED_TEMPORARILY = "failed_temporarily"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED_PERMANENTLY = "failed_permanently"
    READ = "read"
    CANCELLED = "cancelled"
    NO_LONGER_ENTITLED = "cancelled_no_longer_entitled"


UNSETTLED = frozenset({Status.WAITING, Status.HELD, Status.SENDING, Status.FAILED_TEMPORARILY})
"""Something is still to be done, by us."""

TERMINAL = frozenset({Status.READ, Status.CANCELLED, Status.NO_LONGER_ENTITLED})
"""Nothing changes these any more."""

RANK = {
    Status.WAITING: 0,
    Status.HELD: 0,
    Status.SENDING: 0,
    Status.FAILED_TEMPORARILY: 1,
    Status.SENT: 2,
    Status.DELIVERED: 3,
    Status.FAILED_PERMANENTLY: 4,
    Status.READ: 5,
}


class Report(StrEnum):
    """What a provider tells of a delivery, in whatever order and however often."""

    DELAYED = "delayed"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    REFUSED = "refused"
    READ = "read"


MEANS = {
    Report.DELAYED: Status.FAILED_TEMPORARILY,
    Report.UNKNOWN: Status.FAILED_TEMPORARILY,
    Report.ACCEPTED: Status.SENT,
    Report.DELIVERED: Status.DELIVERED,
    Report.REFUSED: Status.FAILED_PERMANENTLY,
    Report.READ: Status.READ,
}


def after_report(status: Status, report: Report) -> Status:
    """CHANNEL-8: A report moves a delivery only forward, so their order and repetition change nothing.

    'Could not be delivered' outweighs 'delivered', because telling somebody twice is better than not at all;
    'read' outweighs everything. Read and cancelled are never left.
    """
    if status in TERMINAL:
        return status
    told = MEANS[report]
    return told if RANK[told] > RANK[status] else status


_FROM_WAITING = frozenset(
    {
        Status.HELD,
        Status.SENDING,
        Status.DELIVERED,
        Status.FAILED_PERMANENTLY,
        Status.CANCELLED,
        Status.NO_LONGER_ENTITLED,
    }
)
OWN_STEPS: dict[Status, frozenset[Status]] = {
    Status.WAITING: _FROM_WAITING,
    Status.HELD: _FROM_WAITING,
    Status.FAILED_TEMPORARILY: _FROM_WAITING,
    Status.SENDING: frozenset({Status.FAILED_TEMPORARILY, Status.FAILED_PERMANENTLY, Status.SENT, Status.DELIVERED}),
}


def may_step(status: Status, to: Status) -> bool:
    """CHANNEL-9: What waits can be held, sent or cancelled; what has left can no longer be called back.

    A notice that its reader may no longer have is cancelled at the moment of sending, and the record says so.
    """
    return to in OWN_STEPS.get(status, frozenset())


NOT_GONE = tuple(status for status in Status if may_step(status, Status.SENDING))
"""What has not left and can still be sent, held or called back."""


class Reply(StrEnum):
    """What an answer of a mail server means for us."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"


OUR_OWN_FAULT = frozenset({530, 534, 535, 538})
"""The server wants us to sign in otherwise: somebody mends that here, and the message can go then."""

NO_SUCH_ADDRESS = frozenset({521, 550, 551, 553, 556})
"""Codes by which a server says that the address itself takes no mail (RFC 5321, RFC 7504)."""


def judge_reply(code: int) -> Reply:
    """CHANNEL-10: A mail server's 2xx is taken, 5xx is refused for good, and everything else is tried again.

    A 5xx that asks us to sign in is no word about the message: it is tried again. Source: RFC 5321, 4.2.
    """
    if 200 <= code < 300:
        return Reply.ACCEPTED
    if 500 <= code < 600 and code not in OUR_OWN_FAULT:
        return Reply.PERMANENT
    return Reply.TEMPORARY


def condemns_address(code: int, enhanced: str = "") -> bool:
    """CHANNEL-11: Only an answer about the address itself ends its use; a full box or a dislike of the text does not.

    `enhanced` is the finer code of RFC 3463 where the server gives one: 5.1.x and 5.2.1 are about the address.
    """
    if enhanced:
        return enhanced.startswith("5.1.") or enhanced == "5.2.1"
    return code in NO_SUCH_ADDRESS


PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240))
TRIED_FOR = timedelta(hours=48)
SETTLED_WITHIN = timedelta(hours=72)
JITTER = 0.2


@dataclass(frozen=True)
class Again:
    """When the next try is; None: there is none, the next channel takes over."""

    at: datetime | None
    rule: str = "CHANNEL-12"


def decide_retry(*, tries: int, due_at: datetime, at: datetime, lot: float) -> Again:
    """CHANNEL-12: What could not leave is tried again after growing pauses for 48 hours, then goes another way.

    1, 5, 15, 30 minutes, 1, 2, then every 4 hours, a fifth more or less by `lot` (0 to 1), so that not all come
    back at once. The last try is at the end of the 48 hours.
    """
    if at >= due_at + TRIED_FOR:
        return Again(None)
    pause = PAUSES[min(max(tries, 1), len(PAUSES)) - 1] * (1 - JITTER + 2 * JITTER * lot)
    return Again(min(at + pause, due_at + TRIED_FOR))


def is_overdue(status: Status, *, due_at: datetime, at: datetime, awaits_receipt: bool) -> bool:
    """CHANNEL-13: After 72 hours nothing is left open: what has not left, or has no receipt where the channel
    gives receipts, counts as not delivered, and a person decides. While no worker was there, no time passed.
    """
    is_open = status in UNSETTLED or (awaits_receipt and status is Status.SENT)
    return is_open and at >= due_at + SETTLED_WITHIN
