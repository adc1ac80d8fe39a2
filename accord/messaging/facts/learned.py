"""What the office's re-routes have taught about topics, for the proposal of the next message at the same school."""

from accord.messaging.models import LearnedRoute
from accord.rules.proposing import machine_name
from accord.schools.models import School

MOST_LEARNED = 300
"""How many re-routes of a school are kept and used, the newest."""


def learned_routes(school: School) -> list[tuple[str, bytes]]:
    """Topic and vector of the school's latest re-routes, the newest last; at most 300."""
    rows = LearnedRoute.objects.filter(school=school).order_by("-learned_at", "-pk")[:MOST_LEARNED]
    pairs = [(machine_name(topic), bytes(vector)) for topic, vector in rows.values_list("topic", "vector")]
    return [(topic, vector) for topic, vector in reversed(pairs) if topic]
