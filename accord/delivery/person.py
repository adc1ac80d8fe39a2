"""Whom we write to: a guardian, a member of staff, somebody of the district; how records here name them."""

from collections.abc import Iterable
from typing import TypedDict

from django.db.models import Q

from accord.people.models import Guardian, Login, StaffMember

Person = Guardian | StaffMember
Recipient = Person | Login
"""A login stands for somebody of the district who has no record at the school."""

Key = tuple[str, int]


class ForPerson(TypedDict, total=False):
    """The column of a record that names the person."""

    guardian_id: int
    staff_id: int
    login_id: int


def key_of(person: Person) -> Key:
    """Return what tells one person from another: guardians and staff are counted apart."""
    return ("guardian" if isinstance(person, Guardian) else "staff", person.pk)


def key_in(row: object) -> Key:
    """Return the key of the person whom a record of this room concerns."""
    guardian_id: int | None = getattr(row, "guardian_id", None)
    return ("guardian", guardian_id) if guardian_id else ("staff", getattr(row, "staff_id", 0))


def column_of(person: Recipient) -> ForPerson:
    """Return the column and value by which a record names the person."""
    if isinstance(person, Login):
        return {"login_id": person.pk}
    return {"guardian_id": person.pk} if isinstance(person, Guardian) else {"staff_id": person.pk}


def concerning(people: Iterable[Person]) -> Q:
    """Return the records that concern one of these people."""
    people = list(people)
    guardians = [person.pk for person in people if isinstance(person, Guardian)]
    staff = [person.pk for person in people if isinstance(person, StaffMember)]
    found = Q()
    if guardians:
        found |= Q(guardian_id__in=guardians)
    if staff:
        found |= Q(staff_id__in=staff)
    return found or Q(pk__in=[])


def named(person: Person) -> str:
    """Return the name under which the audit log knows the person."""
    return f"{key_of(person)[0]}:{person.ref}"


def each_once(people: Iterable[Person]) -> list[Person]:
    """Return the people in their order, everybody once: one family, one copy."""
    return list({key_of(person): person for person in people}.values())
