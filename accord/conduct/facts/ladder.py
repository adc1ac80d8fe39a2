"""The rungs that are open in a case, who can be asked before one, and who can be a single contact."""

from datetime import date

from accord.conduct.facts.deciding import SECOND_LEADERS, Case
from accord.people.facts.in_charge import InCharge, key_of_staff
from accord.people.models import StaffMember
from accord.people.viewer import in_force
from accord.rules.charter import Decider, Step
from accord.rules.charter_values.fairness import LIMITS
from accord.rules.taking_part import MatterFacts, Part, why_barred
from accord.rules.visibility import TABLE, Act
from accord.schools.models import School


def steps_for(case: Case) -> list[Step]:
    """The rungs of the ladder, from the gentlest: all of them for a guardian, and no limits on contact for others."""
    if case.incident.about_guardian_id:
        return list(Step)
    return [step for step in Step if step not in LIMITS]


def can_be_asked(case: Case, role: Decider) -> list[InCharge]:
    """Who can be consulted in a capacity: all who stand in it, sign in, and have no part in the matter."""
    return [
        person
        for person in case.people.get(role, [])
        if person.login and person.key != case.key and why_barred(person.key, Part.BE_CONSULTED, case.matter) is None
    ]


def second_leaders(case: Case) -> list[tuple[Decider, InCharge]]:
    """Who can agree as a second leader: another leader or the headteacher, without a part in the matter."""
    found = {
        person.key: (role, person)
        for role in SECOND_LEADERS
        for person in case.people.get(role, [])
        if person.login and person.key != case.key and why_barred(person.key, Part.DECIDE, case.matter) is None
    }
    return list(found.values())


def single_contacts(school: School, matter: MatterFacts, today: date) -> list[StaffMember]:
    """Who can be a guardian's one contact: staff who answer families and have no part in the matter."""
    rows = StaffMember.objects.filter(
        in_force(today), in_force(today, "roles__starts_on", "roles__ends_on"), school=school,
        roles__role__in=TABLE[Act.ANSWER_FAMILIES],
    ).distinct()  # fmt: skip
    return [one for one in rows if why_barred(key_of_staff(one), Part.HANDLE, matter) is None]
