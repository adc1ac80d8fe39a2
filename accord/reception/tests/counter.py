"""What tests of reception begin with: limits on contact with a reason that must never be read at the counter."""

from datetime import datetime, timedelta

from accord.conduct.models import Decision, Incident, Restriction
from accord.rules.restrictions import Restricted
from tests.cast import MONDAY, Cast

CANARY = "Quokkalantern"
AT_THE_GATE = "Wait at the side gate in Mill Lane. Ms Tan brings Lena at 3:20 pm."


def limited(
    cast: Cast,
    kind: Restricted = Restricted.SITE_BAR,
    *,
    who: str = "jakub",
    starts_at: datetime = MONDAY - timedelta(days=1),
    ends_at: datetime = MONDAY + timedelta(days=20),
    arrangement: str = AT_THE_GATE,
    contact: str = "",
    by: str = "head",
) -> Restriction:
    """A limit on contact as a leader decided it; the strange word stands in everything that is not for reception."""
    staff = cast.staff[by]
    incident = Incident.objects.create(
        school=cast.riverbank, happened_at=starts_at, place="gate", category="abusive_language", language="en",
        words=CANARY, reported_by_staff=cast.staff["tan"], about_guardian=cast.guardians[who], held_by=staff,
    )  # fmt: skip
    single = contact or ("deputy" if kind is Restricted.SINGLE_CONTACT else "")
    restriction = Restriction.objects.create(
        school=cast.riverbank, guardian=cast.guardians[who], kind=kind.value, starts_at=starts_at, ends_at=ends_at,
        clause_key="quokkaclause", said=CANARY, decided_by=staff, contact=cast.staff[single] if single else None,
        most=1 if kind is Restricted.CONTACT_LIMIT else 0,
    )  # fmt: skip
    Decision.objects.create(
        incident=incident, step=kind.value, clause_key="quokkaclause", decided_by=staff, decided_at=starts_at,
        reasons=CANARY, why_less_would_not_do=CANARY, why_outside_guidance=CANARY, safety=CANARY,
        arrangements_for_child=arrangement, starts_on=starts_at.date(), ends_on=ends_at.date(),
        review_on=ends_at.date(), restriction=restriction,
    )  # fmt: skip
    return restriction
