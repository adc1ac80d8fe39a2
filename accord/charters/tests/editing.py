"""What tests of the pages of charters share: an address, a form that is sent, and what the page had shown."""

import re

from django.urls import reverse

from accord.people.tests.pages import send as send_form


def send(client, url, **data):
    """Send a form with these answers."""
    return send_form(client, url, data)


def page(name, *args, school="riverbank"):
    """The address of a page of the charter."""
    return reverse(f"charters:{name}", args=[school, *args])


def seen(response):
    """What a page remembers of the text that it was opened with."""
    found = re.search(r'name="seen" value="([^"]*)"', response.content.decode())
    assert found
    return found.group(1)
