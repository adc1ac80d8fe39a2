"""Open a school."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.schools.changes import refuse, tell
from accord.schools.models import District, School
from accord.schools.place import check_place


@transaction.atomic
def open_school(
    *,
    by: str,
    at: datetime,
    name: str,
    slug: str,
    district: District | None = None,
    country: str = "",
    time_zone: str = "",
    languages: Sequence[str] = (),
    main_language: str = "en",
) -> School:
    """A school comes into being, alone or in a district; what it leaves empty comes from the district."""
    check_place(country=country, time_zone=time_zone, languages=languages)
    try:
        with transaction.atomic():
            school = School.objects.create(
                name=name,
                slug=slug,
                district=district,
                country=country,
                time_zone=time_zone,
                languages=list(languages),
                main_language=main_language,
                created_at=at,
            )
    except IntegrityError:
        raise refuse("address-taken", _("This short name is taken. Choose another."), "slug") from None
    tell(
        by=by,
        verb="open_school",
        subject=f"school:{school.ref}",
        school=school,
        details={"name": name, "slug": slug, "district": district.ref if district else None},
    )
    return school
