"""Carrying over what names a person: each room lists its references, and rows that would stand twice stay behind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from accord.people.models import Guardian, Login, StaffMember, Student


@dataclass(frozen=True)
class Follows:
    """A column that names a person and follows them in a join.

    `once`: columns that, with the person, stand in one row only; a row that the other record has already stays behind.
    `only`: the rows among which that holds. `apart`: columns of the same row that must name somebody else.
    """

    model: type[Model]
    field: str
    once: tuple[str, ...] = ()
    only: Q | None = None
    apart: tuple[str, ...] = ()


def carry_references(kept: Any, away: Any, follows: Iterable[Follows]) -> None:
    """Let every listed column that names the joined record name the one that stays."""
    for one in follows:
        if _kind(one) is type(kept):
            _carry(kept.pk, away.pk, one, Q())


def carry_sign_ins(gone: int, stays: int, follows: Iterable[tuple[Follows, str]], school_id: int) -> None:
    """The same for columns that name a sign-in, each with the way from its row to the school."""
    for one, school in follows:
        _carry(stays, gone, one, Q(**{school: school_id}))


def _kind(one: Follows) -> Any:
    kind = one.model._meta.get_field(one.field).related_model
    assert kind in (Guardian, Student, StaffMember, Login)
    return kind


def _carry(kept: int, away: int, one: Follows, within: Q) -> None:
    everything: Any = one.model._default_manager.all()
    rows = everything.filter(within, **{one.field: away})
    for other in one.apart:
        rows = rows.exclude(**{other: kept})
    if one.once:
        among = one.only or Q()
        known = set(everything.filter(among, **{one.field: kept}).values_list(*one.once))
        staying = [pk for pk, *values in rows.filter(among).values_list("pk", *one.once) if tuple(values) in known]
        rows = rows.exclude(pk__in=staying)
    rows.update(**{one.field: kept})
