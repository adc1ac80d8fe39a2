"""What somebody may do in a complaint at a moment: their part in its stage, and why a step waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accord.concerns.facts.complaints import current_stage, day_at, facts_of, matter_of, rules_of_stage
from accord.concerns.facts.matters import People, highest_named
from accord.concerns.models import AccountAsked, Attendance, Bundle, Complaint, DetailsStay, Seat, Stage, TookPart
from accord.people.facts.in_charge import InCharge, in_charge, key_of_login
from accord.people.facts.one_person import with_other_selves
from accord.people.models import Login
from accord.rules.charter import ComplaintStage, Decider
from accord.rules.complaints import ComplaintFacts, ComplaintStep, Why, why_not
from accord.rules.taking_part import HAD_A_HAND, RANK, MatterFacts, Part, why_barred

HANDLERS_STEPS = frozenset(ComplaintStep) - {
    ComplaintStep.CONFIRM_POINTS,
    ComplaintStep.ASK_NEXT_STAGE,
    ComplaintStep.WITHDRAW,
    ComplaintStep.TAKE_UP_AGAIN,
    ComplaintStep.PUT_OUT_OF_SCOPE,
}
"""What the school does in a complaint; the rest is the family's, or stands in the register."""

CHAIRS_STEPS = frozenset(
    {
        ComplaintStep.FIND,
        ComplaintStep.PROMISE_NEW_DATE,
        ComplaintStep.SEND_PAPERS,
        ComplaintStep.HEAR,
        ComplaintStep.ANSWER,
    }
)
"""What whoever chairs a panel does."""

MAY_INVESTIGATE = (
    Decider.LEADER,
    Decider.HEADTEACHER,
    Decider.HEAD_OF_YEAR,
    Decider.GOVERNOR,
    Decider.CHAIR,
    Decider.CHIEF_EXECUTIVE,
    Decider.DISTRICT,
)


@dataclass(frozen=True)
class Hand:
    """One login's part in a complaint as it stands now; all of it is judged anew each time it is asked for."""

    complaint: Complaint
    stage: Stage
    rules: ComplaintStage
    facts: ComplaintFacts
    matter: MatterFacts
    login: Login
    handles: bool = False
    investigates: bool = False
    sits: bool = False
    chairs: bool = False
    earlier: bool = False

    @property
    def works(self) -> bool:
        """Whether they gather what belongs to this stage: everything in it is theirs to read."""
        return self.handles or self.investigates

    @property
    def has_a_part(self) -> bool:
        """Whether they have a part now or had one in an earlier stage; whoever was taken off has none."""
        return self.works or self.sits or self.earlier

    def may(self, step: ComplaintStep) -> bool:
        """Whether a step is theirs to take at all."""
        if step is ComplaintStep.FINISH_REMEDY:
            return self.handles or self.earlier
        if step is ComplaintStep.FIND:
            return self.chairs or self.handles if self.facts.has_panel else self.works
        return (self.handles and step in HANDLERS_STEPS) or (self.chairs and step in CHAIRS_STEPS)

    def why_not(self, step: ComplaintStep) -> Why | None:
        """Why a step may not be taken now, by the rulebook; None when it may."""
        return why_not(step, self.facts)


def hand_of(complaint: Complaint, login: Login, at: datetime) -> Hand | None:
    """Somebody's part in a complaint; a leader who only reads has none of them. None with a conflict (PART-1…4)."""
    key, matter = key_of_login(login.pk), matter_of(complaint)
    stage = current_stage(complaint)
    if why_barred(key, Part.READ, matter):
        return None
    seat = stage.seats.filter(person=login, left_at__isnull=True).first()
    had_one = key in earlier_parts(complaint, stage.number)
    return Hand(
        complaint=complaint,
        stage=stage,
        rules=rules_of_stage(complaint, stage.number),
        facts=facts_of(complaint, at),
        matter=matter,
        login=login,
        handles=stage.handled_by_id == login.pk,
        investigates=stage.investigator_id == login.pk,
        sits=seat is not None and not had_one,
        chairs=seat is not None and seat.chairs and not had_one,
        earlier=had_one,
    )


def earlier_parts(complaint: Complaint, before_stage: int) -> frozenset[str]:
    """The keys of those who had a hand in an earlier stage: they do not look at it again (PART-4)."""
    rows = TookPart.objects.filter(complaint=complaint, stage__lt=before_stage, part__in=list(HAD_A_HAND))
    return with_other_selves(key_of_login(person) for person in rows.values_list("person", flat=True))


def people_of(complaint: Complaint, at: datetime) -> People:
    """Who stands in which capacity at the school of a complaint today."""
    return in_charge(complaint.school, day_at(complaint.school, at))


def free_to_investigate(complaint: Complaint, at: datetime) -> list[InCharge]:
    """Those who may be named investigator: free of conflict, without a hand in earlier stages, not below the named."""
    return _free(complaint, MAY_INVESTIGATE, Part.INVESTIGATE, at)


def free_to_sit(complaint: Complaint, at: datetime) -> list[InCharge]:
    """The governors who may sit on a panel about this complaint."""
    return _free(complaint, (Decider.PANEL, Decider.CHAIR, Decider.GOVERNOR), Part.READ, at)


def free_to_handle(complaint: Complaint, at: datetime) -> list[InCharge]:
    """Those to whom a stage can be passed on: in the charter's capacities and those above, free of conflict."""
    rules = rules_of_stage(complaint, current_stage(complaint).number)
    least = min(RANK[role] for role in rules.heard_by)
    roles = [role for role, rank in RANK.items() if rank >= least]
    return _free(complaint, sorted(roles, key=RANK.__getitem__), Part.HANDLE, at)


def _free(complaint: Complaint, roles: Iterable[Decider], part: Part, at: datetime) -> list[InCharge]:
    people, matter = people_of(complaint, at), matter_of(complaint)
    barred = earlier_parts(complaint, current_stage(complaint).number)
    top = highest_named(matter, people)
    found: dict[str, InCharge] = {}
    for role in roles:
        if top is not None and RANK[role] <= RANK[top]:
            continue
        for person in people.get(role, ()):
            if person.login and person.key not in barred and why_barred(person.key, part, matter) is None:
                found.setdefault(person.key, person)
    return list(found.values())


def seats_of(stage: Stage) -> list[Seat]:
    """Who sits on the panel of a stage now, the chair first."""
    return list(stage.seats.filter(left_at__isnull=True).select_related("person").order_by("-chairs", "id"))


def is_barred_from_panel(complaint: Complaint, stage: Stage, login: Login) -> bool:
    """Whether a conflict keeps somebody off the panel of a stage (COMPLAINT-11)."""
    key = key_of_login(login.pk)
    return why_barred(key, Part.READ, matter_of(complaint)) is not None or key in earlier_parts(complaint, stage.number)


def bundles_of(complaint: Complaint) -> list[Bundle]:
    """The papers of hearings as they were sent, the latest first."""
    return list(Bundle.objects.filter(stage__complaint=complaint).select_related("stage").order_by("-sent_at", "-id"))


def attendance_at(stage: Stage) -> Attendance | None:
    """What the family said of the hearing of a stage."""
    return Attendance.objects.filter(stage=stage).first()


def accounts_asked_in(complaint: Complaint) -> list[AccountAsked]:
    """Who was asked for an account, and who has answered."""
    return list(complaint.accounts_asked.select_related("staff", "paper"))


def accounts_asked_of(login: Login) -> list[AccountAsked]:
    """The accounts that somebody is asked for and has not given."""
    rows = AccountAsked.objects.filter(staff__login=login, paper__isnull=True, complaint__ended_at__isnull=True)
    return list(rows.select_related("staff__school"))


def details_that_stay_in(complaint: Complaint) -> list[DetailsStay]:
    """Why details of another family stay in what the complainant reads, the first first."""
    return list(complaint.details_that_stay.select_related("by"))
