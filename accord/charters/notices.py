"""Whom the room of charters tells what: of a new edition, of one called back, of a draft open for comment."""

from collections.abc import Sequence
from datetime import datetime, time

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.charters.facts.audience import notices_about, people_told
from accord.charters.models import Audiences, Consultation, Edition, Publication
from accord.delivery.actions.tell import About, tell
from accord.delivery.actions.withdraw_notice import withdraw_notice
from accord.delivery.declared import declare_kind
from accord.delivery.wording import Words, gettext_noop
from accord.schools.facts import settings_of
from accord.schools.models import School
from accord.schools.spans import today_at

CHARTER, CONSULTATION, CLASS = "charter", "charter-consultation", "charter-class"
EVERYBODY = (Audiences.GUARDIANS, Audiences.STAFF)
MORNING, EVENING = time(8, 0), time(23, 59)


def declare() -> None:
    """Name the kinds of notices of this room."""
    declare_kind(CHARTER, label=_("The charter"))
    declare_kind(CLASS, label=_("The charter waits for students"))
    declare_kind(CONSULTATION, label=_("A draft of the charter, open for comments"))


def edition_published(publication: Publication, *, by: str, at: datetime) -> None:
    """Tell everybody whom the charter binds that a new edition is published, from when, and where to read it."""
    edition, school = publication.edition, publication.charter.school
    said = {"school": school.name, "day": publication.starts_on}
    text = [Words(gettext_noop("It holds from %(day)s. You can read it now, in your language."), {"day": said["day"]})]
    if publication.material:
        text.append(Words(gettext_noop("From that day on we ask everybody to read it and sign it.")))
    for audience in EVERYBODY:
        tell(
            school=school, kind=CHARTER, recipients=people_told(school, today_at(school, at), audience), by=by, at=at,
            subject=Words(gettext_noop("%(school)s has a new charter"), {"school": school.name}), text=text,
            about=About("edition", edition.ref), url=_address(edition, audience),
            once=f"edition_published:{edition.ref}:{audience}",
        )  # fmt: skip


def edition_recalled(publication: Publication, *, by: str, at: datetime) -> None:
    """Tell those who heard of an edition that it will not begin."""
    edition, school = publication.edition, publication.charter.school
    _withdraw("edition", edition.ref, school, by, at)
    for audience in EVERYBODY:
        tell(
            school=school, kind=CHARTER, recipients=people_told(school, today_at(school, at), audience), by=by, at=at,
            subject=Words(gettext_noop("The new charter of %(school)s will not begin"), {"school": school.name}),
            text=Words(
                gettext_noop("It was to begin on %(day)s. Until there is another, everything stays as it is."),
                {"day": publication.starts_on},
            ),
            about=About("edition", edition.ref), url=_address(edition, audience),
            once=f"edition_recalled:{edition.ref}:{audience}",
        )  # fmt: skip


def consultation_opened(consultation: Consultation, *, by: str, at: datetime) -> None:
    """Tell those who are asked that a draft is open for their comments, and until when: not before its first day."""
    school = consultation.edition.charter.school
    opens_at = _at(school, consultation, MORNING)
    for audience in consultation.audiences:
        tell(
            school=school, kind=CONSULTATION, recipients=people_told(school, today_at(school, at), audience), by=by,
            at=at, subject=Words(gettext_noop("What do you think of our new charter?")), text=_asked(consultation),
            about=About("consultation", consultation.ref), url=_consulted_at(consultation, audience),
            not_before=opens_at if opens_at > at else None, valid_until=_at(school, consultation, EVENING),
            once=f"consultation_opened:{consultation.ref}:{audience}",
        )  # fmt: skip


def consultation_called_off(consultation: Consultation, *, by: str, at: datetime) -> None:
    """Take back what has not gone out yet about a consultation that will not begin."""
    _withdraw("consultation", consultation.ref, consultation.edition.charter.school, by, at)


def _asked(consultation: Consultation) -> Sequence[Words]:
    school = consultation.edition.charter.school
    return (
        Words(
            gettext_noop("%(school)s has written a draft. Read it, and tell us until %(day)s what you think of it."),
            {"school": school.name, "day": consultation.closes_on},
        ),
    )


def _consulted_at(consultation: Consultation, audience: str) -> str:
    if audience == Audiences.STAFF:
        edition = consultation.edition
        return reverse("charters:review", args=[edition.charter.school.slug, edition.ref])
    return reverse("family_charters:consultation", args=[consultation.ref])


def _address(edition: Edition, audience: str) -> str:
    if audience == Audiences.STAFF:
        return reverse("charters:edition", args=[edition.charter.school.slug, edition.ref])
    return reverse("family_charters:edition", args=[edition.ref])


def _at(school: School, consultation: Consultation, moment: time) -> datetime:
    day = consultation.opens_on if moment == MORNING else consultation.closes_on
    return datetime.combine(day, moment, tzinfo=settings_of(school).zone)


def _withdraw(kind: str, ref: str, school: School, by: str, at: datetime) -> None:
    for notice in notices_about(school, kind, ref):
        withdraw_notice(notice=notice, by=by, at=at)
