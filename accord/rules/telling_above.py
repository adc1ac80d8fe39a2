"""When somebody of the district is told of a matter of one of its schools, and who learns that a mail failed."""

from dataclasses import dataclass
from datetime import datetime

from accord.rules.channels import Moment
from accord.rules.hours import HoursError, WorkingCalendar


@dataclass(frozen=True)
class ToldAbove:
    """What is known of the moment: the person's own hours where they are known, and those of the school's office."""

    at: datetime
    office: WorkingCalendar
    own: WorkingCalendar | None = None
    cannot_wait: bool = False


def decide_telling_above(told: ToldAbove) -> Moment:
    """When somebody of the district is written to.

    CHANNEL-14: Those of the district are told in their own working hours where these are known, else while the
    school's office is open. What cannot wait is told at once: an emergency, a provisional measure, a child at risk.

    CHANNEL-15: A mail to somebody of the district that fails is shown to those who wait for the answer, and by the
    name of the person alone to the district; never to the office of the school.
    """
    if told.cannot_wait:
        return Moment(told.at, held=False, rule="CHANNEL-14")
    for calendar in (told.own, told.office):
        try:
            if calendar is not None:
                go_at = told.at if calendar.is_open(told.at) else calendar.next_opening(told.at)
                return Moment(go_at, held=go_at > told.at, rule="CHANNEL-14")
        except HoursError:
            continue
    return Moment(told.at, held=False, rule="CHANNEL-14")
