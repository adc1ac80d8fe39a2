"""What a join would do: the ties that move, those that become one, the questions that only a person can answer.

The page shows it, and the action makes it anew under lock and compares the marks.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from accord.people.joining.kinds import GUARDIANS, STAFF, STUDENTS, Kind, Person
from accord.people.models import (
    Absence,
    CourtOrder,
    DistrictPost,
    Duty,
    Enrolment,
    Guardian,
    Invitation,
    Login,
    RoleHolding,
    SchoolClass,
    StaffMember,
    Student,
    StudentContact,
    Teaching,
    TeamMembership,
    WorkPattern,
)
from accord.people.viewer import Post, in_force
from accord.rules.joining import (
    Side,
    SignIn,
    SignInFate,
    Span,
    TieAnswers,
    TieReading,
    decide_sign_in,
    join_ties,
    needs_a_reason,
    questions_of,
    within,
)


@dataclass(frozen=True)
class TiePair:
    """Two ties between the same child and, so the join says, the same adult."""

    kept: StudentContact
    away: StudentContact
    kept_reading: TieReading
    away_reading: TieReading
    questions: tuple[str, ...]
    bound: bool

    @property
    def ref(self) -> str:
        """The name of the pair on the page."""
        return str(self.kept.ref)


@dataclass(frozen=True)
class Answers:
    """What a person said: a side for each field that differs, for each pair of ties, the sign-in and the form class."""

    fields: Mapping[str, Side] = field(default_factory=dict)
    ties: Mapping[str, TieAnswers] = field(default_factory=dict)
    sign_in: Side | None = None
    form: str = ""
    same_child_why: str = ""


@dataclass(frozen=True)
class Plan:
    """A join that has not happened yet; `mark` changes with anything that it would touch."""

    kind: Kind
    kept: Any
    away: Any
    on: date
    differing: tuple[str, ...]
    moving: tuple[StudentContact, ...]
    pairs: tuple[TiePair, ...]
    forms: tuple[SchoolClass, ...]
    sign_ins: tuple[SignIn | None, SignIn | None]
    asks_same_child: bool
    bound: bool
    mark: str

    def fate(self, chosen: Side | None) -> SignInFate:
        """Which sign-in stays."""
        return decide_sign_in(*self.sign_ins, chosen)

    def reading(self, pair: TiePair, answers: Answers) -> TieReading:
        """What the one tie says that comes of a pair."""
        return join_ties(pair.kept_reading, pair.away_reading, answers.ties.get(pair.ref, TieAnswers()), self.on)


def plan_join(kind: Kind, kept: Person, away: Person, by: Post) -> Plan:
    """Look at two records and say what their join would do."""
    ties = {Side.KEPT: _ties(kind, kept), Side.AWAY: _ties(kind, away)}
    orders = list(
        CourtOrder.objects.filter(in_force(by.on), tie__in=[*ties[Side.KEPT], *ties[Side.AWAY]]).values_list(
            "tie_id", flat=True
        )
    )
    pairs = tuple(_pairs(kind, kept, away, ties, by.on, set(orders)))
    joined = {pair.away.pk for pair in pairs}
    return Plan(
        kind=kind,
        kept=kept,
        away=away,
        on=by.on,
        differing=tuple(name for name in kind.fields if _differs(kept, away, name)),
        moving=tuple(tie for tie in ties[Side.AWAY] if tie.pk not in joined),
        pairs=pairs,
        forms=_forms(kept, away, by.on) if kind is STUDENTS else (),
        sign_ins=(_sign_in(kind, kept), _sign_in(kind, away)),
        asks_same_child=kind is GUARDIANS
        and needs_a_reason(((pair.kept_reading, pair.away_reading) for pair in pairs), by.on),
        bound=bool(orders),
        mark=_mark(kind, kept, away, ties),
    )


def span_of(record: Any) -> Span:
    """Return from when until when a record holds."""
    return Span(record.starts_on, record.ends_on)


def tie_span(kind: Kind, tie: StudentContact, person: Any) -> Span:
    """Return the span of a tie within its record; a child's first day does not narrow a tie."""
    record = span_of(person) if kind is GUARDIANS else Span(None, person.ends_on)
    return within(span_of(tie), record)


def mark(what: Any) -> str:
    """Return a fingerprint."""
    return hashlib.sha256(json.dumps(what, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()[:32]


def _ties(kind: Kind, person: Person) -> list[StudentContact]:
    if kind is STAFF:
        return []
    ties = StudentContact.objects.select_related("student", "guardian", "represents").order_by("id")
    return list(ties.filter(**{kind.word: person}))


def _pairs(
    kind: Kind, kept: Any, away: Any, ties: Mapping[Side, list[StudentContact]], on: date, bound: set[int]
) -> Iterable[TiePair]:
    other = "student_id" if kind is GUARDIANS else "guardian_id"
    by_other = {getattr(tie, other): tie for tie in ties[Side.KEPT]}
    for tie in ties[Side.AWAY]:
        twin = by_other.get(getattr(tie, other))
        if twin is not None:
            one, two = (_reading(each, tie_span(kind, each, who)) for each, who in ((twin, kept), (tie, away)))
            yield TiePair(twin, tie, one, two, questions_of(one, two, on), bool({twin.pk, tie.pk} & bound))


def _reading(tie: StudentContact, span: Span) -> TieReading:
    return TieReading(
        relationship=tie.relationship,
        parental_responsibility=tie.parental_responsibility,
        lives_with=tie.lives_with,
        may_be_contacted=tie.may_be_contacted,
        may_collect=tie.may_collect,
        span=span,
        represents=tie.represents_id,
    )


def _differs(kept: Any, away: Any, name: str) -> bool:
    if name == "address" and (kept.address_confidential or away.address_confidential):
        return False
    return bool(getattr(kept, name) != getattr(away, name))


def _forms(kept: Any, away: Any, on: date) -> tuple[SchoolClass, ...]:
    """The form classes between which a person has to choose; none when there is only one."""
    rows = Enrolment.objects.filter(
        in_force(on),
        student__in=[each for each in (kept, away) if Span(None, each.ends_on).holds(on)],
        school_class__kind=SchoolClass.Kind.FORM,
    ).select_related("school_class")
    found = {row.school_class_id: row.school_class for row in rows.order_by("id")}
    return tuple(found.values()) if len(found) > 1 else ()


def _sign_in(kind: Kind, person: Any) -> SignIn | None:
    if person.login_id is None:
        return None
    return SignIn(person.login_id, opens_more(person.login_id, besides=(kind, person.pk)))


def opens_more(login_id: int, *, besides: tuple[Kind, int]) -> bool:
    """Whether a sign-in opens anything else than one record: a post, a family or a school elsewhere."""
    kind, pk = besides
    for model in (Guardian, Student, StaffMember):
        rows: Any = model._default_manager.filter(login_id=login_id)
        if (rows.exclude(pk=pk) if model is kind.model else rows).exists():
            return True
    return DistrictPost.objects.filter(login_id=login_id).exists()


def login_named(login: Login) -> str:
    """Return how a sign-in is told from another: by its e-mail address, else by its sign-in name."""
    return login.email or login.sign_in_name


_WATCHED: Mapping[str, tuple[tuple[Any, str], ...]] = {
    "guardians": ((Invitation, "guardian"),),
    "students": ((Invitation, "student"), (Enrolment, "student")),
    "staff": tuple(
        (model, "staff") for model in (Invitation, RoleHolding, Teaching, TeamMembership, Absence, Duty, WorkPattern)
    ),
}


def _mark(kind: Kind, kept: Any, away: Any, ties: Mapping[Side, list[StudentContact]]) -> str:
    """A fingerprint of both records and of what hangs on them."""
    said: list[Any] = []
    names = (*kind.fields, "starts_on", "ends_on", "login_id", "source_id")
    for person in (kept, away):
        said.append([person.pk, *(getattr(person, name) for name in names)])
        said.append(getattr(person, "address_confidential", None))
        for model, owner in _WATCHED[kind.name]:
            dates = ("withdrawn_at", "accepted_at") if model is Invitation else ()
            said.append(list(model._default_manager.filter(**{owner: person}).order_by("pk").values_list("pk", *dates)))
    for side in ties.values():
        for tie in side:
            orders = list(tie.court_orders.order_by("pk").values_list("pk", "starts_on", "ends_on"))
            said.append([tie.pk, asdict(_reading(tie, span_of(tie))), orders])
    return mark(said)
