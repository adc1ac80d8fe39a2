"""The front door: which topic a message is about, as its writer says or as the machine proposes, and why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accord.core.words import isolate
from accord.messaging.facts.learned import learned_routes
from accord.messaging.facts.timing import InForce
from accord.messaging.language.client import language_process
from accord.messaging.topics import ANYTHING, SAFEGUARDING, topic_words
from accord.rules.proposing import TOPICS, charter_name
from accord.schools.facts import settings_of
from accord.schools.models import School

PROPOSABLE = frozenset(charter_name(topic) for topic in TOPICS)
"""Every topic that can be proposed, whether or not it stands in the list from the beginning."""


@dataclass(frozen=True)
class Proposed:
    """The topic under which a message would go, why, which others are near, and whether words of danger were found."""

    topic: str
    sentence: str
    near: tuple[str, ...] = ()
    is_sure: bool = True
    also_safeguarding: bool = False


def propose(text: str, *, chosen: str, school: School, language: str, held: InForce) -> Proposed:
    """Say under which topic a message goes: the one that its writer chose, else what the machine proposes.

    Where the machine is not sure, the school office reads the message first. The machine never takes a message away
    to the safeguarding lead: it only proposes to tell the lead as well.
    """
    proposal = language_process().propose(
        text, language=language, among=settings_of(school).languages.value, learned=learned_routes(school)
    )
    alarm = proposal.also_safeguarding
    if chosen:
        return Proposed(chosen, _("You chose this topic."), also_safeguarding=alarm)
    near = tuple(charter_name(topic) for topic in proposal.named if topic != SAFEGUARDING)
    if proposal.chosen and proposal.chosen != SAFEGUARDING:
        topic = charter_name(proposal.chosen)
        sentence = _(
            "This is what your words seem to be about. A computer at the school guessed it; you can change it."
        )
        return Proposed(topic, sentence, also_safeguarding=alarm)
    if near:
        names = [str(isolate(topic_words(topic, held.rules))) for topic in near]
        if len(names) > 1:
            sentence = _(
                "It could be “%(first)s” or “%(second)s”. Choose one, or the school office reads it first."
            ) % {
                "first": names[0],
                "second": names[1],
            }
        else:
            sentence = _("It could be “%(topic)s”. Choose it, or the school office reads it first.") % {
                "topic": names[0]
            }
        return Proposed(ANYTHING, sentence, near, is_sure=False, also_safeguarding=alarm)
    sentence = _("You chose no topic. You can still choose one; if not, the school finds the right person.")
    return Proposed(ANYTHING, sentence, is_sure=False, also_safeguarding=alarm)
