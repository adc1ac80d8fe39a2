"""Where a school lies and what is spoken there: whether the codes exist and the district allows them."""

from collections.abc import Sequence
from zoneinfo import available_timezones

from django.conf import settings
from django.utils.translation import gettext as _

from accord.core.words import listed
from accord.rules.flow_down import Latitude, Resolved, missing
from accord.schools.changes import refuse
from accord.schools.facts.settings import SchoolSettings
from accord.schools.wording import country_choices, language_name, zone_name


def check_place(*, country: str, time_zone: str, languages: Sequence[str]) -> None:
    """Refuse codes that nobody knows (422)."""
    if time_zone and time_zone not in available_timezones():
        raise refuse("unknown-zone", _("We do not know this time zone. Choose one from the list."), "time_zone")
    if country and country not in dict(country_choices()):
        raise refuse("unknown-country", _("We do not know this country. Choose one from the list."), "country")
    if unknown := [code for code in languages if code not in dict(settings.LANGUAGES)]:
        message = _("Accord does not speak %(languages)s yet.") % {"languages": listed(unknown)}
        raise refuse("unknown-language", message, "languages")


def check_allowed(above: SchoolSettings, *, country: str, time_zone: str, languages: Sequence[str]) -> None:
    """Refuse what the district does not leave to its schools (422). Empty means: as the district says."""
    names = {"district": above.district_name}
    if _departs(above.time_zone, time_zone):
        message = _("%(district)s has fixed the time zone: %(zone)s.") % {
            **names,
            "zone": zone_name(above.time_zone.above or ""),
        }
        raise refuse("zone-fixed", message, "time_zone")
    if _departs(above.country, country):
        message = _("%(district)s has fixed the country for all its schools.") % names
        raise refuse("country-fixed", message, "country")
    required = above.languages.above
    if not languages or required is None or above.languages.latitude is Latitude.FREE:
        return
    if above.languages.latitude is Latitude.FIXED and set(languages) != set(required):
        message = _("%(district)s has fixed the languages for all its schools.") % names
        raise refuse("languages-fixed", message, "languages")
    if lacking := missing(languages, required):
        message = _("%(district)s asks every school for %(languages)s. Tick it too.") % {
            **names,
            "languages": listed(language_name(code) for code in lacking),
        }
        raise refuse("languages-lacking", message, "languages")


def _departs(resolved: Resolved[str], wanted: str) -> bool:
    return bool(wanted) and not resolved.may_change and wanted != resolved.above
