"""Whom the handling of a complaint is told to: without a word of what it is about, staff in their own working time."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.concerns.access.complaints import is_free_to_read
from accord.concerns.facts.to_tell import (
    above_behind,
    at_school_of,
    complaints_of,
    own_of,
    promised_by,
    staff_behind,
    working_on,
)
from accord.concerns.models import (
    AccountAsked,
    Attendance,
    Bundle,
    Complaint,
    ComplaintPaper,
    Remedy,
    SerialDecision,
    Stage,
)
from accord.concerns.notices.of_complaints import in_working_time, subject_of, tell_complainant
from accord.core import clock
from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.person import Person
from accord.delivery.wording import Words, gettext_noop
from accord.people.models import Guardian, Login
from accord.rules.channels import Urgency

HANDLING, ASKED, SERIAL = "complaint_handling", "complaint_account", "serial_decision"


def declare() -> None:
    """Name the kinds of these notices, and who may still have them when they leave."""
    declare_kind(HANDLING, label=_("Confidential matters"), still_entitled=still_free, entitled_above=free_above)
    declare_kind(ASKED, label=_("Confidential matters"))
    declare_kind(SERIAL, label=_("Confidential matters"))


def still_free(person: Person, refs: Collection[str]) -> list[str]:
    """Those complaints of which somebody may still hear: their own, and for staff those they may read now."""
    if isinstance(person, Guardian):
        return own_of(person, refs)
    login, at = person.login_id, clock.now()
    found = at_school_of(person, refs)
    return [one.ref for one in found if login and login in is_free_to_read([login], one, at)]


def free_above(login: Login, refs: Collection[str]) -> list[str]:
    """Those complaints that somebody of the district may read now."""
    at = clock.now()
    return [one.ref for one in complaints_of(refs) if is_free_to_read([login.pk], one, at)]


def tell_family_of_acknowledgement(stage: Stage, *, by: str, at: datetime) -> None:
    """The family hears that their complaint is there and by when it is answered."""
    words = Words(gettext_noop("We have your complaint. You have our answer by %(when)s."), {"when": stage.answer_by})
    tell_complainant(stage.complaint, words, kind=HANDLING, by=by, at=at, once=f"acknowledged:{stage.ref}")


def tell_family_of_new_date(stage: Stage, *, by: str, at: datetime) -> None:
    """The family hears that the answer comes later, and by when."""
    words = Words(gettext_noop("We need longer. You have our answer by %(when)s."), {"when": stage.answer_by})
    tell_complainant(
        stage.complaint, words, kind=HANDLING, by=by, at=at, once=f"new_date:{stage.ref}:{stage.answer_by:%Y%m%d}"
    )


def tell_family_of_hearing(stage: Stage, *, by: str, at: datetime) -> None:
    """The family hears when the panel hears them, and is asked whether they come."""
    words = Words(
        gettext_noop("The panel would like to hear you: %(when)s. Please say whether you come, and what you need."),
        {"when": stage.hearing_at},
    )
    once = f"hearing:{stage.ref}:{stage.hearing_at:%Y%m%d%H%M}"
    tell_complainant(stage.complaint, words, kind=HANDLING, by=by, at=at, once=once, page="family_complaints:hearing")


def tell_family_of_answer(stage: Stage, *, by: str, at: datetime) -> None:
    """The family hears that the answer is there; the letter waits for them behind the sign-in."""
    words = Words(gettext_noop("Our answer is here, with what you can do next."))
    tell_complainant(
        stage.complaint,
        words,
        kind=HANDLING,
        by=by,
        at=at,
        once=f"answered:{stage.ref}",
        page="family_complaints:papers",
    )


def tell_family_of_remedy(remedy: Remedy, *, by: str, at: datetime) -> None:
    """The family hears that something we promised has been done."""
    words = Words(gettext_noop("Something that we promised is done."))
    tell_complainant(remedy.complaint, words, kind=HANDLING, by=by, at=at, once=f"remedy:{remedy.ref}")


def tell_panel_and_family_of_bundle(bundle: Bundle, *, by: str, at: datetime) -> None:
    """Panel and family hear at the same time that the papers are there."""
    stage = bundle.stage
    words = Words(gettext_noop("The papers for the hearing are here: one document with page numbers."))
    once = f"bundle:{bundle.ref}"
    tell_complainant(
        stage.complaint, words, kind=HANDLING, by=by, at=at, once=f"{once}:family", page="family_complaints:papers"
    )
    logins = [seat.person_id for seat in stage.seats.filter(left_at__isnull=True) if seat.person_id]
    _tell_staff(stage.complaint, logins, words, by=by, at=at, once=f"{once}:panel")


def tell_somebody_of_their_part(stage: Stage, person: Login, *, by: str, at: datetime, once: str) -> None:
    """Somebody hears that they have a part in a complaint, and nothing else."""
    words = Words(gettext_noop("You have a part in this complaint. Please open it."))
    _tell_staff(stage.complaint, [person.pk], words, by=by, at=at, once=once)


def tell_handlers_of_paper(complaint: Complaint, paper: ComplaintPaper, *, by: str, at: datetime) -> None:
    """Whoever works on a complaint hears that a paper has come."""
    words = Words(gettext_noop("A new paper has come."))
    _tell_staff(complaint, working_on(complaint), words, by=by, at=at, once=f"paper:{paper.ref}")


def tell_handlers_of_attendance(attendance: Attendance, *, by: str, at: datetime) -> None:
    """Whoever works on a complaint hears what the family said about the hearing."""
    words = Words(gettext_noop("The family has said whether they come to the hearing."))
    complaint = attendance.stage.complaint
    once = f"attendance:{attendance.ref}:{at:%Y%m%d%H%M}"
    _tell_staff(complaint, working_on(complaint), words, by=by, at=at, once=once)


def remind_of_remedy(remedy: Remedy, *, by: str, at: datetime) -> None:
    """Whoever handled a complaint is reminded of what was promised."""
    words = Words(gettext_noop("What was promised is due on %(day)s and is not done yet."), {"day": remedy.due_on})
    complaint = remedy.complaint
    once = f"remedy_due:{remedy.ref}:{at:%Y%m%d}"
    _tell_staff(complaint, promised_by(complaint, at), words, by=by, at=at, once=once)


def tell_staff_of_question(asked: AccountAsked, *, by: str, at: datetime) -> None:
    """A member of staff hears that they are asked for an account; of the complaint they hear nothing."""
    school = asked.staff.school
    tell(
        school=school,
        kind=ASKED,
        recipients=[asked.staff],
        subject=Words(gettext_noop("You are asked for an account")),
        text=Words(gettext_noop("Please say what you know by %(when)s."), {"when": asked.answer_by}),
        about=About("account_asked", asked.ref),
        url=reverse("asked_panels:account", args=[asked.ref]),
        confidential=True,
        not_before=lambda person: in_working_time(school, person, at),
        by=by,
        at=at,
        once=f"account_asked:{asked.ref}",
    )


def tell_family_of_serial_decision(decision: SerialDecision, *, by: str, at: datetime) -> None:
    """A guardian hears that there is a letter for them, and where they can answer it."""
    tell(
        school=decision.school,
        kind=SERIAL,
        recipients=[decision.guardian],
        subject=Words(gettext_noop("A letter about your complaints")),
        text=Words(gettext_noop("There is a letter for you. You can read it and answer it here.")),
        about=About("serial_decision", decision.ref),
        url=reverse("family_complaints:serial", args=[decision.ref]),
        confidential=True,
        urgency=Urgency.IMPORTANT,
        by=by,
        at=at,
        once=f"serial:{decision.ref}:{'lifted' if decision.lifted_at else 'told'}",
    )


def _tell_staff(complaint: Complaint, logins: Iterable[int], words: Words, *, by: str, at: datetime, once: str) -> None:
    free = is_free_to_read(logins, complaint, at)
    people, above = staff_behind(complaint, free), above_behind(complaint, free)
    if not people and not above:
        return
    tell(
        school=complaint.school,
        kind=HANDLING,
        recipients=people,
        above=above,
        subject=subject_of(complaint),
        text=words,
        about=About("complaint", complaint.ref),
        url=reverse("asked_panels:complaint", args=[complaint.ref]),
        confidential=True,
        not_before=lambda person: in_working_time(complaint.school, person, at),
        by=by,
        at=at,
        once=once,
    )
