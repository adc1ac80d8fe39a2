"""Group spaces as they stand: who belongs, when they are open, and what holds for one person in one of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef

from accord.conduct.facts import restrictions_on
from accord.core import clock
from accord.delivery.person import Person
from accord.messaging.facts.ground_rules import GroundRules, ground_rules
from accord.messaging.facts.phones import PhoneNow, phone_now
from accord.messaging.facts.timing import InForce, charter_at
from accord.messaging.models import GroundRulesAcceptance, GroupMember, GroupPost, GroupSpace, PostPause
from accord.people.facts import who_answers_for
from accord.people.facts.classes import enrolled, teaching
from accord.people.facts.family import orders_in_force, ties_with_orders, views_of
from accord.people.models import Enrolment, Guardian, RoleHolding, StaffMember, Teaching
from accord.people.viewer import in_force
from accord.rules import group_spaces as rulebook
from accord.rules.charter import GroupSpaces
from accord.rules.charter_values.fields import WeekField
from accord.rules.hours import HoursError, Interval, WeeklyHours, WorkingCalendar, compile_calendar
from accord.rules.restrictions import Deed, RestrictionDecision, decide_deed
from accord.rules.visibility import Act, may
from accord.schools.facts import calendar_around, opening_hours, settings_of
from accord.schools.models import WeeklyHours as StoredHours

AHEAD = timedelta(days=400)
"""How far the hours of a space are laid out: past the longest holidays."""


def classes_open_to(guardian_ids: Collection[int], on: date) -> dict[int, set[int]]:
    """Return the classes to whose spaces each guardian belongs on a day (GROUP-1, GROUP-2); at most five queries."""
    ties = list(ties_with_orders().filter(guardian_id__in=guardian_ids)) if guardian_ids else []
    if not ties:
        return {}
    views = views_of(ties, on)
    classes: defaultdict[int, list[int]] = defaultdict(list)
    students = {tie.student_id for tie in ties}
    for student, school_class in Enrolment.objects.filter(enrolled(on), student_id__in=students).values_list(
        "student_id", "school_class_id"
    ):
        classes[student].append(school_class)
    children: defaultdict[tuple[int, int], list[rulebook.ChildInClass]] = defaultdict(list)
    for tie in ties:
        view = views[tie.id]
        child = rulebook.ChildInClass(view.sees_child, view.receives_news, orders_in_force(tie, on))
        for school_class in classes[tie.student_id]:
            children[tie.guardian_id, school_class].append(child)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for (guardian, school_class), known in children.items():
        if rulebook.belongs(known):
            found[guardian].add(school_class)
    return found


def still_in_space(person: Person, refs: Collection[str]) -> Collection[str]:
    """Those of the spaces to which a person still belongs; asked before anybody hears of new posts."""
    at = clock.now()
    spaces = GroupSpace.objects.filter(ref__in=refs, ended_at__isnull=True).select_related("school")
    if isinstance(person, StaffMember):
        return [space.ref for space in spaces if moderates(person, space, at)]
    return [
        space.ref
        for space in spaces
        if space.school_class_id in classes_open_to([person.pk], school_day(space, at)).get(person.pk, ())
    ]


def school_day(space: GroupSpace, at: datetime) -> date:
    """The date on the calendar of the space's school."""
    return at.astimezone(settings_of(space.school).zone).date()


def staff_of_class(space: GroupSpace, at: datetime) -> list[StaffMember]:
    """Those who teach the class of a space now."""
    rows = Teaching.objects.filter(teaching(school_day(space, at)), school_class=space.school_class_id)
    return list(StaffMember.objects.filter(pk__in=rows.values("staff")))


def who_looks_after(space: GroupSpace, at: datetime) -> list[StaffMember]:
    """Those who teach the class of a space now, and for whoever is away the one who stands in."""
    answering = [who_answers_for(staff, at) for staff in staff_of_class(space, at)]
    return list({one.staff.pk: one.staff for one in answering if one}.values())


def holders_of(space: GroupSpace, act: Act, at: datetime) -> list[StaffMember]:
    """The staff of the school whose roles open an act now."""
    on = school_day(space, at)
    rows = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), staff__school=space.school_id
    ).select_related("staff")
    return list({row.staff_id: row.staff for row in rows if may(frozenset({row.role}), act)}.values())


def moderates(staff: StaffMember, space: GroupSpace, at: datetime) -> bool:
    """Whether a member of staff moderates a space now."""
    return (
        staff in staff_of_class(space, at)
        or staff in who_looks_after(space, at)
        or staff in holders_of(space, Act.SEE_EVERY_SPACE, at)
    )


def calendar_of(space: GroupSpace, at: datetime) -> WorkingCalendar:
    """When a space is open: at its own hours on school days, or with the school."""
    if not space.hours:
        return calendar_around(space.school, StoredHours.Kind.SCHOOL, at)
    first, last = school_day(space, at) - timedelta(days=7), school_day(space, at) + AHEAD
    week = tuple(tuple(Interval(opens, closes) for opens, closes in day) for day in WeekField().read(space.hours))
    hours = opening_hours(space.school, StoredHours.Kind.SCHOOL, first, last)
    own = replace(hours, weekly=(WeeklyHours(week),), special_days=())  # type: ignore[arg-type]
    return compile_calendar(own, first_on=first, last_on=last)


@dataclass(frozen=True)
class Room:
    """A space as one person finds it at a moment: its hours and rules, and what the person may do there."""

    space: GroupSpace
    at: datetime
    calendar: WorkingCalendar
    held: InForce
    rules: GroundRules
    member: GroupMember | None
    accepted: bool
    accepted_before: bool
    writing: rulebook.WritingDecision
    reading: RestrictionDecision | None = None
    restriction: RestrictionDecision | None = None

    @property
    def is_open(self) -> bool:
        """Whether posts are read at once."""
        return self.calendar.is_open(self.at)

    @property
    def changes_at(self) -> datetime | None:
        """When it closes, or when it opens; None when that is not known."""
        try:
            return self.calendar.next_closing(self.at) if self.is_open else self.calendar.next_opening(self.at)
        except HoursError:
            return None

    @property
    def phone(self) -> PhoneNow:
        """The telephone number of the school that is answered now."""
        return phone_now(self.space.school, self.held, self.at)


def room_of(space: GroupSpace, at: datetime, language: str, *, guardian_id: int = 0, staff_id: int = 0) -> Room:
    """Return a space as a guardian or a member of staff finds it; a fixed number of queries."""
    held = charter_at(space.school, at)
    laid_down = held.rules.one(GroupSpaces)
    rules = ground_rules(space, laid_down.clause, held.edition, language)
    whose = {"guardian_id": guardian_id} if guardian_id else {"staff_id": staff_id}
    member = GroupMember.objects.filter(space=space, **whose).first()
    hashes = _accepted(space, guardian_id)
    accepted = bool(staff_id) or (
        member is not None and (rules.sha256 in hashes or not laid_down.values.rules_accepted_first)
    )
    restrictions = restrictions_on([guardian_id], at).get(guardian_id, ()) if guardian_id else ()
    posting = decide_deed(Deed.POST_IN_GROUP, restrictions, at) if guardian_id else None
    calendar = calendar_of(space, at)
    writing = rulebook.decide_writing(
        rulebook.WritingFacts(
            at=at,
            calendar=calendar,
            offered=laid_down.values.offered,
            accepted=accepted,
            put_away=rulebook.is_put_away(_last_written_at(space), laid_down.values.archived_after_days, at),
            by_staff=bool(staff_id),
            restriction=posting,
        )
    )
    return Room(
        space=space, at=at, calendar=calendar, held=held, rules=rules, member=member, accepted=accepted,
        accepted_before=bool(hashes), writing=writing, restriction=posting,
        reading=decide_deed(Deed.READ_GROUP, restrictions, at) if guardian_id else None,
    )  # fmt: skip


def _accepted(space: GroupSpace, guardian_id: int) -> set[str]:
    if not guardian_id:
        return set()
    rows = GroundRulesAcceptance.objects.filter(space=space, guardian_id=guardian_id)
    return set(rows.values_list("rules_sha256", flat=True))


def _last_written_at(space: GroupSpace) -> datetime:
    newest = GroupPost.objects.filter(space=space, taken_back_at__isnull=True).order_by("-written_at", "-id")
    return newest.values_list("written_at", flat=True).first() or space.created_at


def members_with_news(space: GroupSpace, at: datetime) -> list[Guardian]:
    """Guardians of a space who wish to be told, still belong, and have not read a post that others wrote."""
    members = list(
        GroupMember.objects.filter(space=space, guardian__isnull=False, wants_news=True).select_related("guardian")
    )
    open_to = classes_open_to([member.guardian_id for member in members if member.guardian_id], school_day(space, at))
    posts = _seen_now(space, at, since=min((_read_until(member) for member in members), default=at))
    return [
        member.guardian
        for member in members
        if member.guardian
        and space.school_class_id in open_to.get(member.guardian.pk, ())
        and any(writer != member.guardian_id and seen_at > _read_until(member) for writer, seen_at in posts)
    ]


def _read_until(member: GroupMember) -> datetime:
    return member.read_at or member.created_at


def _seen_now(space: GroupSpace, at: datetime, *, since: datetime) -> Iterable[tuple[int | None, datetime]]:
    out_of_sight = PostPause.objects.filter(post=OuterRef("pk"), ended_at__isnull=True)
    rows = GroupPost.objects.filter(
        ~Exists(out_of_sight), space=space, visible_at__gt=since, visible_at__lte=at, taken_back_at__isnull=True
    )
    return [(writer, seen_at) for writer, seen_at in rows.values_list("guardian_id", "visible_at") if seen_at]
