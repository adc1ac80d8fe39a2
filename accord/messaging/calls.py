"""What a limit on contact makes of a telephone call, for staff who write one down or are about to make one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accord.charters.models import Edition
from accord.conduct.facts import restrictions_on
from accord.messaging.explaining import Why, restrictions_in_words
from accord.messaging.facts.preview import contact_names
from accord.people.models import Guardian
from accord.rules.restrictions import Deed, Effect, RestrictionDecision, decide_deed


@dataclass(frozen=True)
class CallLimits:
    """What holds for calls with a guardian: each limit in words, and what to do; empty where none holds."""

    limits: tuple[Why, ...] = ()
    to_do: tuple[str, ...] = ()


def limits_on_calls(guardian: Guardian, *, edition: Edition | None, at: datetime, zone: ZoneInfo) -> CallLimits:
    """What staff read beside the note of a call; the note is never refused."""
    found = restrictions_on([guardian.pk], at).get(guardian.pk, ())
    if not found:
        return CallLimits()
    contacts = contact_names(found, guardian.school)
    said = restrictions_in_words(found, contacts=contacts, edition=edition, at=at, zone=zone, for_family=False)
    most = max((one.most for one in found), default=0)
    return CallLimits(tuple(said), _to_do(decide_deed(Deed.TELEPHONE, found, at, done_lately=most), contacts))


def _to_do(decision: RestrictionDecision, contacts: Mapping[str, str]) -> tuple[str, ...]:
    always = _(
        "Whatever they say about an emergency, a child’s safety, an absence, a complaint or a review is always heard, "
        "and written down here."
    )
    match decision.effect:
        case Effect.IN_WRITING:
            first = _("Please keep calls short, and invite them to write.")
        case Effect.TO_ONE_PERSON if decision.restriction:
            name = contacts.get(decision.restriction.contact, _("their one contact"))
            first = _("Please pass the call to %(name)s.") % {"name": name}
        case Effect.COUNTED:
            first = _("A call counts like a message: what is beyond the limit waits its turn.")
        case _:
            return (always,)
    return (first, always)
