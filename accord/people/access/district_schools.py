"""The schools of a district, for those of the district alone; a stranger's school is absent (404)."""

from django.http import Http404

from accord.schools.models import District, School


def get_school_of_district(district: District, ref: str) -> School:
    """One school of the district. Raises Http404."""
    found = School.objects.filter(district=district, ref=ref).select_related("district").first()
    if found is None:
        raise Http404
    return found
