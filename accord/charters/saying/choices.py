"""Every named possibility of a rule, worded so that it can stand within a sentence."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accord.rules.charter import (
    AnsweredBy,
    Audience,
    ConductOf,
    Consent,
    Decider,
    EmergencyKind,
    Measured,
    OfficialChannel,
    OutOfTermCount,
    StaffQuiet,
    Step,
    Weekday,
)
from accord.schools.wording import weekday_name

_LABELS: dict[StrEnum, Promise] = {
    StaffQuiet.OWN_WORKING_TIME: _("each person’s own working time"),
    StaffQuiet.SET_TIMES: _("times that are the same for all staff"),
    OutOfTermCount.FROM_FIRST_SCHOOL_DAY: _("counted from the first school day"),
    OutOfTermCount.OFFICE_DAYS: _("counted on the days on which the office works"),
    EmergencyKind.CHILD_SAFETY: _("a child’s safety"),
    EmergencyKind.CHILD_MISSING: _("a missing child"),
    EmergencyKind.MEDICAL: _("a medical emergency"),
    EmergencyKind.COLLECTION_TODAY: _("who collects a child today"),
    EmergencyKind.SITE_OR_TRANSPORT: _("the site or the school transport"),
    EmergencyKind.BEREAVEMENT: _("a death in the family"),
    AnsweredBy.FORM_TEACHER: _("the form teacher"),
    AnsweredBy.SUBJECT_TEACHER: _("the subject teacher"),
    AnsweredBy.HEAD_OF_YEAR: _("the head of year"),
    AnsweredBy.OFFICE: _("the office"),
    AnsweredBy.SPECIAL_NEEDS: _("the special needs coordinator"),
    AnsweredBy.SAFEGUARDING_LEAD: _("the safeguarding lead"),
    AnsweredBy.LEADER: _("a school leader"),
    AnsweredBy.HEADTEACHER: _("the headteacher"),
    AnsweredBy.TEAM: _("a team"),
    OfficialChannel.PORTAL: _("these pages"),
    OfficialChannel.EMAIL: _("e-mail"),
    OfficialChannel.TELEPHONE: _("telephone"),
    OfficialChannel.SMS: _("text message"),
    OfficialChannel.WHATSAPP: _("WhatsApp"),
    OfficialChannel.LETTER: _("letter"),
    OfficialChannel.MEETING: _("a meeting at school"),
    OfficialChannel.PUPIL_DIARY: _("the pupil’s diary"),
    OfficialChannel.VIDEO_CALL: _("video call"),
    Consent.NEVER: _("never"),
    Consent.CONSENT_OF_ALL: _("only when everybody there agrees"),
    Step.INFORMAL_REMINDER: _("an informal reminder"),
    Step.FORMAL_REMINDER: _("a formal reminder"),
    Step.MESSAGE_UNANSWERED: _("leaving an abusive message unanswered"),
    Step.TALK_ENDED: _("ending a meeting or call"),
    Step.MEETING_WITH_LEADER: _("a meeting with a senior leader"),
    Step.WRITTEN_WARNING: _("a written warning"),
    Step.SINGLE_CONTACT: _("a single named contact"),
    Step.WRITTEN_ONLY: _("contact in writing only"),
    Step.CONTACT_LIMIT: _("a limit on how often to write"),
    Step.IN_PERSON_LIMITED: _("limited meetings in person"),
    Step.ASKED_TO_LEAVE: _("being asked to leave the site"),
    Step.SITE_BAR: _("a bar from the site"),
    Step.EXTERNAL_ADVICE: _("advice from outside or the police"),
    Decider.TEACHER: _("the teacher"),
    Decider.FORM_TEACHER: _("the form teacher"),
    Decider.OFFICE: _("the office"),
    Decider.HEAD_OF_YEAR: _("the head of year"),
    Decider.LEADER: _("a school leader"),
    Decider.HEADTEACHER: _("the headteacher"),
    Decider.CHAIR: _("the chair of governors"),
    Decider.GOVERNOR: _("a governor"),
    Decider.PANEL: _("a panel"),
    Decider.CHIEF_EXECUTIVE: _("the chief executive of the trust"),
    Decider.DISTRICT: _("the district"),
    Measured.ACKNOWLEDGED_IN_TIME: _("messages acknowledged in time"),
    Measured.ANSWERED_IN_TIME: _("messages answered in time"),
    Measured.QUIET_HOURS_KEPT: _("families’ quiet hours kept"),
    Measured.CONVERSATION_OFFERED: _("a conversation offered to those who decline to sign"),
    Measured.COMPLAINT_ACKNOWLEDGED_IN_TIME: _("complaints acknowledged in time"),
    Measured.COMPLAINT_ANSWERED_IN_TIME: _("complaints answered in time"),
    Measured.REVIEW_HELD_IN_TIME: _("measures reviewed in time"),
    Measured.NEWS_IN_HOME_LANGUAGE: _("news sent in the language of the home"),
    Audience.GUARDIANS: _("guardians"),
    Audience.STAFF: _("staff"),
    Audience.STUDENTS: _("students"),
    ConductOf.FAMILIES: _("families"),
    ConductOf.BOTH: _("families and staff"),
}


def choice_label(option: StrEnum) -> str:
    """Say a possibility as it stands within a sentence: 'the headteacher', 'Monday'."""
    if isinstance(option, Weekday):
        return weekday_name(list(Weekday).index(option) + 1)
    return str(_LABELS[option])


def choice_title(option: StrEnum) -> str:
    """Say a possibility as it stands alone in a form: 'The headteacher'."""
    return str(capfirst(choice_label(option)))
