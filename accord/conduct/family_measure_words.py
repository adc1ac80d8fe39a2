"""A measure in words for the guardian: calm, short, never accusing."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accord.conduct.facts.standing import Stand, Standing
from accord.conduct.measure_words import days_of
from accord.rules.charter import Step


def family_title(step: str) -> str:
    """What a measure is called on the guardian's page."""
    return {
        Step.INFORMAL_REMINDER: _("A friendly reminder"),
        Step.FORMAL_REMINDER: _("A reminder in writing"),
        Step.MESSAGE_UNANSWERED: _("We did not answer a message"),
        Step.TALK_ENDED: _("We ended a talk"),
        Step.MEETING_WITH_LEADER: _("A meeting with a school leader"),
        Step.WRITTEN_WARNING: _("A written warning"),
        Step.SINGLE_CONTACT: _("One person answers you"),
        Step.WRITTEN_ONLY: _("We speak in writing"),
        Step.CONTACT_LIMIT: _("A limit on messages"),
        Step.IN_PERSON_LIMITED: _("Visits by arrangement"),
        Step.ASKED_TO_LEAVE: _("We asked you to leave the school site"),
        Step.SITE_BAR: _("Please stay away from the school site for now"),
        Step.EXTERNAL_ADVICE: _("We asked for advice from outside"),
    }[Step(step)]


def family_stand_words(standing: Standing, at: datetime, zone: ZoneInfo) -> str:
    """Where a measure stands, in a sentence for the guardian."""
    said = days_of(standing, at, zone)
    return {
        Stand.AHEAD: _("From %(start)s. The last day is %(day)s."),
        Stand.PROVISIONAL: _("For now, until we have heard you. It ends by itself %(moment)s if nobody confirms it."),
        Stand.HOLDS: _("The last day is %(day)s. Then it ends by itself."),
        Stand.GIVEN: _("There is nothing that you must do."),
        Stand.LIFTED: _("It has been lifted. It does not hold any more."),
        Stand.LAPSED: _("It has ended by itself. It does not hold any more."),
        Stand.ENDED: _("It is over since %(day)s."),
    }[standing.stand] % said
