"""When two records of one person are joined, conversations and class spaces follow to the kept one."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from accord.delivery.person import column_of
from accord.messaging.models import (
    Answering,
    Assignment,
    ChildNaming,
    ChildQuestion,
    Closing,
    Concerned,
    Conversation,
    DeskChoice,
    Emergency,
    EmergencyReview,
    Escalation,
    GroundRulesAcceptance,
    GroupMember,
    GroupPost,
    GroupSpace,
    InternalNote,
    Message,
    MessageTemplate,
    PostPause,
    PostReport,
    ReadMark,
    SecondLook,
)
from accord.messaging.name_follower import follow_new_names
from accord.people.joining.kinds import Person
from accord.people.joining.references import Follows, carry_references
from accord.people.models import Guardian, Student

FOLLOWS = (
    Follows(Conversation, "guardian"),
    Follows(Conversation, "student"),
    Follows(Conversation, "assigned_staff"),
    Follows(Assignment, "staff"),
    Follows(Assignment, "instead_of"),
    Follows(Assignment, "by"),
    Follows(Concerned, "staff", once=("conversation",)),
    Follows(Closing, "by"),
    Follows(ChildQuestion, "by"),
    Follows(ChildNaming, "was"),
    Follows(ChildNaming, "now"),
    Follows(ChildNaming, "heard_by"),
    Follows(InternalNote, "by"),
    Follows(ReadMark, "guardian", once=("conversation",)),
    Follows(ReadMark, "staff", once=("conversation",)),
    Follows(Answering, "staff", once=("conversation",)),
    Follows(Message, "guardian"),
    Follows(Message, "staff"),
    Follows(Emergency, "told"),
    Follows(EmergencyReview, "by"),
    Follows(MessageTemplate, "by"),
    Follows(Escalation, "to"),
    Follows(GroupSpace, "by"),
    Follows(GroupMember, "guardian", once=("space",)),
    Follows(GroupMember, "staff", once=("space",)),
    Follows(GroundRulesAcceptance, "guardian", once=("space", "rules_sha256")),
    Follows(GroupPost, "guardian"),
    Follows(GroupPost, "staff"),
    Follows(PostReport, "guardian", once=("post",), only=Q(settled_at__isnull=True)),
    Follows(PostReport, "staff"),
    Follows(PostReport, "settled_by"),
    Follows(PostPause, "by"),
    Follows(SecondLook, "by"),
    Follows(DeskChoice, "staff", once=("staff__school",)),
)


def carry_messages(kept: Person, away: Person, at: datetime) -> Mapping[str, int]:
    """Carry over what a person wrote, read, accepted and has to answer; what the kept record said of itself holds."""
    moved = {}
    if not isinstance(away, Student):
        moved = {"group_posts": GroupPost.objects.filter(**column_of(away)).count()}
    carry_references(kept, away, FOLLOWS)
    if isinstance(kept, Guardian | Student):
        follow_new_names(type(kept), [kept.pk])
    return moved
