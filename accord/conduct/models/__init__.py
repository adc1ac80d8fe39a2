"""Incidents, accounts, measures, reviews, and limits on contact."""

from accord.conduct.models.decision import Confirmation, Consultation, Decision, Letter, Representation, Review
from accord.conduct.models.incident import Account, AccountRequest, Affected, Evidence, Incident, Support
from accord.conduct.models.restriction import Lifting, Restriction

__all__ = [
    "Account",
    "AccountRequest",
    "Affected",
    "Confirmation",
    "Consultation",
    "Decision",
    "Evidence",
    "Incident",
    "Letter",
    "Lifting",
    "Representation",
    "Restriction",
    "Review",
    "Support",
]
