"""Telling people something: the one door through which rooms above reach anybody."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from accord.core import audit
from accord.core.first_change import changing
from accord.core.new_rows import insert, insert_all, insert_unless_known
from accord.delivery.above import delivery_above
from accord.delivery.channels import CHANNELS
from accord.delivery.declared import kind_of, quiet_hours_of, staff_told_from
from accord.delivery.facts.entitlement import Entitlement, entitlements
from accord.delivery.facts.reach import Reached, reached_by
from accord.delivery.models import Delivery, Notice, Unreached
from accord.delivery.new_delivery import cancelled_delivery, new_delivery
from accord.delivery.person import Key, Person, column_of, each_once, key_of
from accord.delivery.sending.wake import wake
from accord.delivery.wording import Text, all_to_keep, to_keep
from accord.people.models import Login, StaffMember, Student
from accord.rules.channels import (
    Channel,
    Choice,
    Moment,
    QuietSpan,
    Reach,
    Timing,
    Urgency,
    decide_channels,
    decide_moment,
)
from accord.schools.facts import settings_of
from accord.schools.models import School

NotBefore = datetime | Callable[[Person], datetime | None] | None
ReplyTo = str | Callable[[Person], str]
FEW = 4
"""So many deliveries are stored by one statement whose words are kept."""


@dataclass(frozen=True)
class About:
    """The record that a notice is about, by its kind and public ref."""

    kind: str
    ref: str


@dataclass(frozen=True)
class _Plan:
    """What is the same for everybody who is told."""

    notice: Notice
    at: datetime
    zone: str
    quiet: tuple[QuietSpan, ...]
    not_before: NotBefore
    reply_to: ReplyTo

    def moment(self, person: Person, reached: Reached, channel: Channel) -> Moment:
        """Decide when one channel to one person is used."""
        when = self.not_before(person) if callable(self.not_before) else self.not_before
        if when is None and isinstance(person, StaffMember) and self._disturbs(channel):
            when = staff_told_from(person, self.at)
        return decide_moment(
            Timing(
                at=self.at,
                urgency=Urgency(self.notice.urgency),
                zone=self.zone,
                interrupts=CHANNELS[channel].interrupts,
                not_before=when,
                own=reached.quiet,
                school=self.quiet if key_of(person)[0] == "guardian" else (),
            )
        )

    def _disturbs(self, channel: Channel) -> bool:
        return CHANNELS[channel].interrupts and self.notice.urgency != Urgency.EMERGENCY

    def reply(self, person: Person) -> str:
        """Return the address under which this person's answer comes back."""
        return self.reply_to(person) if callable(self.reply_to) else self.reply_to


def tell(
    *,
    school: School,
    kind: str,
    recipients: Iterable[Person],
    subject: Text,
    by: str,
    at: datetime,
    text: Text | Sequence[Text] = "",
    about: About | None = None,
    url: str = "",
    urgency: str = Urgency.ROUTINE,
    reason: str = "",
    student: Student | None = None,
    confidential: bool = False,
    not_before: NotBefore = None,
    valid_until: datetime | None = None,
    reply_to: ReplyTo = "",
    references: Sequence[str] = (),
    from_name: str = "",
    once: str = "",
    above: Iterable[Login] = (),
    above_at_once: bool = False,
    entitled: Mapping[Key, Entitlement] | None = None,
) -> Notice:
    """Tell guardians and staff of one school something, each by the channels that reach them.

    Call it inside the transaction of what is told: both are stored, or neither. `by` is who tells (`login:REF`);
    `not_before` the instant from which a person may have it (for staff, where none is named, their next working time,
    though the portal has it at once); `student` the child
    whom every reader must be entitled to hear of, now and at the moment of sending; `confidential` keeps its words
    out of every channel but the portal; `once` makes a second call with the same key return the first notice;
    `above` those of the district without a record at the school, who get an e-mail that says nothing but where to look,
    in working hours unless `above_at_once`; `entitled` what each of the recipients may hear, where that was just asked.
    Raises ValueError for an emergency without a reason and for people of another school.
    """
    people, logins = each_once(recipients), list(dict.fromkeys(above))
    _check(school, people, urgency, reason)
    notice = Notice(
        school=school,
        kind=kind,
        urgency=urgency,
        reason=reason,
        subject=to_keep(subject),
        text=all_to_keep(text),
        about_kind=about.kind if about else "",
        about_ref=about.ref if about else "",
        url=url,
        student=student,
        confidential=confidential,
        from_name=from_name,
        references=list(references),
        valid_until=valid_until,
        created_by=by,
        once=once,
        created_at=at,
    )
    with changing():
        quiet = () if urgency == Urgency.EMERGENCY else quiet_hours_of(school)
        plan = _Plan(notice, at, settings_of(school).time_zone.value or "UTC", quiet, not_before, reply_to)
        entitled = entitled or entitlements(notice, people, at, ask_room=False)
        reached = reached_by(people, school)
        if (first := _store(notice)) is not None:
            return first
        _fan_out(plan, people, entitled, reached)
        if logins:
            _fan_out_above(plan, logins, at_once=above_at_once)
        audit.record(
            by=by, verb="tell", subject=f"notice:{notice.ref}", school=_chain(school, kind),
            purpose="" if confidential else reason,
            details={"kind": kind, "urgency": str(urgency), "recipients": len(people) + len(logins)},
        )  # fmt: skip
    return notice


def _chain(school: School, kind: str) -> str:
    """The audit chain of a notice: that of the school, or the one beside it of which only few ever read."""
    return f"{school.ref}:apart" if kind_of(kind).kept_apart else school.ref


def _check(school: School, people: list[Person], urgency: str, reason: str) -> None:
    if Urgency(urgency) is Urgency.EMERGENCY and not reason:
        raise ValueError("An emergency is told with its reason, which is written down.")
    if any(person.school_id != school.pk for person in people):
        raise ValueError("A notice is told to people of its own school.")


def _store(notice: Notice) -> Notice | None:
    """Store a notice; returns the earlier one when it was told before."""
    if not notice.once:
        insert(notice)
        return None
    if insert_unless_known(notice):
        return None
    return Notice.objects.get(school=notice.school, once=notice.once)


def _fan_out(
    plan: _Plan, people: list[Person], entitled: Mapping[Key, Entitlement], reached: Mapping[Key, Reached]
) -> None:
    deliveries: list[Delivery] = []
    unreached: list[Unreached] = []
    for person in people:
        key = key_of(person)
        if not entitled[key].sees:
            deliveries.append(cancelled_delivery(plan.notice, person, plan.at))
            continue
        choice = _choose(plan, reached[key], entitled[key])
        deliveries += _deliveries(plan, person, reached[key], choice)
        if choice.for_office:
            unreached.append(_unreached(plan, person, reached[key]))
    _keep(deliveries)
    if unreached:
        Unreached.objects.bulk_create(unreached)
    wake(deliveries, at=plan.at)


def _keep(deliveries: list[Delivery]) -> None:
    """Store the deliveries; those of an answer, which are few, in the quick way."""
    if 0 < len(deliveries) <= FEW:
        insert_all(deliveries)
    else:
        Delivery.objects.bulk_create(deliveries)


def _fan_out_above(plan: _Plan, logins: Iterable[Login], *, at_once: bool) -> None:
    made = [delivery_above(plan.notice, login, plan.at, at_once=at_once) for login in logins]
    deliveries = Delivery.objects.bulk_create(made)
    wake(deliveries, at=plan.at)


def _choose(plan: _Plan, reached: Reached, entitled: Entitlement) -> Choice:
    urgency = Urgency(plan.notice.urgency)
    return decide_channels(Reach(urgency, reached.has_login, entitled.is_sent, reached.lines))


def _deliveries(plan: _Plan, person: Person, reached: Reached, choice: Choice) -> list[Delivery]:
    return [
        new_delivery(
            plan.notice,
            person,
            channel,
            plan.moment(person, reached, channel),
            at=plan.at,
            discreet=plan.notice.confidential or channel in choice.discreet,
            reply_to=plan.reply(person),
        )
        for channel in choice.now
    ]


def _unreached(plan: _Plan, person: Person, reached: Reached) -> Unreached:
    fails = [line for line in reached.lines if line.has_address and line.fails]
    since = plan.moment(person, reached, Channel.PORTAL).go_at
    return Unreached(
        school=plan.notice.school,
        notice=plan.notice,
        why=Unreached.Why.ADDRESS_FAILS if fails else Unreached.Why.NO_WAY,
        channel=fails[0].channel if fails else "",
        since=since,
        **column_of(person),
    )
