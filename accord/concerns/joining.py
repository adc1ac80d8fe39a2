"""When two records of one person are joined, every part they have in a matter follows; nobody is told how many."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from accord.concerns.models import (
    AccountAsked,
    Agreement,
    AskedView,
    Bundle,
    Complaint,
    ComplaintAbout,
    ComplaintPaper,
    Concern,
    ConcernAbout,
    CoveredLook,
    DetailsStay,
    Ending,
    Finding,
    Handing,
    Remedy,
    Seat,
    SerialDecision,
    Stage,
    TalkOffer,
    TookPart,
    TranslatedWords,
    View,
    Worry,
    WorryAbout,
    WorryNote,
)
from accord.people.joining.kinds import Person
from accord.people.joining.references import Follows, carry_references, carry_sign_ins

FOLLOWS = (
    Follows(Concern, "guardian"),
    Follows(Concern, "student"),
    Follows(Concern, "held_by"),
    Follows(ConcernAbout, "staff", once=("concern",)),
    Follows(Handing, "to"),
    Follows(AskedView, "staff"),
    Follows(AskedView, "by"),
    Follows(View, "guardian"),
    Follows(View, "staff"),
    Follows(TalkOffer, "by"),
    Follows(Agreement, "by"),
    Follows(Worry, "guardian"),
    Follows(Worry, "author_student"),
    Follows(Worry, "staff"),
    Follows(Worry, "student"),
    Follows(Worry, "held_by"),
    Follows(WorryAbout, "staff", once=("worry",)),
    Follows(WorryNote, "by"),
    Follows(Complaint, "guardian"),
    Follows(Complaint, "student"),
    Follows(Complaint, "taken_down_by"),
    Follows(ComplaintAbout, "staff", once=("complaint",)),
    Follows(SerialDecision, "guardian"),
    Follows(SerialDecision, "by"),
    Follows(AccountAsked, "staff", once=("complaint",), only=Q(paper__isnull=True)),
)
SIGN_INS = (
    (Follows(ConcernAbout, "login", once=("concern",)), "concern__school"),
    (Follows(WorryAbout, "login", once=("worry",)), "worry__school"),
    (Follows(ComplaintAbout, "login", once=("complaint",)), "complaint__school"),
    (Follows(TookPart, "person", once=("complaint", "part", "stage")), "complaint__school"),
    (Follows(Stage, "handled_by"), "complaint__school"),
    (Follows(Stage, "investigator"), "complaint__school"),
    (Follows(Seat, "person"), "stage__complaint__school"),
    (Follows(Finding, "by"), "stage__complaint__school"),
    (Follows(Remedy, "done_by"), "complaint__school"),
    (Follows(ComplaintPaper, "by"), "complaint__school"),
    (Follows(Ending, "by"), "complaint__school"),
    (Follows(AccountAsked, "asked_by"), "complaint__school"),
    (Follows(Bundle, "by"), "stage__complaint__school"),
    (Follows(CoveredLook, "by"), "complaint__school"),
    (Follows(TranslatedWords, "by"), "complaint__school"),
    (Follows(DetailsStay, "by"), "complaint__school"),
)
"""Each with the way from its row to the school."""


def carry_concerns(kept: Person, away: Person, at: datetime) -> Mapping[str, int]:
    """Carry over what a person raised, has, said, decided and was asked; a join says nothing of it."""
    carry_references(kept, away, FOLLOWS)
    return {}


def carry_hands(gone: int, stays: int, school_id: int) -> None:
    """Carry over what somebody had in hand with the sign-in that is theirs no more."""
    carry_sign_ins(gone, stays, SIGN_INS, school_id)
