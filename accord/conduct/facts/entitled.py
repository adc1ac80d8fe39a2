"""Who may still hear of an incident at the moment in which a notice leaves or is shown."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from accord.conduct.facts.matters import matter_of
from accord.conduct.models import AccountRequest, Affected, Incident
from accord.delivery.person import Person
from accord.people.facts.in_charge import key_of_login
from accord.people.models import Guardian, Login
from accord.rules.taking_part import Part, why_barred


def still_in(person: Person, refs: Collection[str]) -> frozenset[str]:
    """Those incidents of which the person may hear: they hold it, reported it, were asked, or were harmed."""
    asked = AccountRequest.objects.filter(incident=OuterRef("pk"))
    if isinstance(person, Guardian):
        mine = Q(reported_by_guardian_id=person.pk) | Q(Exists(asked.filter(guardian_id=person.pk)))
    else:
        harmed = Affected.objects.filter(incident=OuterRef("pk"), staff_id=person.pk, support__isnull=False)
        mine = (
            Q(held_by_id=person.pk)
            | Q(reported_by_staff_id=person.pk)
            | Q(affected__support__by_id=person.pk)
            | Q(Exists(asked.filter(staff_id=person.pk)))
            | Q(Exists(harmed))
        )
    found = Incident.objects.filter(mine, ref__in=list(refs)).values_list("ref", flat=True)
    return frozenset(found)


def still_in_above(login: Login, refs: Collection[str]) -> frozenset[str]:
    """Those incidents that somebody of the district holds, while they have no part in them themselves."""
    held = Incident.objects.filter(held_by_login=login, ref__in=list(refs)).select_related("school")
    key = key_of_login(login.pk)
    return frozenset(one.ref for one in held if why_barred(key, Part.HANDLE, matter_of(one)) is None)
