"""What holds at a school in the end: its own words, and what flows down from its district."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from accord.rules.flow_down import Latitude, Origin, Resolved, Week, decide_choice, decide_languages
from accord.schools.facts.kept import kept
from accord.schools.models import District, DistrictSetting, School
from accord.schools.week import week_from_rows

Key = DistrictSetting.Key


@dataclass(frozen=True, slots=True)
class Laid:
    """One value that a district lays down."""

    value: object
    latitude: Latitude


@dataclass(frozen=True, slots=True)
class SchoolSettings:
    """The resolved settings of one school; each knows whose value it is."""

    name: str
    time_zone: Resolved[str]
    country: Resolved[str]
    languages: Resolved[tuple[str, ...]]
    main_language: str
    weekly_hours_above: Week | None
    weekly_hours_latitude: Latitude
    district_name: str

    @property
    def zone(self) -> ZoneInfo:
        """The time zone by whose clock the school lives; UTC until one is chosen."""
        return ZoneInfo(self.time_zone.value)


def settings_of(school: School) -> SchoolSettings:
    """Return what holds at the school; read once per version of the school."""
    return kept(("settings", school.ref, school.version), lambda: _read(school))


def laid_down(district: District | None) -> dict[str, Laid]:
    """Return what a district lays down, by key; nothing for a school that stands alone."""
    if district is None:
        return {}
    return {
        setting.key: Laid(_typed(setting.key, setting.value), Latitude(setting.latitude))
        for setting in DistrictSetting.objects.filter(district=district)
    }


def _read(school: School) -> SchoolSettings:
    district = school.district
    above = laid_down(district)
    zone, country = above.get(Key.TIME_ZONE), above.get(Key.COUNTRY)
    languages, hours = above.get(Key.LANGUAGES), above.get(Key.WEEKLY_HOURS)
    time_zone = decide_choice(school.time_zone, _word(zone), _latitude(zone))
    if not time_zone.value:
        time_zone = Resolved("UTC", Origin.NOBODY)
    own_languages = school.languages or ([] if languages else [school.main_language])
    return SchoolSettings(
        name=school.name,
        time_zone=time_zone,
        country=decide_choice(school.country, _word(country), _latitude(country)),
        languages=decide_languages(own_languages, _codes(languages), _latitude(languages)),
        main_language=school.main_language,
        weekly_hours_above=hours.value if hours and isinstance(hours.value, tuple) else None,
        weekly_hours_latitude=_latitude(hours),
        district_name=district.name if district else "",
    )


def _typed(key: str, value: object) -> object:
    match key, value:
        case Key.WEEKLY_HOURS, list():
            return week_from_rows(value)
        case Key.LANGUAGES, list():
            return tuple(str(code) for code in value)
    return str(value)


def _word(laid: Laid | None) -> str | None:
    return str(laid.value) if laid else None


def _codes(laid: Laid | None) -> tuple[str, ...] | None:
    return laid.value if laid and isinstance(laid.value, tuple) else None


def _latitude(laid: Laid | None) -> Latitude:
    return laid.latitude if laid else Latitude.FREE
