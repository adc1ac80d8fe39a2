"""Replies that found no place: their words are of the matter, and are read by those who may read the matter."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from accord.core import clock
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.models import Delivery, InboundMail
from accord.messaging.models import Conversation
from accord.messaging.tests.mails import arrives, letter, own_media
from accord.messaging.tests.written import write
from accord.people.models import RoleHolding, StudentContact
from accord.people.tests.pages import send, words
from tests.cast import MONDAY, Cast

__all__ = ["own_media"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5", "K5")]

LATER = MONDAY + timedelta(hours=1)
WORDS = "He told me what happens at the swimming club."


def page(name: str, *args: object) -> str:
    return reverse(f"mail:{name}", args=["riverbank", *args])


def reply_from_elsewhere(cast: Cast, conversation: Conversation, text: str = WORDS) -> InboundMail:
    """Amina replies from an address that she has never proved."""
    to = reply_address(
        kind="conversation", ref=conversation.ref, recipient=f"guardian:{cast.guardians['amina'].ref}", at=MONDAY
    )
    mail = letter("amina@work.example", to, text, subject="Re: the club")
    mail.add_attachment(b"a note", maintype="text", subtype="plain", filename="what-he-said.txt")
    return arrives(mail, to, LATER)


def shown(client: Any, *place: object) -> str:
    return words(client.get(page(*place)))


@pytest.mark.in_turn
def test_a_reply_about_a_child_at_risk_is_read_by_the_lead_alone(story: Cast, as_person: Any) -> None:
    """The office sorts what is of any other matter; of this it learns nothing, not even that there is something."""
    with clock.travel_to(LATER):
        office, lead = as_person("office"), as_person("safeguarding")
        plain = reply_from_elsewhere(story, write(story).message.conversation, "He is better.")
        assert "He is better." in shown(office, "stray", plain.ref)
        before = shown(office, "strays")
        secret = reply_from_elsewhere(story, write(story, topic="safeguarding").message.conversation)
        assert shown(office, "strays") == before
        assert "swimming" not in shown(office, "strays") + before
        for place in (("stray", secret.ref), ("file", secret.ref, 1)):
            assert office.get(page(*place)).status_code == 404
        for key in ("head", "tan"):
            assert as_person(key).get(page("stray", secret.ref)).status_code == 403
        told = Delivery.objects.filter(notice__url=page("stray", secret.ref))
        assert {one.staff for one in told} == {story.staff["safeguarding"]}
        assert not Delivery.objects.filter(notice__url=page("stray", plain.ref)).exists(), "the office sees to it"
        assert WORDS in shown(lead, "stray", secret.ref)
        assert lead.get(page("file", secret.ref, 1)).status_code == 200
        assert lead.get(page("strays")).status_code == 403
        filed = send(lead, page("stray", secret.ref), {"decision": "filed", "reason": "I have called her."})
        assert (filed.status_code, filed.url) == (302, page("stray", secret.ref))
        assert "I have called her." in shown(lead, "stray", secret.ref)
        assert (
            "I have called her."
            not in shown(office, "strays") + office.get(page("strays") + "?show=sorted").content.decode()
        )


def test_a_reply_in_a_matter_of_the_own_family_is_sorted_by_a_colleague(story: Cast, as_person: Any) -> None:
    """Whoever works in the office and shares a child with who writes does not read it there either."""
    conversation = write(story).message.conversation
    RoleHolding.objects.create(staff=story.staff["nair"], role="office", starts_on=date(2026, 9, 1))
    StudentContact.objects.create(
        school=story.riverbank, student=story.students["idris"], guardian=story.guardians["priya"],
        relationship="step_parent", starts_on=date(2026, 9, 1),
    )  # fmt: skip
    with clock.travel_to(LATER):
        nair = as_person("nair")
        before = shown(nair, "strays")
        record = reply_from_elsewhere(story, conversation)
        assert shown(nair, "strays") == before
        assert nair.get(page("stray", record.ref)).status_code == 404
        assert WORDS in shown(as_person("office"), "stray", record.ref)
