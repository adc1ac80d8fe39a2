"""What a join will do, said in sentences before anybody confirms it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accord.people.joining.kinds import GUARDIANS, STAFF, STUDENTS
from accord.people.joining.plan import Answers, Plan, login_named, tie_span
from accord.people.joining.sides import source_ids
from accord.people.joining.words import field_label, tie_in_words, value_in_words
from accord.people.models import Cover, Invitation, RoleHolding, StudentContact
from accord.people.viewer import Post, in_force
from accord.rules.joining import Side


@dataclass(frozen=True)
class Outlook:
    """What changes in the record that stays, what moves to it, and what ends."""

    changes: tuple[str, ...]
    moves: tuple[str, ...]
    ends: tuple[str, ...]
    sees: tuple[str, ...] = ()


def look_ahead(plan: Plan, answers: Answers, post: Post) -> Outlook:
    """Say what the join will do with these answers."""
    return Outlook(
        changes=tuple(_changes(plan, answers)),
        moves=(*_ties(plan, answers), *_places(plan, post), *_numbers(plan)),
        ends=tuple(_ends(plan, answers, post)),
        sees=tuple(_seen(plan, answers)) if plan.kind is GUARDIANS else (),
    )


def _changes(plan: Plan, answers: Answers) -> list[str]:
    return [
        _("%(what)s becomes: %(value)s.") % {"what": field_label(name), "value": value_in_words(plan.away, name)}
        for name in plan.differing
        if answers.fields.get(name) is Side.AWAY
    ]


def _other(plan: Plan, tie: StudentContact) -> str:
    return tie.student.called if plan.kind is GUARDIANS else tie.guardian.called


def _ties(plan: Plan, answers: Answers) -> list[str]:
    told = []
    for tie in plan.moving:
        names = {"name": _other(plan, tie), "relationship": tie.get_relationship_display()}
        told.append(_("%(name)s (%(relationship)s)") % names)
    for pair in plan.pairs:
        reading = plan.reading(pair, answers)
        words = {"name": _other(plan, pair.kept), "what": tie_in_words(reading, plan.on)}
        told.append(_("%(name)s: both ties become one: %(what)s") % words)
    if plan.bound:
        told.append(_("The court order stays in force and binds the joined record."))
    return told


def _places(plan: Plan, post: Post) -> list[str]:
    away: Any = plan.away
    if plan.kind is STUDENTS:
        rows = away.enrolments.filter(in_force(post.on)).select_related("school_class")
        names = [row.school_class.name for row in rows]
        return [_("Classes: %(names)s") % {"names": ", ".join(names)}] if names else []
    if plan.kind is not STAFF:
        return []
    told = []
    roles = [row.get_role_display() for row in RoleHolding.objects.filter(in_force(post.on), staff=away)]
    teams = [row.team.name for row in away.memberships.filter(in_force(post.on)).select_related("team")]
    classes = [row.school_class.name for row in away.teachings.filter(in_force(post.on)).select_related("school_class")]
    if roles:
        told.append(_("Roles: %(names)s") % {"names": ", ".join(map(str, roles))})
    if teams:
        told.append(_("Teams: %(names)s") % {"names": ", ".join(teams)})
    if classes:
        told.append(_("Classes: %(names)s") % {"names": ", ".join(classes)})
    told.append(_("All absences, covers and duties, also those that are over."))
    return told


def _numbers(plan: Plan) -> list[str]:
    numbers = source_ids(plan.kind, plan.away)
    if not numbers:
        return []
    return [_("The roster's number %(names)s means this record from now on.") % {"names": ", ".join(numbers)}]


def _ends(plan: Plan, answers: Answers, post: Post) -> list[str]:
    told = [_("The other record ends today. It stays on file, and its pages lead to this one.")]
    fate = plan.fate(answers.sign_in)
    kept, away = plan.kept.login, plan.away.login
    if kept and away and kept != away:
        goes, stays = (kept, away) if fate.stays is Side.AWAY else (away, kept)
        names = {"goes": login_named(goes), "stays": login_named(stays)}
        told.append(_("The sign-in %(stays)s stays.") % names)
        told.append(
            _("The sign-in %(goes)s is closed for good and signed out on every device.") % names
            if fate.closes_other
            else _("The sign-in %(goes)s is signed out everywhere and opens nothing of this person any more.") % names
        )
    elif away:
        told.append(_("The sign-in %(name)s now opens this record.") % {"name": login_named(away)})
    if (kept or away) and _open_invitations(plan):
        told.append(_("Open invitations are withdrawn."))
    for form in plan.forms:
        if form.ref != answers.form:
            told.append(_("The place in %(name)s ends.") % {"name": form.name})
    if plan.kind is STAFF:
        pair = (plan.kept, plan.away)
        if Cover.objects.filter(staff__in=pair, absence__staff__in=pair, cancelled_at__isnull=True).exists():
            told.append(_("Where one record covers for the other, the cover is called off."))
        if plan.kept.work_patterns.exists() and plan.away.work_patterns.exists():
            told.append(_("The weekly hours of the record that stays hold; those of the other end."))
    return told


def _open_invitations(plan: Plan) -> bool:
    rows = Invitation.objects.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
    return rows.filter(**{f"{plan.kind.word}__in": (plan.kept, plan.away)}).exists()


def _seen(plan: Plan, answers: Answers) -> list[str]:
    """The children to whom the one record is tied today after the join."""
    paired = {pair.kept.pk for pair in plan.pairs}
    own = [tie for tie in plan.kept.contacts.select_related("student") if tie.pk not in paired]
    names = {
        tie.student.called
        for person, ties in ((plan.kept, own), (plan.away, plan.moving))
        for tie in ties
        if tie_span(plan.kind, tie, person).holds(plan.on)
    }
    names |= {pair.kept.student.called for pair in plan.pairs if plan.reading(pair, answers).span.holds(plan.on)}
    return sorted(names)
