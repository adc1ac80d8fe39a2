"""Publish an edition."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.charters import notices
from accord.charters.content import CharterContent, hash_of
from accord.charters.drafting import hold_draft
from accord.charters.facts.content import content_of
from accord.charters.facts.publishing import hours_change, last_published, next_number
from accord.charters.models import Approval, Charter, Edition, EditionText, Publication
from accord.charters.shown import Shown, shown, shown_to_children
from accord.charters.stopped import refuse_while_stopped
from accord.core import audit
from accord.core.errors import DomainError
from accord.core.words import date_in_words
from accord.people.viewer import Post
from accord.schools.actions.set_weekly_hours import set_weekly_hours, stamp_of_hours
from accord.schools.models import School, WeeklyHours
from accord.schools.spans import check_date, today_at


@transaction.atomic
def publish_edition(*, edition: Edition, by: Post, at: datetime, starts_on: date, material: bool = True) -> Publication:
    """From a day on, an approved draft is the school's charter; nothing in it is ever altered again.

    Its words are kept in each language as people are shown them, and its working hours become the school's from
    that day. Raises DomainError without an approval of exactly this, while something stops it, and for a day that
    is past or not after the last published edition's.
    """
    draft = hold_draft(edition)
    charter = Charter.objects.select_for_update(of=("self",)).select_related("school").get(pk=draft.charter_id)
    content = content_of(draft)
    approval = _approval_of(draft, content)
    refuse_while_stopped(content, charter.school, at)
    _refuse_day(charter.school, at, starts_on)
    hours = _set_hours(content, charter.school, by, at, starts_on)
    _keep_texts(draft, content, at)
    try:
        with transaction.atomic():
            publication = Publication.objects.create(
                edition=draft,
                charter=charter,
                number=next_number(charter),
                starts_on=starts_on,
                material=material,
                by_id=by.staff_id,
                approval=approval,
                content_hash=content.sha256,
                weekly_hours=hours,
                created_at=at,
            )
    except IntegrityError as twice:
        message = _("Somebody published an edition at the same moment. Look at what stands there now.")
        raise DomainError("published_meanwhile", message, status=409) from twice
    audit.record(
        by=by.actor, verb="publish_edition", subject=f"edition:{draft.ref}", school=by.school_ref,
        details={
            "number": publication.number, "from": starts_on.isoformat(), "material": material,
            "content": content.sha256, "weekly_hours": hours,
        },
    )  # fmt: skip
    notices.edition_published(publication, by=by.actor, at=at)
    return publication


def _approval_of(draft: Edition, content: CharterContent) -> Approval:
    approval = draft.approvals.filter(content_hash=content.sha256).order_by("-created_at", "-id").first()
    if approval is None:
        raise DomainError(
            "not_approved",
            _("What this draft says now has not been approved."),
            status=409,
            remedy=_("Ask a leader who may approve it to read it and approve it."),
        )
    return approval


def _refuse_day(school: School, at: datetime, starts_on: date) -> None:
    check_date(starts_on, "starts_on")
    if starts_on < today_at(school, at):
        message = _("This day is past. A charter holds from today or a later day.")
        raise DomainError("day_is_past", message, status=422, fields={"starts_on": message})
    last = last_published(school)
    if last and starts_on <= last.publication.starts_on:
        message = _(
            "Edition %(number)s begins on %(day)s, and editions follow one another: choose a later day. "
            "An edition that has not begun can be called back first."
        ) % {"number": last.publication.number, "day": date_in_words(last.publication.starts_on)}
        raise DomainError("not_after_the_last", message, status=422, fields={"starts_on": message})


def _set_hours(content: CharterContent, school: School, by: Post, at: datetime, starts_on: date) -> str:
    """Plan the hours of the rule as the school's; the ref of what was planned anew, else an empty text."""
    change = hours_change(content, school, starts_on)
    if change is None:
        return ""
    kind = WeeklyHours.Kind.SCHOOL
    planned = WeeklyHours.objects.filter(school=school, kind=kind, starts_on=starts_on).first()
    kept = set_weekly_hours(
        by=by.actor, at=at, school=school, kind=kind, starts_on=starts_on, week=change.after, hours=planned,
        seen=stamp_of_hours(planned) if planned else None,
    )  # fmt: skip
    return "" if planned else kept.ref


def _keep_texts(draft: Edition, content: CharterContent, at: datetime) -> None:
    told: list[tuple[bool, Shown]] = [(False, shown(content, language)) for language in content.languages]
    told += [(True, text) for language in content.languages if (text := shown_to_children(content, language))]
    EditionText.objects.bulk_create(
        EditionText(
            edition=draft,
            language=text.language,
            for_children=for_children,
            document=text.plain(),
            sha256=hash_of(text.plain()),
            created_at=at,
        )
        for for_children, text in told
    )
