"""What each kind of rule is called, and in one sentence what it is for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.charters.saying.fields import FIELDS, HELP

_KINDS: dict[str, tuple[Promise, Promise]] = {
    "working_hours": (
        _("Working hours"),
        _("The hours of the week in which the school reads and answers. Every promised time is counted in them."),
    ),
    "staff_quiet_hours": (
        _("Quiet hours for staff"),
        _("When staff are not told of messages. What arrives then waits, and the sender is told when it will be read."),
    ),
    "family_quiet_hours": (
        _("Quiet hours for families"),
        _("When the school sends families nothing but emergencies. What is written then leaves afterwards."),
    ),
    "response_target": (
        _("Time to answer"),
        _("By when a message is acknowledged and by when it is answered, for all topics or for one."),
    ),
    "out_of_term": (
        _("Messages out of term"),
        _("How time runs for what arrives in the holidays."),
    ),
    "emergencies": (
        _("Emergencies"),
        _("What may interrupt quiet hours, and the numbers that are answered."),
    ),
    "general_inbox": (
        _("General inbox"),
        _("The front door for everything: one address from which each matter reaches the right person."),
    ),
    "topic": (
        _("Topic"),
        _("Something that a guardian can write about, and who answers it first."),
    ),
    "official_channels": (
        _("Official channels"),
        _("The ways in which the school writes, speaks and answers."),
    ),
    "courtesy_limits": (
        _("Courtesy"),
        _("From which length and number of messages a kind hint is shown. Nothing is ever blocked by it."),
    ),
    "recording_consent": (
        _("Recording"),
        _("Whether meetings and calls may be recorded, and who has to agree."),
    ),
    "visitor_rules": (
        _("Visits"),
        _("How somebody comes to visit the school."),
    ),
    "group_spaces": (
        _("Class spaces"),
        _("Whether classes have a space that families share."),
    ),
    "conduct_category": (
        _("Conduct that is not accepted"),
        _("One kind of conduct, and the measures that usually answer it. People decide; nothing follows by itself."),
    ),
    "measure": (
        _("Measure"),
        _("One measure of the ladder: who decides it, how long it lasts, and who looks at it again."),
    ),
    "complaint_stage": (
        _("Stage of a complaint"),
        _("Who hears a complaint at this stage, and by when it is answered."),
    ),
    "complaint_time_limit": (
        _("Time limit for complaints"),
        _("How long after something happened a complaint can be made. A leader may accept a later one."),
    ),
    "promise": (
        _("Promise that is measured"),
        _("A promise of the school; how well it was kept is published to families each term."),
    ),
    "signing": (
        _("Signing"),
        _("Who signs the charter, how often, and how many reminders are sent."),
    ),
}


def kind_name(kind: str) -> str:
    """Say what a kind of rule is called."""
    return str(_KINDS[kind][0])


def kind_about(kind: str) -> str:
    """Say in a sentence or two what a kind of rule is for."""
    return str(_KINDS[kind][1])


def field_name(kind: str, field: str) -> str:
    """Say what a value of a rule is called; as it is written for a value that the kind does not have."""
    return str(FIELDS.get((kind, field), field))


def field_help(kind: str, field: str) -> str:
    """Say how to fill in a value; empty where its name says enough."""
    return str(HELP.get((kind, field), ""))
