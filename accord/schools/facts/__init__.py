"""The read side of schools: what holds at a school, when it works, and what its year looks like."""

from accord.schools.facts.calendar import (
    calendar_around,
    current_week,
    opening_hours,
    week_of,
    working_calendar,
)
from accord.schools.facts.crest import crest_picture
from accord.schools.facts.open_state import OpenState, open_state
from accord.schools.facts.settings import SchoolSettings, laid_down, settings_of

__all__ = [
    "OpenState",
    "SchoolSettings",
    "calendar_around",
    "crest_picture",
    "current_week",
    "laid_down",
    "open_state",
    "opening_hours",
    "settings_of",
    "week_of",
    "working_calendar",
]
