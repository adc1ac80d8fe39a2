"""The only reader of the clock. Everything else is told the time as `at`.

`travel_to` lets the demo, previews and tests live at another moment without touching the machine's clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_travelled: ContextVar[datetime | None] = ContextVar("accord_clock", default=None)
_everywhere: list[datetime] = []


def now() -> datetime:
    """Return this moment as an aware datetime in UTC."""
    return _travelled.get() or (_everywhere[-1] if _everywhere else datetime.now(UTC))


def today(zone: str) -> date:
    """Return the date on the wall calendar in the named IANA time zone."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def stand_still_at(moment: datetime) -> Iterator[None]:
    """Make `now` answer `moment` in every thread of this process; for a server under a browser test."""
    _everywhere.append(moment.astimezone(UTC))
    try:
        yield
    finally:
        _everywhere.pop()


@contextmanager
def travel_to(moment: datetime) -> Iterator[None]:
    """Make `now` answer `moment` inside the block; raises ValueError for a naive datetime."""
    if moment.tzinfo is None:
        raise ValueError("The moment to travel to must carry a time zone.")
    token = _travelled.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _travelled.reset(token)
