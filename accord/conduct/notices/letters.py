"""Whom a letter is told to: that there is one, and never what it says."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.conduct.facts.letter_state import addressed_to
from accord.conduct.models import Letter
from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.models import Notice
from accord.delivery.wording import Words, gettext_noop
from accord.people.models import Guardian
from accord.rules.channels import Urgency

LETTER = "conduct_letter"


def declare() -> None:
    """Name the kinds of these notices; the office reads only that there is a letter to hand over."""
    declare_kind(LETTER, label=_("A letter to hand over"), still_entitled=addressed_to)


def tell_of_letter(letter: Letter, guardian: Guardian, *, by: str, at: datetime) -> Notice:
    """Tell the guardian that there is a letter of the school, and where it is opened."""
    school = letter.decision.incident.school
    return tell(
        school=school,
        kind=LETTER,
        recipients=[guardian],
        subject=Words(gettext_noop("A letter from %(school)s"), {"school": school.name}),
        text=Words(gettext_noop("There is a letter for you. Open it here; nobody else is told of it.")),
        about=About("letter", letter.ref),
        url=reverse("family_conduct:letter", args=[letter.ref]),
        urgency=Urgency.IMPORTANT,
        confidential=True,
        by=by,
        at=at,
        once=f"letter:{letter.ref}",
    )
