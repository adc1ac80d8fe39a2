"""By which channel a person hears from school, in which order, and when.

The caller knows who the person is, which addresses there are and what the person wishes; nothing is read here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Channel(StrEnum):
    """The ways on which news can go, in the order in which they are tried after the portal."""

    PORTAL = "portal"
    EMAIL = "email"
    PUSH = "push"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    PRINT = "print"


class Urgency(StrEnum):
    """How much hurry there is, from least to most."""

    ROUTINE = "routine"
    IMPORTANT = "important"
    EMERGENCY = "emergency"


HURRY = {urgency: place for place, urgency in enumerate(Urgency)}
DAY = 24 * 60
LONGEST_QUIET = timedelta(days=8)


@dataclass(frozen=True)
class Line:
    """One channel to one person: whether there is an address, whether it works, and from when it is wished for.

    `least` is the least urgency for which the person wants this channel; None: for emergencies alone.
    """

    channel: Channel
    has_address: bool
    confirmed: bool = True
    fails: bool = False
    least: Urgency | None = Urgency.ROUTINE

    @property
    def works(self) -> bool:
        """Whether something can be sent by it at all."""
        return self.has_address and not self.fails

    def wanted_for(self, urgency: Urgency) -> bool:
        """Whether the person wants to hear of this by it."""
        return urgency is Urgency.EMERGENCY or (self.least is not None and HURRY[urgency] >= HURRY[self.least])


@dataclass(frozen=True)
class Reach:
    """What is known of one person: `may_be_sent` is false for whoever may look but is not sent news."""

    urgency: Urgency
    has_login: bool
    may_be_sent: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Choice:
    """The channels that are used now, whether the office must find another way, and the rule that says so."""

    now: tuple[Channel, ...]
    for_office: bool
    rule: str
    discreet: frozenset[Channel] = frozenset()


def decide_channels(reach: Reach) -> Choice:
    """CHANNEL-1: Everybody who can sign in finds all news in the portal; one more channel tells of it.

    Whoever may look but is not sent news gets the portal alone. A person whom no channel reaches stands on the
    office's list at once.
    """
    portal = (Channel.PORTAL,) if reach.has_login else ()
    if not reach.may_be_sent:
        return Choice(portal, False, "CHANNEL-1")
    open_lines = lines_in_order(reach)
    if reach.urgency is Urgency.EMERGENCY:
        return _emergency(portal, open_lines)
    if open_lines:
        first = open_lines[:1]
        return Choice((*portal, first[0].channel), False, "CHANNEL-3", _discreet(first))
    if chose_the_portal(reach):
        return Choice(portal, False, "CHANNEL-2")
    return Choice(portal, True, "CHANNEL-1")


def chose_the_portal(reach: Reach) -> bool:
    """CHANNEL-2: Whoever wants no other channel for news of this urgency is left to look in the portal."""
    return reach.has_login and any(line.works and not line.wanted_for(reach.urgency) for line in reach.lines)


def lines_in_order(reach: Reach, tried: Collection[Channel] = ()) -> tuple[Line, ...]:
    """CHANNEL-3: What fails by one channel is tried by the next that works and is wished for, then by the office.

    An address that is known to fail is not used again until it is mended. The order is the person's own, else
    e-mail, push, WhatsApp, SMS, print.
    """
    return tuple(
        line for line in reach.lines if line.channel not in tried and line.works and line.wanted_for(reach.urgency)
    )


def _emergency(portal: tuple[Channel, ...], lines: tuple[Line, ...]) -> Choice:
    """CHANNEL-4: An emergency goes by every channel at once, whatever the person wishes for other days."""
    return Choice((*portal, *(line.channel for line in lines)), not lines, "CHANNEL-4", _discreet(lines))


def _discreet(lines: Sequence[Line]) -> frozenset[Channel]:
    """CHANNEL-5: To an address that nobody has confirmed goes only that there is news, never what it says."""
    return frozenset(line.channel for line in lines if not line.confirmed)


@dataclass(frozen=True)
class QuietSpan:
    """Hours of some weekdays (1 is Monday), in minutes after midnight; an end not after the start is next day."""

    weekdays: frozenset[int]
    starts_minute: int
    ends_minute: int

    def covers(self, wall: datetime) -> bool:
        """Whether a moment on the wall clock lies in it."""
        minute, today = wall.hour * 60 + wall.minute, wall.isoweekday()
        if self.starts_minute < self.ends_minute:
            return today in self.weekdays and self.starts_minute <= minute < self.ends_minute
        yesterday = (today - 2) % 7 + 1
        begun_today = today in self.weekdays and minute >= self.starts_minute
        return begun_today or (yesterday in self.weekdays and minute < self.ends_minute)

    def end_after(self, wall: datetime) -> datetime:
        """Return the wall-clock moment at which the span around `wall` ends."""
        minute = wall.hour * 60 + wall.minute
        over_midnight = self.starts_minute >= self.ends_minute and minute >= self.starts_minute
        day = wall.date() + timedelta(days=1 if over_midnight or self.ends_minute == DAY else 0)
        return datetime.combine(day, time(*divmod(self.ends_minute % DAY, 60)), tzinfo=wall.tzinfo)


@dataclass(frozen=True)
class Timing:
    """What is known of the moment: `interrupts` is false for a channel that waits to be looked at.

    `not_before` is the instant from which it may go at all: the opening of a member of staff, a planned hour.
    """

    at: datetime
    urgency: Urgency
    zone: str
    interrupts: bool = True
    not_before: datetime | None = None
    own: tuple[QuietSpan, ...] = field(default=())
    school: tuple[QuietSpan, ...] = field(default=())


@dataclass(frozen=True)
class Moment:
    """When it goes, whether it waits until then, and the rule that says so."""

    go_at: datetime
    held: bool
    rule: str


def decide_moment(timing: Timing) -> Moment:
    """CHANNEL-6: Nothing interrupts anybody in quiet hours; it waits for their end.

    A person's own quiet hours hold in place of the school's, so that those who work at night sleep by day.
    Quiet hours that leave no time in a whole week do not count. What has waited, or was tried in vain, goes to staff in
    their own working time as it is by then, and the time in which it may not go is not counted as tried.

    CHANNEL-7: An emergency is not held by quiet hours; the reason for it is written down.
    """
    earliest = max(timing.at, timing.not_before) if timing.not_before else timing.at
    if timing.urgency is Urgency.EMERGENCY:
        return Moment(earliest, earliest > timing.at, "CHANNEL-7")
    go_at = end_of_quiet(earliest, timing.own or timing.school, timing.zone) if timing.interrupts else earliest
    return Moment(go_at, go_at > timing.at, "CHANNEL-6")


def end_of_quiet(moment: datetime, spans: Sequence[QuietSpan], zone: str) -> datetime:
    """Return the first moment, from this one on, that lies in no quiet span; the same one if there is none."""
    wall_clock = ZoneInfo(zone)
    free = moment
    while span := next((span for span in spans if span.covers(free.astimezone(wall_clock))), None):
        end = span.end_after(free.astimezone(wall_clock)).astimezone(UTC)
        free = end if end > free else free + timedelta(hours=1)
        if free - moment > LONGEST_QUIET:
            return moment
    return free
