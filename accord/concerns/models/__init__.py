"""Concerns and complaints."""

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
from accord.concerns.models.concern import Agreement, Concern, ConcernAbout, TalkOffer, View
from accord.concerns.models.handling import AccountAsked, Attendance, Bundle, CoveredLook

__all__ = [
    "AccountAsked",
    "Agreement",
    "Attendance",
    "Bundle",
    "Complaint",
    "ComplaintAbout",
    "ComplaintPaper",
    "Concern",
    "ConcernAbout",
    "CoveredLook",
    "Ending",
    "Finding",
    "Point",
    "Remedy",
    "Seat",
    "SerialDecision",
    "Stage",
    "TalkOffer",
    "TookPart",
    "View",
]
