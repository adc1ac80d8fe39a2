"""Incidents, accounts, measures, reviews, and limits on contact."""

from accord.conduct.models.case import Addressing, Closing, Passing, Reopening
from accord.conduct.models.decision import Confirmation, Consultation, Decision, Letter, Representation, Review
from accord.conduct.models.incident import Account, AccountRequest, Affected, Evidence, Incident, Support
from accord.conduct.models.needs_check import NeedsCheck
from accord.conduct.models.restriction import Lifting, Restriction

__all__ = [
    "Account",
    "AccountRequest",
    "Addressing",
    "Affected",
    "Closing",
    "Confirmation",
    "Consultation",
    "Decision",
    "Evidence",
    "Incident",
    "Letter",
    "Lifting",
    "NeedsCheck",
    "Passing",
    "Reopening",
    "Representation",
    "Restriction",
    "Review",
    "Support",
]
