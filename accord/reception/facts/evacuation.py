"""Who is in the building now, for the list that is taken outside."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from accord.people.facts import rota_of, staff_name
from accord.people.facts.classes import running
from accord.people.facts.staffing import class_sizes
from accord.people.models import RoleHolding, SchoolClass, StaffMember
from accord.people.viewer import Post, in_force
from accord.reception.facts.today import VisitorLine, collections_today, today_at

ON_THE_BOARD = (RoleHolding.Role.GOVERNOR, RoleHolding.Role.CHAIR)
"""Roles of people who do not work in the building; when they come, they come as visitors."""


@dataclass(frozen=True)
class ClassLine:
    """A form class: how many are on its roll today, and who of them left early."""

    name: str
    on_roll: int
    left_early: tuple[str, ...]


@dataclass(frozen=True)
class Evacuation:
    """The list: visitors by name, classes by number (the register of the class has the names), staff by name.

    `staff` are those who are on the staff today and for whom no absence is written down.
    """

    visitors: tuple[VisitorLine, ...]
    classes: tuple[ClassLine, ...]
    staff: tuple[str, ...]

    @property
    def children(self) -> int:
        """How many children are on the rolls, without those who left early."""
        return sum(line.on_roll - len(line.left_early) for line in self.classes)


def evacuation_of(post: Post) -> Evacuation:
    """Who is in the building now, as far as the school has written it down. A fixed number of queries."""
    forms = list(
        SchoolClass.objects.filter(running(post.on), school_id=post.school_id, kind=SchoolClass.Kind.FORM).order_by(
            "name"
        )
    )
    sizes = class_sizes(forms, post.on)
    left: dict[str, list[str]] = {}
    for line in collections_today(post, everybody=True):
        left.setdefault(line.class_name, []).append(line.child)
    away = rota_of(post.school_id, post.at).away
    held = RoleHolding.objects.filter(in_force(post.on), staff=OuterRef("pk"))
    only_board = Exists(held.filter(role__in=ON_THE_BOARD)) & ~Exists(held.exclude(role__in=ON_THE_BOARD))
    staff = StaffMember.objects.filter(in_force(post.on), school_id=post.school_id, joined_into__isnull=True)
    staff = staff.exclude(only_board)
    return Evacuation(
        visitors=today_at(post).here,
        classes=tuple(ClassLine(one.name, sizes.get(one.pk, 0), tuple(left.get(one.name, ()))) for one in forms),
        staff=tuple(staff_name(one.title, one.called) for one in staff if one.pk not in away),
    )
