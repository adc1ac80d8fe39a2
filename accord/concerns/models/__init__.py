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

__all__ = [
    "Agreement",
    "Complaint",
    "ComplaintAbout",
    "ComplaintPaper",
    "Concern",
    "ConcernAbout",
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
