"""Concerns, complaints, and worries about a child."""

from accord.concerns.models.complaint import (
    Complaint,
    ComplaintAbout,
    ComplaintPaper,
    Ending,
    Finding,
    Point,
    Remedy,
    Seat,
    SerialDecision,
    Stage,
    TookPart,
)
from accord.concerns.models.concern import (
    Agreement,
    AskedView,
    Concern,
    ConcernAbout,
    Handing,
    TalkOffer,
    View,
)
from accord.concerns.models.handling import AccountAsked, Attendance, Bundle, CoveredLook, DetailsStay, TranslatedWords
from accord.concerns.models.worry import Worry, WorryAbout, WorryNote

__all__ = [
    "AccountAsked",
    "Agreement",
    "AskedView",
    "Attendance",
    "Bundle",
    "Complaint",
    "ComplaintAbout",
    "ComplaintPaper",
    "Concern",
    "ConcernAbout",
    "CoveredLook",
    "DetailsStay",
    "Ending",
    "Finding",
    "Handing",
    "Point",
    "Remedy",
    "Seat",
    "SerialDecision",
    "Stage",
    "TalkOffer",
    "TookPart",
    "TranslatedWords",
    "View",
    "Worry",
    "WorryAbout",
    "WorryNote",
]
