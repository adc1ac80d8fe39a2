"""A district gives somebody of its people safeguarding for its schools, and takes it back."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.facts.district_safeguarding import who_could_hold
from accord.people.models import DistrictSafeguarding, Login
from accord.people.viewer import holds
from accord.schools.models import District


@transaction.atomic
def give_district_safeguarding(*, district: District, login: Login, by: str, on: date) -> DistrictSafeguarding:
    """From today somebody of the district looks back at emergencies about a child where a school's own lead cannot.

    They read that one message and nothing else. Raises DomainError for somebody who is not of the district's people,
    and where they hold it already.
    """
    District.objects.select_for_update(of=("self",)).get(pk=district.pk)
    if not who_could_hold(district.pk, on).filter(pk=login.pk).exists():
        sentence = _("Choose somebody from the list.")
        raise DomainError("not_of_the_district", sentence, 422, fields={"person": sentence})
    open_ones = DistrictSafeguarding.objects.filter(district=district, login=login, ends_on__isnull=True)
    if open_ones.exists():
        sentence = _("This person holds safeguarding already.")
        raise DomainError("holds_already", sentence, 422, fields={"person": sentence})
    given = DistrictSafeguarding.objects.create(district=district, login=login, starts_on=on)
    audit.record(
        by=by, verb="give_district_safeguarding", subject=f"login:{login.ref}", details={"district": district.ref}
    )
    return given


@transaction.atomic
def end_district_safeguarding(*, given: DistrictSafeguarding, by: str, on: date) -> DistrictSafeguarding:
    """Somebody of the district holds safeguarding no longer, from this moment on. Raises DomainError when it ended."""
    given = DistrictSafeguarding.objects.select_for_update(of=("self",)).get(pk=given.pk)
    if not holds(on, None, given.ends_on):
        raise DomainError("ended_already", _("This was ended already."))
    given.ends_on = on - timedelta(days=1)
    given.starts_on = min(given.starts_on, given.ends_on)
    given.save(update_fields=["starts_on", "ends_on"])
    audit.record(
        by=by, verb="end_district_safeguarding", subject=f"login:{given.login.ref}",
        details={"district": given.district.ref},
    )  # fmt: skip
    return given
