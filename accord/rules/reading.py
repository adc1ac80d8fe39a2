"""Who on the staff may read a conversation."""

from dataclasses import dataclass
from enum import StrEnum

from accord.rules.visibility import Act, may


class Reads(StrEnum):
    """Why somebody may read a conversation."""

    HAS_IT = "has_it"
    STANDS_IN = "stands_in"
    IN_THE_TEAM = "in_the_team"
    FRONT_DOOR = "front_door"
    LEADS = "leads"
    KEEPS_SAFE = "keeps_safe"
    ASKED_TO_LOOK = "asked_to_look"
    WAS_ON_DUTY = "was_on_duty"


@dataclass(frozen=True)
class ReadingFacts:
    """One member of staff before one conversation. `safeguarding`: it is about a child at risk. `told_of_emergency`:
    they were told of an emergency in it within the last day, being on duty.
    """

    roles: frozenset[str]
    has_it: bool = False
    stands_in: bool = False
    in_the_team: bool = False
    at_the_front_door: bool = False
    confidential: bool = False
    safeguarding: bool = False
    concerned: bool = False
    own_family: bool = False
    asked_to_look: bool = False
    told_of_emergency: bool = False


def decide_reading(facts: ReadingFacts) -> Reads | None:
    """Why a member of staff may read a conversation; None when they may not.

    READ-1: Whoever has a conversation reads it, and so does whoever stands in for them, and the team that has it.

    READ-2: The office reads what waits at the front door and all that is not confidential, so that it can help.

    READ-3: Leaders read what is not confidential; the headteacher reads confidential matters as well.

    READ-4: What is about a child at risk is read by the safeguarding lead alone; where the lead is away, or it is about
    the lead, by the one person who has it in the lead's place.

    READ-5: Nobody reads what is about themselves, and no member of staff a conversation of their own family.

    READ-6: Whoever was asked to look at a matter because the answer is late reads it.

    READ-7: Whoever was told of an emergency because they were on duty reads it for a day, whatever their role.
    """
    if facts.concerned or facts.own_family:
        return None
    if facts.safeguarding:
        if may(facts.roles, Act.READ_SAFEGUARDING):
            return Reads.KEEPS_SAFE
        return Reads.HAS_IT if facts.has_it else None
    if facts.has_it:
        return Reads.HAS_IT
    if facts.stands_in:
        return Reads.STANDS_IN
    if facts.in_the_team:
        return Reads.IN_THE_TEAM
    if facts.asked_to_look:
        return Reads.ASKED_TO_LOOK
    if facts.told_of_emergency:
        return Reads.WAS_ON_DUTY
    if may(facts.roles, Act.READ_FRONT_DOOR) and (facts.at_the_front_door or not facts.confidential):
        return Reads.FRONT_DOOR
    act = Act.READ_CONFIDENTIAL_MATTERS if facts.confidential else Act.READ_CONVERSATIONS
    return Reads.LEADS if may(facts.roles, act) else None
