"""Words of danger, wherever they are written: what is offered then, beside what the writer was doing and never instead.

    offer = offer_for(text, school=school, language=login.language)
    offer.is_needed      # draw `concerns/at_risk_offer.html` with `offer`, its tick is named `safeguarding`
    if ticked: raise_worry(…, came_from=Worry.CameFrom.CONCERN)

Nothing of the text is kept by the looking. The list of words is that of messages (messaging/language/danger), and the
language process adds what it finds; people remain the way in which a worry is raised.
"""

from dataclasses import dataclass

from accord.messaging.before_sending import speaks_of_danger
from accord.messaging.facts.learned import learned_routes
from accord.messaging.language.client import language_process
from accord.rules.child_at_risk import Number, numbers_in
from accord.schools.facts import settings_of
from accord.schools.models import School


@dataclass(frozen=True)
class Offer:
    """Whether the lead is offered, and the numbers to call first."""

    is_needed: bool
    numbers: tuple[Number, ...] = ()


def offer_for(text: str, *, school: School, language: str) -> Offer:
    """Look at a text for words of a child at risk, in the writer's language and those of the school."""
    if not text.strip():
        return Offer(False)
    among = settings_of(school).languages.value
    found = speaks_of_danger(text, language, among)
    if not found:
        learned = learned_routes(school)
        found = language_process().propose(text, language=language, among=among, learned=learned).also_safeguarding
    return Offer(found, numbers_of(school))


def is_offered(text: str, school: School, language: str) -> bool:
    """Whether the lead is offered beside a text of another room (`conduct/declared.py`)."""
    return offer_for(text, school=school, language=language).is_needed


def numbers_of(school: School) -> tuple[Number, ...]:
    """The emergency numbers by the country of a school."""
    return numbers_in(settings_of(school).country.value or "")
