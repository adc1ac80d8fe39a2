"""Districts, schools, their hours and their days."""

from accord.schools.models.calendar import AcademicYear, Closure, SpecialDay, Term
from accord.schools.models.district import District, DistrictSetting
from accord.schools.models.hours import HoursInterval, WeeklyHours
from accord.schools.models.school import School
from accord.schools.models.values import CoreValue, CoreValueWording

__all__ = [
    "AcademicYear",
    "Closure",
    "CoreValue",
    "CoreValueWording",
    "District",
    "DistrictSetting",
    "HoursInterval",
    "School",
    "SpecialDay",
    "Term",
    "WeeklyHours",
]
