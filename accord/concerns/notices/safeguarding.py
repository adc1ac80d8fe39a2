"""Whom a worry about a child is told to: the safeguarding lead alone, or who has it in the lead's place."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.concerns.facts.worries import worries_still
from accord.concerns.models import Worry
from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.wording import Words, gettext_noop
from accord.people.models import StaffMember
from accord.rules.channels import Urgency

WORRY = "worry"


def declare() -> None:
    """Name the kind of these notices; nobody but its readers ever learns that there is one."""
    declare_kind(WORRY, label=_("News from school"), still_entitled=worries_still, kept_apart=True)


def tell_keepers(worry: Worry, people: Collection[StaffMember], at: datetime, *, again: str = "") -> None:
    """Tell the lead at once, at any hour, by every channel; what it is about stands on its page alone."""
    if not people:
        return
    tell(
        school=worry.school, kind=WORRY, recipients=people,
        subject=Words(gettext_noop("Somebody is worried about a child")),
        text=Words(gettext_noop("Please read it now.")),
        about=About("worry", worry.ref), url=reverse("safeguarding:worry", args=[worry.school.slug, worry.ref]),
        confidential=True, urgency=Urgency.EMERGENCY, reason="child_at_risk", by="house:safeguarding", at=at,
        once=f"worry:{worry.ref}{again}",
    )  # fmt: skip
