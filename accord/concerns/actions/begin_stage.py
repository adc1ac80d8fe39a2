"""Begin a stage of a complaint: its dates by the charter, and who has it."""

from datetime import datetime

from django.db import transaction

from accord.concerns.facts.complaints import dates_of, day_at, rules_of_stage
from accord.concerns.facts.matters import People, matter_of
from accord.concerns.models import Complaint, Stage, TookPart
from accord.core import audit
from accord.people.facts.in_charge import InCharge, capacities_of, in_charge
from accord.people.models import Login
from accord.rules.charter import ComplaintStage, Decider
from accord.rules.taking_part import RANK, MatterFacts, Part, handler_for, heard_above, highest

CONVENES = (Decider.CHAIR, Decider.CHIEF_EXECUTIVE, Decider.DISTRICT)
"""Who brings a panel together: the members themselves only hear."""


@transaction.atomic
def begin_stage(*, complaint: Complaint, number: int, by: str, at: datetime) -> Stage:
    """A stage begins: its dates are promised, and it goes to somebody without a conflict, or waits in the open."""
    rules = rules_of_stage(complaint, number)
    dates = dates_of(complaint.school, rules, at)
    stage = Stage.objects.create(
        complaint=complaint,
        number=number,
        begun_at=at,
        acknowledge_by=dates.acknowledge_by,
        answer_by=dates.answer_by,
        created_at=at,
    )
    hand_stage(stage=stage, by=by, at=at)
    audit.record(
        by=by, verb="begin_stage", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"stage": number, "handled_as": stage.handled_as},
    )  # fmt: skip
    return stage


@transaction.atomic
def hand_stage(*, stage: Stage, by: str, at: datetime) -> Login | None:
    """A stage goes to whoever is free of conflict and stands above those named; None leaves it waiting in the open."""
    complaint = stage.complaint
    matter = matter_of(complaint)
    people = in_charge(complaint.school, day_at(complaint.school, at))
    found = who_would_have_it(rules_of_stage(complaint, stage.number), stage.number, matter, people)
    stage.handled_by, stage.handled_as = (found[1].login, found[0]) if found else (None, "")
    stage.save(update_fields=["handled_by", "handled_as"])
    if stage.handled_by:
        TookPart.objects.get_or_create(
            complaint=complaint, person=stage.handled_by, part=Part.HANDLE, stage=stage.number,
            defaults={"created_at": at},
        )  # fmt: skip
        audit.record(
            by=by, verb="hand_stage", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
            details={"stage": stage.number, "to": f"login:{stage.handled_by.ref}"},
        )  # fmt: skip
    return stage.handled_by


def who_would_have_it(
    rules: ComplaintStage, number: int, matter: MatterFacts, people: People
) -> tuple[Decider, InCharge] | None:
    """Who takes a stage: in the charter's order, free of conflict, with a sign-in; not whoever had an earlier stage."""
    heard_by = CONVENES if rules.panel_members else rules.heard_by
    named = [capacity for key in matter.named for capacity in capacities_of(key, people)]
    part = Part.HANDLE if number == 1 else Part.HEAR_REVIEW
    holders = {role: [one.key for one in line if one.login] for role, line in people.items()}
    top = highest(named)
    above = {role: keys for role, keys in holders.items() if top is None or RANK[role] != RANK[top]}
    found = handler_for(heard_above(heard_by, named), above, part, matter)
    if found is None:
        return None
    return found.role, next(one for one in people[found.role] if one.key == found.person)
