"""Lengths of the school's working time in words, in the language of the page."""

from babel.lists import format_list
from babel.units import format_unit
from django.utils.translation import get_language

from accord.core.words import locale_for

HOUR, MINUTE = 3600, 60
ROUGH = 20 * HOUR
"""From here on the hours alone say enough."""


def working_time_in_words(seconds: int) -> str:
    """Say so many seconds of working time: '40 minutes', '6 hours, 20 minutes', '31 hours'."""
    locale = locale_for(get_language() or "en")
    hours, minutes = divmod(round(seconds / MINUTE), HOUR // MINUTE)
    if hours * HOUR >= ROUGH:
        return format_unit(hours + (minutes >= 30), "duration-hour", length="long", locale=locale)
    parts = [
        format_unit(amount, unit, length="long", locale=locale)
        for amount, unit in ((hours, "duration-hour"), (minutes, "duration-minute"))
        if amount or (unit == "duration-minute" and not hours)
    ]
    return format_list(parts, style="unit", locale=locale)
