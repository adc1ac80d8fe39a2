"""Limits on contact for tests of conversations, in force for a while around the story's Monday."""

from datetime import datetime, timedelta
from typing import Any

from accord.conduct.models import Restriction
from tests.cast import MONDAY, Cast

KINDS = ("single_contact", "contact_limit", "written_only", "in_person_limited", "site_bar")


def limit(
    cast: Cast, kind: str, *, who: str = "amina", until: datetime = MONDAY + timedelta(days=60), **more: Any
) -> Restriction:
    """Set one limit for a guardian, from a week ago; a single contact is Mr Grant."""
    given: dict[str, Any] = {"contact": cast.staff["deputy"]} if kind == "single_contact" else {}
    if kind == "contact_limit":
        given = {"most": 1, "per_days": 7}
    return Restriction.objects.create(
        school=cast.guardians[who].school, guardian=cast.guardians[who], kind=kind,
        starts_at=MONDAY - timedelta(days=7), ends_at=until, decided_by=cast.staff["head"], **{**given, **more},
    )  # fmt: skip
