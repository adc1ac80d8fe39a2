"""When two records of one person are joined, what this room holds of them follows to the kept one.

Nothing is told of how many records moved: whoever joins two records does not learn that there are any.
"""

from collections.abc import Mapping
from datetime import datetime

from accord.conduct.models import Account, Incident, Representation, Restriction
from accord.people.joining.kinds import Person
from accord.people.models import Guardian, StaffMember


def carry_conduct(kept: Person, away: Person, at: datetime) -> Mapping[str, int]:
    """A limit on contact, and what a guardian said and reported, hold for the person, whichever record is kept."""
    if isinstance(kept, Guardian) and isinstance(away, Guardian):
        Restriction.objects.filter(guardian=away).update(guardian=kept)
        Incident.objects.filter(about_guardian=away).update(about_guardian=kept)
        Incident.objects.filter(reported_by_guardian=away).update(reported_by_guardian=kept)
        Account.objects.filter(guardian=away).update(guardian=kept)
        Representation.objects.filter(guardian=away).update(guardian=kept)
    if isinstance(kept, StaffMember) and isinstance(away, StaffMember):
        Restriction.objects.filter(contact=away).update(contact=kept)
        Restriction.objects.filter(decided_by=away).update(decided_by=kept)
        Incident.objects.filter(held_by=away).update(held_by=kept)
    return {}
