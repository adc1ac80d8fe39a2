"""Which staff are family of whoever writes, or of the child: nothing of theirs goes to them, and they hear of none."""

from django.db.models import Q, QuerySet

from accord.messaging.models import Concerned, Conversation
from accord.people.models import Guardian, StaffMember, StudentContact


def staff_of_the_family(school: int, student: int | None, guardian: int | None) -> QuerySet[StaffMember]:
    """The staff of a school who are the guardian who writes, a guardian of the child, or tied to another child of
    that guardian: just those who may not read it (READ-5). The three are named by their keys."""
    return StaffMember.objects.filter(school=school, login__in=family_sign_ins(school, student, guardian))


def family_sign_ins(school: int, student: int | None, guardian: int | None) -> QuerySet[Guardian, int | None]:
    """The sign-ins of the guardian who writes, of those of the child, and of those tied to a child of that guardian."""
    known = Guardian.objects.filter(school=school, login__isnull=False)
    near, ties = Q(), Q()
    if guardian:
        near = Q(pk=guardian)
        ties = Q(student__in=StudentContact.objects.filter(guardian=guardian).values("student"))
    if student:
        ties |= Q(student=student)
    if not ties:
        return known.none().values_list("login_id", flat=True)
    near |= Q(pk__in=StudentContact.objects.filter(ties).values("guardian"))
    return known.filter(near).values_list("login_id", flat=True)


def never_told(conversation: Conversation) -> frozenset[int]:
    """The keys of staff who hear nothing of a conversation: those whom it is about, and those of the family."""
    own = staff_of_the_family(conversation.school_id, conversation.student_id, conversation.guardian_id)
    about = conversation.concerned.values_list("staff_id", flat=True)
    return frozenset({*about, *own.values_list("pk", flat=True)})


def is_kept_from(conversation: Conversation, staff: StaffMember) -> bool:
    """Whether a matter is about somebody or of their own family, so that they may not read it (READ-5)."""
    return kept_from(
        staff.pk, conversation.pk, conversation.school_id, conversation.student_id, conversation.guardian_id
    ).exists()


def kept_from(
    staff: int, conversation: int, school: int, student: int | None, guardian: int | None
) -> QuerySet[StaffMember]:
    """Somebody of the staff if they may not read a conversation, else nobody; the five are named by their keys."""
    about = Q(pk__in=Concerned.objects.filter(conversation=conversation).values("staff"))
    own = Q(login__in=family_sign_ins(school, student, guardian)) if student or guardian else Q()
    return StaffMember.objects.filter(about | own, pk=staff)
