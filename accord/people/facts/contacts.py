"""The people around a child as staff may see them: what a role does not open is empty here already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accord.people.facts.family import is_in_force, orders_in_force, ties_with_orders, views_of
from accord.people.facts.languages import language_name
from accord.people.facts.reach import is_own_student, own_relatives, ties_within
from accord.people.models import Guardian, Student, StudentContact
from accord.people.viewer import Post, in_force
from accord.rules.visibility import Act


@dataclass(frozen=True)
class ContactDetails:
    """How a guardian is reached; `address_kept`: there is one that this post may not read."""

    email: str
    phone: str
    address: str
    address_kept: bool


@dataclass(frozen=True)
class ContactLine:
    """One person around one child, for one post."""

    tie_ref: str
    guardian_ref: str
    name: str
    pronunciation: str
    student_ref: str
    student_name: str
    relationship: str
    represents: str
    parental_responsibility: bool
    lives_with: bool
    may_be_contacted: bool
    may_collect: bool
    language: str
    interpreter_needed: bool
    order_flag: bool
    details: ContactDetails | None
    position: int
    ends_on: date | None


@dataclass(frozen=True)
class Contacts:
    """The people around a child: those in force in the order of contact, and the former ones."""

    present: tuple[ContactLine, ...]
    former: tuple[ContactLine, ...]
    is_own_family: bool
    some_hidden: bool


def contacts_of(student: Student, post: Post) -> Contacts:
    """Return the people around a child; nobody at all for a child of the post's own family."""
    if is_own_student(post, student):
        return Contacts((), (), is_own_family=True, some_hidden=False)
    ties = list(ties_with_orders().filter(student=student, guardian__joined_into__isnull=True))
    relatives = set(own_relatives(post).values_list("id", flat=True)) if post.own_guardian_id else set()
    shown = [tie for tie in ties if tie.guardian_id not in relatives]
    lines = lines_of(shown, post)
    present = {tie.ref for tie in shown if is_in_force(tie, post.on)}
    return Contacts(
        present=tuple(line for line in lines if line.tie_ref in present),
        former=tuple(line for line in lines if line.tie_ref not in present),
        is_own_family=False,
        some_hidden=len(shown) < len(ties),
    )


def children_of_guardian(guardian: Guardian, post: Post) -> tuple[ContactLine, ...]:
    """Return the ties of a guardian to those children whom the post may see."""
    refs = ties_within(post).filter(guardian=guardian).values("id")
    return lines_of(list(ties_with_orders().filter(id__in=refs)), post)


def children_names(guardians: Iterable[Guardian], post: Post) -> dict[int, list[str]]:
    """Return the names of those children of each guardian whom the post may see; one query."""
    names: dict[int, list[str]] = {}
    ties = ties_within(post).filter(in_force(post.on), guardian__in=list(guardians))
    for tie in ties.select_related("student").order_by("student__given_name"):
        names.setdefault(tie.guardian_id, []).append(tie.student.called)
    return names


def lines_of(ties: list[StudentContact], post: Post) -> tuple[ContactLine, ...]:
    """Return ties as the post may see them."""
    views = views_of(ties, post.on)
    return tuple(
        ContactLine(
            tie_ref=tie.ref,
            guardian_ref=tie.guardian.ref,
            name=tie.guardian.called,
            pronunciation=tie.guardian.pronunciation,
            student_ref=tie.student.ref,
            student_name=tie.student.called,
            relationship=tie.get_relationship_display(),
            represents=tie.represents.called if tie.represents else "",
            parental_responsibility=tie.parental_responsibility,
            lives_with=tie.lives_with,
            may_be_contacted=tie.may_be_contacted,
            may_collect=views[tie.id].may_collect,
            language=language_name(tie.guardian.language),
            interpreter_needed=tie.guardian.interpreter_needed,
            order_flag=post.may(Act.SEE_ORDER_FLAG) and bool(orders_in_force(tie, post.on)),
            details=details_of(tie.guardian, post),
            position=position,
            ends_on=tie.ends_on,
        )
        for position, tie in enumerate(ties, start=1)
    )


def details_of(guardian: Guardian, post: Post) -> ContactDetails | None:
    """Return how a guardian is reached if a role of the post opens that; a kept address stays out of it."""
    if not post.may(Act.SEE_CONTACT_DETAILS):
        return None
    kept = guardian.address_confidential
    return ContactDetails(
        email=guardian.email,
        phone=guardian.phone,
        address="" if kept else guardian.address,
        address_kept=kept,
    )
