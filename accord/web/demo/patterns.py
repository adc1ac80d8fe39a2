"""A past year of conduct for the demo, in numbers: enough that leaders and governors see patterns."""

from datetime import datetime, timedelta

from accord.charters.models import Edition
from accord.conduct.facts.kinds import kinds_of_conduct
from accord.conduct.models import Decision, Incident, Review
from accord.people.models import StaffMember
from accord.rules.patterns import year_looked_at
from accord.schools.models import School

PLACES = ("gate", "telephone", "in_writing", "gate", "office", "online", "gate", "meeting")
STEPS = ("informal_reminder", "informal_reminder", "formal_reminder", "written_warning", "meeting_with_leader")
HOURS = (8, 15, 15, 8, 16, 11, 15, 20)
WORDS = "Taken over from the paper record of that year."


def look_back_on_year(*, at: datetime) -> None:
    """Seventy matters of the past year at Riverbank, long closed, with their measures and some reviews."""
    school = School.objects.get(slug="riverbank")
    first, last = year_looked_at(at.date())
    staff = {one.given_name: one for one in StaffMember.objects.filter(school=school)}
    reporters = [staff[name] for name in ("Hui Min", "Wei", "Priya", "Olive")]
    edition = Edition.objects.filter(charter__school=school, publication__isnull=False).order_by("-id").first()
    days = max((last - first).days, 1)
    rows = []
    kinds = [one.category for group in kinds_of_conduct(edition, "en") for one in group.kinds]
    for number in range(70):
        moment = at.replace(year=first.year, month=first.month, day=1, minute=10, second=0, microsecond=0)
        moment = (moment + timedelta(days=(number * 37) % days)).replace(hour=HOURS[number % len(HOURS)])
        if moment.weekday() > 4:
            moment -= timedelta(days=moment.weekday() - number % 5)
        rows.append(
            Incident(
                school=school,
                happened_at=moment,
                place=PLACES[(number * 5) % len(PLACES)],
                category=kinds[(number * number) % len(kinds)],
                words=WORDS,
                language="en",
                edition=edition,
                reported_by_staff=reporters[number % 4],
                held_by=staff["Leo"],
                about_words="A parent",
                closed_at=moment + timedelta(days=9),
                created_at=moment,
            )
        )
    kept = Incident.objects.bulk_create(rows)
    decided = Decision.objects.bulk_create(
        Decision(
            incident=one, step=STEPS[number % len(STEPS)], edition=edition, decided_by=staff["Helen"], reasons=WORDS,
            decided_at=one.happened_at + timedelta(days=6), starts_on=(one.happened_at + timedelta(days=6)).date(),
            created_at=one.happened_at + timedelta(days=6),
        )
        for number, one in enumerate(kept)
        if number % 7 < 5
    )  # fmt: skip
    heard = staff["Gil"].login
    if heard:
        Review.objects.bulk_create(
            Review(
                decision=one, heard_by=heard, role="panel", at=one.decided_at + timedelta(days=20), reasons=WORDS,
                outcome="lifted" if number % 3 == 0 else "stays", created_at=one.decided_at,
            )
            for number, one in enumerate(decided[::3])
        )  # fmt: skip
