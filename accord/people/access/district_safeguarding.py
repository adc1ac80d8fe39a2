"""Safeguarding for the schools of a district, for those of the district alone; strangers' things are absent (404)."""

from datetime import date

from django.http import Http404

from accord.people.models import DistrictSafeguarding
from accord.people.viewer import in_force
from accord.schools.models import District


def get_safeguarding_of(district: District, ref: str, on: date) -> DistrictSafeguarding:
    """One who holds it in this district today. Raises Http404."""
    rows = DistrictSafeguarding.objects.filter(in_force(on), district=district, ref=ref)
    found = rows.select_related("login", "district").first()
    if found is None:
        raise Http404
    return found
