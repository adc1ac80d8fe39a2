"""Who hears the review of a measure: somebody whom the charter names and who had no part in it, else the next above."""

from dataclasses import dataclass
from datetime import datetime

from accord.conduct.facts.matters import day_at, matter_of, measure_for, rules_for
from accord.conduct.models import Decision
from accord.people.facts.in_charge import (
    InCharge,
    capacities_of,
    in_charge,
    key_of_login,
    key_of_staff,
    keys_by_capacity,
)
from accord.people.models import Login
from accord.rules.charter import Decider, Step
from accord.rules.taking_part import Part, handler_for, heard_above, why_barred


@dataclass(frozen=True)
class Hearing:
    """Who may hear a review, each with the capacity in which they do; nobody where everybody had a part (PART-6)."""

    people: tuple[tuple[Decider, InCharge], ...] = ()

    def role_of(self, login: Login) -> Decider | None:
        """The capacity in which somebody hears it; None for everybody else."""
        key = key_of_login(login.pk)
        return next((role for role, person in self.people if person.key == key), None)


def hearing_of(decision: Decision, at: datetime) -> Hearing:
    """Who may hear the review of a measure at a moment: all who are free among those named, else the next above."""
    incident = decision.incident
    people = in_charge(incident.school, day_at(incident.school, at))
    matter = matter_of(incident)
    measure, _clause = measure_for(rules_for(incident), Step(decision.step))
    about = capacities_of(key_of_staff(incident.about_staff), people) if incident.about_staff else frozenset()
    named = heard_above(measure.review_heard_by or (Decider.CHAIR,), about)
    free = [
        (role, person)
        for role in named
        for person in people.get(role, [])
        if why_barred(person.key, Part.HEAR_REVIEW, matter) is None
    ]
    if not free:
        above = handler_for(named, keys_by_capacity(people), Part.HEAR_REVIEW, matter)
        free = [
            (above.role, person)
            for person in (people.get(above.role, []) if above else [])
            if above and why_barred(person.key, Part.HEAR_REVIEW, matter) is None
        ]
    once = {person.key: (role, person) for role, person in reversed(free)}
    return Hearing(tuple(reversed(once.values())))
