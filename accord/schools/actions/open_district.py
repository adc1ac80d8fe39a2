"""Open a district."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.schools.changes import refuse, tell_district
from accord.schools.models import District


@transaction.atomic
def open_district(*, by: str, at: datetime, name: str, slug: str, kind: str = District.Kind.TRUST) -> District:
    """A trust, a district or a ministry comes into being, as yet without schools."""
    try:
        with transaction.atomic():
            district = District.objects.create(name=name, slug=slug, kind=kind, created_at=at)
    except IntegrityError:
        raise refuse("address-taken", _("This short name is taken. Choose another."), "slug") from None
    tell_district(
        by=by,
        verb="open_district",
        subject=f"district:{district.ref}",
        district=district,
        details={"name": name, "slug": slug, "kind": kind},
    )
    return district
