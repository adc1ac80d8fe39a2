"""What a case page shows of letters: how many, and of which nobody knows whether they arrived."""

from dataclasses import dataclass
from datetime import datetime

from accord.conduct.facts.letter_state import letters_in, overdue
from accord.conduct.models import Incident


@dataclass(frozen=True)
class LettersPanel:
    """The number of letters of a case, and how many of them are not proven after some days."""

    number: int = 0
    unproven: int = 0


def letters_panel(incident: Incident, at: datetime) -> LettersPanel:
    """What whoever opens a case sees of its letters; one query."""
    letters = letters_in(incident)
    return LettersPanel(len(letters), len(overdue(letters, at)))
