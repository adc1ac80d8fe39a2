"""Weekdays, languages, countries and dates as the page says them, in the language of the page."""

from datetime import date
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accord.core import words
from accord.core.words import locale_for

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ"})
"""Codes that CLDR lists beside the countries."""


def weekday_name(weekday: int) -> str:
    """Say a weekday (1 is Monday)."""
    names = get_day_names("wide", context="stand-alone", locale=_locale())
    return str(names[weekday - 1])


def language_name(code: str) -> str:
    """The language in its own words: 'Polski'."""
    return dict(settings.LANGUAGES).get(code, code)


def country_name(code: str) -> str:
    """The country in the language of the page; the code itself where nobody knows it."""
    return str(_locale().territories.get(code, code))


def country_choices() -> list[tuple[str, str]]:
    """Every country, by name."""
    names = {str(code): str(name) for code, name in _locale().territories.items()}
    pairs = [(code, names[code]) for code in names if len(code) == 2 and code not in NO_COUNTRY]
    return sorted(pairs, key=lambda pair: pair[1])


def country_first_weekday(code: str) -> int:
    """The weekday (1 is Monday) with which a country draws its week."""
    if not code:
        return 1
    try:
        return int(Locale("en", territory=code).first_week_day) + 1
    except UnknownLocaleError:
        return 1


def zone_name(zone: str) -> str:
    """A time zone in words: 'Kuala Lumpur (Asia)'."""
    region, _slash, place = zone.partition("/")
    if not place:
        return zone
    return f"{place.replace('_', ' ').replace('/', ', ')} ({region})"


def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every time zone that stands for a place, grouped by its part of the world."""
    zones = sorted(zone for zone in available_timezones() if zone.split("/")[0] in REGIONS and "/" in zone)
    return [
        (region, [(zone, zone_name(zone)) for zone in zones if zone.startswith(f"{region}/")]) for region in REGIONS
    ]


def say_dates(first_on: date, last_on: date) -> str:
    """Say a stretch of dates: one date, or 'from … to …'."""
    if first_on == last_on:
        return words.date_in_words(first_on)
    return _("%(first)s to %(last)s") % {
        "first": words.date_in_words(first_on),
        "last": words.date_in_words(last_on),
    }


def _locale() -> Locale:
    return locale_for(translation.get_language() or "en")
