"""Whom reception calls: the named contact of somebody, else whoever is on duty, else a leader who is here."""

from collections.abc import Iterable
from dataclasses import dataclass

from accord.core.words import isolate
from accord.people.facts import on_duty, rota_of, staff_name, who_answers_for
from accord.people.models import Duty, RoleHolding, StaffMember
from accord.people.viewer import Post, in_force
from accord.rules.restrictions import RestrictionFacts
from accord.rules.visibility import Act, may


@dataclass(frozen=True)
class Call:
    """Somebody to call, and the school's telephone that they carry ('' where none is known); never a private one."""

    name: str
    phone: str = ""

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


def call_for(post: Post, restrictions: Iterable[RestrictionFacts] = ()) -> Call | None:
    """Whom to call about somebody now; None where nobody in charge is known to be here."""
    duty = on_duty(post.school_id, Duty.Kind.DUTY_PERSON, post.at)
    contact = _contact(post, restrictions)
    if contact:
        return Call(_name(contact), duty.phone if duty and duty.staff_id == contact.pk else "")
    if duty:
        return Call(_name(duty.staff), duty.phone)
    leader = next(iter(leaders_here(post)), None)
    return Call(_name(leader)) if leader else None


def leaders_here(post: Post) -> list[StaffMember]:
    """Those in charge who are on the staff today and not away: they may agree to what reception does not do alone."""
    rows = RoleHolding.objects.filter(
        in_force(post.on), in_force(post.on, "staff__starts_on", "staff__ends_on"), staff__school_id=post.school_id
    ).select_related("staff")
    away = rota_of(post.school_id, post.at).away
    found = {
        row.staff_id: row.staff
        for row in rows.order_by("-role", "starts_on", "id")
        if may(frozenset({row.role}), Act.SEE_RECEPTION) and may(frozenset({row.role}), Act.HANDLE_INCIDENTS)
    }
    return sorted((one for one in found.values() if one.pk not in away), key=lambda one: one.pk != post.staff_id)


def _contact(post: Post, restrictions: Iterable[RestrictionFacts]) -> StaffMember | None:
    """The one who answers for somebody alone, or who stands in for them; the latest that was set."""
    refs = [one.contact for one in sorted(restrictions, key=lambda one: one.starts_at, reverse=True) if one.contact]
    contact = StaffMember.objects.filter(school_id=post.school_id, ref=refs[0]).first() if refs else None
    answering = who_answers_for(contact, post.at) if contact else None
    return answering.staff if answering else None


def _name(staff: StaffMember) -> str:
    return str(isolate(staff_name(staff.title, staff.called)))
