"""About whom a guardian may write: the children whom they may see today, and each of their schools without a child."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from accord.people.facts import Form, children_of, forms_of
from accord.people.models import Guardian, Student
from accord.people.viewer import Guardianship, Viewer
from accord.schools.models import School


@dataclass(frozen=True)
class Addressee:
    """One matter that a guardian may write about: a child, or the school itself (`student` is None)."""

    ref: str
    name: str
    form: str
    year_group: str
    school: School
    guardian: Guardian
    student: Student | None
    student_ids: tuple[int, ...]
    on: date


def addressees_of(viewer: Viewer) -> list[Addressee]:
    """The children of the person, by name, then their schools; at most eight queries.

    Whoever only collects a child, and whom a court order keeps from news of it, does not find that child here.
    """
    own = {one.guardian_id: one for one in viewer.guardianships}
    guardians = {one.pk: one for one in Guardian.objects.filter(pk__in=own).select_related("school__district")}
    children = children_of(viewer)
    forms: dict[int, Form] = {}
    for on in {child.guardianship.on for child in children}:
        forms |= forms_of([child.student.pk for child in children if child.guardianship.on == on], on)
    found = []
    for child in children:
        guardian, form = guardians[child.tie.guardian_id], forms.get(child.student.pk)
        found.append(
            Addressee(
                ref=child.student.ref,
                name=child.student.called,
                form=form.name if form else "",
                year_group=form.year_group if form else "",
                school=guardian.school,
                guardian=guardian,
                student=child.student,
                student_ids=(child.student.pk,),
                on=child.guardianship.on,
            )
        )
    years = {one.student_ids[0]: one.year_group for one in found}
    for guardian in sorted(guardians.values(), key=lambda one: (one.school.name, one.pk)):
        found.append(_school_itself(guardian, own[guardian.pk], found, years))
    return found


def get_addressee_for(viewer: Viewer, ref: str) -> Addressee:
    """One child or school that the person may write about. Raises Http404."""
    found = next((one for one in addressees_of(viewer) if one.ref == ref), None)
    if found is None:
        raise Http404
    return found


def _school_itself(
    guardian: Guardian, own: Guardianship, children: list[Addressee], years: dict[int, str]
) -> Addressee:
    here = [one for one in children if one.student and one.guardian == guardian]
    return Addressee(
        ref=guardian.school.ref,
        name=guardian.school.name,
        form="",
        year_group="",
        school=guardian.school,
        guardian=guardian,
        student=None,
        student_ids=tuple(one.student_ids[0] for one in here),
        on=own.on,
    )
