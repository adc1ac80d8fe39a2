"""How the tests of this room open pages and send forms."""

import re

from django.test import Client
from django.urls import reverse

from accord.core.ids import new_ref


def page(client: Client, name: str, *args: str, status: int = 200, query: str = "") -> str:
    """Open a page and return it."""
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == status, (name, answer.status_code)
    return answer.content.decode()


def send(client: Client, to_page: str, *args: str, status: int = 302, query: str = "", **values: object) -> str:
    """Send a form and return the page, or where it leads."""
    answer = client.post(reverse(to_page, args=args) + query, {"once": new_ref(), **values})
    found = answer.content.decode()
    assert answer.status_code == status, (to_page, answer.status_code, found[found.find("error-summary") :][:900])
    return answer["Location"] if status == 302 else found


def hidden(found: str, name: str) -> str:
    """What a page holds in a field that nobody sees."""
    field = re.search(rf'<input type="hidden" name="{name}"[^>]*value="([^"]*)"', found)
    return field.group(1) if field else ""
