"""Whom a complaint is told to: without a word of what it is about, staff in their own working time."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.concerns.access.complaints import is_free_to_read
from accord.concerns.facts.complaints import staff_of_login
from accord.concerns.facts.to_tell import above_behind
from accord.concerns.models import Complaint, Ending, Stage
from accord.concerns.notices.handling import free_above, still_free
from accord.concerns.notices.of_complaints import in_working_time, subject_of, tell_complainant
from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.wording import Text, Words, gettext_noop

COURSE = "complaint_course"
"""Its label says no more than that there is something: it also stands on the list of those whom nothing reached."""


def declare() -> None:
    """Name the kinds of these notices, and who may still have them when they leave."""
    declare_kind(COURSE, label=_("Confidential matters"), still_entitled=still_free, entitled_above=free_above)


def tell_family_of_arrival(complaint: Complaint, stage: Stage, *, by: str, at: datetime) -> None:
    """The complainant hears at once that their complaint has arrived, and by when it is answered."""
    words = Words(
        gettext_noop("Your complaint has arrived. You have an answer by %(when)s."), {"when": stage.answer_by}
    )
    tell_complainant(complaint, words, kind=COURSE, by=by, at=at, once=f"arrived:{complaint.ref}")


def tell_family_of_lateness(stage: Stage, *, by: str, at: datetime) -> None:
    """The complainant hears that the school is late, and that they need not wait."""
    words = Words(
        gettext_noop("We promised an answer by %(when)s and are late. You can ask for the next stage now."),
        {"when": stage.answer_by},
    )
    tell_complainant(
        stage.complaint, words, kind=COURSE, by=by, at=at, once=f"family_late:{stage.ref}:{stage.answer_by:%Y%m%d}"
    )


def tell_family_of_scope(ending: Ending, *, by: str, at: datetime) -> None:
    """The complainant hears that this is not a matter for a complaint; why, they read behind the sign-in."""
    words = Words(gettext_noop("We wrote to you where your matter can go. You can say if you see it differently."))
    tell_complainant(ending.complaint, words, kind=COURSE, by=by, at=at, once=f"scope:{ending.ref}")


def tell_family_of_late_accepted(complaint: Complaint, *, by: str, at: datetime) -> None:
    """The complainant hears that their complaint is looked into although it came late."""
    words = Words(gettext_noop("We look into your complaint although it came late."))
    tell_complainant(complaint, words, kind=COURSE, by=by, at=at, once=f"late_accepted:{complaint.ref}")


def tell_family_of_points(complaint: Complaint, *, by: str, at: datetime) -> None:
    """The complainant is asked to look whether the school understood what they mean."""
    words = Words(gettext_noop("Please look whether we have understood your points."))
    tell_complainant(
        complaint, words, kind=COURSE, by=by, at=at, once=f"points:{complaint.ref}", page="family_complaints:points"
    )


def tell_handler_of_stage(stage: Stage, *, by: str, at: datetime, occasion: str) -> None:
    """Whoever has a stage hears of it, and nothing of what it is about."""
    words = Words(
        gettext_noop("This complaint is with you. The answer is promised by %(when)s."), {"when": stage.answer_by}
    )
    _tell_handler(stage, words, by=by, at=at, once=f"stage:{stage.ref}:{stage.handled_by_id}:{occasion}")


def tell_handler_of_points(complaint: Complaint, *, by: str, at: datetime) -> None:
    """Whoever has a complaint hears that its points are confirmed."""
    stage = complaint.stages.order_by("-number").first()
    if stage:
        words = Words(gettext_noop("The family has confirmed its points."))
        _tell_handler(stage, words, by=by, at=at, once=f"confirmed:{stage.ref}:{at:%Y%m%d%H%M%S}")


def tell_handler_of_end(ending: Ending, *, by: str, at: datetime) -> None:
    """Whoever has a complaint hears that the family took it back."""
    stage = ending.complaint.stages.order_by("-number").first()
    if stage:
        words = Words(gettext_noop("The family has taken its complaint back."))
        _tell_handler(stage, words, by=by, at=at, once=f"ended:{ending.ref}")


def remind_handler(stage: Stage, *, due_at: datetime, kind: str, by: str, at: datetime) -> None:
    """Whoever has a stage is reminded of what was promised: before it is due, and once it is late."""
    _tell_handler(
        stage, Words(REMINDERS[kind], {"when": due_at}), by=by, at=at, once=f"{kind}:{stage.ref}:{due_at:%Y%m%d%H%M}"
    )


REMINDERS = {
    "acknowledge": gettext_noop("The family expects to hear from you by %(when)s that their complaint is there."),
    "answer": gettext_noop("The family expects the answer by %(when)s."),
    "late": gettext_noop("The answer was promised by %(when)s. The family sees that it is late."),
}


def _tell_handler(stage: Stage, words: Text, *, by: str, at: datetime, once: str) -> None:
    complaint, login = stage.complaint, stage.handled_by_id
    if login is None or not is_free_to_read([login], complaint, at):
        return
    people, above = staff_of_login(complaint.school, login), above_behind(complaint, [login])
    if not people and not above:
        return
    url = reverse("complaints:complaint", args=[complaint.school.slug, complaint.ref])
    tell(
        school=complaint.school,
        kind=COURSE,
        recipients=people,
        above=above,
        subject=subject_of(complaint),
        text=words,
        about=About("complaint", complaint.ref),
        url=url if people else reverse("asked_panels:complaint", args=[complaint.ref]),
        confidential=True,
        not_before=lambda person: in_working_time(complaint.school, person, at),
        by=by,
        at=at,
        once=once,
    )
