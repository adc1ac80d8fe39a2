"""Who of a district holds safeguarding for its schools, and who of its people could."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from accord.people.models import DistrictPost, DistrictSafeguarding, Login, RoleHolding
from accord.people.viewer import in_force
from accord.schools.models import District


def who_could_hold(district: int, on: date) -> QuerySet[Login]:
    """The people of a district who could hold safeguarding for its schools on a day.

    They have a post of the district, or are safeguarding lead at one of its schools: both sign in with a second step.
    """
    posts = DistrictPost.objects.filter(in_force(on), login=OuterRef("pk"), district=district)
    leads = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), staff__login=OuterRef("pk"),
        staff__school__district=district, role=RoleHolding.Role.SAFEGUARDING_LEAD,
    )  # fmt: skip
    return Login.objects.filter(Exists(posts) | Exists(leads), is_active=True).order_by("name", "pk")


def held_in(district: District, on: date) -> list[DistrictSafeguarding]:
    """Who holds safeguarding for the schools of a district on a day, as it was given."""
    rows = DistrictSafeguarding.objects.filter(in_force(on), district=district).select_related("login")
    return list(rows.order_by("starts_on", "id"))


def holders_of(district_id: int | None, on: date) -> tuple[Login, ...]:
    """Whoever holds safeguarding for a district on a day, and still belongs to its people; one query."""
    if district_id is None:
        return ()
    rows = DistrictSafeguarding.objects.filter(in_force(on), district=district_id)
    return tuple(who_could_hold(district_id, on).filter(pk__in=rows.values("login")))


def districts_kept_by(login: Login, on: date) -> list[int]:
    """The districts for whose schools somebody was given safeguarding; whether it still counts is asked anew."""
    return list(DistrictSafeguarding.objects.filter(in_force(on), login=login).values_list("district_id", flat=True))
