"""Complaints at several points of their way, for the permission matrix."""

from datetime import timedelta

from accord.concerns.actions.raise_complaint import Complainant, raise_complaint
from accord.concerns.actions.withdraw_complaint import withdraw_complaint
from accord.concerns.models import Complaint
from accord.core import clock
from accord.core.models import Record
from accord.web.demo import Cast


def complained(cast: Cast, slug: str, student: str, guardian: str, member: str) -> dict[str, Record]:
    """Complain as a guardian, take one down for somebody without a sign-in, withdraw one, let one be late."""
    school, at = cast.schools[slug], clock.now()

    def one(complainant: Complainant, **changes: object) -> Complaint:
        return raise_complaint(
            school=school, complainant=complainant, letter="Matrix", language="en", by="login:matrix", at=at,
            **{"how": "portal", **changes},
        )  # fmt: skip

    own = Complainant(guardian=cast.guardians[guardian])
    late, withdrawn = one(own), one(own)
    late.stages.update(answer_by=at - timedelta(days=1))
    withdraw_complaint(complaint=withdrawn, login=None, reason="", by="login:matrix", at=at)
    taken = one(Complainant(name="Somebody"), how="telephone", taken_down_by=cast.staff[member])
    return {
        "complaint": one(own, student=cast.students[student]),
        "late_complaint": late,
        "withdrawn_complaint": withdrawn,
        "complaint_taken_down": taken,
    }
