"""What the tests of looking back at an emergency share: one about a child at risk, and pages read and forms sent."""

import secrets
from datetime import timedelta
from typing import Any

from django.test import Client

from accord.messaging.models import Emergency
from accord.messaging.tests.written import LAST_MONDAY, write
from accord.rules.charter import EmergencyKind
from tests.cast import Cast

STRANGE = "Quokkalantern"
"""A word that stands on no page by itself."""
NIGHT = LAST_MONDAY + timedelta(hours=12)


def told_at_risk(story: Cast) -> Emergency:
    """A mother writes at night that a child is at risk, under the charter of the story."""
    return write(
        story, NIGHT, topic="safeguarding", emergency=EmergencyKind.CHILD_SAFETY, text=f"It is about {STRANGE}.",
        reason=f"I am afraid: {STRANGE}",
    ).message.emergency  # fmt: skip


def send(client: Client, address: str, **fields: object) -> Any:
    """Send a form with a one-time key of its own."""
    return client.post(address, {"once": secrets.token_hex(8), **fields})
