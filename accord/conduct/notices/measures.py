"""Whom a measure is told to: the guardian, those who are consulted, those who hear a review, whoever holds the case.

A notice says that something is new and leads to the page; no word of the matter stands in it.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.conduct.facts.hearing import hearing_of
from accord.conduct.facts.parts import staff_of, still_part_above, still_part_of
from accord.conduct.facts.working_time import first_told_at
from accord.conduct.models import Consultation, Decision, Representation, Review
from accord.core import clock
from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.person import Person
from accord.delivery.wording import Words, gettext_noop
from accord.people.facts.in_charge import InCharge
from accord.people.models import Guardian, Login, StaffMember
from accord.rules.channels import Urgency
from accord.schools.models import School

MEASURE = "measure"
SUBJECT = Words(gettext_noop("Something new for you, in confidence"))
OPEN_IT = Words(gettext_noop("There is something new in a confidential matter. Open it here."))
FOR_FAMILY = Words(gettext_noop("The school has written to you. Open it here; you can read all of it and answer."))
ASKED = Words(gettext_noop("Somebody at the school asks for your view, in confidence. Open it here."))
TO_HEAR = Words(gettext_noop("A review waits to be heard by you, in confidence. Open it here."))


def declare() -> None:
    """Name the kinds of these notices, and who is still entitled to them when they leave."""
    declare_kind(
        MEASURE, label=_("Confidential matters"), still_entitled=_still_entitled, entitled_above=_entitled_above
    )


def _still_entitled(person: Person, refs: Collection[str]) -> Collection[str]:
    return still_part_of(person, refs)


def _entitled_above(login: Login, refs: Collection[str]) -> Collection[str]:
    return still_part_above(login, refs, clock.now())


def tell_guardian(decision: Decision, *, by: str, at: datetime, once: str) -> None:
    """Tell the guardian that there is something new about what holds for them."""
    guardian = decision.incident.about_guardian
    if guardian:
        url = reverse("family_conduct:measure", args=[decision.ref])
        _tell(guardian.school, [guardian], f"decision:{decision.ref}", FOR_FAMILY, url, by=by, at=at, once=once)


def tell_holder(decision: Decision, *, by: str, at: datetime, once: str) -> None:
    """Tell whoever decided a measure, and whoever holds the case, that there is something new in it."""
    incident = decision.incident
    people = [one for one in (decision.decided_by, incident.held_by) if one]
    url = reverse("conduct:measure", args=[incident.school.slug, decision.ref])
    _tell(incident.school, people, f"decision:{decision.ref}", OPEN_IT, url, by=by, at=at, once=once)


def tell_consulted(consultation: Consultation, *, by: str, at: datetime) -> None:
    """Tell somebody that their view is asked for, in their working time; in the trust at once where safety hurries."""
    school = consultation.incident.school
    url = reverse("asked_measures:consultation", args=[consultation.ref])
    about = f"consultation:{consultation.ref}"
    staff = staff_of(school, consultation.person)
    people, above = ([staff], []) if staff else ([], [consultation.person])
    hurry = bool(consultation.terms.get("safety"))
    _tell(school, people, about, ASKED, url, by=by, at=at, once=about, above=above, above_at_once=hurry)


def tell_asker(consultation: Consultation, *, by: str, at: datetime) -> None:
    """Tell whoever asked that an answer has come."""
    incident = consultation.incident
    url = reverse("conduct:consider", args=[incident.school.slug, incident.ref, consultation.step])
    about = f"consultation:{consultation.ref}"
    once = f"consultation_answered:{consultation.ref}"
    _tell(incident.school, [consultation.asked_by], about, OPEN_IT, url, by=by, at=at, once=once)


def tell_hearers(decision: Decision, *, by: str, at: datetime, once: str) -> int:
    """Tell those who may hear a review that it waits; returns how many there are, none where everybody had a part."""
    people = [person for _role, person in hearing_of(decision, at).people]
    url = reverse("asked_measures:review", args=[decision.ref])
    school, about = decision.incident.school, f"decision:{decision.ref}"
    hurry = decision.provisional_until is not None and not hasattr(decision, "confirmation")
    _tell(
        school, _staff(people), about, TO_HEAR, url, by=by, at=at, once=f"hear:{once}", above=_above(people),
        above_at_once=hurry,
    )  # fmt: skip
    return len(people)


def tell_of_answer(answer: Representation, *, by: str, at: datetime) -> None:
    """Tell those who decided that a guardian answered; those who hear reviews, where one is asked for."""
    tell_holder(answer.decision, by=by, at=at, once=f"answered:{answer.ref}")
    if answer.asks_for_review:
        tell_hearers(answer.decision, by=by, at=at, once=f"asked:{answer.ref}")


def tell_of_review(review: Review, *, by: str, at: datetime) -> None:
    """Tell those who decided that a review was heard; the guardian is told by letter."""
    tell_holder(review.decision, by=by, at=at, once=f"review_heard:{review.ref}")


def _staff(people: Iterable[InCharge]) -> list[StaffMember]:
    return [person.staff for person in people if person.staff]


def _above(people: Iterable[InCharge]) -> list[Login]:
    return [person.login for person in people if person.login and not person.staff]


def _tell(
    school: School,
    people: Iterable[Person],
    about: str,
    text: Words,
    url: str,
    *,
    by: str,
    at: datetime,
    once: str,
    above: Collection[Login] = (),
    above_at_once: bool = False,
) -> None:
    kind, ref = about.split(":")
    people = list(people)
    if not people and not above:
        return
    tell(
        school=school,
        kind=MEASURE,
        recipients=people,
        above=above,
        above_at_once=above_at_once,
        subject=SUBJECT,
        text=text,
        about=About(kind, ref),
        url=url,
        confidential=True,
        urgency=Urgency.IMPORTANT,
        not_before=lambda person: None if isinstance(person, Guardian) else first_told_at(school, person, at),
        by=by,
        at=at,
        once=once,
    )
