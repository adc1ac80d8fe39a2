"""The only way in which a view obtains a person, a class or a right.

To a stranger an object that exists and one that does not are the same: both answer 404. Somebody who belongs
to the school but whose role does not open an act is told so (403).
"""

from accord.people.access.families import (
    get_child_for,
    get_guardian_for,
    get_order_for,
    get_own_guardian_for,
    get_student_for,
    get_student_that_may,
    get_tie_for,
    guardians_for,
    orders_for,
    students_for,
    ties_in_force,
    ties_of,
)
from accord.people.access.posts import get_post_for, get_post_that_may, get_school_of
from accord.people.access.staff import (
    absences_for,
    classes_for,
    colleagues_for,
    duties_for,
    get_absence_for,
    get_class_for,
    get_classes_taught_by,
    get_cover_for,
    get_duty_for,
    get_membership_for,
    get_role_holding_for,
    get_staff_for,
    get_staff_whose_time_is_open,
    get_team_for,
    staff_for,
    teams_for,
)

__all__ = [
    "absences_for",
    "classes_for",
    "colleagues_for",
    "duties_for",
    "get_absence_for",
    "get_child_for",
    "get_class_for",
    "get_classes_taught_by",
    "get_cover_for",
    "get_duty_for",
    "get_guardian_for",
    "get_membership_for",
    "get_order_for",
    "get_own_guardian_for",
    "get_post_for",
    "get_post_that_may",
    "get_role_holding_for",
    "get_school_of",
    "get_staff_for",
    "get_staff_whose_time_is_open",
    "get_student_for",
    "get_student_that_may",
    "get_team_for",
    "get_tie_for",
    "guardians_for",
    "orders_for",
    "staff_for",
    "students_for",
    "teams_for",
    "ties_in_force",
    "ties_of",
]
