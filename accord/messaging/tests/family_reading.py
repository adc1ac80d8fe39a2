"""What a family reads on a page at a moment."""

from datetime import datetime

from django.test import Client

from accord.core import clock


def page_at(client: Client, address: str, at: datetime) -> str:
    """Return a page that opens, with plain spaces and apostrophes."""
    with clock.travel_to(at):
        got = client.get(address)
    assert got.status_code == 200
    return str(got.content.decode()).replace("\u00a0", " ").replace("&#39;", "'")
