"""A child joins a class, or leaves it."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.joining.guard import lock_unjoined
from accord.people.models import Enrolment, SchoolClass, Student
from accord.people.viewer import Post


@transaction.atomic
def enrol(*, student: Student, school_class: SchoolClass, by: Post) -> Enrolment:
    """Put a child into a class from today on; a child has one form, so joining another leaves the first."""
    lock_unjoined(student)
    if school_class.kind == SchoolClass.Kind.FORM:
        others = Enrolment.objects.filter(
            student=student, ends_on__isnull=True, school_class__kind=SchoolClass.Kind.FORM
        )
        others.exclude(school_class=school_class).update(ends_on=by.on - timedelta(days=1))
    try:
        with transaction.atomic():
            enrolment = Enrolment.objects.create(school_class=school_class, student=student, starts_on=by.on)
    except IntegrityError as enrolled:
        message = _("%(name)s is in %(class)s already.") % {"name": student.called, "class": school_class.name}
        raise DomainError("enrolled-already", message, 422, fields={"student": message}) from enrolled
    if school_class.kind == SchoolClass.Kind.FORM and school_class.year_group:
        Student.objects.filter(pk=student.pk).update(year_group=school_class.year_group)
    audit.record(
        by=by.actor, verb="enrol", subject=f"student:{student.ref}", school=by.school_ref,
        details={"class": school_class.ref},
    )  # fmt: skip
    return enrolment
