"""Somebody writes in the space of a class."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.facts.group_spaces import Room, holders_of
from accord.messaging.facts.space_names import looks_like_the_schools
from accord.messaging.group_notices import tell_of_danger
from accord.messaging.group_waking import be_there_at_closing, be_there_at_opening
from accord.messaging.models import GroupPost
from accord.people.models import Guardian, StaffMember
from accord.rules.group_spaces import told_at
from accord.rules.visibility import Act

LONGEST = 2000


@transaction.atomic
def write_post(
    *, room: Room, text: str, language: str, by: str, at: datetime, guardian: Guardian | None = None,
    staff: StaffMember | None = None, answers: GroupPost | None = None, child_at_risk: bool = False,
) -> GroupPost:  # fmt: skip
    """Write a post: it is read at once while the space is open, else from the next opening on.

    With `child_at_risk` the safeguarding lead is told. Raises DomainError for a text that is empty or too long, and
    where the person may not write now, or has a name there that would be read as the school's (GROUP-13).
    """
    words, space, decision = checked(text), room.space, room.writing
    if decision.read_from is None:
        raise DomainError("space_shut", _("You cannot write in this space at the moment."), status=403)
    if guardian and room.member and looks_like_the_schools(room.member.called, guardian, space, at):
        raise DomainError(
            "name_of_the_school",
            _("Other families could take your name here for the school’s. What you typed is kept."),
            status=422,
            remedy=_("Follow “Change your name or your news” below, then post it."),
        )
    post = GroupPost.objects.create(
        space=space,
        guardian=guardian,
        staff=staff,
        answers=answers,
        language=language,
        text=words,
        written_at=at,
        waits_until=decision.read_from if decision.waits else None,
        visible_at=None if decision.waits else at,
        created_at=at,
    )
    if decision.waits:
        be_there_at_opening(space, decision.read_from)
    else:
        be_there_at_closing(space, told_at(at, room.calendar))
    if child_at_risk:
        tell_of_danger(post, holders_of(space, Act.READ_SAFEGUARDING, at), at, by=by)
    audit.record(
        by=by, verb="write_post", subject=f"post:{post.ref}", school=space.school.ref,
        details={"space": space.ref, "rule": decision.rule, "waits": decision.waits, "child_at_risk": child_at_risk},
    )  # fmt: skip
    return post


def checked(text: str) -> str:
    """The words of a post without blank lines around them. Raises DomainError when nothing or too much is said."""
    words = text.strip()
    if not words:
        sentence = _("Write what you want to say to the class.")
        raise DomainError("post_empty", sentence, status=422, fields={"text": sentence})
    if len(words) > LONGEST:
        sentence = ngettext(
            "A post has at most %(most)s character. Yours has %(found)s.",
            "A post has at most %(most)s characters. Yours has %(found)s.",
            LONGEST,
        ) % {
            "most": LONGEST,
            "found": len(words),
        }
        raise DomainError("post_too_long", sentence, status=422, fields={"text": sentence})
    return words
