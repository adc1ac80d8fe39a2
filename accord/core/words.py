"""Dates, times and names as people say them, in the language of the page.

Times are shown in the zone that is active for the request (the school's), or in ``zone``.
"""

from datetime import date, datetime, time, tzinfo
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from django.utils import timezone, translation
from django.utils.translation import gettext as _

NEAR_DAYS = 6
"""Within this many days a weekday alone is enough: 'Thursday'."""

SKELETONS = {
    "weekday": "EEEE",
    "day": "EEEEdMMMM",
    "date": "EEEEdMMMMy",
    "month": "MMMMy",
}
"""What a date is said with; the language decides the order (Unicode CLDR skeletons)."""

BRITISH = {
    "weekday": "EEEE",
    "day": "EEEE d MMMM",
    "date": "EEEE d MMMM y",
    "month": "MMMM y",
}
"""English as schools write it: 'Thursday 12 March', without commas."""


@lru_cache(maxsize=64)
def locale_for(language: str) -> Locale:
    """Return the CLDR locale of a language code; English where CLDR does not know it."""
    try:
        return Locale.parse(translation.to_locale(language))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _locale() -> Locale:
    return locale_for(translation.get_language() or "en")


def local(value: datetime, zone: tzinfo | None = None) -> datetime:
    """Return the same instant on the wall clock of ``zone`` (the active zone by default)."""
    return timezone.localtime(value, zone) if timezone.is_aware(value) else value


def _say(value: date, form: str) -> str:
    locale = _locale()
    if locale.language == "en":
        return _english(value, BRITISH[form])
    return str(format_skeleton(SKELETONS[form], value, locale=locale))


def _english(value: date, pattern: str) -> str:
    return str(format_date(value, pattern, locale="en"))


def date_in_words(value: date, zone: tzinfo | None = None) -> str:
    """Say a date in full: 'Thursday 12 March 2026'."""
    return _say(_as_date(value, zone), "date")


def month(value: date) -> str:
    """Say a month: 'March 2026'."""
    return _say(value, "month")


def day(value: date, at: datetime | None = None, zone: tzinfo | None = None) -> str:
    """Say a day as near as it is: 'today', 'Thursday', 'Thursday 12 March', with the year if it is another.

    Without ``at`` (the present moment) the day and month are always said.
    """
    value = _as_date(value, zone)
    if at is None:
        return _say(value, "day")
    today = _as_date(at, zone)
    distance = (value - today).days
    if distance == 0:
        return _("today")
    if distance == 1:
        return _("tomorrow")
    if distance == -1:
        return _("yesterday")
    if abs(distance) <= NEAR_DAYS:
        return _say(value, "weekday")
    return _say(value, "day" if value.year == today.year else "date")


def time_of_day(value: datetime | time, zone: tzinfo | None = None) -> str:
    """Say a time: '3 pm' or '3:30 pm' in English, otherwise as the language writes it."""
    if isinstance(value, datetime):
        value = local(value, zone).time()
    locale = _locale()
    if locale.language == "en":
        hour, half = value.hour % 12 or 12, _("am") if value.hour < 12 else _("pm")
        spoken = f"{hour}:{value.minute:02}" if value.minute else str(hour)
        return f"{spoken}\N{NO-BREAK SPACE}{half}"
    return str(format_time(value.replace(tzinfo=None), "short", locale=locale))


def moment(value: datetime, at: datetime | None = None, zone: tzinfo | None = None) -> str:
    """Say a day and a time: 'Thursday 3 pm', 'today 10:45 am', 'Monday 2 March 9 am'."""
    return _("%(day)s %(time)s") % {
        "day": day(value, at, zone),
        "time": time_of_day(value, zone),
    }


def iso(value: date | time) -> str:
    """Return the form that machines read, for the ``datetime`` attribute of ``<time>``."""
    return value.isoformat()


def initials(name: str) -> str:
    """Return one or two letters that stand for a name: 'Amina Yusuf' is 'AY', '陈美玲' is '陈'."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalnum()]
    if not parts:
        return "·"
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first[0].upper() if not first.isascii() else first[:2].title()
    return (first[0] + last[0]).upper()


def _as_date(value: date, zone: tzinfo | None) -> date:
    return local(value, zone).date() if isinstance(value, datetime) else value
