"""A letter arrives: opened by the guardian, or printed, sealed and handed over."""

import hashlib
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.matters import day_at
from accord.conduct.models import Letter
from accord.core import audit
from accord.core.errors import DomainError
from accord.delivery.actions.close_unreached import close_unreached
from accord.delivery.actions.mark_read import mark_read
from accord.delivery.actions.tell import About
from accord.delivery.models import Unreached
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import Post
from accord.schools.facts import settings_of


def sealed_file(letter: Letter) -> bytes:
    """Return the file of a letter as it was sealed. Raises DomainError where it is lost or another."""
    try:
        with letter.file.open("rb") as opened:
            content = bytes(opened.read())
    except FileNotFoundError:
        content = b""
    if hashlib.sha256(content).hexdigest() != letter.sha256:
        raise DomainError(
            "letter_not_as_sealed",
            _("This letter is not as it was sealed, so it is not shown. Please tell the school."),
        )
    return content


@transaction.atomic
def open_letter(*, letter: Letter, guardian: Guardian, by: str, at: datetime) -> bytes:
    """The guardian opens a letter; the first time proves that it arrived. Returns the file. Raises DomainError."""
    content = sealed_file(letter)
    if _prove(letter, Letter.Proof.OPENED, None, at):
        _record("open_letter", letter, by)
    mark_read(readers=[guardian], about=About("letter", letter.ref), at=at)
    return content


@transaction.atomic
def seal_letter(*, letter: Letter, staff: StaffMember, by: str, at: datetime) -> None:
    """Whoever may open a letter printed it and gave it, in a closed envelope, to the office. Raises DomainError."""
    changed = Letter.objects.filter(pk=letter.pk, sealed_at__isnull=True, proven_at__isnull=True).update(
        sealed_at=at, sealed_by=staff
    )
    if not changed:
        raise DomainError("sealed_already", _("The office has this letter already, or it has arrived."))
    _record("seal_letter", letter, by)


@transaction.atomic
def record_handover(*, letter: Letter, post: Post, how: str, on: date, at: datetime) -> None:
    """Somebody handed a closed envelope over, or it was signed for at the door: on which day. Raises DomainError.

    Whoever was on the office's list because of this letter is off it.
    """
    zone = settings_of(letter.decision.incident.school).zone
    if on > day_at(letter.decision.incident.school, at):
        sentence = _("This day lies ahead. Enter the day on which it was handed over.")
        raise DomainError("lies_ahead", sentence, status=422, fields={"on": sentence})
    if letter.sealed_at and on < letter.sealed_at.astimezone(zone).date():
        sentence = _("The letter was not in the office yet on that day. Enter a later one.")
        raise DomainError("before_it_was_there", sentence, status=422, fields={"on": sentence})
    if not _prove(letter, Letter.Proof(how), post.staff_id, min(at, datetime.combine(on, time(12), zone))):
        raise DomainError("arrived_already", _("It is written down already that this letter has arrived."))
    for unreached in Unreached.objects.filter(notice__ref=letter.notice_ref, closed_at__isnull=True):
        close_unreached(unreached=unreached, how=Unreached.How.PAPER, note="", by=post, at=at)
    _record("record_handover", letter, post.actor)


def _prove(letter: Letter, proof: Letter.Proof, staff_id: int | None, proven_at: datetime) -> bool:
    """Write the first proof down; a later one changes nothing."""
    return bool(
        Letter.objects.filter(pk=letter.pk, proven_at__isnull=True).update(
            proven_at=proven_at, proof=proof, proven_by_id=staff_id
        )
    )


def _record(verb: str, letter: Letter, by: str) -> None:
    incident = letter.decision.incident
    audit.record(
        by=by,
        verb=verb,
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"letter": letter.ref},
    )
