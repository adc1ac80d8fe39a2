"""What reception is told of somebody at the counter: what to do, whom to call, who may collect whom.

Of a decision on a limit nothing leaves this file but its effect and the words on how a child is handed over.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accord.conduct.facts import arrangements_for_children, restrictions_on
from accord.people.facts import forms_of, is_in_force, orders_in_force
from accord.people.facts.family import ties_with_orders, views_of
from accord.people.facts.reach import own_relatives, own_students
from accord.people.models import Guardian, Student, StudentContact
from accord.people.viewer import Post, holds
from accord.reception.facts.calling import Call, call_for
from accord.reception.facts.today import day_bounds
from accord.reception.models import Visitor
from accord.rules.reception import ComingDecision, ComingFacts, HandingDecision, decide_coming, decide_handing
from accord.rules.restrictions import Deed, RestrictionFacts, decide_deed

KEEPS_APART = frozenset({"contact", "all"})
"""Court orders that keep a guardian from being near the child."""


@dataclass(frozen=True)
class HandingLine:
    """One guardian and one child: what to do when the one wants to collect the other, and how it was arranged."""

    guardian_ref: str
    guardian: str
    relationship: str
    student_ref: str
    child: str
    class_name: str
    decision: HandingDecision
    arrangements: tuple[str, ...]
    call: Call | None


@dataclass(frozen=True)
class Visit:
    """A visit of somebody that stands for today."""

    ref: str
    expected_at: datetime
    arrangement: str
    is_here: bool


@dataclass(frozen=True)
class PersonCard:
    """What to do about one guardian who stands at the counter."""

    ref: str
    name: str
    pronunciation: str
    decision: ComingDecision
    call: Call | None
    visits: tuple[Visit, ...]
    children: tuple[HandingLine, ...]


@dataclass(frozen=True)
class ChildCard:
    """Who may collect one child."""

    ref: str
    name: str
    class_name: str
    people: tuple[HandingLine, ...]


def card_of(guardian: Guardian, post: Post) -> PersonCard:
    """What to do about a guardian at the counter. A fixed number of queries."""
    found = restrictions_on([guardian.pk], post.at).get(guardian.pk, ())
    ties = _ties(post, guardian_id=guardian.pk)
    visits = visits_today([guardian.pk], post).get(guardian.pk, ())
    decision = coming_of(guardian, post, found, ties, visits)
    return PersonCard(
        ref=guardian.ref,
        name=guardian.called,
        pronunciation=guardian.pronunciation,
        decision=decision,
        call=call_for(post, found),
        visits=visits,
        children=tuple(_lines(ties, post, {guardian.pk: found})),
    )


def coming_of(
    guardian: Guardian,
    post: Post,
    found: Iterable[RestrictionFacts],
    ties: Iterable[StudentContact],
    visits: Iterable[Visit],
) -> ComingDecision:
    """What the rulebook says about a guardian who wants to come in."""
    held = tuple(found)
    return decide_coming(
        ComingFacts(
            on_site=decide_deed(Deed.COME_ON_SITE, held, post.at),
            talk=decide_deed(Deed.MEET_IN_PERSON, held, post.at),
            known=holds(post.on, guardian.starts_on, guardian.ends_on),
            kept_apart=any(orders_in_force(tie, post.on) & KEEPS_APART for tie in ties if is_in_force(tie, post.on)),
            arranged=any(visit.arrangement for visit in visits),
        )
    )


def coming_today(guardian: Guardian, post: Post, *, as_arranged: bool = True) -> ComingDecision:
    """The same for one guardian, read anew: asked at the door, and before a visit is announced.

    `as_arranged`: visits that were arranged for today count; for another visit they do not.
    """
    found = restrictions_on([guardian.pk], post.at).get(guardian.pk, ())
    visits = visits_today([guardian.pk], post).get(guardian.pk, ()) if as_arranged else ()
    return coming_of(guardian, post, found, _ties(post, guardian_id=guardian.pk), visits)


def card_of_child(student: Student, post: Post) -> ChildCard:
    """Who may collect a child; a person whose tie has ended is shown as one about whom to call."""
    ties = _ties(post, student_id=student.pk)
    found = restrictions_on([tie.guardian_id for tie in ties], post.at)
    form = forms_of([student.pk], post.on).get(student.pk)
    lines = _lines(ties, post, found)
    return ChildCard(student.ref, student.called, form.name if form else "", tuple(lines))


def handing_of(student: Student, guardian: Guardian, post: Post) -> HandingDecision | None:
    """What holds when a guardian wants to collect a child; None for somebody who was never tied to it."""
    ties = _ties(post, student_id=student.pk, guardian_id=guardian.pk)
    lines = _lines(ties, post, restrictions_on([guardian.pk], post.at))
    return lines[0].decision if lines else None


def visits_today(guardian_ids: Iterable[int], post: Post) -> dict[int, tuple[Visit, ...]]:
    """Visits of guardians that stand for today and are not over; one query."""
    begins, ends = day_bounds(post)
    rows = Visitor.objects.filter(
        school_id=post.school_id, guardian_id__in=list(guardian_ids), called_off_at__isnull=True, left_at__isnull=True,
        expected_at__gte=begins, expected_at__lt=ends,
    )  # fmt: skip
    found: defaultdict[int, list[Visit]] = defaultdict(list)
    for row in rows:
        if row.guardian_id is not None:
            visit = Visit(row.ref, row.expected_at, row.arrangement, row.came_at is not None)
            found[row.guardian_id].append(visit)
    return {guardian: tuple(visits) for guardian, visits in found.items()}


def _ties(post: Post, **which: int) -> list[StudentContact]:
    """Ties of children who are still at the school, without those of the post's own family and its people."""
    rows = ties_with_orders().filter(school_id=post.school_id, guardian__joined_into__isnull=True, **which)
    rows = rows.exclude(student__in=own_students(post)).exclude(guardian__in=own_relatives(post))
    present = [tie for tie in rows if holds(post.on, None, tie.student.ends_on)]
    return sorted(present, key=lambda tie: (not is_in_force(tie, post.on), tie.contact_order, tie.pk))


def _lines(ties: list[StudentContact], post: Post, found: dict[int, tuple[RestrictionFacts, ...]]) -> list[HandingLine]:
    views = views_of(ties, post.on)
    forms = forms_of([tie.student_id for tie in ties], post.on)
    usual = call_for(post)
    lines = []
    for tie in ties:
        held = found.get(tie.guardian_id, ())
        decision = decide_handing(views[tie.pk], decide_deed(Deed.COLLECT_CHILD, held, post.at))
        form = forms.get(tie.student_id)
        arranged = not decision.needs_agreement and bool(held)
        lines.append(
            HandingLine(
                guardian_ref=tie.guardian.ref,
                guardian=tie.guardian.called,
                relationship=str(tie.get_relationship_display()),
                student_ref=tie.student.ref,
                child=tie.student.called,
                class_name=form.name if form else "",
                decision=decision,
                arrangements=arrangements_for_children(held) if arranged else (),
                call=call_for(post, held) if held else usual,
            )
        )
    return lines
