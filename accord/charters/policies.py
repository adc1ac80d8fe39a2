"""The school's other policies: which hold, in which words, and what makes one complete."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accord.charters.models import SchoolPolicy, SchoolPolicyWording
from accord.core import audit
from accord.core.errors import DomainError
from accord.schools.facts import settings_of
from accord.schools.models import School
from accord.schools.seen import stamp
from accord.schools.wording import language_name

MOST = 60


class PolicyWords(TypedDict):
    """A policy in one language."""

    name: str
    intent: str


def policies_of(school: School) -> QuerySet[SchoolPolicy]:
    """The policies that a school has now, in their order."""
    return SchoolPolicy.objects.filter(school=school, ended_at=None).prefetch_related("wordings")


def hold_school(school: School) -> School:
    """Keep others from changing the list of policies until this change is done."""
    return School.objects.select_for_update(of=("self",)).select_related("district").get(pk=school.pk)


def languages_of(school: School) -> tuple[str, ...]:
    """The languages of a school, the main one first."""
    return (
        school.main_language,
        *(code for code in settings_of(school).languages.value if code != school.main_language),
    )


def words_of(policy: SchoolPolicy) -> dict[str, PolicyWords]:
    """The name and the intent of a policy, by language."""
    return {one.language: {"name": one.name, "intent": one.intent} for one in policy.wordings.order_by("language")}


def stamp_of_policy(policy: SchoolPolicy) -> str:
    """The fingerprint of what a policy says."""
    return stamp(policy.ref, policy.address, words_of(policy))


def check_policy(school: School, words: Mapping[str, PolicyWords], address: str) -> None:
    """Refuse (422) a policy without a name in the main language, with an intent but no name, or a strange address."""
    wrong, main = {}, school.main_language
    for language, one in {main: PolicyWords(name="", intent=""), **words}.items():
        if not one["name"] and (language == main or one["intent"]):
            wrong[f"name_{language}"] = _("Write the name in %(language)s too.") % {"language": language_name(language)}
    if address and not address.startswith(("https://", "http://")):
        wrong["address"] = _("The address of a page begins with https://")
    if wrong:
        raise DomainError("policy-incomplete", next(iter(wrong.values())), 422, fields=wrong)


def write_words(policy: SchoolPolicy, words: Mapping[str, PolicyWords]) -> None:
    """Store the words of a policy; a language without a name is taken out."""
    for language, one in words.items():
        if one["name"]:
            SchoolPolicyWording.objects.update_or_create(policy=policy, language=language, defaults=dict(one))
        else:
            SchoolPolicyWording.objects.filter(policy=policy, language=language).delete()


def tell(*, by: str, verb: str, policy: SchoolPolicy, details: dict[str, Any]) -> None:
    """Note a change to a policy in the audit log of its school."""
    audit.record(by=by, verb=verb, subject=f"policy:{policy.ref}", school=policy.school.ref, details=details)


@dataclass(frozen=True)
class PolicyRow:
    """A policy as families read it; `language` is another one where it is not translated yet."""

    ref: str
    address: str
    name: str
    intent: str
    language: str


def policy_rows(school: School, language: str) -> list[PolicyRow]:
    """The policies that a school has now, in a language, or in its main language where that one is missing."""
    rows = []
    for policy in policies_of(school):
        said = {one.language: one for one in policy.wordings.all()}
        code = next((one for one in (language, *languages_of(school)) if one in said), "")
        if code:
            rows.append(PolicyRow(policy.ref, policy.address, said[code].name, said[code].intent, code))
    return rows
