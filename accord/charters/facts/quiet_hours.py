"""When a school leaves its families in peace, as its charter lays it down; the room of delivery asks."""

from accord.charters.facts.editions import rules_in_force
from accord.core import clock
from accord.rules.channels import QuietSpan
from accord.rules.charter import FamilyQuietHours
from accord.rules.signing import quiet_spans
from accord.schools.models import School


def family_quiet_hours(school: School) -> tuple[QuietSpan, ...]:
    """Return the quiet hours of the edition that holds now; none before the first. One query."""
    rules = rules_in_force(school, clock.now())
    return quiet_spans(rules.one(FamilyQuietHours).values) if rules.edition else ()
