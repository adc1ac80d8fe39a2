"""Somebody has looked: two records are two people."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError, NotYours
from accord.people.joining.kinds import Person, Two, kind_of
from accord.people.viewer import Post


@transaction.atomic
def keep_apart(*, one: Person, other: Person, by: Post) -> Two:
    """Remember that two records which look alike are two people, so that nobody is asked about them again."""
    kind = kind_of(one)
    if not by.may(kind.act):
        raise NotYours(_("Your role does not include this."))
    first, second = sorted((one, other), key=lambda person: person.pk)
    if first.pk == second.pk:
        raise DomainError("not-two-records", _("These are not two records of this school."), 422)
    two: Any = kind.two
    try:
        with transaction.atomic():
            said: Two = two.objects.create(
                school_id=by.school_id, one=first, other=second, at=by.at, by=by.actor, by_name=by.name
            )
    except IntegrityError:
        return two.objects.get(one=first, other=second, taken_back_at__isnull=True)  # type: ignore[no-any-return]
    audit.record(
        by=by.actor, verb="keep_apart", subject=f"{kind.word}:{one.ref}", school=by.school_ref,
        details={"other": other.ref},
    )  # fmt: skip
    return said


@transaction.atomic
def take_back_apart(*, one: Person, other: Person, by: Post) -> None:
    """Take back that two records are two people; they are proposed again if they still look alike."""
    kind = kind_of(one)
    if not by.may(kind.act):
        raise NotYours(_("Your role does not include this."))
    first, second = sorted((one, other), key=lambda person: person.pk)
    rows: Any = kind.two._default_manager.filter(one_id=first.pk, other_id=second.pk, taken_back_at__isnull=True)
    if not rows.update(taken_back_at=by.at):
        raise DomainError("apart-taken-back", _("This was taken back already."), 409)
    audit.record(
        by=by.actor, verb="take_back_apart", subject=f"{kind.word}:{one.ref}", school=by.school_ref,
        details={"other": other.ref},
    )  # fmt: skip
