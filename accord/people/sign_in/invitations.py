"""What is known of invitations: who is invited, whether it still holds, and who is still to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.people.models import DistrictPost, Guardian, Invitation, Login, StaffMember, Student
from accord.people.sign_in.codes import fingerprint
from accord.people.viewer import in_force

Person: TypeAlias = Guardian | StaffMember | Student
FAMILIES, STAFF = "families", "staff"
MOST_SHOWN = 500


@dataclass(frozen=True)
class Waiting:
    """One person without a sign-in, and the invitation that is open, if there is one."""

    person: Person
    kind: str
    email: str
    invitation: Invitation | None


def find_invitation(code: str) -> Invitation | None:
    """Return the invitation to which a typed or scanned code belongs, whether or not it still holds."""
    return _with_people().filter(code_hash=fingerprint(code)).first()


def invitation_by_ref(ref: str) -> Invitation | None:
    """Return an invitation by its ref, or None."""
    return _with_people().filter(ref=ref).first()


def invitation_of_school(school_id: int, ref: str) -> Invitation | None:
    """Return an invitation of one school by its ref, or None."""
    return _with_people().filter(ref=ref, school_id=school_id).first()


def _with_people() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("school", "guardian", "staff", "student", "accepted_by")


def invited(invitation: Invitation) -> Person:
    """Return the person whom an invitation is for."""
    person = invitation.guardian or invitation.staff or invitation.student
    if person is None:
        raise LookupError(invitation.ref)
    return person


def language_of(person: Person) -> str:
    """Return the language in which a person is written to."""
    if isinstance(person, Guardian):
        return person.language
    return person.school.main_language


def refusal(invitation: Invitation, at: datetime) -> DomainError | None:
    """Return why an invitation no longer holds, or None while it does."""
    school = invitation.school.name
    ask = _("Ask the office of %(school)s for a new one.") % {"school": school}
    if invitation.accepted_at is not None:
        return DomainError(
            "invitation-used",
            _("This invitation has been used."),
            410,
            _("Sign in, or ask the office of %(school)s if it was not you.") % {"school": school},
        )
    if invitation.withdrawn_at is not None:
        return DomainError(
            "invitation-withdrawn", _("This invitation was taken back or replaced by a newer one."), 410, ask
        )
    if invitation.expires_at <= at:
        return DomainError("invitation-expired", _("This invitation is too old."), 410, ask)
    person = invited(invitation)
    if (
        invitation.channel == Invitation.Channel.EMAIL
        and getattr(person, "email", "").lower() != invitation.email.lower()
    ):
        return DomainError(
            "address-changed", _("The school has changed your e-mail address since it wrote this invitation."), 410, ask
        )
    if person.ends_on is not None and person.ends_on < at.date():
        return DomainError(
            "no-longer-here", _("You are no longer listed at %(school)s.") % {"school": school}, 410, ask
        )
    return None


def renews(person: Person) -> bool:
    """Whether a letter may let this person back in to a login that exists.

    Only a login that hangs on paper alone: no e-mail address, no post, known to this one school.
    """
    login = person.login
    if not isinstance(person, Guardian) or login is None or login.email:
        return False
    elsewhere = Guardian.objects.filter(login=login).exclude(pk=person.pk).exists()
    posts = StaffMember.objects.filter(login=login).exists() or DistrictPost.objects.filter(login=login).exists()
    return not elsewhere and not posts


def open_invitations(at: datetime) -> Q:
    """Rows that still hold."""
    return Q(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at)


def waiting(school_id: int, who: str, *, at: datetime, on: date) -> list[Waiting]:
    """List the people of a school who have no sign-in yet, by name (at most 500)."""
    asked = {
        (invitation.guardian_id, invitation.staff_id): invitation
        for invitation in Invitation.objects.filter(open_invitations(at), school_id=school_id).order_by("created_at")
    }
    if who == STAFF:
        staff = StaffMember.objects.filter(in_force(on), school_id=school_id, login__isnull=True)
        return [
            Waiting(row, "staff", row.email, asked.get((None, row.id)))
            for row in staff.select_related("school")[:MOST_SHOWN]
        ]
    guardians = Guardian.objects.filter(in_force(on), school_id=school_id, login__isnull=True)
    return [
        Waiting(row, "guardian", row.email, asked.get((row.id, None)))
        for row in guardians.select_related("school")[:MOST_SHOWN]
    ]


def people_of(school_id: int, kind: str, refs: Sequence[str], *, on: date) -> list[Person]:
    """Return the chosen people of the school who are there today; refs of others are passed over."""
    known = {"guardian": Guardian, "staff": StaffMember, "student": Student}
    if kind not in known:
        return []
    rows = known[kind].objects.filter(in_force(on), school_id=school_id, ref__in=refs)  # type: ignore[attr-defined]
    return list(rows.select_related("school", "login"))


def letters_of(school_id: int, *, at: datetime, refs: Sequence[str] = ()) -> list[Invitation]:
    """Return the open invitations on paper of a school, by the family's name; some of them when refs are given."""
    found = _with_people().filter(open_invitations(at), school_id=school_id, channel=Invitation.Channel.LETTER)
    if refs:
        found = found.filter(ref__in=refs)
    return sorted(found, key=lambda one: (invited(one).family_name, invited(one).given_name, one.pk))


def login_with(email: str) -> Login | None:
    """Return the login that has an e-mail address, or None."""
    return Login.objects.filter(email=email.strip().lower()).first() if email else None
