"""Charters, their editions, and who agreed to them."""

from accord.charters.models.acknowledgement import (
    Acknowledgement,
    ClassReminder,
    ConversationOffer,
    DisputedClause,
    SigningReminder,
    Withdrawal,
)
from accord.charters.models.charter import (
    Charter,
    ChildrenWording,
    Clause,
    ClauseRule,
    ClauseWording,
    Edition,
    EditionWording,
    Section,
)
from accord.charters.models.laid_aside import LaidAside
from accord.charters.models.policy import SchoolPolicy, SchoolPolicyWording
from accord.charters.models.promise import PromiseOutcome
from accord.charters.models.review import (
    Approval,
    Audiences,
    Comment,
    CommentAnswer,
    Consultation,
    Discard,
    EditionText,
    Publication,
    Recall,
    ReviewRequest,
)

__all__ = [
    "Acknowledgement",
    "Approval",
    "Audiences",
    "Charter",
    "ChildrenWording",
    "ClassReminder",
    "Clause",
    "ClauseRule",
    "ClauseWording",
    "Comment",
    "CommentAnswer",
    "Consultation",
    "ConversationOffer",
    "Discard",
    "DisputedClause",
    "Edition",
    "EditionText",
    "EditionWording",
    "LaidAside",
    "PromiseOutcome",
    "Publication",
    "Recall",
    "ReviewRequest",
    "SchoolPolicy",
    "SchoolPolicyWording",
    "Section",
    "SigningReminder",
    "Withdrawal",
]
