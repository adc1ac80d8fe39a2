"""The way to what one signs oneself, and to what those who keep the signatures may see of others.

Nobody reaches the answers of their own family by way of a staff role (SEE-4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from accord.charters.facts.signing import (
    GUARDIAN,
    STAFF,
    STUDENT,
    Person,
    SigningRound,
    Standing,
    hidden_from,
    signing_round,
    standing_of_person,
)
from accord.charters.models import Acknowledgement, ConversationOffer, EditionText
from accord.core import clock
from accord.core.questions import question
from accord.people.access import get_post_for, get_school_of
from accord.people.access.names import named
from accord.people.access.posts import refused
from accord.people.models import Guardian, SchoolClass, StaffMember, Student, Teaching
from accord.people.viewer import Post, Viewer, in_force
from accord.rules.visibility import Act
from accord.schools.models import School

MODELS: dict[str, type[Guardian] | type[StaffMember] | type[Student]] = {
    GUARDIAN: Guardian,
    STAFF: StaffMember,
    STUDENT: Student,
}


@dataclass(frozen=True)
class Signatory:
    """The person who asks, in the place in which they are asked to sign."""

    asked_in: SigningRound
    standing: Standing
    actor: str
    login_id: int

    @property
    def person(self) -> Person:
        """The guardian, member of staff or student who signs."""
        return self.standing.person

    @property
    def is_student(self) -> bool:
        """Whether it is a student, who reads the words for children where there are any."""
        return self.standing.kind == STUDENT

    @property
    def school(self) -> School:
        """The school whose charter it is."""
        return self.asked_in.school


def own_records(viewer: Viewer) -> list[Guardian | Student]:
    """Return what the person is in families: guardian or student, at whichever schools."""
    return [*viewer.guardians, *_students(ids=viewer.student_ids)]


@question
def _students(*, ids: Sequence[int]) -> QuerySet[Student]:
    return Student.objects.filter(id__in=ids).select_related("school__district")


def get_school_for_family(viewer: Viewer, ref: str) -> School:
    """Return a school at which the person is a guardian or a student, else 404."""
    for record in own_records(viewer):
        if record.school.ref == ref:
            return record.school
    raise Http404


def is_student_at(viewer: Viewer, school: School) -> bool:
    """Whether the person is a student at the school, who reads the words for children first."""
    return Student.objects.filter(id__in=viewer.student_ids, school=school).exists()


def get_signatory_in_family(viewer: Viewer, school_ref: str) -> Signatory:
    """Return the person as a guardian or student who is asked to sign at the school, else 404."""
    for record in own_records(viewer):
        if record.school.ref == school_ref and (found := signatory(viewer, record)):
            return found
    raise Http404


def get_signatory_on_staff(viewer: Viewer, school_slug: str) -> Signatory:
    """Return the person as a member of staff who is asked to sign at the school, else 404."""
    post = get_post_for(viewer, school_slug)
    record = StaffMember.objects.select_related("school__district").get(id=post.staff_id)
    if found := signatory(viewer, record):
        return found
    raise Http404


def signatory(viewer: Viewer, record: Person) -> Signatory | None:
    """Return the person as somebody who is asked to sign; None when there is nothing to sign for them."""
    asked_in = signing_round(record.school, clock.now())
    standing = standing_of_person(asked_in, record) if asked_in else None
    if asked_in is None or standing is None:
        return None
    return Signatory(asked_in, standing, viewer.actor, viewer.login.pk)


def own_signatory(viewer: Viewer, answer: Acknowledgement) -> Signatory | None:
    """Return whoever gave an answer in the place in which they gave it; None when they are asked no more."""
    record = answer.guardian or answer.staff or answer.student
    if record is None:
        return None
    record.school = answer.edition.charter.school
    return signatory(viewer, record)


def get_own_answer_for(viewer: Viewer, ref: str) -> Acknowledgement:
    """Return an answer that the person gave, in whichever place, else 404."""
    own = (
        Q(guardian_id__in=[each.guardian_id for each in viewer.guardianships])
        | Q(staff_id__in=[post.staff_id for post in viewer.posts])
        | Q(student_id__in=viewer.student_ids)
    )
    return get_object_or_404(_answers().filter(own), ref=ref)


def get_shown_text_for(signatory: Signatory, ref: str) -> EditionText | None:
    """Return a text of the school's charter that a page showed; None for one that is not there."""
    texts = EditionText.objects.filter(edition__charter__school=signatory.school)
    return texts.select_related("edition__publication").filter(ref=ref).first()


def get_post_with_signatures(viewer: Viewer, school_slug: str) -> Post:
    """Return the post if it may see who signed: of the school, or of the class of which it is the form teacher."""
    post = get_post_for(viewer, school_slug)
    if not post.may(Act.SEE_SIGNATURES) and not led_classes(post).exists():
        raise refused(post)
    return post


def led_classes(post: Post) -> QuerySet[SchoolClass]:
    """Return the classes of which the post is the form teacher today."""
    leads = Teaching.objects.filter(in_force(post.on), staff_id=post.staff_id, part=Teaching.Part.FORM_TEACHER)
    return SchoolClass.objects.filter(school_id=post.school_id, id__in=leads.values("school_class"))


def get_round_for(post: Post) -> SigningRound | None:
    """Return what is signed at the school of the post today."""
    return signing_round(get_school_of(post), post.at)


def get_person_for(post: Post, kind: str, ref: str) -> Person:
    """Return somebody whose answer the post may record: of the school, not of the own family, not oneself."""
    if kind not in MODELS:
        raise Http404
    people = MODELS[kind].objects.filter(school_id=post.school_id).exclude(id__in=hidden_from(post, kind))
    if kind == STAFF:
        people = people.exclude(id=post.staff_id)
    return cast(Person, get_object_or_404(people.select_related("school__district"), ref=ref))


def people_named(post: Post, words: str, *, most: int = 30) -> list[tuple[str, Person]]:
    """Return people of the school by a part of their name, or by the code of a slip, each with their kind."""
    code = words.strip().lower().rstrip("/").replace("=", "/").rpartition("/")[2]
    found: list[tuple[str, Person]] = []
    for kind, model in MODELS.items():
        people = model.objects.filter(school_id=post.school_id).exclude(id__in=hidden_from(post, kind))
        if kind == STAFF:
            people = people.exclude(id=post.staff_id)
        found += [(kind, one) for one in people.filter(Q(ref=code) | named(words))[:most]]
    return found[:most]


def get_answer_for(post: Post, ref: str) -> Acknowledgement:
    """Return an answer on paper or at a meeting, for those who keep the signatures; never one of the own family."""
    if not post.may(Act.SEE_SIGNATURES):
        raise refused(post)
    rows = _answers().filter(edition__charter__school_id=post.school_id)
    return get_object_or_404(rows.exclude(way=Acknowledgement.Way.PORTAL).exclude(_of_own_family(post)), ref=ref)


def offers_for(post: Post) -> QuerySet[ConversationOffer]:
    """Return the talks that are owed to those who declined, the one due first before the others."""
    if not post.may(Act.SEE_SIGNATURES):
        raise refused(post)
    later = Acknowledgement.objects.filter(
        edition=OuterRef("acknowledgement__edition"), id__gt=OuterRef("acknowledgement_id"), outcome="signed"
    )
    same = Q(guardian=OuterRef("acknowledgement__guardian")) | Q(staff=OuterRef("acknowledgement__staff"))
    same |= Q(student=OuterRef("acknowledgement__student"))
    rows = ConversationOffer.objects.filter(acknowledgement__edition__charter__school_id=post.school_id)
    rows = rows.exclude(_of_own_family(post, "acknowledgement__"))
    rows = rows.annotate(signed_since=Exists(later.filter(same)))
    return rows.select_related(
        "acknowledgement__guardian", "acknowledgement__staff", "acknowledgement__student",
        "acknowledgement__edition__publication", "acknowledgement__text", "acknowledgement__withdrawal", "offered_by",
    ).order_by("due_at", "id")  # fmt: skip


def get_offer_for(post: Post, ref: str) -> ConversationOffer:
    """Return one talk that is owed, else 404."""
    return get_object_or_404(offers_for(post), ref=ref)


def _answers() -> QuerySet[Acknowledgement]:
    return Acknowledgement.objects.select_related(
        "edition__charter__school__district", "edition__publication", "text", "withdrawal", "offer",
        "guardian", "staff", "student", "recorded_by",
    )  # fmt: skip


def _of_own_family(post: Post, prefix: str = "") -> Q:
    guardians, students = hidden_from(post, GUARDIAN), hidden_from(post, STUDENT)
    return (
        Q(**{f"{prefix}guardian_id__in": guardians, f"{prefix}guardian__isnull": False})
        | Q(**{f"{prefix}student_id__in": students, f"{prefix}student__isnull": False})
        | Q(**{f"{prefix}staff_id": post.staff_id, f"{prefix}staff__isnull": False})
    )
