"""Seat the panel of a stage."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import needed, note_part, take
from accord.concerns.facts.handling import free_to_sit, seats_of
from accord.concerns.models import Complaint, Seat
from accord.concerns.notices.handling import tell_somebody_of_their_part
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login
from accord.rules.complaints import ComplaintStep
from accord.rules.taking_part import Part

MOST = 7


@transaction.atomic
def seat_member(
    *,
    complaint: Complaint,
    login: Login,
    by: str,
    at: datetime,
    person: Login | None = None,
    name: str = "",
    independent: bool = False,
    chairs: bool = False,
) -> Seat:
    """A governor, or somebody from outside by name, is asked onto the panel (COMPLAINT-11). Raises DomainError.

    Only somebody from outside is independent of the school. Whoever has a conflict is never seated.
    """
    hand = take(complaint, ComplaintStep.SEAT_PANEL, login, at)
    stage, seats = hand.stage, seats_of(hand.stage)
    if stage.heard_at is not None:
        raise DomainError("already_heard", _("The panel has heard the family already."))
    if len(seats) >= MOST:
        raise DomainError("panel_full", _("The panel has enough members."))
    if person is not None:
        _check_governor(complaint, person, seats, at)
        name = ""
    else:
        name = needed("name", name, _("Write the name of the member from outside."))[:160]
        if any(seat.name.casefold() == name.casefold() for seat in seats):
            raise DomainError(
                "seated_already", _("They are on the panel already."), fields={"name": _("Already there.")}
            )
    if chairs:
        stage.seats.filter(left_at__isnull=True, chairs=True).update(chairs=False)
    seat = Seat.objects.create(
        stage=stage, person=person, name=name, independent=independent and person is None,
        chairs=chairs and person is not None, created_at=at,
    )  # fmt: skip
    if person is not None:
        note_part(complaint, person, Part.SIT_ON_PANEL, stage.number, at)
        tell_somebody_of_their_part(stage, person, by=by, at=at, once=f"seat:{seat.ref}")
    audit.record(
        by=by, verb="seat_panel_member", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={
            "stage": stage.number, "seat": seat.ref, "person": f"login:{person.ref}" if person else "outside",
            "independent": seat.independent, "chairs": seat.chairs,
        },
    )  # fmt: skip
    return seat


@transaction.atomic
def free_seat(*, complaint: Complaint, seat: Seat, login: Login, by: str, at: datetime) -> Seat:
    """A member leaves the panel before it has heard the family; that they were on it stays written down."""
    hand = take(complaint, ComplaintStep.SEAT_PANEL, login, at)
    if hand.stage.heard_at is not None:
        raise DomainError("already_heard", _("The panel has heard the family already."))
    changed = Seat.objects.filter(pk=seat.pk, stage=hand.stage, left_at__isnull=True).update(left_at=at)
    if not changed:
        raise DomainError("left_already", _("They have left the panel already."))
    audit.record(
        by=by, verb="free_panel_seat", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"stage": hand.stage.number, "seat": seat.ref},
    )  # fmt: skip
    seat.refresh_from_db()
    return seat


def _check_governor(complaint: Complaint, person: Login, seats: list[Seat], at: datetime) -> None:
    if any(seat.person_id == person.pk for seat in seats):
        sentence = _("They are on the panel already.")
        raise DomainError("seated_already", sentence, fields={"person": sentence})
    if person.pk not in {one.login.pk for one in free_to_sit(complaint, at) if one.login}:
        sentence = _("This person has a part in the complaint and cannot sit on the panel. Choose another.")
        raise DomainError("has_a_conflict", sentence, status=422, fields={"person": sentence})
