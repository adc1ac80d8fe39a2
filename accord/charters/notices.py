"""Whom the room of charters tells what: of a new edition, and of a draft that is open for comment."""

from datetime import datetime

from accord.charters.models import Consultation, Publication


def edition_published(publication: Publication, at: datetime) -> None:
    """Tell everybody whom the charter binds that a new edition is published, from when, and where to read it."""


def consultation_opened(consultation: Consultation, at: datetime) -> None:
    """Tell those who are asked that a draft is open for their comments, and until when."""
