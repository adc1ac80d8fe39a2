"""Writing a post, on both faces: looked at in private first, then written, or asked about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accord.core.errors import DomainError
from accord.messaging.actions.write_post import checked, write_post
from accord.messaging.before_sending import Seen, look, opened
from accord.messaging.explaining import clause_href
from accord.messaging.facts.group_posts import PostPage, Reader
from accord.messaging.facts.group_spaces import Room
from accord.messaging.forms.group_spaces import PostForm
from accord.messaging.models import GroupPost
from accord.people.models import Guardian, StaffMember
from accord.rules.group_spaces import goes_to_all


@dataclass(frozen=True)
class Writer:
    """Who writes: a guardian or a member of staff, in the language of their account."""

    reader: Reader
    actor: str
    language: str
    guardian: Guardian | None = None
    staff: StaffMember | None = None


def try_to_post(
    form: PostForm, room: Room, writer: Writer, answered: GroupPost | None, at: datetime, *, anyway: bool
) -> tuple[Seen | None, GroupPost | None]:
    """Write the post, or say what its writer is asked first; a refusal stands in the form."""
    if not form.is_valid():
        return None, None
    text = form.cleaned_data["text"]
    try:
        seen, asks = _look(checked(text), form.cleaned_data["seal"] if anyway else "", room, writer, at)
        if asks:
            return seen, None
        return None, write_post(
            room=room, text=text, language=seen.language, by=writer.actor, at=at, guardian=writer.guardian,
            staff=writer.staff, answers=answered, child_at_risk=seen.at_risk,
        )  # fmt: skip
    except DomainError as refusal:
        form.refuse(refusal)
    return None, None


def _look(words: str, seal: str, room: Room, writer: Writer, at: datetime) -> tuple[Seen, bool]:
    """What was seen of the words, and whether the writer is asked: never twice about the same words."""
    school = room.space.school
    if seal:
        known = opened(seal, words, school=school, language=writer.language)
        if known.seal:
            return known, False
    seen = look(words, school=school, language=writer.language, held=room.held, at=at)
    return seen, seen.asks or not goes_to_all(child_at_risk=seen.at_risk, help_was_shown=False)


def page_context(
    room: Room, page: PostPage, form: PostForm, question: Seen | None, answered: GroupPost | None
) -> dict[str, Any]:
    """What the page of a space shows."""
    return {
        "room": room, "at": room.at, "page": page, "form": form, "question": question, "answered": answered,
        "restriction_href": _restriction_href(room), "help_url": "",
    }  # fmt: skip


def _restriction_href(room: Room) -> str:
    """The clause on which a restriction of the writer rests."""
    restriction = room.restriction.restriction if room.restriction else None
    return clause_href(room.held.edition, restriction.clause, for_family=True) if restriction else ""
