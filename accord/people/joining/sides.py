"""Both records side by side, in words: what each has, so that a person can see whether they are one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.people.facts.classes import classes_of
from accord.people.facts.contacts import children_names
from accord.people.facts.staffing import role_in_words
from accord.people.joining.kinds import GUARDIANS, STAFF, STUDENTS, Kind
from accord.people.joining.plan import Plan, login_named, span_of
from accord.people.joining.words import field_label, span_in_days, tie_in_words, value_in_words
from accord.people.models import (
    Absence,
    CourtOrder,
    Duty,
    Enrolment,
    Invitation,
    RosterLink,
    Teaching,
    TeamMembership,
)
from accord.people.viewer import Post, in_force
from accord.rules.joining import TieReading
from accord.rules.visibility import Act


@dataclass(frozen=True)
class Row:
    """One thing that is compared, with the words of the record that stays and of the other."""

    label: str
    kept: tuple[str, ...]
    away: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the two records say different things."""
        return self.kept != self.away


def sides_of(plan: Plan, post: Post) -> list[Row]:
    """Return both records side by side; what neither has is left out."""
    kind = plan.kind
    rows = [_row(plan, field_label(name), lambda who, name=name: [value_in_words(who, name)]) for name in kind.fields]  # type: ignore[misc]
    rows.append(_row(plan, _("At the school"), lambda who: [span_in_days(span_of(who)) or _("without a last day")]))
    if kind is not STAFF:
        rows.append(_row(plan, _("Children") if kind is GUARDIANS else _("People"), lambda who: _ties(kind, who, post)))
        if post.may(Act.SEE_ORDER_FLAG):
            rows.append(_row(plan, _("Court order"), lambda who: _orders(kind, who, post)))
    if kind is STUDENTS:
        rows.append(_row(plan, _("Classes"), lambda who: _classes(Enrolment, "student", who, post)))
    if kind is STAFF:
        rows += [
            _row(plan, _("Roles"), lambda who: _roles(who, post)),
            _row(plan, _("Classes"), lambda who: _classes(Teaching, "staff", who, post)),
            _row(plan, _("Teams"), lambda who: _teams(who, post)),
            _row(plan, _("Absences and duties to come"), lambda who: _time(who, post)),
        ]
    rows += [
        _row(plan, _("Sign-in"), _sign_in),
        _row(plan, _("Invitation"), lambda who: _invitations(kind, who, post)),
        _row(plan, _("Numbers in the roster"), lambda who: source_ids(kind, who)),
    ]
    nothing = (_("nothing"),)
    return [row for row in rows if (row.kept, row.away) != (nothing, nothing)]


def told_apart(kind: Kind, people: Sequence[Any], post: Post) -> dict[int, str]:
    """Return a few words beside each name: a guardian's children, a student's classes, a colleague's work."""
    if kind is GUARDIANS:
        return {pk: ", ".join(names) for pk, names in children_names(people, post).items()}
    if kind is STUDENTS:
        classes = classes_of([person.pk for person in people], post.on)
        return {pk: ", ".join(each.name for each in found) for pk, found in classes.items()}
    return {person.pk: person.job_title for person in people}


def _row(plan: Plan, label: str, words_of: Callable[[Any], Iterable[str]]) -> Row:
    kept, away = (tuple(words_of(who)) or (_("nothing"),) for who in (plan.kept, plan.away))
    return Row(label, kept, away)


def _ties(kind: Kind, who: Any, post: Post) -> Iterable[str]:
    ties = who.contacts.select_related("student", "guardian").order_by("id")
    for tie in ties:
        other = tie.student if kind is GUARDIANS else tie.guardian
        reading = TieReading(
            tie.relationship,
            tie.parental_responsibility,
            tie.lives_with,
            tie.may_be_contacted,
            tie.may_collect,
            span_of(tie),
        )
        yield _("%(name)s: %(what)s") % {"name": other.called, "what": tie_in_words(reading, post.on)}


def _orders(kind: Kind, who: Any, post: Post) -> Iterable[str]:
    orders = CourtOrder.objects.filter(in_force(post.on), **{f"tie__{kind.word}": who})
    other = "student" if kind is GUARDIANS else "guardian"
    for order in orders.select_related(f"tie__{other}"):
        yield _("about %(name)s") % {"name": getattr(order.tie, other).called}


def _classes(model: Any, owner: str, who: Any, post: Post) -> list[str]:
    rows = model.objects.filter(in_force(post.on), **{owner: who}).select_related("school_class")
    return [row.school_class.name for row in rows.order_by("school_class__name")]


def _roles(who: Any, post: Post) -> list[str]:
    return [role_in_words(row) for row in who.roles.filter(in_force(post.on))]


def _teams(who: Any, post: Post) -> list[str]:
    rows = TeamMembership.objects.filter(in_force(post.on), staff=who, team__ended_at__isnull=True)
    return [row.team.name for row in rows.select_related("team")]


def _time(who: Any, post: Post) -> Iterable[str]:
    coming = {"staff": who, "ends_at__gte": post.at, "cancelled_at__isnull": True}
    if away := Absence.objects.filter(**coming).count():
        yield ngettext("%(num)s absence", "%(num)s absences", away) % {"num": away}
    if duties := Duty.objects.filter(**coming).count():
        yield ngettext("%(num)s duty", "%(num)s duties", duties) % {"num": duties}


def _sign_in(who: Any) -> list[str]:
    return [login_named(who.login)] if who.login else []


def _invitations(kind: Kind, who: Any, post: Post) -> list[str]:
    rows = Invitation.objects.filter(
        accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=post.at, **{kind.word: who}
    )
    return [str(row.get_channel_display()) for row in rows]


def source_ids(kind: Kind, who: Any) -> list[str]:
    """Return by which numbers the source of the roster knows a record."""
    links = RosterLink.objects.filter(school_id=who.school_id, kind=kind.word, record_id=who.pk)
    return sorted({*links.values_list("source_id", flat=True), who.source_id} - {""})
