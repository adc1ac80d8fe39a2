"""Whether records are those of the person who wants to join them, or of that person's own family."""

from collections.abc import Sequence

from accord.people.facts.reach import own_relatives, own_students
from accord.people.joining.kinds import GUARDIANS, STAFF, Kind
from accord.people.models import StudentContact
from accord.people.viewer import Post


def concerns_oneself(kind: Kind, post: Post, pks: Sequence[int]) -> bool:
    """Whether one of the records is one's own, of one's own family, or a child around whom somebody of it stands."""
    if kind is STAFF:
        return post.staff_id in pks
    if post.own_guardian_id is None:
        return False
    if kind is GUARDIANS:
        return own_relatives(post).filter(pk__in=pks).exists()
    around = StudentContact.objects.filter(student__in=pks, guardian__in=own_relatives(post))
    return own_students(post).filter(pk__in=pks).exists() or around.exists()
