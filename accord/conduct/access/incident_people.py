"""Whom a report may name: guardians within the reach of who reports, and colleagues."""

from accord.people.access.families import get_guardian_for, guardians_for, students_for
from accord.people.access.staff import colleagues_for
from accord.people.facts.reach import ties_within
from accord.people.models import Guardian, StaffMember, Student
from accord.people.viewer import Post, in_force

MOST_FOUND = 8


def guardians_named(post: Post, name: str) -> list[Guardian]:
    """Guardians of a name within the reach of the post, those first whose name begins so."""
    found = list(guardians_for(post, name=name)[: MOST_FOUND * 3]) if name.strip() else []
    typed = name.casefold().strip()
    found.sort(key=lambda one: (not _begins(one, typed), one.called.casefold()))
    return found[:MOST_FOUND]


def _begins(guardian: Guardian, typed: str) -> bool:
    return any(part.casefold().startswith(typed) for part in (guardian.called, *guardian.called.split()))


def get_known_guardian(post: Post, ref: str) -> Guardian | None:
    """The guardian whom a report names; None where it names none. Raises Http404 for one beyond reach."""
    return get_guardian_for(post, ref) if ref else None


def colleagues_of(post: Post) -> list[StaffMember]:
    """Those on the staff today, of whom a report may be about one, or name some as affected."""
    return list(colleagues_for(post))


def get_child_of(post: Post, guardian: Guardian | None, ref: str) -> Student | None:
    """The child whom a report names beside a guardian; None for one who is not tied or beyond reach."""
    if guardian is None or not ref:
        return None
    tie = ties_within(post).filter(in_force(post.on), guardian=guardian, student__ref=ref)
    return students_for(post).filter(pk__in=tie.values("student")).first()
