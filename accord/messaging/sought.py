"""What somebody looks for: as they typed it, and as the database is asked for it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from accord.messaging.models.findable import wanted_words
from accord.messaging.spelling import Word, asked_for

LONGEST_QUESTION = 300
"""Signs of a question that are read."""


@dataclass(frozen=True)
class Sought:
    """What is looked for: the words as typed, and what narrows them. `before` is where the page before ended."""

    typed: str = ""
    topic: str = ""
    since: date | None = None
    until: date | None = None
    in_notes: bool = False
    before: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that count."""
        return asked_for(self.typed[:LONGEST_QUESTION])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, as the database asks for it: by an index (`matching`), or each word in a row (`held`)."""

    matching: str
    held: tuple[str, ...]
    in_notes: bool
    topic: str
    since: datetime | None
    until: datetime | None


def wanted_of(sought: Sought, zone: str) -> Wanted:
    """What is looked for, with days as they begin in the time zone."""
    words = sought.words
    return Wanted(
        matching=wanted_words(words, connection.vendor),
        held=tuple(f" {word.text}" if word.beginning else f" {word.text} " for word in words),
        in_notes=sought.in_notes,
        topic=sought.topic,
        since=_midnight(sought.since, zone) if sought.since else None,
        until=_midnight(sought.until + timedelta(days=1), zone) if sought.until and sought.until < date.max else None,
    )


def _midnight(on: date, zone: str) -> datetime:
    return datetime.combine(on, time.min, tzinfo=ZoneInfo(zone))
