"""What rooms above tell this room when the product starts: their kinds of notices, and when people are left in peace.

A room calls `declare_kind` in the `ready` of its app; charters call `declare_quiet_hours` in theirs,
messaging `declare_staff_hours`.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.delivery.person import Person
from accord.people.models import Login, StaffMember
from accord.rules.channels import QuietSpan
from accord.schools.models import School

StillEntitled = Callable[[Person, Collection[str]], Collection[str]]
"""Given a person and refs of records, return those refs of which the person may still hear."""

StillEntitledAbove = Callable[[Login, Collection[str]], Collection[str]]
"""The same for somebody of the district."""


@dataclass(frozen=True)
class Kind:
    """One kind of notice: what it is called on the office's list, and who may still have it.

    `kept_apart`: nobody but its readers ever learns of it, not even the office's list of those who were not reached.
    `is_receipt`: it only says what became of something, so it is called no emergency though it may go at any hour.
    `entitled_above`: who of the district may have it; nobody where it is not said.
    """

    slug: str
    label: str | Promise
    still_entitled: StillEntitled | None = None
    kept_apart: bool = False
    is_receipt: bool = False
    entitled_above: StillEntitledAbove | None = None


_UNNAMED = _("News from school")
_kinds: dict[str, Kind] = {}
_quiet: list[Callable[[School], Sequence[QuietSpan]]] = []
_staff_hours: list[Callable[[StaffMember, datetime], datetime]] = []


def declare_kind(
    slug: str,
    *,
    label: str | Promise,
    still_entitled: StillEntitled | None = None,
    kept_apart: bool = False,
    is_receipt: bool = False,
    entitled_above: StillEntitledAbove | None = None,
) -> None:
    """Name a kind of notice; `still_entitled` is asked again at the moment of sending and of showing."""
    _kinds[slug] = Kind(slug, label, still_entitled, kept_apart, is_receipt, entitled_above)


def kinds_kept_apart() -> frozenset[str]:
    """Return the kinds of which nobody but their readers ever learns."""
    return frozenset(slug for slug, kind in _kinds.items() if kind.kept_apart)


def kind_of(slug: str) -> Kind:
    """Return what is known of a kind; one that nobody named is plain news."""
    return _kinds.get(slug) or Kind(slug, _UNNAMED)


def is_declared(slug: str) -> bool:
    """Whether a room named this kind: it tells of a matter of the reader's own, not news of the school."""
    return slug in _kinds


def declare_quiet_hours(laid_down: Callable[[School], Sequence[QuietSpan]]) -> None:
    """Say who knows when a school leaves its families in peace; the last one told holds."""
    _quiet[:] = [laid_down]


def quiet_hours_of(school: School) -> tuple[QuietSpan, ...]:
    """Return the hours in which the school leaves its families in peace; none until a charter lays them down."""
    return tuple(_quiet[0](school)) if _quiet else ()


def declare_staff_hours(told_from: Callable[[StaffMember, datetime], datetime]) -> None:
    """Say who knows from when on, as seen from a moment, somebody of the staff may be told; the last one holds."""
    _staff_hours[:] = [told_from]


def staff_told_from(staff: StaffMember, at: datetime) -> datetime | None:
    """Return from when on somebody of the staff may be told; None where nobody knows their working time."""
    return _staff_hours[0](staff, at) if _staff_hours else None
