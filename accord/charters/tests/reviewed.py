"""What tests of review and consultation share: a draft, and pages that are read and answered."""

import secrets

import pytest

from accord.charters.models import Edition
from accord.charters.tests import making


@pytest.fixture
def draft(cast) -> Edition:
    """A draft of Riverbank."""
    return making.draft(cast)


def page(answer) -> str:
    """Return a page, with or without something to mend, with its markup."""
    assert answer.status_code in (200, 422), answer.status_code
    return answer.content.decode()


def send(client, address, **fields):
    """Send a form and go where it leads."""
    return client.post(address, {"once": secrets.token_hex(8), **fields}, follow=True)
