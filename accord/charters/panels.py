"""What the charter shows on the first pages: that it waits to be read and signed, and drafts open for comments."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from accord.charters.access.reading import consultations_in_family
from accord.charters.access.signing import (
    Signatory,
    get_signatory_in_family,
    get_signatory_on_staff,
    led_classes,
    own_records,
    signatory,
)
from accord.charters.facts.consulting import ConsultationState, state_of
from accord.charters.facts.signing import last_signature
from accord.core import clock
from accord.core.addresses import address
from accord.core.words import date_in_words, isolate
from accord.people.viewer import Post, Viewer
from accord.rules.signing import SigningState
from accord.rules.visibility import Act


@dataclass(frozen=True)
class CharterWaits:
    """One charter that the person has not answered yet."""

    title: str
    words: str
    url: str


def family_panel(viewer: Viewer) -> list[CharterWaits]:
    """Return the charters that wait for the person as a guardian or student, one for each school."""
    waiting = []
    for record in own_records(viewer):
        found = signatory(viewer, record)
        if found and found.standing.state is SigningState.PENDING:
            waiting.append(_waits(found, address("family_charters:sign", found.school.ref)))
    return waiting + _asked(viewer)


def desk_panel(viewer: Viewer, post: Post) -> list[CharterWaits]:
    """Return the charter of the school if it waits for this member of staff."""
    try:
        found = get_signatory_on_staff(viewer, post.school_slug)
    except Http404:
        return []
    if found.standing.state is not SigningState.PENDING:
        return []
    return [_waits(found, address("charters:own_sign", post.school_slug))]


def _asked(viewer: Viewer) -> list[CharterWaits]:
    """Return the drafts about which the person is asked today."""
    at = clock.now()
    return [
        CharterWaits(
            _("What do you think of the new charter of %(school)s?")
            % {"school": isolate(each.edition.charter.school.name)},
            _("It is a draft. Tell us until %(day)s what you think of it.") % {"day": date_in_words(each.closes_on)},
            address("family_charters:consultation", each.ref),
        )
        for each in consultations_in_family(viewer, at)
        if state_of(each, at) is ConsultationState.OPEN
    ]


def own_answer_way(viewer: Viewer, school_ref: str) -> tuple[str, str] | None:
    """Return where the person signs at a school or sees the own answer, with the words for it; None if not asked."""
    try:
        found = get_signatory_in_family(viewer, school_ref)
    except Http404:
        return None
    words = _("Read and sign") if found.standing.state is SigningState.PENDING else _("Your answer and your copy")
    return address("family_charters:sign", school_ref), words


def class_signatures_way(post: Post) -> str:
    """Return where a form teacher sees who of the own class has signed; empty for everybody else."""
    if post.may(Act.SEE_SIGNATURES) or not led_classes(post).exists():
        return ""
    return address("charters:signatures", post.school_slug)


def _waits(found: Signatory, url: str) -> CharterWaits:
    before = last_signature(found.school, found.person)
    if before is None and found.is_student:
        words = _("What your school and families promise each other. Read it, and put your name to it if you agree.")
    elif before is None:
        words = _("What school and families promise each other. Reading and signing takes a minute.")
    elif before.edition_id == found.asked_in.edition.pk:
        words = _("A new school year has begun. Please read it again and sign it for this year.")
    else:
        words = _("It has changed since you signed. We show you what is different.")
    return CharterWaits(
        _("The charter of %(school)s waits for you") % {"school": isolate(found.school.name)}, words, url
    )
