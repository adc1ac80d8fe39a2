"""The hours or the ground rules of a space change."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.facts.group_spaces import calendar_of
from accord.messaging.group_waking import be_there_at_opening
from accord.messaging.models import GroupSpace
from accord.rules.group_spaces import WritingFacts, decide_writing


@transaction.atomic
def change_space(
    *, space: GroupSpace, hours: dict[str, Any], own_rules: str, language: str, by: str, at: datetime
) -> GroupSpace:
    """Change when a space is open or what the class adds to its rules; other rules are put to every family anew.

    What waits for the opening waits for the new one. Raises DomainError when the space was closed meanwhile.
    """
    space = open_one(space)
    words = own_rules.strip()
    if words != space.own_rules:
        space.own_rules, space.rules_language = words, language
    space.hours = hours
    space.save(update_fields=["hours", "own_rules", "rules_language"])
    opens_at = decide_writing(WritingFacts(at, calendar_of(space, at), by_staff=True)).read_from
    waiting = space.posts.filter(visible_at__isnull=True, taken_back_at__isnull=True, waits_until__isnull=False)
    if opens_at and waiting.update(waits_until=opens_at):
        be_there_at_opening(space, opens_at)
    audit.record(by=by, verb="change_space", subject=f"space:{space.ref}", school=space.school.ref)
    return space


def open_one(space: GroupSpace) -> GroupSpace:
    """The space, held against others who change it now. Raises DomainError when it was closed."""
    held = GroupSpace.objects.select_for_update(of=("self",)).select_related("school", "school_class")
    found = held.get(pk=space.pk)
    if found.ended_at:
        raise DomainError("space_closed", _("This space was closed meanwhile."))
    return found
