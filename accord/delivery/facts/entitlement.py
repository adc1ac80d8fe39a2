"""Who may still hear of a notice: asked when it is told, again when it is sent, and whenever it is shown."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from accord.delivery.declared import kind_of
from accord.delivery.models import Notice
from accord.delivery.person import Key, Person, key_of
from accord.people.facts.family import ties_among, ties_between, ties_between_soon, ties_to, views_of
from accord.people.models import Guardian, StudentContact
from accord.people.viewer import holds, today_in
from accord.rules.visibility import GuardianView
from accord.schools.facts import settings_of
from accord.schools.models import School


class Deciding(Protocol):
    """What of a notice decides who may still hear of it: the notice itself, or no more of it than this."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def about_ref(self) -> str: ...
    @property
    def student_id(self) -> int | None: ...


Each = TypeVar("Each", bound=Deciding)


@dataclass(frozen=True)
class Entitlement:
    """`sees`: may find it in the portal. `is_sent`: may be told of it by another channel as well."""

    sees: bool
    is_sent: bool


NONE = Entitlement(False, False)
FULL = Entitlement(True, True)


def school_today(school: School, at: datetime) -> date:
    """Return the date on the school's own calendar."""
    return today_in(settings_of(school).time_zone.value or "UTC", at)


def entitlements(
    notice: Notice, people: Iterable[Person], at: datetime, *, ask_room: bool = True
) -> dict[Key, Entitlement]:
    """Return for each person what they may have of one notice; a fixed number of queries.

    `ask_room` asks the room that made it too, once for each person; a room that is just telling need not be asked.
    """
    people = list(people)
    on = school_today(notice.school, at)
    views = _views(notice.student_id, people, on)
    own = _own_families({notice.student_id} - {None}, people)
    found = {key_of(person): _by_ties(notice.student_id, person, on, views.get(person.pk), own) for person in people}
    if ask_room:
        found |= {
            key_of(person): NONE
            for person in people
            if found[key_of(person)].sees and notice.id not in _kept_by_kind(person, [notice])
        }
    return found


def entitlement_to_child(person: Person, student_id: int | None, school: School, at: datetime) -> Entitlement:
    """Return what one person of a school may hear now of a child, or of the school itself; a fixed number of queries.

    No room is asked: this is for a room that is about to tell.
    """
    on = school_today(school, at)
    view = _views(student_id, [person], on).get(person.pk)
    return _by_ties(student_id, person, on, view, _own_families({student_id} - {None}, [person]))


def entitlement_to_child_soon(person: Person, student_id: int | None) -> None:
    """Say that `entitlement_to_child` is asked soon, before any change."""
    if student_id and isinstance(person, Guardian):
        ties_between_soon(student_id, [person.pk])


def entitlement_of(notice: Notice, person: Person, at: datetime) -> Entitlement:
    """Return what one person may have of one notice now."""
    return entitlements(notice, [person], at)[key_of(person)]


def entitlements_of(told: Sequence[tuple[Notice, Person]], at: datetime) -> list[Entitlement]:
    """Return for each of several notices to one person each, all of one school, what that person may have of it now.

    A fixed number of queries; only the rooms that made the notices are asked once for each person.
    """
    if not told:
        return []
    on = school_today(told[0][0].school, at)
    children = {notice.student_id for notice, _ in told if notice.student_id}
    guardians = {person.pk for _, person in told if isinstance(person, Guardian)}
    ties = ties_among(children, guardians) if children and guardians else []
    by_tie = views_of(ties, on)
    views = {(tie.student_id, tie.guardian_id): by_tie[tie.id] for tie in ties}
    own = _own_families(children, [person for _, person in told])
    found = [
        _by_ties(notice.student_id, person, on, views.get((notice.student_id or 0, person.pk)), own)
        for notice, person in told
    ]
    return [
        each if each.sees and notice.id in _kept_by_kind(person, [notice]) else NONE
        for each, (notice, person) in zip(found, told, strict=True)
    ]


def still_entitled(person: Person, notices: Iterable[Each], at: datetime) -> list[Each]:
    """Return those of their school's notices which one person may still see, in order; a fixed number of queries."""
    notices = list(notices)
    if not notices:
        return []
    on = school_today(person.school, at)
    children = {notice.student_id for notice in notices if notice.student_id}
    views: dict[int, GuardianView] = {}
    if children and isinstance(person, Guardian):
        ties = ties_to(person.pk, children)
        by_tie = views_of(ties, on)
        views = {tie.student_id: by_tie[tie.id] for tie in ties}
    own = _own_families(children, [person])
    about = {each.student_id for each in notices}  # the ties decide alike of all notices about one child
    allowed = {pk for pk in about if _by_ties(pk, person, on, views.get(pk or 0), own).sees}
    seen = [each for each in notices if each.student_id in allowed]
    kept = _kept_by_kind(person, seen)
    return [each for each in seen if each.id in kept]


def _own_families(student_ids: Collection[int | None], people: list[Person]) -> set[tuple[int, int]]:
    """Return (student, staff) of staff who are or were tied to the child: no role reaches one's own family (SEE-4)."""
    logins = {person.login_id: person.pk for person in people if not isinstance(person, Guardian) and person.login_id}
    if not logins or not student_ids:
        return set()
    ties = StudentContact.objects.filter(student_id__in=list(student_ids), guardian__login_id__in=logins)
    found = ties.values_list("student_id", "guardian__login_id")
    return {(student, logins[login]) for student, login in found if login is not None}


def _views(student_id: int | None, people: list[Person], on: date) -> dict[int, GuardianView]:
    guardians = [person.pk for person in people if isinstance(person, Guardian)]
    if student_id is None or not guardians:
        return {}
    ties = ties_between(student_id, guardians)
    by_tie = views_of(ties, on)
    return {tie.guardian_id: by_tie[tie.id] for tie in ties}


def _by_ties(
    student_id: int | None, person: Person, on: date, view: GuardianView | None, own: set[tuple[int, int]]
) -> Entitlement:
    """What the person's place at the school and the tie to the child allow (SEE-3, SEE-4, SEE-6, SEE-7)."""
    if not holds(on, person.starts_on, person.ends_on):
        return NONE
    if student_id is None:
        return FULL
    if not isinstance(person, Guardian):
        return NONE if (student_id, person.pk) in own else FULL
    return Entitlement(view.sees_child, view.receives_news) if view else NONE


def _kept_by_kind(person: Person, notices: Sequence[Deciding]) -> set[int]:
    """Return the ids of the notices to which the rooms that made them say: this person may still have it."""
    kept: set[int] = set()
    for slug in {notice.kind for notice in notices}:
        of_kind = [notice for notice in notices if notice.kind == slug]
        asked = kind_of(slug).still_entitled
        refs = asked(person, {notice.about_ref for notice in of_kind}) if asked else None
        kept |= {notice.id for notice in of_kind if refs is None or notice.about_ref in refs}
    return kept
