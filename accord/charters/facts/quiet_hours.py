"""When a school leaves its families in peace, as its charter lays it down; the room of delivery asks."""

from accord.charters.facts.editions import edition_in_force
from accord.charters.facts.signing import rule_of
from accord.core import clock
from accord.rules.channels import QuietSpan
from accord.rules.charter import FamilyQuietHours
from accord.rules.signing import quiet_spans
from accord.schools.facts import settings_of
from accord.schools.models import School


def family_quiet_hours(school: School) -> tuple[QuietSpan, ...]:
    """Return the quiet hours of the edition that holds now; none before the first. Two queries."""
    edition = edition_in_force(school, clock.now().astimezone(settings_of(school).zone).date())
    return quiet_spans(rule_of(edition, FamilyQuietHours).values) if edition else ()
