"""Rules about the way in: inbox, topics, channels, courtesy, recording, visits."""

from dataclasses import dataclass
from enum import StrEnum

from accord.rules.charter_values.fields import (
    ChoiceField,
    ChoicesField,
    MaybeField,
    NameField,
    NumberField,
    WordsField,
    YesNoField,
)
from accord.rules.charter_values.kinds import RuleValues, charter_value
from accord.rules.charter_values.problems import Problem


@dataclass(frozen=True)
class GeneralInbox(RuleValues):
    """The front door for everything: one address, kept by one team, from which a matter reaches the right person."""

    kind = "general_inbox"
    address: str = charter_value(NameField(254, may_be_empty=True), "")
    telephone: str = charter_value(NameField(40, may_be_empty=True), "")
    team: str = charter_value(NameField(120, may_be_empty=True), "")


class AnsweredBy(StrEnum):
    """Who a topic goes to first."""

    FORM_TEACHER = "form_teacher"
    SUBJECT_TEACHER = "subject_teacher"
    HEAD_OF_YEAR = "head_of_year"
    OFFICE = "office"
    SPECIAL_NEEDS = "special_needs"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    LEADER = "leader"
    HEADTEACHER = "headteacher"
    TEAM = "team"


@dataclass(frozen=True)
class Topic(RuleValues):
    """A topic that a guardian can pick, in plain words, and who answers it first."""

    kind = "topic"
    repeats = True
    topic: str = charter_value(NameField(60), "something_else")
    words: tuple[tuple[str, str], ...] = charter_value(WordsField(), ())
    answered_by: AnsweredBy = charter_value(ChoiceField(AnsweredBy), AnsweredBy.OFFICE)
    team: str = charter_value(NameField(120, may_be_empty=True), "")
    confidential: bool = charter_value(YesNoField(), False)

    def quarrels(self) -> list[Problem]:
        """A topic that goes to a team names the team."""
        return [Problem("team", "team_missing")] if self.answered_by is AnsweredBy.TEAM and not self.team else []


class OfficialChannel(StrEnum):
    """A way in which school and family write or speak to each other."""

    PORTAL = "portal"
    EMAIL = "email"
    TELEPHONE = "telephone"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    LETTER = "letter"
    MEETING = "meeting"
    PUPIL_DIARY = "pupil_diary"
    VIDEO_CALL = "video_call"


@dataclass(frozen=True)
class OfficialChannels(RuleValues):
    """The channels that the school uses and answers; private numbers and social media are none of them."""

    kind = "official_channels"
    channels: tuple[OfficialChannel, ...] = charter_value(
        ChoicesField(OfficialChannel, least=1),
        (
            OfficialChannel.PORTAL,
            OfficialChannel.EMAIL,
            OfficialChannel.TELEPHONE,
            OfficialChannel.LETTER,
            OfficialChannel.MEETING,
        ),
    )


@dataclass(frozen=True)
class CourtesyLimits(RuleValues):
    """Beyond which length and frequency a gentle hint is shown; never a block."""

    kind = "courtesy_limits"
    longest_words: int | None = charter_value(MaybeField(NumberField(50, 5000, "words"), "no_limit"), 400)
    messages_a_week: int | None = charter_value(MaybeField(NumberField(1, 50, "messages"), "no_limit"), 5)
    meeting_minutes: int | None = charter_value(MaybeField(NumberField(5, 240, "minutes"), "no_limit"), 30)


class Consent(StrEnum):
    """When a talk may be recorded."""

    NEVER = "never"
    CONSENT_OF_ALL = "consent_of_all"


@dataclass(frozen=True)
class RecordingConsent(RuleValues):
    """Whether meetings and calls may be recorded, and whose consent that takes."""

    kind = "recording_consent"
    meetings: Consent = charter_value(ChoiceField(Consent), Consent.CONSENT_OF_ALL)
    calls: Consent = charter_value(ChoiceField(Consent), Consent.CONSENT_OF_ALL)


@dataclass(frozen=True)
class VisitorRules(RuleValues):
    """How somebody visits the school: by appointment how long before, and signing in at reception."""

    kind = "visitor_rules"
    appointment: bool = charter_value(YesNoField(), True)
    notice_days: int = charter_value(NumberField(0, 30, "working_days"), 2)
    sign_in_at_reception: bool = charter_value(YesNoField(), True)


@dataclass(frozen=True)
class GroupSpaces(RuleValues):
    """Whether classes have a shared space, and after how many quiet days it is put away."""

    kind = "group_spaces"
    offered: bool = charter_value(YesNoField(), True)
    rules_accepted_first: bool = charter_value(YesNoField(), True)
    archived_after_days: int = charter_value(NumberField(7, 400, "days"), 180)
