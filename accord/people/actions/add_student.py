"""A child comes to the school."""

from datetime import date

from django.db import transaction

from accord.core import audit
from accord.people.models import Enrolment, SchoolClass, Student
from accord.people.viewer import Post


@transaction.atomic
def add_student(
    *,
    by: Post,
    given_name: str,
    family_name: str,
    preferred_name: str = "",
    pronunciation: str = "",
    born_on: date | None = None,
    form: SchoolClass | None = None,
    starts_on: date | None = None,
) -> Student:
    """Write down a child who comes to the school, and the form it joins."""
    student = Student.objects.create(
        school_id=by.school_id,
        given_name=given_name,
        family_name=family_name,
        preferred_name=preferred_name,
        pronunciation=pronunciation,
        born_on=born_on,
        year_group=form.year_group if form else "",
        starts_on=starts_on,
    )
    if form:
        Enrolment.objects.create(school_class=form, student=student, starts_on=starts_on)
    audit.record(
        by=by.actor, verb="add_student", subject=f"student:{student.ref}", school=by.school_ref,
        details={"form": form.ref if form else None},
    )  # fmt: skip
    return student
