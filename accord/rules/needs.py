"""Support for additional needs: who learns that a child has it, how much of it, and on which days it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from accord.rules.joining import Span
from accord.rules.visibility import Act, GuardianView, Role, may_about


class NeedSight(StrEnum):
    """How much somebody is told of a child's support."""

    NOTHING = "nothing"
    THAT_THERE_IS = "that_there_is"
    WHOLE = "whole"


TEACHING_ROLES = frozenset({Role.TEACHER, Role.FORM_TEACHER, Role.HEAD_OF_YEAR})


def decide_staff_sight(roles: frozenset[str], *, teaches_child: bool, own_family: bool) -> NeedSight:
    """NEED-1: The special needs coordinator and the headteacher read the whole record of a child's support.

    The form teacher and those who teach the child now read that there is support, and no more. Nobody else at the
    school learns of it, and nobody by a role of a child of their own family (SEE-4). Standing in for a colleague
    opens it to nobody.
    """
    if own_family:
        return NeedSight.NOTHING
    if may_about(roles, Act.READ_NEEDS, own_family=own_family):
        return NeedSight.WHOLE
    return NeedSight.THAT_THERE_IS if teaches_child and TEACHING_ROLES & roles else NeedSight.NOTHING


def decide_guardian_sight(view: GuardianView, *, parental_responsibility: bool) -> NeedSight:
    """NEED-2: Guardians with parental responsibility read the whole record, while they may see the child (SEE-3)."""
    return NeedSight.WHOLE if view.sees_child and parental_responsibility else NeedSight.NOTHING


@dataclass(frozen=True)
class Support:
    """One stretch of support: its record, from when until when, and whether it was written down by mistake."""

    key: int
    span: Span
    mistaken: bool = False

    def holds(self, on: date) -> bool:
        """Whether there is support on the day; what was a mistake never held."""
        return not self.mistaken and self.span.holds(on)


def ends_before(held: Iterable[Support], begins_on: date) -> dict[int, date] | None:
    """Which earlier support ends when new support begins on a day, with its last day; None where days would overlap.

    NEED-3: A child has one support at a time. When new support begins, the one that has lasted so far ends the day
    before. Nothing is deleted: what was written down by mistake stays on record as a mistake, and counts nowhere.
    """
    ends = {}
    for one in held:
        starts_on, ends_on = one.span.starts_on, one.span.ends_on
        if one.mistaken or (ends_on is not None and ends_on < begins_on):
            continue
        if ends_on is not None or (starts_on is not None and starts_on >= begins_on):
            return None
        ends[one.key] = begins_on - timedelta(days=1)
    return ends


def ends_when_joined(held: Iterable[Support], last_day: date) -> dict[int, date]:
    """Which support ends when two records of one child become one, with its last day.

    NEED-4: Needs follow the student who stays, and whoever joins the records learns nothing of them. Of two supports
    that last, the one that began later stays; the other ends the day before it, or at once if both began together.
    """
    lasting = [one for one in held if not one.mistaken and one.span.ends_on is None]
    lasting.sort(key=lambda one: (one.span.starts_on or date.min, one.key))
    ends = {}
    for one, later in zip(lasting, lasting[1:], strict=False):
        first, following = one.span.starts_on or date.min, later.span.starts_on or date.min
        ends[one.key] = following - timedelta(days=1) if following > first else max(first, last_day)
    return ends
