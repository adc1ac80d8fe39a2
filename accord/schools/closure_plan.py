"""What an import would do to the calendar: what is new, what differs, what stays, what the file no longer has."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.schools.calendar_file import FileClosure
from accord.schools.models import Closure, School

SALT = "accord.schools.closure_plan"
ONE_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Difference:
    """A closure of the file that is stored otherwise."""

    stored: Closure
    wanted: FileClosure


@dataclass(frozen=True, slots=True)
class ClosurePlan:
    """The four heaps into which the entries of a file fall."""

    added: tuple[FileClosure, ...]
    changed: tuple[Difference, ...]
    same: tuple[FileClosure, ...]
    gone: tuple[Closure, ...]


def plan_of(school: School, found: Iterable[FileClosure], *, source: str, first_on: date, last_on: date) -> ClosurePlan:
    """Compare what a file holds with what is stored from earlier files; nothing is changed."""
    stored = {closure.source_id: closure for closure in Closure.objects.filter(school=school, source=source)}
    added: list[FileClosure] = []
    changed: list[Difference] = []
    same: list[FileClosure] = []
    named: set[str] = set()
    for wanted in found:
        named.add(wanted.source_id)
        earlier = stored.get(wanted.source_id)
        if earlier is None:
            added.append(wanted)
        elif as_stored(wanted) == _values(earlier):
            same.append(wanted)
        else:
            changed.append(Difference(earlier, wanted))
    gone = [
        closure
        for source_id, closure in stored.items()
        if source_id not in named and first_on <= closure.starts_on <= last_on
    ]
    gone.sort(key=lambda closure: closure.starts_on)
    return ClosurePlan(tuple(added), tuple(changed), tuple(same), tuple(gone))


def as_stored(wanted: FileClosure) -> dict[str, Any]:
    """Return the fields of a closure as the database keeps them."""
    return {
        "name": wanted.name,
        "starts_on": wanted.starts_on,
        "ends_on": wanted.ends_on,
        "from_minute": wanted.from_minute,
        "to_minute": wanted.to_minute,
    }


def _values(closure: Closure) -> dict[str, Any]:
    return {
        "name": closure.name,
        "starts_on": closure.starts_on,
        "ends_on": closure.ends_on,
        "from_minute": closure.from_minute,
        "to_minute": closure.to_minute,
    }


def sealed(school: School, found: Iterable[FileClosure]) -> str:
    """Put what was read into a sealed envelope that the preview page carries until it is confirmed."""
    rows = [
        {**asdict(one), "starts_on": one.starts_on.isoformat(), "ends_on": one.ends_on.isoformat()} for one in found
    ]
    return signing.dumps({"school": school.ref, "rows": rows}, salt=SALT, compress=True)


def unsealed(school: School, envelope: str) -> tuple[FileClosure, ...]:
    """Open the envelope; refuse (422) one that is older than a day, altered, or of another school."""
    try:
        held = signing.loads(envelope, salt=SALT, max_age=ONE_DAY)
        if held["school"] != school.ref:
            raise signing.BadSignature
    except signing.BadSignature:
        message = _("This preview has grown old. Choose the file again.")
        raise DomainError("preview-out-of-date", message, 422, fields={"file": message}) from None
    return tuple(
        FileClosure(
            **{
                **row,
                "starts_on": date.fromisoformat(row["starts_on"]),
                "ends_on": date.fromisoformat(row["ends_on"]),
            }
        )
        for row in held["rows"]
    )
