"""When two records of one person are joined, what this room holds of them follows to the kept one.

Nothing is told of how many records moved: whoever joins two records does not learn that there are any.
"""

from collections.abc import Mapping
from datetime import datetime

from accord.conduct.models import (
    Account,
    AccountRequest,
    Addressing,
    Affected,
    Closing,
    Confirmation,
    Consultation,
    Decision,
    Evidence,
    Incident,
    Letter,
    Lifting,
    Passing,
    Reopening,
    Representation,
    Restriction,
    Review,
    Support,
)
from accord.people.joining.kinds import Person
from accord.people.joining.references import Follows, carry_references, carry_sign_ins

FOLLOWS = (
    Follows(Incident, "about_guardian"),
    Follows(Incident, "about_staff"),
    Follows(Incident, "reported_by_guardian"),
    Follows(Incident, "reported_by_staff"),
    Follows(Incident, "student"),
    Follows(Incident, "held_by"),
    Follows(Affected, "staff", once=("incident",)),
    Follows(Support, "by"),
    Follows(Account, "guardian"),
    Follows(Account, "staff"),
    Follows(Account, "recorded_by"),
    Follows(AccountRequest, "by"),
    Follows(AccountRequest, "guardian"),
    Follows(AccountRequest, "staff"),
    Follows(Evidence, "by"),
    Follows(Evidence, "by_guardian"),
    Follows(Passing, "before"),
    Follows(Passing, "to"),
    Follows(Passing, "by"),
    Follows(Addressing, "by"),
    Follows(Closing, "by"),
    Follows(Reopening, "by"),
    Follows(Restriction, "guardian"),
    Follows(Restriction, "contact"),
    Follows(Restriction, "decided_by"),
    Follows(Lifting, "by"),
    Follows(Consultation, "asked_by"),
    Follows(Decision, "decided_by", apart=("other_leader",)),
    Follows(Decision, "other_leader", apart=("decided_by",)),
    Follows(Confirmation, "by"),
    Follows(Representation, "guardian"),
    Follows(Representation, "recorded_by"),
    Follows(Letter, "sealed_by"),
    Follows(Letter, "proven_by"),
)
SIGN_INS = (
    (Follows(Incident, "held_by_login"), "school"),
    (Follows(Account, "recorded_by_login"), "incident__school"),
    (Follows(AccountRequest, "by_login"), "incident__school"),
    (Follows(Evidence, "by_login"), "incident__school"),
    (Follows(Closing, "by_login"), "incident__school"),
    (Follows(Reopening, "by_login"), "incident__school"),
    (Follows(Consultation, "person"), "incident__school"),
    (Follows(Review, "heard_by"), "decision__incident__school"),
)
"""Each with the way from its row to the school."""


def carry_conduct(kept: Person, away: Person, at: datetime) -> Mapping[str, int]:
    """A limit, a part in a matter, and what somebody said and reported, hold for the person, whichever is kept."""
    carry_references(kept, away, FOLLOWS)
    return {}


def carry_hands(gone: int, stays: int, school_id: int) -> None:
    """Carry over what somebody had in hand with the sign-in that is theirs no more."""
    carry_sign_ins(gone, stays, SIGN_INS, school_id)
