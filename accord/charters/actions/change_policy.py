"""Change a policy of the list beside the charter."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from accord.charters.models import SchoolPolicy
from accord.charters.policies import (
    PolicyWords,
    check_policy,
    hold_school,
    policies_of,
    stamp_of_policy,
    tell,
    words_of,
    write_words,
)
from accord.core.errors import DomainError
from accord.schools.seen import check_seen


@transaction.atomic
def change_policy(
    *, by: str, policy: SchoolPolicy, words: Mapping[str, PolicyWords], address: str = "", seen: str | None = None
) -> SchoolPolicy:
    """The policy has another name, intent or address; a language left empty is taken out. Raises DomainError."""
    school = hold_school(policy.school)
    stored = policies_of(school).filter(pk=policy.pk).first()
    if stored is None:
        raise DomainError("policy-ended", _("A colleague has ended this policy meanwhile."), 409)
    check_seen(seen, stamp_of_policy(stored))
    check_policy(school, words, address)
    before = {"address": stored.address, "words": words_of(stored)}
    stored.address = address
    stored.save(update_fields=["address"])
    write_words(stored, words)
    after = {"address": address, "words": dict(words)}
    tell(by=by, verb="change_policy", policy=stored, details={"before": before, "after": after})
    return stored
