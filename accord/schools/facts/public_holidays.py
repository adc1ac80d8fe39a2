"""Public holidays of a country or a part of it, as a suggestion: the school decides which of them it keeps.

Their lists are loaded when somebody asks for them.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import translation

from accord.schools.calendar_file import FileClosure
from accord.schools.models import Closure, School


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A public holiday, and whether it stands in the school's calendar already."""

    holiday: FileClosure
    known: bool


def subdivision_choices(country: str) -> list[tuple[str, str]]:
    """Return the parts of a country that have holidays of their own, by name; none for a country without."""
    import holidays

    if not is_known(country):
        return []
    rules = holidays.country_holidays(country)
    names: dict[str, str] = {}
    for name, code in rules.subdivisions_aliases.items():
        if len(name) > len(names.get(code, "")):
            names[code] = name
    return sorted(((code, names.get(code, code)) for code in rules.subdivisions), key=lambda pair: pair[1])


def is_known(country: str) -> bool:
    """Whether there is a list of public holidays for the country."""
    import holidays

    return country in holidays.list_supported_countries(include_aliases=False)


def suggestions(school: School, *, country: str, subdivision: str, year: int) -> list[Suggestion]:
    """Return the public holidays of one year, in order of date, in the language of the page where it is known."""
    import holidays

    if not is_known(country) or (subdivision and subdivision not in dict(subdivision_choices(country))):
        return []
    wanted = translation.get_language() or "en"
    spoken = holidays.country_holidays(country).supported_languages
    language = next((code for code in spoken if code.split("_")[0] == wanted.split("-")[0]), None)
    days = holidays.country_holidays(
        country,
        subdiv=subdivision or None,
        years=year,
        language=language or ("en_US" if "en_US" in spoken else None),
    )
    known = _holidays_kept(school, date(year, 1, 1), date(year, 12, 31))
    return [
        Suggestion(FileClosure(f"{country}/{on.isoformat()}", name.replace("; ", ", ")[:120], on, on), on in known)
        for on, name in sorted(days.items())
    ]


def _holidays_kept(school: School, first_on: date, last_on: date) -> set[date]:
    """The dates that stand in the calendar as public holidays, wherever they came from."""
    kept = Closure.objects.filter(
        school=school,
        kind=Closure.Kind.PUBLIC_HOLIDAY,
        starts_on__lte=last_on,
        ends_on__gte=first_on,
        from_minute__isnull=True,
    )
    return {
        closure.starts_on + timedelta(days=offset)
        for closure in kept
        for offset in range((closure.ends_on - closure.starts_on).days + 1)
    }
