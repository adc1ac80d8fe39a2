"""Dates, times and names as people say them, in the language of the page.

Times are shown in the zone that is active for the request (the school's), or in ``zone``.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from itertools import takewhile
from typing import Any
from unicodedata import category

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, match_skeleton
from babel.lists import format_list
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accord.core.locale_data import keep_apart

keep_apart()

NEAR_DAYS = 6
"""So many days ahead a weekday alone is enough: 'Thursday'. Of a day that is past it could be taken for one to come."""

NO_BREAK = "\N{NO-BREAK SPACE}"

BRITISH = {"weekday": "EEEE", "day": "EEEE d MMMM", "date": "EEEE d MMMM y", "month": "MMMM y"}
"""English as schools write it: 'Thursday 12 March', without commas (Unicode date patterns)."""


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


@lru_cache(maxsize=256)
def pattern_for(locale: Locale, form: str) -> str:
    """Return the pattern in which a language says a ``weekday``, ``day``, ``date`` or ``month`` (Unicode CLDR)."""
    if locale.language == "en":
        return BRITISH[form]
    match form:
        case "weekday":
            return "EEEE"
        case "date":
            return str(locale.date_formats["full"].pattern)
        case "month":
            return str(locale.datetime_skeletons["yMMMM"].pattern)
    known = locale.datetime_skeletons
    pattern = str(known[match_skeleton("MMMMEd", known)].pattern)
    return re.sub("MMM+", "MMMM", re.sub("E+", "EEEE", pattern))


def _say(value: date, form: str) -> str:
    return _written(date(value.year, value.month, value.day), form, translation.get_language() or "en")


@lru_cache(maxsize=4096)
def _written(value: date, form: str, language: str) -> str:
    locale = locale_for(language)
    return str(format_date(value, pattern_for(locale, form), locale=locale))


def date_in_words(value: date, zone: tzinfo | None = None) -> str:
    """Say a date in full: 'Thursday 12 March 2026'."""
    return _say(_as_date(value, zone), "date")


def month(value: date) -> str:
    """Say a month: 'March 2026'."""
    return _say(value, "month")


def day(value: date, at: date | None = None, zone: tzinfo | None = None) -> str:
    """Say a day as near as it is: 'today', 'Thursday' (to come), 'Thursday 12 March', with the year if it is another.

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
    if 0 < distance <= NEAR_DAYS:
        return _say(value, "weekday")
    return _say(value, "day" if value.year == today.year else "date")


def time_of_day(value: datetime | time, zone: tzinfo | None = None) -> str:
    """Say a time: '3 pm', '3:30 pm' or '12 noon' in English, otherwise as the language writes it.

    Where the clock has twelve hours, noon and midnight are said as such: nobody is sure which of them is '12 pm'.
    """
    if isinstance(value, datetime):
        value = local(value, zone).time()
    locale = _locale()
    if value.hour % 12 == 0 and value.minute == 0 and "a" in str(locale.time_formats["short"].pattern):
        half = _("midnight") if value.hour == 0 else str(format_time(value.replace(tzinfo=None), "B", locale=locale))
        return f"{'12' if locale.language == 'en' else '12:00'}{NO_BREAK}{half.replace(' ', NO_BREAK)}"
    if locale.language == "en":
        hour, half = value.hour % 12 or 12, _("am") if value.hour < 12 else _("pm")
        spoken = f"{hour}:{value.minute:02}" if value.minute else str(hour)
        return f"{spoken}{NO_BREAK}{half}"
    written = str(format_time(value.replace(tzinfo=None), "short", locale=locale))
    return written.replace(" ", NO_BREAK)


def moment(value: datetime, at: date | None = None, zone: tzinfo | None = None) -> str:
    """Say a day and a time: 'Thursday 3 pm', 'today 10:45 am', 'Monday 2 March 9 am'."""
    here, today = local(value, zone), None if at is None else _as_date(at, zone)
    return _moment(here.date(), here.hour, here.minute, today, translation.get_language() or "en")


def begun(text: str) -> str:
    """The text as it stands at the beginning of a label or a heading: with a capital where its script has one."""
    first = next((place for place, sign in enumerate(text) if category(sign) != "Cf"), len(text))
    return text[:first] + text[first : first + 1].title() + text[first + 1 :]


@lru_cache(maxsize=4096)
def _moment(value: date, hour: int, minute: int, today: date | None, language: str) -> str:
    """What `moment` says. (The language is the active one; it tells the answers apart.)"""
    return _("%(day)s %(time)s") % {"day": _day(value, today, language), "time": _minute(hour, minute, language)}


@lru_cache(maxsize=4096)
def _day(value: date, today: date | None, language: str) -> str:
    """What `day` says. (The language is the active one; it tells the answers apart.)"""
    return day(value, today)


@lru_cache(maxsize=4096)
def _minute(hour: int, minute: int, language: str) -> str:
    """What `time_of_day` says of a minute of the wall's clock. (The language is the active one.)"""
    return time_of_day(time(hour, minute))


def iso(value: date | time) -> str:
    """Return the form that machines read, for the ``datetime`` attribute of ``<time>``."""
    return value.isoformat()


@lru_cache(maxsize=1024)
def initials(name: str) -> str:
    """Return the letters that stand for a name: 'Amina Yusuf' is 'AY', '陈美玲' is '陈', 'أمينة يوسف' is 'أ'.

    Scripts without capitals do not abbreviate names by several letters, so they get one.
    """
    parts = [part for part in name.replace("-", " ").split() if part[0].isalnum()]
    if not parts:
        return "·"
    first, last = _first_letter(parts[0]), _first_letter(parts[-1])
    if first.upper() == first.lower():
        return first
    return (first + last if len(parts) > 1 else parts[0][:2]).upper()


def _first_letter(word: str) -> str:
    """Return the first letter with the marks that belong to it, as Tamil vowels do."""
    marks = takewhile(lambda sign: category(sign).startswith("M"), word[1:])
    return word[0] + "".join(marks)


def _as_date(value: date, zone: tzinfo | None) -> date:
    return local(value, zone).date() if isinstance(value, datetime) else value


def listed(parts: Iterable[str]) -> str:
    """Join parts as the language lists things: 'a, b and c'."""
    return str(format_list(list(parts), locale=_list_locale()))


def either(parts: Iterable[str]) -> str:
    """Join parts of which any one will do: 'a, b or c'."""
    return str(format_list(list(parts), style="or", locale=_list_locale()))


def _list_locale() -> Locale:
    """The language of the page; English as schools in Britain list things, without a comma before the last."""
    locale = _locale()
    return Locale("en", territory="GB") if locale.language == "en" else locale


def isolate(value: Any) -> Any:
    """Wrap a text in the marks that keep its own writing direction (Unicode FSI, PDI) on right-to-left pages.

    Whatever is no text, and every text on left-to-right pages, comes back as it is.
    """
    if not isinstance(value, str) or not value or not translation.get_language_bidi():
        return value
    return type(value)(f"\u2068{value}\u2069")
