"""Core values of a school or a district: whose they are, in which words, and what makes them complete."""

from collections.abc import Mapping
from typing import Any, TypedDict

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.core.errors import DomainError
from accord.schools.changes import hold, hold_district, refuse, tell, tell_district
from accord.schools.facts.settings import laid_down, settings_of
from accord.schools.models import CoreValue, CoreValueWording, District, DistrictSetting, School
from accord.schools.seen import stamp
from accord.schools.wording import language_name

MOST = 12
Owner = School | District


class Wording(TypedDict):
    """A value in one language."""

    name: str
    sentence: str


def owner_of(value: CoreValue) -> Owner:
    """Return whose value it is."""
    owner = value.school or value.district
    assert owner is not None, "the database holds no value without an owner"
    return owner


def values_of(owner: Owner) -> QuerySet[CoreValue]:
    """Return the owner's values in their order, each with its wordings."""
    mine = {"school": owner} if isinstance(owner, School) else {"district": owner}
    return CoreValue.objects.filter(**mine).prefetch_related("wordings")


def languages_of(owner: Owner) -> tuple[str, ...]:
    """Return the languages in which the owner says its values, the main one first."""
    if isinstance(owner, School):
        codes = settings_of(owner).languages.value
        main = owner.main_language
        return (main, *(code for code in codes if code != main))
    laid = laid_down(owner).get(DistrictSetting.Key.LANGUAGES)
    return laid.value if laid and isinstance(laid.value, tuple) else (settings.LANGUAGE_CODE,)


def wordings_of(value: CoreValue) -> dict[str, Wording]:
    """Return the words of a value by language."""
    return {
        said.language: {"name": said.name, "sentence": said.sentence}
        for said in sorted(CoreValueWording.objects.filter(value=value), key=lambda said: said.language)
    }


def stamp_of_value(value: CoreValue) -> str:
    """Return the fingerprint of a value's words."""
    return stamp(value.ref, wordings_of(value))


def check_wordings(owner: Owner, wordings: Mapping[str, Wording]) -> None:
    """Refuse (422) a value without words in the main language, or with a name but no sentence."""
    main = languages_of(owner)[0]
    wrong: dict[str, str] = {}
    for language, said in wordings.items():
        if said["name"] and not said["sentence"]:
            wrong[f"sentence_{language}"] = _("Write the sentence in %(language)s too.") % {
                "language": language_name(language)
            }
        elif said["sentence"] and not said["name"]:
            wrong[f"name_{language}"] = _("Write the name in %(language)s too.") % {"language": language_name(language)}
    said = wordings.get(main, {"name": "", "sentence": ""})
    if not said["name"] and not said["sentence"]:
        wrong[f"name_{main}"] = _("Say the value in %(language)s at least, the main language.") % {
            "language": language_name(main)
        }
    if wrong:
        raise DomainError("value-incomplete", next(iter(wrong.values())), 422, fields=wrong)


def check_room(owner: Owner) -> None:
    """Refuse (422) a thirteenth value: more than twelve nobody remembers."""
    if values_of(owner).count() >= MOST:
        sentence = ngettext(
            "%(most)s value is enough. Take it out first.", "%(most)s values are enough. Take one out first.", MOST
        )
        raise refuse("enough-values", sentence % {"most": MOST})


def write_wordings(value: CoreValue, wordings: Mapping[str, Wording]) -> None:
    """Store the words of a value; a language without words is taken out."""
    for language, said in wordings.items():
        if said["name"]:
            CoreValueWording.objects.update_or_create(value=value, language=language, defaults=dict(said))
        else:
            CoreValueWording.objects.filter(value=value, language=language).delete()


def hold_owner(owner: Owner) -> Owner:
    """Keep others from changing the owner until this change is done."""
    return hold(owner) if isinstance(owner, School) else hold_district(owner)


def tell_owner(owner: Owner, *, by: str, verb: str, value: CoreValue, details: dict[str, Any]) -> None:
    """Note the change with the school or the district."""
    subject = f"value:{value.ref}"
    if isinstance(owner, School):
        tell(by=by, verb=verb, subject=subject, school=owner, details=details)
    else:
        tell_district(by=by, verb=verb, subject=subject, district=owner, details=details)
