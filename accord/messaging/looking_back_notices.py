"""Whom the room of conversations tells that an emergency waits to be looked back at: somebody of the district."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.person import Person
from accord.delivery.wording import Words, gettext_noop
from accord.messaging.facts.looking_back import LOOK_BACK, still_waits_above
from accord.messaging.models import Emergency
from accord.people.models import Login
from accord.rules.channels import Urgency


def declare() -> None:
    """Name the kind of these notices; nobody but its reader ever learns that there is one."""
    declare_kind(
        LOOK_BACK, label=_("News from school"), still_entitled=_nobody_of_the_school, kept_apart=True,
        entitled_above=still_waits_above,
    )  # fmt: skip


def _nobody_of_the_school(person: Person, refs: Collection[str]) -> Collection[str]:
    return ()


def tell_to_look_back(emergency: Emergency, login: Login, at: datetime) -> None:
    """Tell somebody of the district, in working hours and without a word of it, that it waits for them; once."""
    tell(
        school=emergency.message.conversation.school, kind=LOOK_BACK, recipients=(), above=(login,),
        subject=Words(gettext_noop("Something new for you, in confidence")),
        about=About("emergency", emergency.ref), url=reverse("asked"),
        confidential=True, urgency=Urgency.IMPORTANT, by="house:worker", at=at,
        once=f"look-back:{emergency.ref}:{login.ref}",
    )  # fmt: skip
