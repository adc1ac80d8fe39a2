"""What every notice of a complaint has in common: no word of its matter, and staff in their own working time."""

from datetime import datetime

from django.urls import reverse

from accord.concerns.models import Complaint
from accord.delivery.actions.tell import About, tell
from accord.delivery.person import Person
from accord.delivery.wording import Text, Words, gettext_noop
from accord.messaging.facts.timing import charter_at, reader_calendar, staff_quiet
from accord.people.models import Guardian
from accord.rules.channels import Urgency
from accord.rules.sending import first_told
from accord.schools.models import School


def tell_complainant(
    complaint: Complaint,
    words: Text,
    *,
    kind: str,
    by: str,
    at: datetime,
    once: str,
    page: str = "family_complaints:complaint",
) -> None:
    """Tell the complainant; for whoever has no sign-in a letter is printed by whoever has the complaint."""
    if complaint.guardian is None or complaint.guardian.login_id is None:
        return
    tell(
        school=complaint.school,
        kind=kind,
        recipients=[complaint.guardian],
        subject=subject_of(complaint),
        text=words,
        about=About("complaint", complaint.ref),
        url=reverse(page, args=[complaint.ref]),
        confidential=True,
        urgency=Urgency.IMPORTANT,
        by=by,
        at=at,
        once=once,
    )


def subject_of(complaint: Complaint) -> Words:
    """The heading of every notice of a complaint."""
    return Words(gettext_noop("There is something new in complaint %(number)s"), {"number": complaint.number})


def in_working_time(school: School, person: Person, at: datetime) -> datetime | None:
    """When somebody may be told first: staff in their own working time, a guardian by their own quiet hours."""
    if isinstance(person, Guardian):
        return None
    quiet, _clause = staff_quiet(charter_at(school, at).rules)
    return first_told(at, reader_calendar(school, person, at), quiet)
