"""The way to published editions and consultations, for families and students: always those of one's own school."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.http import Http404

from accord.charters.facts.consulting import asks_families, consultations_at, was_ever_open
from accord.charters.facts.editions import published_and_recalled
from accord.charters.models import Audiences, Consultation, Edition
from accord.people.facts import children_of
from accord.people.models import Student
from accord.people.viewer import Viewer
from accord.schools.facts.schools import schools_with
from accord.schools.models import School

Found = TypeVar("Found")


def schools_of_family(viewer: Viewer) -> list[School]:
    """Return the schools that know the person as a guardian or a student today, by name."""
    return schools_with(_school_ids(viewer))


def get_school_of_family(viewer: Viewer, ref: str) -> School:
    """Return one of the person's own schools, else 404."""
    return _one(school for school in schools_of_family(viewer) if school.ref == ref)


def get_edition_in_family(viewer: Viewer, ref: str) -> Edition:
    """Return an edition that one of the person's own schools published, also one called back; else 404."""
    editions = (edition for school in schools_of_family(viewer) for edition in published_and_recalled(school))
    return _one(edition for edition in editions if edition.ref == ref)


def consultations_in_family(viewer: Viewer, at: datetime) -> list[Consultation]:
    """Return every consultation that the person is or was asked in, once it has opened; the latest first."""
    found = [each for each in consultations_at(_school_ids(viewer)) if was_ever_open(each, at)]
    if not found:
        return []
    with_children = {child.student.school_id for child in children_of(viewer)}
    attended = set(_schools_attended(viewer))
    return [each for each in found if _is_asked(each, with_children, attended)]


def get_consultation_in_family(viewer: Viewer, ref: str, at: datetime) -> Consultation:
    """Return a consultation that the person is or was asked in, else 404."""
    return _one(each for each in consultations_in_family(viewer, at) if each.ref == ref)


def _is_asked(consultation: Consultation, with_children: set[int], attended: set[int]) -> bool:
    school_id = consultation.edition.charter.school_id
    as_guardian = asks_families(consultation) and school_id in with_children
    return as_guardian or (Audiences.STUDENTS in consultation.audiences and school_id in attended)


def _school_ids(viewer: Viewer) -> set[int]:
    return {each.school_id for each in viewer.guardianships} | set(_schools_attended(viewer))


def _schools_attended(viewer: Viewer) -> list[int]:
    if not viewer.student_ids:
        return []
    return list(Student.objects.filter(id__in=viewer.student_ids).values_list("school_id", flat=True))


def _one(found: Iterable[Found]) -> Found:
    for each in found:
        return each
    raise Http404
