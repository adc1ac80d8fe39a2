"""Whom a concern is told to: whoever has it, in their own working time, and its family. No content by e-mail."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.concerns.facts.concern_dates import told_from
from accord.concerns.facts.concern_readers import asked_still, concerns_still, readers_of
from accord.concerns.models import AskedView, Concern, TalkOffer
from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.person import Person
from accord.delivery.wording import Words, gettext_noop
from accord.people.models import StaffMember
from accord.rules.channels import Urgency

CONCERN, ASKED = "concern", "concern_asked"

TO_STAFF = {
    "talk_taken": gettext_noop("The family takes the talk on %(when)s"),
    "other_time": gettext_noop("The family asks for another time for the talk"),
    "more_words": gettext_noop("The family has written more in a concern"),
    "view_given": gettext_noop("A colleague has given their view in a concern"),
    "agreed": gettext_noop("The family says yes to what was agreed"),
    "not_agreed": gettext_noop("The family sees it differently: please look again"),
    "settled": gettext_noop("The family says that its concern is settled"),
    "due": gettext_noop("A family waits to hear from you by %(when)s"),
    "look_again": gettext_noop("Today you look again at what was agreed"),
    "open_again": gettext_noop("A concern is open again"),
}
TO_FAMILY = {
    "school_view": gettext_noop("The school has written how it sees your concern"),
    "passed": gettext_noop("A senior leader looks at your concern now"),
    "agreement": gettext_noop("Is this what you agreed with the school?"),
    "look_again": gettext_noop("Is it going well? Today you look again at what was agreed"),
    "open_again": gettext_noop("Your concern is open again"),
}


def declare() -> None:
    """Name the kinds of these notices, and who is still entitled to them when they leave."""
    declare_kind(CONCERN, label=_("A matter with the school"), still_entitled=concerns_still)
    declare_kind(ASKED, label=_("A question from a colleague"), still_entitled=asked_still)


def tell_holder(concern: Concern, at: datetime, *, by: str, once: str = "") -> None:
    """Tell whoever has a concern that it is there, at the beginning of their own working time."""
    if concern.held_by:
        words = Words(gettext_noop("A family has a concern"))
        _to_staff(concern, readers_of(concern, at), words, at, by=by, once=once or f"concern:{concern.ref}")


def tell_staff_of_step(
    concern: Concern, step: str, at: datetime, *, by: str, once: str, when: datetime | None = None
) -> None:
    """Tell whoever has a concern what the family did, or what is due."""
    if concern.held_by:
        words = Words(TO_STAFF[step], {"when": when} if when else {})
        _to_staff(concern, readers_of(concern, at), words, at, by=by, once=once)


def tell_next_person(concern: Concern, staff: StaffMember, at: datetime) -> None:
    """Tell the next person that a family has not heard by the promised date."""
    words = Words(gettext_noop("A family has not heard by %(when)s: please look as well"), {"when": concern.answer_by})
    _to_staff(concern, [staff], words, at, by="house:worker", once=f"concern-late:{concern.ref}")


def tell_family_of_offer(concern: Concern, offers: Sequence[TalkOffer], at: datetime, *, by: str) -> None:
    """Tell the family that the school offers a talk."""
    words = Words(gettext_noop("%(name)s offers you a talk. Choose a time"), {"name": offers[0].by.called})
    _to_family(concern, words, at, by=by, once=f"talk-offered:{offers[0].ref}")


def tell_family_of_step(concern: Concern, step: str, at: datetime, *, by: str, once: str) -> None:
    """Tell the family what the school did."""
    _to_family(concern, Words(TO_FAMILY[step]), at, by=by, once=once)


def tell_asked(asked: AskedView, at: datetime, *, by: str) -> None:
    """Tell a member of staff that a colleague asks for their view; the question stands on its page alone."""
    concern = asked.concern
    tell(
        school=concern.school, kind=ASKED, recipients=[asked.staff],
        subject=Words(gettext_noop("%(name)s asks how you see a matter"), {"name": asked.by.called}),
        about=About("asked_view", asked.ref),
        url=reverse("concerns:asked", args=[concern.school.slug, asked.ref]),
        confidential=True, not_before=lambda person: told_from(concern.school, person, at),
        by=by, at=at, once=f"asked-view:{asked.ref}",
    )  # fmt: skip


def _to_staff(
    concern: Concern, people: Collection[StaffMember], words: Words, at: datetime, *, by: str, once: str
) -> None:
    def not_before(person: Person) -> datetime | None:
        told = told_from(concern.school, person, at)
        return max(told, concern.reaches_at) if told and concern.reaches_at else told

    tell(
        school=concern.school, kind=CONCERN, recipients=people, subject=words, about=About("concern", concern.ref),
        url=reverse("concerns:concern", args=[concern.school.slug, concern.ref]), confidential=True,
        not_before=not_before, by=by, at=at, once=once,
    )  # fmt: skip


def _to_family(concern: Concern, words: Words, at: datetime, *, by: str, once: str) -> None:
    tell(
        school=concern.school, kind=CONCERN, recipients=[concern.guardian], subject=words,
        about=About("concern", concern.ref), url=reverse("family_concerns:concern", args=[concern.ref]),
        student=concern.student, confidential=True, urgency=Urgency.IMPORTANT, by=by, at=at, once=once,
    )  # fmt: skip
