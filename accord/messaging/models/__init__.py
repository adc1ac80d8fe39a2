"""Conversations, messages, clocks and group spaces."""

from accord.messaging.models.clock import Escalation, HeldPromise, NewDate, Pause, ResponseClock
from accord.messaging.models.conversation import (
    Answering,
    Assignment,
    Closing,
    Concerned,
    Conversation,
    InternalNote,
    ReadMark,
)
from accord.messaging.models.findable import Findable, FindableNote
from accord.messaging.models.group import (
    GroundRulesAcceptance,
    GroupMember,
    GroupPost,
    GroupSpace,
    PostPause,
    PostReport,
    SecondLook,
)
from accord.messaging.models.message import (
    Attachment,
    Emergency,
    EmergencyReview,
    Hold,
    Message,
    MessageTemplate,
    RefusedFile,
    Release,
    Withdrawal,
)
from accord.messaging.models.which_child import ChildNaming, ChildQuestion
from accord.messaging.models.wording import DeskChoice, LearnedRoute, StrongWording, WordingCount

__all__ = [
    "Answering",
    "Assignment",
    "Attachment",
    "ChildNaming",
    "ChildQuestion",
    "Closing",
    "Concerned",
    "Conversation",
    "Emergency",
    "EmergencyReview",
    "Escalation",
    "Findable",
    "FindableNote",
    "GroundRulesAcceptance",
    "GroupMember",
    "GroupPost",
    "GroupSpace",
    "HeldPromise",
    "Hold",
    "InternalNote",
    "Message",
    "MessageTemplate",
    "NewDate",
    "Pause",
    "PostPause",
    "PostReport",
    "ReadMark",
    "RefusedFile",
    "Release",
    "ResponseClock",
    "SecondLook",
    "Withdrawal",
    "DeskChoice",
    "LearnedRoute",
    "StrongWording",
    "WordingCount",
]
