"""What a guardian may have of which child, today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from accord.core.questions import question
from accord.people.models import CourtOrder, Guardian, Student, StudentContact
from accord.people.viewer import Guardianship, Viewer, holds
from accord.rules.visibility import GuardianView, TieFacts, decide_guardian_view


@dataclass(frozen=True)
class Child:
    """One child of the person who asks, through one tie at one school."""

    student: Student
    tie: StudentContact
    guardianship: Guardianship
    view: GuardianView


def children_of(viewer: Viewer) -> tuple[Child, ...]:
    """Return every child whom the person may see today, across all schools; at most four queries."""
    return tuple(child for child in _known_to(viewer.guardianships) if child.view.sees_child)


def seen_children(guardianships: Iterable[Guardianship]) -> frozenset[int]:
    """Return the ids of the children whom a guardian may see today; at most four queries."""
    return frozenset(child.student.id for child in _known_to(guardianships) if child.view.sees_child)


def known_children(viewer: Viewer) -> tuple[tuple[Child, ...], tuple[Child, ...]]:
    """Return the children whom the person may see today, and those whom they only collect; at most four queries."""
    known = _known_to(viewer.guardianships)
    return (
        tuple(child for child in known if child.view.sees_child),
        tuple(child for child in known if child.view.may_collect and not child.view.sees_child),
    )


def collected_by(viewer: Viewer) -> tuple[Child, ...]:
    """Return the children whom the person may collect without seeing more of them than the name (SEE-6)."""
    return tuple(
        child for child in _known_to(viewer.guardianships) if child.view.may_collect and not child.view.sees_child
    )


def _known_to(guardianships: Iterable[Guardianship]) -> tuple[Child, ...]:
    known = {guardianship.guardian_id: guardianship for guardianship in guardianships}
    if not known:
        return ()
    ties = _with_orders(_ties(guardian_ids=list(known)))
    represented = _represented(ties)
    children = [
        Child(tie.student, tie, own, decide_guardian_view(tie_facts(tie, own.on, represented)))
        for tie, own in ((tie, known[tie.guardian_id]) for tie in ties)
    ]
    return tuple(sorted(children, key=lambda child: (child.student.called, child.student.ref)))


@question
def _ties(*, guardian_ids: list[int]) -> QuerySet[StudentContact]:
    return _tied().filter(guardian_id__in=guardian_ids)


def _tied() -> QuerySet[StudentContact]:
    """Ties with what decides about them, and whether there are court orders at all; most have none."""
    rows = StudentContact.objects.select_related("student", "guardian", "represents")
    return rows.annotate(has_orders=Exists(CourtOrder.objects.filter(tie=OuterRef("pk"))))


@question
def _orders(*, tie_ids: list[int]) -> QuerySet[CourtOrder]:
    return CourtOrder.objects.filter(tie_id__in=tie_ids)


def ties_between(student_id: int, guardian_ids: list[int]) -> list[StudentContact]:
    """Return the ties of a child to some guardians, with their court orders at hand; at most two questions."""
    return _with_orders(_between(student_id=student_id, guardian_ids=guardian_ids))


def ties_between_soon(student_id: int, guardian_ids: list[int]) -> None:
    """Say that `ties_between` is asked soon, before any change."""
    _between.soon(student_id=student_id, guardian_ids=guardian_ids)


def ties_among(student_ids: Iterable[int], guardian_ids: Iterable[int]) -> list[StudentContact]:
    """Return the ties of some children to some guardians, with their court orders at hand; at most two questions."""
    return _with_orders(_among(student_ids=list(student_ids), guardian_ids=list(guardian_ids)))


@question
def _among(*, student_ids: list[int], guardian_ids: list[int]) -> QuerySet[StudentContact]:
    return _tied().filter(student_id__in=student_ids, guardian_id__in=guardian_ids)


def ties_to(guardian_id: int, student_ids: Iterable[int]) -> list[StudentContact]:
    """Return the ties of a guardian to some children, with their court orders at hand; at most two questions."""
    return _with_orders(_to(guardian_id=guardian_id, student_ids=list(student_ids)))


@question
def _to(*, guardian_id: int, student_ids: list[int]) -> QuerySet[StudentContact]:
    return _tied().filter(guardian=guardian_id, student_id__in=student_ids)


@question
def _between(*, student_id: int, guardian_ids: list[int]) -> QuerySet[StudentContact]:
    return _tied().filter(student=student_id, guardian_id__in=guardian_ids)


def _with_orders(ties: list[StudentContact]) -> list[StudentContact]:
    """Lay the court orders beside their ties; one question for all that have any."""
    orders = _orders(tie_ids=[tie.pk for tie in ties if getattr(tie, "has_orders", True)])
    for tie in ties:
        own = CourtOrder.objects.all()
        own._result_cache = [order for order in orders if order.tie_id == tie.pk]
        tie._prefetched_objects_cache = {"court_orders": own}  # type: ignore[attr-defined]
    return ties


def guardian_view(tie: StudentContact, on: date) -> GuardianView:
    """Return what the guardian of one tie may have of its child on the day."""
    return decide_guardian_view(tie_facts(tie, on, _represented([tie])))


def views_of(ties: Iterable[StudentContact], on: date) -> dict[int, GuardianView]:
    """Return the same for many ties (fetched by `ties_with_orders`), by tie id; at most two queries more."""
    ties = list(ties)
    represented = _represented(ties)
    return {tie.id: decide_guardian_view(tie_facts(tie, on, represented)) for tie in ties}


def ties_with_orders() -> QuerySet[StudentContact]:
    """Ties with their student, guardian and court orders at hand."""
    return StudentContact.objects.select_related("student", "guardian", "represents").prefetch_related("court_orders")


def tie_facts(
    tie: StudentContact, on: date, represented: dict[tuple[int, int], StudentContact] | None = None
) -> TieFacts:
    """Return the facts of a tie on a day, for the rulebook."""
    theirs = None
    if represented and tie.represents_id is not None:
        other = represented.get((tie.student_id, tie.represents_id))
        theirs = tie_facts(other, on) if other else None
    return TieFacts(
        in_force=is_in_force(tie, on),
        may_be_contacted=tie.may_be_contacted,
        may_collect=tie.may_collect,
        parental_responsibility=tie.parental_responsibility,
        orders=orders_in_force(tie, on),
        relationship=tie.relationship,
        lives_with=tie.lives_with,
        represented=theirs,
    )


def is_in_force(tie: StudentContact, on: date) -> bool:
    """Whether the tie holds on the day: not ended, the guardian not gone, the child not left.

    A child who has not begun yet counts, so that families can prepare.
    """
    guardian: Guardian = tie.guardian
    return (
        holds(on, tie.starts_on, tie.ends_on)
        and holds(on, guardian.starts_on, guardian.ends_on)
        and holds(on, None, tie.student.ends_on)
    )


def orders_in_force(tie: StudentContact, on: date) -> frozenset[str]:
    """Return the scopes of the court orders that bind the tie on the day."""
    return frozenset(order.scope for order in tie.court_orders.all() if holds(on, order.starts_on, order.ends_on))


def _represented(ties: list[StudentContact]) -> dict[tuple[int, int], StudentContact]:
    pairs = {(tie.student_id, tie.represents_id) for tie in ties if tie.represents_id is not None}
    if not pairs:
        return {}
    rows = ties_with_orders().filter(
        student_id__in={student for student, _ in pairs}, guardian_id__in={who for _, who in pairs}
    )
    return {(row.student_id, row.guardian_id): row for row in rows}
