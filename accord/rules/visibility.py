"""Who may see and do what, by role: one table that a headteacher can read from top to bottom.

A role opens only what stands beside it. Whatever no line names is refused. Roles of one person add up only
inside one school, and never reach into a record that concerns the person's own family.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The roles that a school gives."""

    TEACHER = "teacher"
    FORM_TEACHER = "form_teacher"
    OFFICE = "office"
    HEAD_OF_YEAR = "head_of_year"
    SPECIAL_NEEDS = "special_needs"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    LEADER = "leader"
    HEADTEACHER = "headteacher"
    GOVERNOR = "governor"
    CHAIR = "chair"
    VOLUNTEER_COORDINATOR = "volunteer_coordinator"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What a member of staff may be allowed to see or do."""

    SEE_SCHOOL_SETUP = "see_school_setup"
    EDIT_SCHOOL = "edit_school"
    EDIT_CALENDAR = "edit_calendar"
    SEE_EVERY_STUDENT = "see_every_student"
    SEE_OWN_STUDENTS = "see_own_students"
    SEE_CONTACT_DETAILS = "see_contact_details"
    READ_CONFIDENTIAL_ADDRESS = "read_confidential_address"
    EDIT_FAMILIES = "edit_families"
    SEE_ORDER_FLAG = "see_order_flag"
    READ_COURT_ORDERS = "read_court_orders"
    RECORD_COURT_ORDERS = "record_court_orders"
    SEE_STAFF = "see_staff"
    EDIT_STAFF = "edit_staff"
    ARRANGE_COVER = "arrange_cover"
    IMPORT_ROSTER = "import_roster"
    INVITE = "invite"
    INVITE_FAMILIES = "invite_families"
    INVITE_STAFF = "invite_staff"
    SEE_AUDIT = "see_audit"
    SEE_DELIVERIES = "see_deliveries"
    SORT_MAIL = "sort_mail"
    SEE_CHARTER_DRAFTS = "see_charter_drafts"
    EDIT_CHARTER = "edit_charter"
    APPROVE_CHARTER = "approve_charter"
    PUBLISH_CHARTER = "publish_charter"
    SEE_SIGNATURES = "see_signatures"
    RECORD_SIGNATURES = "record_signatures"
    READ_FRONT_DOOR = "read_front_door"
    READ_CONVERSATIONS = "read_conversations"
    READ_CONFIDENTIAL_MATTERS = "read_confidential_matters"
    READ_SAFEGUARDING = "read_safeguarding"
    ANSWER_FAMILIES = "answer_families"
    REVIEW_EMERGENCIES = "review_emergencies"
    SEE_WORKLOAD = "see_workload"
    OPEN_SPACES = "open_spaces"
    SEE_EVERY_SPACE = "see_every_space"
    REVIEW_POSTS = "review_posts"
    REPORT_INCIDENTS = "report_incidents"
    HANDLE_INCIDENTS = "handle_incidents"
    SEE_PATTERNS = "see_patterns"
    ANSWER_CONCERNS = "answer_concerns"
    SEE_COMPLAINTS_REGISTER = "see_complaints_register"
    HANDLE_COMPLAINTS = "handle_complaints"
    RAISE_WORRY = "raise_worry"
    SEE_RECEPTION = "see_reception"
    READ_NEEDS = "read_needs"
    RECORD_NEEDS = "record_needs"


_EVERYONE_WITH_PUPILS = frozenset(
    {
        Role.TEACHER,
        Role.FORM_TEACHER,
        Role.OFFICE,
        Role.HEAD_OF_YEAR,
        Role.SPECIAL_NEEDS,
        Role.SAFEGUARDING_LEAD,
        Role.LEADER,
        Role.HEADTEACHER,
    }
)

TABLE: dict[Act, frozenset[Role]] = {
    Act.SEE_SCHOOL_SETUP: frozenset({Role.ADMINISTRATOR, Role.OFFICE, Role.LEADER, Role.HEADTEACHER}),
    Act.EDIT_SCHOOL: frozenset({Role.ADMINISTRATOR}),
    Act.EDIT_CALENDAR: frozenset({Role.ADMINISTRATOR, Role.OFFICE}),
    Act.SEE_EVERY_STUDENT: frozenset(
        {Role.OFFICE, Role.SPECIAL_NEEDS, Role.SAFEGUARDING_LEAD, Role.LEADER, Role.HEADTEACHER}
    ),
    Act.SEE_OWN_STUDENTS: _EVERYONE_WITH_PUPILS,
    Act.SEE_CONTACT_DETAILS: frozenset({Role.OFFICE, Role.SAFEGUARDING_LEAD, Role.LEADER, Role.HEADTEACHER}),
    Act.READ_CONFIDENTIAL_ADDRESS: frozenset({Role.SAFEGUARDING_LEAD, Role.HEADTEACHER}),
    Act.EDIT_FAMILIES: frozenset({Role.OFFICE}),
    Act.SEE_ORDER_FLAG: frozenset({Role.OFFICE, Role.SAFEGUARDING_LEAD, Role.HEADTEACHER}),
    Act.READ_COURT_ORDERS: frozenset({Role.SAFEGUARDING_LEAD, Role.HEADTEACHER}),
    Act.RECORD_COURT_ORDERS: frozenset({Role.SAFEGUARDING_LEAD, Role.HEADTEACHER}),
    Act.SEE_STAFF: _EVERYONE_WITH_PUPILS | {Role.ADMINISTRATOR, Role.VOLUNTEER_COORDINATOR},
    Act.EDIT_STAFF: frozenset({Role.ADMINISTRATOR}),
    Act.ARRANGE_COVER: frozenset({Role.OFFICE, Role.LEADER, Role.HEADTEACHER, Role.ADMINISTRATOR}),
    Act.IMPORT_ROSTER: frozenset({Role.OFFICE, Role.ADMINISTRATOR}),
    Act.INVITE: frozenset({Role.OFFICE, Role.ADMINISTRATOR}),
    Act.INVITE_FAMILIES: frozenset({Role.OFFICE}),
    Act.INVITE_STAFF: frozenset({Role.ADMINISTRATOR}),
    Act.SEE_AUDIT: frozenset({Role.HEADTEACHER}),
    Act.SORT_MAIL: frozenset({Role.OFFICE}),
    Act.SEE_DELIVERIES: frozenset({Role.OFFICE, Role.LEADER, Role.HEADTEACHER}),
    Act.SEE_CHARTER_DRAFTS: frozenset(Role),
    Act.EDIT_CHARTER: frozenset({Role.ADMINISTRATOR, Role.LEADER, Role.HEADTEACHER}),
    Act.APPROVE_CHARTER: frozenset({Role.HEADTEACHER}),
    Act.PUBLISH_CHARTER: frozenset({Role.LEADER, Role.HEADTEACHER}),
    Act.SEE_SIGNATURES: frozenset({Role.OFFICE, Role.LEADER, Role.HEADTEACHER}),
    Act.RECORD_SIGNATURES: frozenset({Role.OFFICE}),
    Act.READ_FRONT_DOOR: frozenset({Role.OFFICE}),
    Act.READ_CONVERSATIONS: frozenset({Role.LEADER, Role.HEADTEACHER}),
    Act.READ_CONFIDENTIAL_MATTERS: frozenset({Role.HEADTEACHER}),
    Act.READ_SAFEGUARDING: frozenset({Role.SAFEGUARDING_LEAD}),
    Act.ANSWER_FAMILIES: _EVERYONE_WITH_PUPILS,
    Act.REVIEW_EMERGENCIES: frozenset({Role.LEADER, Role.HEADTEACHER, Role.SAFEGUARDING_LEAD}),
    Act.SEE_WORKLOAD: frozenset({Role.LEADER, Role.HEADTEACHER}),
    Act.OPEN_SPACES: frozenset({Role.FORM_TEACHER, Role.LEADER, Role.HEADTEACHER}),
    Act.SEE_EVERY_SPACE: frozenset({Role.SAFEGUARDING_LEAD, Role.LEADER, Role.HEADTEACHER}),
    Act.REVIEW_POSTS: frozenset({Role.LEADER, Role.HEADTEACHER}),
    Act.REPORT_INCIDENTS: frozenset(Role),
    Act.HANDLE_INCIDENTS: frozenset({Role.LEADER, Role.HEADTEACHER, Role.CHAIR}),
    Act.SEE_PATTERNS: frozenset({Role.LEADER, Role.HEADTEACHER, Role.GOVERNOR, Role.CHAIR}),
    Act.ANSWER_CONCERNS: _EVERYONE_WITH_PUPILS | {Role.CHAIR},
    Act.SEE_COMPLAINTS_REGISTER: frozenset({Role.OFFICE, Role.LEADER, Role.HEADTEACHER, Role.CHAIR}),
    Act.HANDLE_COMPLAINTS: frozenset({Role.LEADER, Role.HEADTEACHER, Role.CHAIR}),
    Act.RAISE_WORRY: frozenset(Role),
    Act.SEE_RECEPTION: frozenset({Role.OFFICE, Role.LEADER, Role.HEADTEACHER}),
    Act.READ_NEEDS: frozenset({Role.SPECIAL_NEEDS, Role.HEADTEACHER}),
    Act.RECORD_NEEDS: frozenset({Role.SPECIAL_NEEDS}),
}
"""The whole table: an act and the roles that open it."""

CONFIDENTIAL_ROLES = frozenset(
    {
        Role.SPECIAL_NEEDS,
        Role.SAFEGUARDING_LEAD,
        Role.LEADER,
        Role.HEADTEACHER,
        Role.CHAIR,
        Role.ADMINISTRATOR,
    }
)
"""Roles that open confidential records; whoever holds one signs in with a second factor."""


def may(roles: frozenset[str], act: Act) -> bool:
    """SEE-1: A role opens an act only if the table says so; several roles add up."""
    return any(role in roles for role in TABLE[act])


def needs_second_factor(roles: frozenset[str]) -> bool:
    """SEE-2: Whoever can open confidential records proves it twice at sign-in."""
    return any(role in roles for role in CONFIDENTIAL_ROLES)


ABOUT_FAMILIES = frozenset(
    {
        Act.SEE_CONTACT_DETAILS,
        Act.READ_CONFIDENTIAL_ADDRESS,
        Act.EDIT_FAMILIES,
        Act.SEE_ORDER_FLAG,
        Act.READ_COURT_ORDERS,
        Act.RECORD_COURT_ORDERS,
        Act.INVITE_FAMILIES,
        Act.READ_NEEDS,
        Act.RECORD_NEEDS,
    }
)
"""What staff may do with the record of a family, and never with that of their own."""


def may_about(roles: frozenset[str], act: Act, *, own_family: bool) -> bool:
    """SEE-4: Staff who are also parents are parents towards their own family: no role opens its records.

    It holds for their own child, for everybody tied to that child, and after the tie has ended.
    """
    return may(roles, act) and not (own_family and act in ABOUT_FAMILIES)


@dataclass(frozen=True)
class StudentReach:
    """Which students of a school somebody may see: all of them, or those taught and those of some years."""

    every: bool = False
    taught: bool = False
    year_groups: frozenset[str] = frozenset()


def decide_student_reach(roles: frozenset[str], years_led: frozenset[str]) -> StudentReach:
    """SEE-5: Teachers see the students whom they teach now; a head of year sees that year as well.

    The office, special needs, safeguarding and leaders see every student. Nobody else sees any.
    """
    if may(roles, Act.SEE_EVERY_STUDENT):
        return StudentReach(every=True)
    if not may(roles, Act.SEE_OWN_STUDENTS):
        return StudentReach()
    led = years_led if Role.HEAD_OF_YEAR in roles else frozenset()
    return StudentReach(taught=True, year_groups=frozenset(year for year in led if year))


PARENTS_AND_CARERS = frozenset({"mother", "father", "parent", "foster_carer", "carer", "local_authority"})
"""Relationships that by themselves make somebody a parent or the one who cares for the child."""


@dataclass(frozen=True)
class TieFacts:
    """What is known, at one moment, of the tie between one guardian and one child.

    `represented` holds the facts of the guardian whom this one represents, or None.
    """

    in_force: bool
    may_be_contacted: bool
    may_collect: bool
    parental_responsibility: bool
    orders: frozenset[str]
    relationship: str = "parent"
    lives_with: bool = False
    represented: "TieFacts | None" = None


@dataclass(frozen=True)
class GuardianView:
    """What one guardian may have of one child, and the rule that says so.

    `knows_child` is the least: the name of a child whom one may collect, and nothing else.
    """

    sees_child: bool
    receives_news: bool
    may_collect: bool
    rule: str

    @property
    def knows_child(self) -> bool:
        """Whether the guardian is shown the child's name at all."""
        return self.sees_child or self.may_collect


def decide_guardian_view(tie: TieFacts) -> GuardianView:
    """SEE-3: Every parent and carer sees the child while the tie lasts, unless a court order says otherwise.

    An order on collection, on contact or on everything ends the right to collect. A guardian who may not be
    contacted keeps seeing the child but is not sent news.
    """
    if not tie.in_force:
        return GuardianView(False, False, False, "SEE-3")
    sees = not tie.orders & {"information", "all"}
    collects = tie.may_collect and not tie.orders & {"collection", "contact", "all"}
    if tie.relationship == "representative":
        return _seen_for_another(tie, sees, collects)
    if not cares(tie):
        return GuardianView(False, False, collects, "SEE-6")
    return GuardianView(sees, sees and tie.may_be_contacted, collects, "SEE-3")


def cares(tie: TieFacts) -> bool:
    """SEE-6: A relative who neither cares for the child nor answers for it knows only when to collect it."""
    return tie.parental_responsibility or tie.lives_with or tie.relationship in PARENTS_AND_CARERS


def _seen_for_another(tie: TieFacts, sees: bool, collects: bool) -> GuardianView:
    """SEE-7: Whoever represents a guardian sees what that guardian sees, and never more."""
    theirs = decide_guardian_view(tie.represented) if tie.represented else None
    sees = sees and theirs is not None and theirs.sees_child
    collects = collects and theirs is not None and theirs.may_collect
    return GuardianView(sees, sees and tie.may_be_contacted, collects, "SEE-7")


def may_give_role(*, giver_is_receiver: bool, roles: frozenset[str]) -> bool:
    """SEE-8: Roles are given by an administrator, and nobody gives a role to themselves."""
    return may(roles, Act.EDIT_STAFF) and not giver_is_receiver


def may_end_role(role: str, *, other_lasting_administrators: int) -> bool:
    """SEE-9: A school keeps at least one administrator whose role has no last day."""
    return role != Role.ADMINISTRATOR or other_lasting_administrators > 0
