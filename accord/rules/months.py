"""Months of the calendar, counted from a date."""

from calendar import monthrange
from datetime import date


def months_before(on: date, months: int) -> date:
    """MONTHS-1: So many months before a date is the same day of that month, or its last where it has no such day."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def months_after(on: date, months: int) -> date:
    """MONTHS-2: So many months after a date is found in the same way."""
    return months_before(on, -months)
