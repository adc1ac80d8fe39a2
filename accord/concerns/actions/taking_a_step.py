"""What every step in a complaint does first: hold the complaint, look who asks, and ask the rulebook."""

from datetime import datetime

from django.utils.translation import gettext as _

from accord.concerns.facts.handling import Hand, hand_of
from accord.concerns.models import Complaint, TookPart
from accord.concerns.step_words import WHY
from accord.core.errors import DomainError
from accord.people.models import Login
from accord.rules.complaints import ComplaintStep
from accord.rules.taking_part import Part


def hold(complaint: Complaint, login: Login, at: datetime) -> Hand:
    """Hold the complaint until the transaction ends, and see anew what the person may do. Raises DomainError."""
    held = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    hand = hand_of(held, login, at)
    if hand is None:
        raise DomainError("no_part", _("You have no part in this complaint."), status=404)
    return hand


def take(complaint: Complaint, step: ComplaintStep, login: Login, at: datetime) -> Hand:
    """Hold the complaint for a step that is theirs and may be taken now. Raises DomainError."""
    hand = hold(complaint, login, at)
    if not hand.may(step):
        raise DomainError("not_your_step", _("Somebody else does this in this complaint."), status=403)
    if why := hand.why_not(step):
        raise DomainError(f"complaint_{why.value}", str(WHY[why]))
    return hand


def needed(name: str, words: str, sentence: str) -> str:
    """Return what was written. Raises DomainError on the field where nothing was."""
    if not words.strip():
        raise DomainError(f"no_{name}", sentence, status=422, fields={name: sentence})
    return words.strip()


def note_part(complaint: Complaint, login: Login, part: Part, stage: int, at: datetime) -> None:
    """Write down that somebody took a part in a stage; what they may not do afterwards follows from it."""
    TookPart.objects.get_or_create(
        complaint=complaint, person=login, part=part.value, stage=stage, defaults={"created_at": at}
    )
