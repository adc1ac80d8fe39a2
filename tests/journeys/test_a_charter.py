"""A charter comes to be: drafted, discussed, put to the families, approved, published, read, and followed by a next."""

import secrets
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from accord.charters.content import ClauseContent, RuleContent, SectionContent
from accord.charters.facts import content_of, rules_in_force
from accord.charters.models import (
    Acknowledgement,
    Comment,
    Consultation,
    ConversationOffer,
    Edition,
    PromiseOutcome,
)
from accord.charters.tests import making
from accord.core import audit, clock
from accord.core.queue import Worker
from accord.people.tests import pages
from accord.rules.charter import ResponseTarget, WorkingHours
from accord.schools.facts import current_week

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn]
DESK, FAMILY = "/staff/riverbank/charter/", "/family/charter/"
DAY = timedelta(days=1)


def send(client: Client, address: str, **fields: object) -> str:
    """Send a form as a browser does and return the page to which it leads."""
    answer = client.post(address, {"once": secrets.token_hex(8), **fields}, follow=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def look(client: Client, address: str, status: int = 200) -> str:
    """Open a page."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()


@pytest.mark.requirement("B1", "B2")
def test_a_charter(cast, as_person) -> None:
    deputy, head, teacher, mother, father = (as_person(key) for key in ("deputy", "head", "tan", "amina", "jakub"))
    home = f"{FAMILY}{cast.riverbank.ref}/"

    # A draft is written. Only the staff know of it.
    draft = making.draft(cast, making.with_hours(making.CHARTER))
    assert "There is no charter yet" in look(mother, home)
    look(mother, f"{FAMILY}editions/{draft.ref}/", 404)

    # Colleagues look it over; a teacher's remark is answered.
    send(deputy, f"{DESK}drafts/{draft.ref}/review/ask/", note="Please look at the times.")
    send(teacher, f"{DESK}drafts/{draft.ref}/comment/?clause=answers", text="Three days is what we manage.")
    remark = Comment.objects.get()
    send(deputy, f"{DESK}comments/{remark.ref}/", taken_up="yes", text="Then three it is.")
    assert "Then three it is." in look(teacher, f"{DESK}drafts/{draft.ref}/review/")

    # Families are asked. Each is heard by the school alone, without a name.
    today = making.post(cast, "deputy").on
    send(
        deputy, f"{DESK}drafts/{draft.ref}/consultation/", audiences=["guardians"],
        opens_on=today.isoformat(), closes_on=(today + 14 * DAY).isoformat(),
    )  # fmt: skip
    asked = f"{FAMILY}consultations/{Consultation.objects.get().ref}/"
    Worker().run_until_idle()
    assert asked in look(mother, "/family/")
    send(mother, f"{asked}comment/?clause=listening", text="Also when we write in Arabic?")
    assert "Also when we write in Arabic?" not in look(father, asked)
    results = look(deputy, f"{DESK}consultations/{Consultation.objects.get().ref}/")
    assert "Also when we write in Arabic?" in results
    assert cast.login("amina").name not in results

    # The school takes it up, changes the draft, and the headteacher approves exactly this.
    wish = Comment.objects.get(clause_key="listening")
    send(
        deputy, f"{DESK}comments/{wish.ref}/", taken_up="yes", text="Yes, in every language.",
        for_everybody="We listen in every language.",
    )  # fmt: skip
    better = {"en": "We listen to you in every language.", "ar": "نصغي إليكم بكل لغة."}
    making.rewrite(draft, making.with_hours(making.with_text(making.CHARTER, "listening", better)))
    send(head, f"{DESK}drafts/{draft.ref}/approve/", seen=content_of(draft).sha256)

    # It is published from next Monday; the hours of the school follow it by themselves.
    starts_on = today + 7 * DAY
    send(deputy, f"{DESK}drafts/{draft.ref}/publish/", starts_on=starts_on.isoformat(), material="yes")
    first = Edition.objects.get(pk=draft.pk)
    assert "A new charter holds from" in look(mother, home)
    assert "We listen in every language." in look(father, asked)
    with clock.travel_to(clock.now() + 7 * DAY):
        rules = rules_in_force(cast.riverbank, clock.now())
        assert rules.one(ResponseTarget).clause == "answers"
        school = type(cast.riverbank).objects.get(pk=cast.riverbank.pk)
        assert current_week(school, "school", starts_on) == rules.one(WorkingHours).values.week
        arabic = look(mother, f"{home}?language=ar")
        assert "نصغي إليكم بكل لغة" in arabic

    # A year later there is a second edition. What changed is told clause by clause, and the first stays as it was.
    kept = first.publication.content_hash
    with clock.travel_to(clock.now() + 300 * DAY):
        next_day = making.post(cast, "head").on
        kinder = making.with_text(making.CHARTER, "courtesy", {"en": "Please speak kindly, always.", "ar": "بلطف."})
        second = making.published(cast, kinder, starts_on=next_day)
        changed = look(mother, f"{FAMILY}editions/{second.ref}/changes/?since={first.ref}")
        assert "Reads differently" in changed
        assert "always" in changed
        assert "We listen to you in every language." in look(mother, f"{FAMILY}editions/{first.ref}/")
    assert content_of(Edition.objects.get(pk=first.pk)).sha256 == kept
    assert list(audit.verify()) == []


@pytest.mark.requirement("B3", "B4")
def test_a_charter_is_signed(cast, as_person) -> None:
    """It is signed in Arabic; a next edition is shown against it and declined; the school offers a talk in time."""
    mother, father, office, deputy = (as_person(key) for key in ("amina", "jakub", "office", "deputy"))
    mother.cookies["language"] = "ar"
    sign, signatures = f"{FAMILY}{cast.riverbank.ref}/sign/", f"{DESK}signatures/"
    talks = ClauseContent("talks", {"en": "Whoever disagrees is heard.", "ar": "نسمع كل من يخالفنا."}, (
        RuleContent("talks", "promise", {"measured": "conversation_offered", "aim_percent": 90}),
    ))  # fmt: skip
    charter = replace(making.CHARTER, sections=(*making.CHARTER.sections, SectionContent("concern", (talks,))))
    making.published(cast, charter)

    # The home says that it waits; the mother reads it in Arabic on her phone, ticks, types her name.
    assert sign in look(mother, "/family/")
    shown = look(mother, sign)
    assert "نصغي إليكم" in shown
    thanks = send(mother, sign, **pages.filled(mother.get(sign)) | {"agree": "on", "typed_name": "أمينة يوسف"})
    assert "أمينة يوسف" in thanks
    signed = Acknowledgement.objects.get()
    copy = look(mother, f"{FAMILY}answers/{signed.ref}/copy/")
    assert signed.text.sha256 in copy
    assert sign not in look(mother, "/family/")
    assert "Amina Yusuf" in look(office, f"{signatures}names/?state=signed")
    assert sign in look(father, "/family/"), "each parent is asked alone"

    # Weeks later a new edition holds. She sees in Arabic what is different, and does not agree.
    with clock.travel_to(clock.now() + 7 * DAY):
        strict = {"en": "Please speak kindly and briefly.", "ar": "نرجو أن تتحدثوا بلطف وبإيجاز."}
        making.published(cast, making.with_text(charter, "courtesy", strict))
        told = look(mother, sign)
        assert told.index("بلطف وبإيجاز") < told.index("id_agree")
        assert "نرجو أن تتحدثوا بلطف." in told, "how it read before"
        decline = f"{sign}decline/"
        said = pages.filled(mother.get(decline)) | {"clauses": ["courtesy"], "reason": "لا أستطيع أن أوجز."}
        send(mother, decline, **said)
        assert "Idris" in look(mother, "/family/"), "nothing is closed to her"

        # The office sees that a talk is owed, and by when; the deputy offers it the next day.
        assert "Amina Yusuf" in look(office, f"{signatures}talks/")
        offer = ConversationOffer.objects.get()
        with clock.travel_to(clock.now() + DAY):
            send(deputy, f"{signatures}talks/{offer.ref}/", note="We meet on Thursday.", held_on="")
        outcome = PromiseOutcome.objects.get()
        assert outcome.met_at is not None
        assert outcome.met_at < outcome.due_at

    # After the term families read how the school keeps that promise; one case alone is not shown to them.
    with clock.travel_to(clock.now() + 70 * DAY):
        assert "Kept 1 of 1 times" in look(deputy, f"{DESK}promises/")
        mother.cookies["language"] = "en"
        published = look(mother, f"{FAMILY}{cast.riverbank.ref}/promises/")
        assert "Fewer than ten, not shown." in published
        assert "Kept 1" not in published
    assert list(audit.verify()) == []
