"""What the audit says of the reasons that staff give: those of a confidential matter stand in the matter alone."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.close_conversation import close_conversation
from accord.messaging.actions.write_message import write_message
from accord.messaging.models import Conversation
from accord.messaging.tests.written import write
from accord.rules.charter import EmergencyKind
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8", "K5")]

CANARY = "Quokkalantern"


def test_the_audit_says_no_words_of_why_something_confidential_was_urgent_or_settled(story: Cast) -> None:
    """The reason stands in the conversation; who reads the audit may not read that. Of other matters it says why."""
    lead, night = story.staff["safeguarding"], MONDAY + timedelta(hours=12)
    for topic, is_told in (("safeguarding", False), ("friendships", True)):
        before = AuditEntry.objects.latest("id").pk
        conversation = write(story, topic=topic).message.conversation
        with clock.travel_to(night):
            answer_family(
                conversation=conversation, staff=lead, text="Please call.", language="en", by="login:safeguarding",
                at=night, emergency_reason=f"Because of the {CANARY}",
            )  # fmt: skip
            write_message(
                conversation=conversation, guardian=story.guardians["amina"], text="I have.", language="en",
                by="login:amina", at=night, emergency=EmergencyKind.MEDICAL,
            )  # fmt: skip
            close_conversation(
                conversation=Conversation.objects.get(pk=conversation.pk), staff=lead, by="login:safeguarding",
                at=night, reason=f"We spoke of the {CANARY}",
            )  # fmt: skip
        said = str(list(AuditEntry.objects.filter(pk__gt=before).values_list("details", "purpose")))
        assert (CANARY in said) is is_told, topic
