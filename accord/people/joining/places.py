"""Carrying places over: classes, roles and teams; what both records held becomes one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.people.joining.carrying import Join, carry_roster_links
from accord.people.joining.plan import span_of
from accord.people.models import (
    Absence,
    CourtOrder,
    Cover,
    Duty,
    Enrolment,
    Invitation,
    NeedSupport,
    RoleHolding,
    SchoolClass,
    Teaching,
    TeamMembership,
    WorkPattern,
)
from accord.people.viewer import in_force
from accord.rules.joining import Span, around, within


@dataclass(frozen=True)
class Place:
    """A kind of place: its table, whose it is, what makes two the same, what a roster calls it."""

    name: str
    model: type[Enrolment] | type[Teaching] | type[RoleHolding] | type[TeamMembership]
    owner: str
    same: tuple[str, ...]
    link: str = ""


ENROLMENTS = Place("enrolments", Enrolment, "student", ("school_class_id",), "enrolment")
TEACHINGS = Place("teachings", Teaching, "staff", ("school_class_id", "part"), "teaching")
ROLES = Place("roles", RoleHolding, "staff", ("role", "scope"))
TEAMS = Place("teams", TeamMembership, "staff", ("team_id",))


def carry_places(join: Join, place: Place) -> None:
    """Move places of one kind; an open one that both records held stays once, from the earlier day on."""
    rows: Any = place.model._default_manager.filter(**{f"{place.owner}__in": [join.kept, join.away]})
    whole = around(span_of(join.kept), span_of(join.away))
    for row in rows:
        person = join.kept if getattr(row, f"{place.owner}_id") == join.kept.pk else join.away
        if span_of(person) != whole:
            _cut(row, within(span_of(row), span_of(person)), join.last_day)
    twins = {_same(place, row): row for row in rows.filter(ends_on__isnull=True, **{place.owner: join.kept})}
    for row in rows.filter(**{place.owner: join.away}).order_by("pk"):
        twin = twins.get(_same(place, row)) if row.ends_on is None else None
        if twin is None:
            setattr(row, place.owner, join.kept)
            row.save(update_fields=[place.owner])
            join.done[place.name] += 1
        else:
            _make_one(join, place, twin, row)


def _same(place: Place, row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in place.same)


def _cut(row: Any, span: Span, last_day: date) -> None:
    """Give a place the end of its record; one that would have begun later never begins."""
    if span == span_of(row):
        return
    starts_on, ends_on = span.starts_on, span.ends_on
    if starts_on and ends_on and ends_on < starts_on:
        starts_on = ends_on = min(ends_on, last_day)
    row.starts_on, row.ends_on = starts_on, ends_on
    row.save(update_fields=["starts_on", "ends_on"])


def _make_one(join: Join, place: Place, twin: Any, row: Any) -> None:
    twin.starts_on = around(span_of(twin), span_of(row)).starts_on
    if isinstance(twin, TeamMembership):
        twin.leads = twin.leads or row.leads
    twin.save()
    row.starts_on = min(row.starts_on, join.last_day) if row.starts_on else None
    row.ends_on = join.last_day
    row.save(update_fields=["starts_on", "ends_on"])
    if place.link:
        carry_roster_links(join, place.link, {row.pk: twin.pk})
    join.done[f"{place.name}_made_one"] += 1


def settle_form(join: Join) -> None:
    """A child is in one form: the others end."""
    if not join.plan.forms:
        return
    forms = Enrolment.objects.filter(in_force(join.by.on), student=join.kept, school_class__kind=SchoolClass.Kind.FORM)
    for row in forms.exclude(school_class__ref=join.answers.form):
        row.starts_on = min(row.starts_on, join.last_day) if row.starts_on else None
        row.ends_on = join.last_day
        row.save(update_fields=["starts_on", "ends_on"])
        join.done["forms_ended"] += 1


def carry_time(join: Join) -> None:
    """Move absences, covers, duties and weekly hours; nobody covers for themselves."""
    kept, away = join.kept, join.away
    moves: tuple[tuple[str, Callable[[], int]], ...] = (
        ("absences", lambda: Absence.objects.filter(staff=away).update(staff=kept)),
        ("covers", lambda: Cover.objects.filter(staff=away).update(staff=kept)),
        ("duties", lambda: Duty.objects.filter(staff=away).update(staff=kept)),
    )
    for name, move in moves:
        join.done[name] += move()
    covers_self = Cover.objects.filter(staff=kept, absence__staff=kept, cancelled_at__isnull=True)
    join.done["covers_called_off"] += covers_self.update(cancelled_at=join.at)
    if not WorkPattern.objects.filter(staff=kept).exists():
        join.done["hours"] += WorkPattern.objects.filter(staff=away).update(staff=kept)
    CourtOrder.objects.filter(recorded_by=away).update(recorded_by=kept)
    Invitation.objects.filter(made_by=away).update(made_by=kept)
    for column in ("recorded_by", "ended_by"):
        NeedSupport.objects.filter(**{column: away}).update(**{column: kept})
