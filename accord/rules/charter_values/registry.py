"""The list of every kind of rule, in the order in which a charter speaks of them."""

from accord.rules.charter_values.fairness import (
    ComplaintStage,
    ComplaintTimeLimit,
    ConductCategory,
    Measure,
    Promise,
    Signing,
)
from accord.rules.charter_values.front_door import (
    CourtesyLimits,
    GeneralInbox,
    GroupSpaces,
    OfficialChannels,
    RecordingConsent,
    Topic,
    VisitorRules,
)
from accord.rules.charter_values.kinds import RuleValues
from accord.rules.charter_values.times import (
    Emergencies,
    FamilyQuietHours,
    OutOfTerm,
    ResponseTarget,
    StaffQuietHours,
    WorkingHours,
)

RULE_KINDS: dict[str, type[RuleValues]] = {
    one.kind: one
    for one in (
        WorkingHours,
        StaffQuietHours,
        FamilyQuietHours,
        ResponseTarget,
        OutOfTerm,
        Emergencies,
        GeneralInbox,
        Topic,
        OfficialChannels,
        CourtesyLimits,
        RecordingConsent,
        VisitorRules,
        GroupSpaces,
        ConductCategory,
        Measure,
        ComplaintStage,
        ComplaintTimeLimit,
        Promise,
        Signing,
    )
}
"""Every kind of rule by its name in files."""
