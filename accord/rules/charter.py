"""The charter as the rulebook reads it: every kind of rule with its values, and the rules of one edition together.

values = read_values(ResponseTarget, {"topic": "", "acknowledge": "8 working_hours"})
rules = CharterRules("edition-ref", (LaidDown("answers", "general", values),))
rules.response_target("attendance")
"""

from accord.rules.charter_values.edition import CharterRules, Clash, LaidDown, clashes
from accord.rules.charter_values.fairness import (
    ComplaintStage,
    ComplaintTimeLimit,
    ConductCategory,
    ConductOf,
    Decider,
    Measure,
    Measured,
    Promise,
    Signing,
    Step,
)
from accord.rules.charter_values.fields import Duration, Unit, Week, Weekday
from accord.rules.charter_values.front_door import (
    AnsweredBy,
    Consent,
    CourtesyLimits,
    GeneralInbox,
    GroupSpaces,
    OfficialChannel,
    OfficialChannels,
    RecordingConsent,
    Topic,
    VisitorRules,
)
from accord.rules.charter_values.kinds import (
    Audience,
    RuleValues,
    default_values,
    plain_values,
    read_values,
    value_fields,
)
from accord.rules.charter_values.problems import BadValue, BadValues, Problem
from accord.rules.charter_values.registry import RULE_KINDS
from accord.rules.charter_values.times import (
    Emergencies,
    EmergencyKind,
    FamilyQuietHours,
    OutOfTerm,
    OutOfTermCount,
    ResponseTarget,
    StaffQuiet,
    StaffQuietHours,
    WorkingHours,
)

__all__ = [
    "RULE_KINDS",
    "AnsweredBy",
    "Audience",
    "BadValue",
    "BadValues",
    "CharterRules",
    "Clash",
    "ComplaintStage",
    "ComplaintTimeLimit",
    "ConductCategory",
    "ConductOf",
    "Consent",
    "CourtesyLimits",
    "Decider",
    "Duration",
    "Emergencies",
    "EmergencyKind",
    "FamilyQuietHours",
    "GeneralInbox",
    "GroupSpaces",
    "LaidDown",
    "Measure",
    "Measured",
    "OfficialChannel",
    "OfficialChannels",
    "OutOfTerm",
    "OutOfTermCount",
    "Problem",
    "Promise",
    "RecordingConsent",
    "ResponseTarget",
    "RuleValues",
    "Signing",
    "StaffQuiet",
    "StaffQuietHours",
    "Step",
    "Topic",
    "Unit",
    "VisitorRules",
    "Week",
    "Weekday",
    "WorkingHours",
    "clashes",
    "default_values",
    "plain_values",
    "read_values",
    "value_fields",
]
