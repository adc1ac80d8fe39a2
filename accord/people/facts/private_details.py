"""What belongs to other families of a school, so that it is not written to somebody by mistake."""

from collections.abc import Iterable, Iterator

from accord.people.models import Guardian, Student, StudentContact
from accord.rules.private_details import Detail, Known
from accord.schools.models import School


def details_of_others(
    school: School,
    reader: Guardian | None,
    *,
    close: Iterable[Student] = (),
    own_children: Iterable[Student] = (),
) -> tuple[tuple[Known, ...], tuple[Known, ...]]:
    """What is on record of all other families of a school, and what is the reader's own (and the school's); 4 queries.

    A reader without a record has no details of their own; `own_children` are theirs all the same. `close`: children
    who stand so near to the matter that their given name alone would say who is meant.
    """
    mine = {one.pk for one in own_children}
    others = Guardian.objects.filter(school=school, joined_into__isnull=True)
    if reader is not None:
        mine |= set(StudentContact.objects.filter(guardian=reader).values_list("student_id", flat=True))
        others = others.exclude(pk=reader.pk)
    children = Student.objects.filter(school=school, joined_into__isnull=True)
    known = (
        *_of_adults(others.values_list("address", "address_confidential", "email", "phone")),
        *_of_children(children.exclude(pk__in=mine), alone=False),
        *_of_children((one for one in close if one.pk not in mine), alone=True),
    )
    own = (
        *_of_adults([(reader.address, False, reader.email, reader.phone)] if reader else []),
        *_of_children(children.filter(pk__in=mine), alone=False),
        *_of_children(children.filter(pk__in=mine), alone=True),
        Known(Detail.ADDRESS, school.address),
    )
    return known, own


def _of_adults(rows: Iterable[tuple[str, bool, str, str]]) -> Iterator[Known]:
    for address, confidential, email, phone in rows:
        if address:
            yield Known(Detail.ADDRESS, address, confidential)
        if email:
            yield Known(Detail.EMAIL, email)
        if phone:
            yield Known(Detail.PHONE, phone)


def _of_children(children: Iterable[Student], *, alone: bool) -> Iterator[Known]:
    for child in children:
        if alone:
            names = {child.given_name, child.preferred_name}
        else:
            first = {child.given_name, child.preferred_name} - {""}
            names = {f"{name} {child.family_name}" for name in first} if child.family_name else {child.full_name}
        for name in sorted(names - {""}):
            yield Known(Detail.CHILD, name, alone=alone)
