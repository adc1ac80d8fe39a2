"""How people are reached: which channels lead to them, which of these fail, what they wish, when they rest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict

from django.db.models import Exists, Q, QuerySet

from accord.core.questions import question
from accord.delivery.channels import CHANNELS
from accord.delivery.models import ChannelWish, DeadAddress, QuietHours
from accord.delivery.person import Key, Person, key_in, key_of
from accord.people.models import Guardian, Invitation, Login
from accord.rules.channels import Channel as Name
from accord.rules.channels import Line, QuietSpan, Urgency
from accord.schools.models import School


@dataclass(frozen=True)
class Reached:
    """How one person is reached."""

    has_login: bool
    lines: tuple[Line, ...]
    quiet: tuple[QuietSpan, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=dict)


def reached_by(people: Iterable[Person], school: School) -> dict[Key, Reached]:
    """Return how each person is reached at the school; at most six queries, and mostly two.

    Most people wish nothing of their own and all their addresses work: that is asked at once, and more where it is not
    so.
    """
    people = with_logins(list(people))
    addresses = {key_of(person): _addresses(person) for person in people}
    noted = _Noted(*_noted(school_id=school.pk, unsure=_unsure(people), **_keys(people))[0])
    wishes = _wishes(people) if noted.wishes else {}
    quiet = _quiet(people) if noted.rests else {}
    dead = _dead(school, addresses.values()) if noted.fails else set()
    confirmed = _confirmed(people, invited=noted.invited)
    return {
        (key := key_of(person)): Reached(
            has_login=bool(addresses[key][Name.PORTAL]),
            lines=_lines(addresses[key], wishes.get(key, {}), dead, confirmed=key in confirmed),
            quiet=tuple(quiet.get(key, ())),
            addresses=addresses[key],
        )
        for person in people
    }


def with_logins(people: list[Person]) -> list[Person]:
    """Return the people with their logins at hand; one query for those who were read without."""
    without = [person for person in people if person.login_id and "login" not in person._state.fields_cache]
    logins = {login.pk: login for login in _logins(ids=[person.login_id for person in without if person.login_id])}
    for person in without:
        person.login = logins.get(person.login_id or 0)
    return people


@question
def _logins(*, ids: list[int]) -> QuerySet[Login]:
    return Login.objects.filter(pk__in=ids)


def _addresses(person: Person) -> dict[str, str]:
    return {name: channel.address_of(person) for name, channel in CHANNELS.items()}


def _lines(
    addresses: Mapping[str, str], wishes: Mapping[str, ChannelWish], dead: set[tuple[str, str]], *, confirmed: bool
) -> tuple[Line, ...]:
    lines = []
    for place, name in enumerate(name for name in CHANNELS if name != Name.PORTAL):
        wish, address = wishes.get(name), addresses[name]
        line = Line(
            channel=Name(name),
            has_address=bool(address),
            confirmed=confirmed or name != Name.EMAIL,
            fails=(name, address.lower()) in dead,
            least=Urgency.ROUTINE if wish is None else (Urgency(wish.least) if wish.least else None),
        )
        lines.append((wish.position if wish else place, place, line))
    return tuple(line for _, _, line in sorted(lines, key=lambda each: each[:2]))


class _Keys(TypedDict):
    guardians: list[int]
    staff: list[int]


def _keys(people: list[Person]) -> _Keys:
    guardians = [person.pk for person in people if isinstance(person, Guardian)]
    return {"guardians": guardians, "staff": [person.pk for person in people if not isinstance(person, Guardian)]}


class _Noted(NamedTuple):
    """Whether anything is noted of some people: wishes, quiet hours, addresses that fail, invitations."""

    wishes: bool
    rests: bool
    fails: bool
    invited: bool


@question
def _noted(
    *, school_id: int, guardians: list[int], staff: list[int], unsure: list[int]
) -> QuerySet[School, tuple[bool, bool, bool, bool]]:
    return School.objects.filter(pk=school_id).values_list(
        Exists(_wished.write(guardians=guardians, staff=staff)),
        Exists(_resting.write(guardians=guardians, staff=staff)),
        Exists(_failing.write(school_id=school_id)),
        Exists(_accepted.write(guardians=unsure)),
    )


@question
def _wished(*, guardians: list[int], staff: list[int]) -> QuerySet[ChannelWish]:
    return ChannelWish.objects.filter(Q(guardian_id__in=guardians) | Q(staff_id__in=staff))


@question
def _resting(*, guardians: list[int], staff: list[int]) -> QuerySet[QuietHours]:
    return QuietHours.objects.filter(Q(guardian_id__in=guardians) | Q(staff_id__in=staff))


@question
def _accepted(*, guardians: list[int]) -> QuerySet[Invitation, tuple[int | None, str]]:
    accepted = Invitation.objects.filter(~Q(email=""), guardian_id__in=guardians, accepted_at__isnull=False)
    return accepted.values_list("guardian_id", "email")


def _wishes(people: list[Person]) -> dict[Key, dict[str, ChannelWish]]:
    found: dict[Key, dict[str, ChannelWish]] = defaultdict(dict)
    for wish in _wished(**_keys(people)):
        found[key_in(wish)][wish.channel] = wish
    return found


def _quiet(people: list[Person]) -> dict[Key, list[QuietSpan]]:
    found: dict[Key, list[QuietSpan]] = defaultdict(list)
    for row in _resting(**_keys(people)):
        found[key_in(row)].append(QuietSpan(frozenset(row.weekdays), row.starts_minute, row.ends_minute))
    return found


def _dead(school: School, addresses: Iterable[Mapping[str, str]]) -> set[tuple[str, str]]:
    wanted = {address.lower() for each in addresses for address in each.values() if address}
    return {(channel, address) for channel, address in _failing(school_id=school.pk) if address in wanted}


@question
def _failing(*, school_id: int) -> QuerySet[DeadAddress, tuple[str, str]]:
    rows = DeadAddress.objects.filter(school=school_id, revived_at__isnull=True)
    return rows.values_list("channel", "address")


def _unsure(people: list[Person]) -> list[int]:
    """The guardians who do not sign in with their e-mail address, so that only an invitation can confirm it."""
    return [
        person.pk
        for person in people
        if isinstance(person, Guardian)
        and not (person.login is not None and (person.login.email or "").lower() == person.email.lower())
    ]


def _confirmed(people: list[Person], *, invited: bool) -> set[Key]:
    """Whose e-mail address is known to be theirs: staff's is the school's own; guardians sign in with it, or came
    in by an invitation that was sent to it."""
    unsure = set(_unsure(people))
    accepted = _accepted(guardians=sorted(unsure)) if invited else []
    by_invitation = {(guardian, email.lower()) for guardian, email in accepted}
    return {
        key_of(person)
        for person in people
        if not isinstance(person, Guardian)
        or person.pk not in unsure
        or (person.pk, person.email.lower()) in by_invitation
    }
