"""Add a policy to the list beside the charter."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import ngettext

from accord.charters.models import SchoolPolicy
from accord.charters.policies import MOST, PolicyWords, check_policy, hold_school, policies_of, tell, write_words
from accord.core.errors import DomainError
from accord.schools.models import School


@transaction.atomic
def add_policy(
    *,
    by: str,
    at: datetime,
    school: School,
    words: Mapping[str, PolicyWords],
    address: str = "",
    library_key: str = "",
) -> SchoolPolicy:
    """The school points its families to one more policy, with its name and what it is for. Raises DomainError."""
    school = hold_school(school)
    check_policy(school, words, address)
    held = list(policies_of(school))
    if len(held) >= MOST:
        sentence = ngettext(
            "%(most)s policy is enough. End it first.", "%(most)s policies are enough. End one first.", MOST
        )
        raise DomainError("enough-policies", sentence % {"most": MOST}, 422)
    policy = SchoolPolicy.objects.create(
        school=school,
        position=held[-1].position + 1 if held else 0,
        address=address,
        library_key=library_key,
        created_at=at,
    )
    write_words(policy, words)
    tell(by=by, verb="add_policy", policy=policy, details={"address": address, "after": dict(words)})
    return policy
