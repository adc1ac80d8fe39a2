"""Set the hearing of a panel, send its papers, and hold it."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.concerns.actions.taking_a_step import take
from accord.concerns.bundling import bundle_of, papers_in
from accord.concerns.facts.complaints import school_days
from accord.concerns.models import Attendance, Bundle, Complaint, Stage
from accord.concerns.notices.handling import (
    tell_family_of_hearing,
    tell_handlers_of_attendance,
    tell_panel_and_family_of_bundle,
)
from accord.concerns.papers import pages_of
from accord.concerns.private_words import look_through_bundle
from accord.core import audit
from accord.core.errors import DomainError
from accord.core.ids import new_ref
from accord.core.words import moment
from accord.people.models import Login
from accord.rules.complaints import ComplaintStep, papers_in_time
from accord.schools.facts import settings_of


@transaction.atomic
def set_hearing(
    *, complaint: Complaint, hearing_at: datetime, place: str, login: Login, by: str, at: datetime
) -> Stage:
    """The panel hears the family at a time that leaves everybody the days to read the papers (COMPLAINT-2)."""
    hand = take(complaint, ComplaintStep.SEND_PAPERS, login, at)
    stage, school = hand.stage, complaint.school
    zone = settings_of(school).zone
    if stage.heard_at is not None:
        raise DomainError("already_heard", _("The panel has heard the family already."))
    if hearing_at <= at:
        sentence = _("Choose a time that is still to come.")
        raise DomainError("hearing_past", sentence, status=422, fields={"hearing_at": sentence})
    if hearing_at > stage.answer_by:
        sentence = _("The answer was promised by %(when)s. Promise a new date first, or choose an earlier time.") % {
            "when": moment(stage.answer_by, at, zone)
        }
        raise DomainError("after_the_answer", sentence, status=422, fields={"hearing_at": sentence})
    days = hand.rules.papers_days_before
    if not papers_in_time(hand.rules, stage.papers_sent_at or at, hearing_at, school_days(school, at)):
        sentence = ngettext(
            "Everybody has the papers %(days)s school day before. Choose a later time.",
            "Everybody has the papers %(days)s school days before. Choose a later time.",
            days or 0,
        ) % {"days": days}
        raise DomainError("too_soon_for_papers", sentence, status=422, fields={"hearing_at": sentence})
    stage.hearing_at, stage.hearing_place = hearing_at, place.strip()[:200]
    stage.save(update_fields=["hearing_at", "hearing_place"])
    Attendance.objects.filter(stage=stage).delete()
    audit.record(
        by=by, verb="set_hearing", subject=f"complaint:{complaint.ref}", school=school.ref,
        details={"stage": stage.number, "hearing_at": hearing_at.isoformat()},
    )  # fmt: skip
    tell_family_of_hearing(stage, by=by, at=at)
    return stage


@transaction.atomic
def send_papers(*, complaint: Complaint, login: Login, by: str, at: datetime, why_details_stay: str = "") -> Bundle:
    """Panel and family get the same papers as one document, in time before the hearing (COMPLAINT-2).

    What staff wrote is looked through once more for what belongs to others. Raises DetailsFound (DETAILS-1, DETAILS-3).
    """
    hand = take(complaint, ComplaintStep.SEND_PAPERS, login, at)
    stage = hand.stage
    if stage.hearing_at is None:
        raise DomainError("no_hearing", _("Set the time of the hearing first."))
    if stage.heard_at is not None:
        raise DomainError("already_heard", _("The panel has heard the family already."))
    if not papers_in_time(hand.rules, at, stage.hearing_at, school_days(complaint.school, at)):
        raise DomainError(
            "papers_late",
            ngettext(
                "It is too late: everybody has the papers %(days)s school day before. Set a later hearing.",
                "It is too late: everybody has the papers %(days)s school days before. Set a later hearing.",
                hand.rules.papers_days_before or 0,
            )
            % {"days": hand.rules.papers_days_before},
        )
    look_through_bundle(complaint, papers_in(complaint), why_details_stay, login=login, at=at)
    content = bundle_of(stage, at)
    bundle = Bundle(
        stage=stage, sha256=hashlib.sha256(content).hexdigest(), pages=pages_of(_("Papers"), content, most=None),
        sent_at=at, by=login, created_at=at,
    )  # fmt: skip
    bundle.file.save(new_ref(), ContentFile(content), save=False)
    bundle.save(force_insert=True)
    stage.papers_sent_at = at
    stage.save(update_fields=["papers_sent_at"])
    audit.record(
        by=by, verb="send_papers", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"stage": stage.number, "bundle": bundle.ref, "sha256": bundle.sha256, "pages": bundle.pages},
    )  # fmt: skip
    tell_panel_and_family_of_bundle(bundle, by=by, at=at)
    return bundle


@transaction.atomic
def hold_hearing(*, complaint: Complaint, login: Login, by: str, at: datetime) -> Stage:
    """The panel has heard the family, or has waited for them at the time that was set."""
    hand = take(complaint, ComplaintStep.HEAR, login, at)
    stage = hand.stage
    if stage.heard_at is not None:
        raise DomainError("already_heard", _("This has been written down already."))
    if stage.hearing_at is None or at < stage.hearing_at:
        raise DomainError("not_heard_yet", _("The hearing is still to come."))
    stage.heard_at = at
    stage.save(update_fields=["heard_at"])
    audit.record(
        by=by, verb="hold_hearing", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"stage": stage.number},
    )  # fmt: skip
    return stage


@transaction.atomic
def say_attendance(
    *, stage: Stage, comes: bool, with_whom: str, interpreter: str, needs: str, by: str, at: datetime
) -> Attendance:
    """The family says whether they come to the hearing, with whom, and what they need; until it begins they can change
    it. Raises DomainError.
    """
    stage = Stage.objects.select_for_update(of=("self",)).select_related("complaint__school").get(pk=stage.pk)
    if stage.hearing_at is None or stage.heard_at is not None:
        raise DomainError("no_hearing", _("There is no hearing to come to."))
    said = {
        "comes": comes, "with_whom": with_whom.strip()[:200], "interpreter": interpreter.strip()[:60],
        "needs": needs.strip()[:300], "said_at": at,
    }  # fmt: skip
    attendance, _made = Attendance.objects.update_or_create(
        stage=stage, defaults=said, create_defaults={**said, "created_at": at}
    )
    audit.record(
        by=by, verb="say_attendance", subject=f"complaint:{stage.complaint.ref}", school=stage.complaint.school.ref,
        details={"stage": stage.number, "comes": comes},
    )  # fmt: skip
    tell_handlers_of_attendance(attendance, by=by, at=at)
    return attendance
