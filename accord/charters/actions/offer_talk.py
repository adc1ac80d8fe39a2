"""Offer a talk to somebody who does not agree, and say how it went."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.charters.actions._answer import about_of
from accord.charters.actions.record_promise import keep_promise
from accord.charters.facts.talks import working_seconds
from accord.charters.models import ConversationOffer
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.viewer import Post
from accord.rules.charter import Measured


@transaction.atomic
def offer_talk(
    *, offer: ConversationOffer, by: Post, at: datetime, held_on: date | None = None, note: str = ""
) -> ConversationOffer:
    """A talk was offered to somebody who declined; with a day, it was held, and the note says what came of it.

    The first time keeps the school's promise to offer it. Raises DomainError for a day that has not come.
    """
    if held_on and held_on > by.on:
        words = _("This day has not come yet. Leave it empty until the talk has been held.")
        raise DomainError("day-to-come", words, status=422, fields={"held_on": words})
    fresh = ConversationOffer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    first = fresh.offered_at is None
    if first:
        fresh.offered_at, fresh.offered_by_id = at, by.staff_id
        answer = fresh.acknowledgement
        school = answer.edition.charter.school
        keep_promise(
            measured=Measured.CONVERSATION_OFFERED, about=about_of(answer), met_at=at,
            working_seconds=working_seconds(school, fresh.created_at, at),
        )  # fmt: skip
    fresh.held_on = held_on or fresh.held_on
    fresh.note = note.strip()
    fresh.save(update_fields=["offered_at", "offered_by", "held_on", "note"])
    audit.record(
        by=by.actor, verb="offer_talk", subject=f"talk:{fresh.ref}", school=by.school_ref,
        details={"first": first, "held": str(fresh.held_on or "")},
    )  # fmt: skip
    return fresh
