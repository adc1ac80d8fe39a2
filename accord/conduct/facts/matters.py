"""An incident as the rulebook needs it: who is in it in which way, what the charter says, where it stands."""

from collections import defaultdict
from datetime import date, datetime

from accord.charters.facts import edition_in_force, rules_of
from accord.charters.models import Edition
from accord.conduct.models import Incident
from accord.people.facts.in_charge import family_on_the_staff, key_of_guardian, key_of_login, key_of_staff
from accord.people.facts.one_person import selves_of
from accord.rules.charter import CharterRules, ConductCategory, Decider, Measure, Step
from accord.rules.charter_values.fairness import LIMITS
from accord.rules.taking_part import MatterFacts, Part, as_one_person, keys_in
from accord.schools.facts import settings_of
from accord.schools.models import School


def matter_of(incident: Incident) -> MatterFacts:
    """Who is in an incident: whom it is about, who was affected, whose family, and who took which part."""
    named = {key_of_staff(incident.about_staff)} if incident.about_staff else set()
    if incident.about_guardian:
        named.add(key_of_guardian(incident.about_guardian))
    affected = {key_of_staff(one.staff) for one in incident.affected.select_related("staff")}
    if incident.reported_by_staff:
        affected.add(key_of_staff(incident.reported_by_staff))
    guardians = [one for one in (incident.about_guardian_id, incident.reported_by_guardian_id) if one]
    students = [incident.student_id] if incident.student_id else []
    matter = MatterFacts(
        named=frozenset(named),
        affected=frozenset(affected),
        family=family_on_the_staff(incident.school, guardians, students) - named,
        took_part=_took_part(incident),
    )
    return as_one_person(matter, selves_of(keys_in(matter)))


def _took_part(incident: Incident) -> dict[Part, frozenset[str]]:
    found: defaultdict[Part, set[str]] = defaultdict(set)
    if incident.held_by:
        found[Part.HANDLE].add(key_of_staff(incident.held_by))
    if incident.held_by_login_id:
        found[Part.HANDLE].add(key_of_login(incident.held_by_login_id))
    for consultation in incident.consultations.all():
        found[Part.BE_CONSULTED].add(key_of_login(consultation.person_id))
    for decision in incident.decisions.select_related("decided_by", "other_leader"):
        found[Part.DECIDE].add(key_of_staff(decision.decided_by))
        if decision.other_leader:
            found[Part.DECIDE].add(key_of_staff(decision.other_leader))
        for review in decision.reviews.all():
            found[Part.HEAR_REVIEW].add(key_of_login(review.heard_by_id))
    return {part: frozenset(people) for part, people in found.items()}


def rules_for(incident: Incident) -> CharterRules | None:
    """The rules of the edition under which an incident stands; None where no charter held."""
    return rules_of(incident.edition) if incident.edition else None


def measures_of(rules: CharterRules) -> dict[Step, tuple[Measure, str]]:
    """The rungs of the charter's ladder with the clause of each, in their order."""
    return {laid.values.step: (laid.values, laid.clause) for laid in rules.all(Measure)}


AT_ONCE = frozenset({Step.MESSAGE_UNANSWERED, Step.TALK_ENDED, Step.ASKED_TO_LEAVE, Step.MEETING_WITH_LEADER})
"""Steps that are taken on the spot, or that are themselves a hearing: nobody is asked for an account first."""


def measure_for(rules: CharterRules | None, step: Step) -> tuple[Measure, str]:
    """What the charter lays down for a step; for one that it does not name, the head decides within narrow limits."""
    found = measures_of(rules).get(step) if rules else None
    if found:
        return found
    ends = step in LIMITS
    consult = (Decider.CHAIR, Decider.CHIEF_EXECUTIVE) if step is Step.SITE_BAR else ()
    return (
        Measure(
            step=step,
            decided_by=(Decider.LEADER, Decider.HEADTEACHER) if step in AT_ONCE else (Decider.HEADTEACHER,),
            consult=consult,
            account_days=0 if step in AT_ONCE else 10,
            longest_days=30 if ends else None,
            review_every_days=15 if ends else None,
            review_heard_by=(Decider.PANEL,),
        ),
        "",
    )


def category_of(rules: CharterRules | None, category: str) -> ConductCategory | None:
    """What the charter says of a kind of conduct."""
    if rules is None:
        return None
    return next((laid.values for laid in rules.all(ConductCategory) if laid.values.category == category), None)


def day_at(school: School, at: datetime) -> date:
    """The day on the school's wall."""
    return at.astimezone(settings_of(school).zone).date()


def edition_at(school: School, at: datetime) -> Edition | None:
    """The edition that held at a school at a moment."""
    return edition_in_force(school, day_at(school, at))
