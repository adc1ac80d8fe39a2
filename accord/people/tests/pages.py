"""What the tests of these pages share: addresses, sending a form, reading what a person would read."""

import html
import re
from html.parser import HTMLParser
from itertools import count

from django.test import Client
from django.urls import reverse

from accord.core.models import AuditEntry

_keys = count(1)


def staff_page(name: str, *args: str, school: str = "riverbank") -> str:
    """Return the address of a staff page at a school."""
    return reverse(f"people:{name}", args=[school, *args])


def family_page(name: str, *args: str) -> str:
    """Return the address of a family page."""
    return reverse(f"family_people:{name}", args=args)


def in_english(client: Client) -> Client:
    """Choose English on this device, whatever the person's own language is."""
    client.cookies["language"] = "en"
    return client


def send(client: Client, url: str, data: dict | None = None):
    """Send a form, with a one-time key as every page carries it."""
    return client.post(url, {"once": f"one-time-key-of-a-test-{next(_keys):06}", **(data or {})})


def begun(client: Client, url: str) -> dict[str, str]:
    """Return what the form on a page holds before anybody types."""
    return filled(client.get(url))


def filled(response) -> dict[str, str]:
    """Return what the page's own form holds, as a browser would send it."""
    reader = _FormReader()
    reader.feed(response.content.decode())
    return {name: value for name, value in reader.held.items() if name not in ("once", "csrfmiddlewaretoken")}


class _FormReader(HTMLParser):
    """Reads the fields of the forms that are not checked by the browser, which are those of our pages."""

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[str, str] = {}
        self.inside = False
        self.select = self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self.inside = "novalidate" in said
        if not self.inside:
            return
        name, value = said.get("name") or "", said.get("value")
        match tag:
            case "select":
                self.select = name
            case "textarea":
                self.textarea = name
                self.held[name] = ""
            case "option" if self.select and (self.select not in self.held or "selected" in said):
                self.held[self.select] = value or ""
            case "input" if said.get("type") in ("checkbox", "radio"):
                if "checked" in said:
                    self.held[name] = "on" if value is None else value
            case "input" if name:
                self.held[name] = value or ""

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "form":
                self.inside = False
            case "select":
                self.select = ""
            case "textarea":
                self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.inside and self.textarea:
            self.held[self.textarea] += data.removeprefix("\n")


def markup(response) -> str:
    """Return a page with its markup."""
    return response.content.decode()


def words(response) -> str:
    """Return the text of a page without its markup."""
    body = re.sub(r"(?s)<(head|svg)\b.*?</\1>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def told_wrong(response) -> set[str]:
    """Return the names of the fields beside which a page says that something is to be mended."""
    return set(re.findall(r'id="id_(\w+?)_error"', response.content.decode()))


def same(response) -> str:
    """Return an answer without what differs from one loading of a page to the next; a print byte by byte."""
    body = response.content.decode("utf-8" if response["Content-Type"].startswith("text/") else "latin-1")
    body = re.sub(r'(name="(?:csrfmiddlewaretoken|once)" value=")[^"]*', r"\1", body)
    body = body.replace(response.request["PATH_INFO"], "(here)")
    headers = {name: value for name, value in response.items() if name != "Set-Cookie"}
    return f"{response.status_code} {sorted(headers.items())}\n{body}"


def noted(verb: str) -> list[AuditEntry]:
    """Return what the audit log says under a verb, oldest first."""
    return list(AuditEntry.objects.filter(verb=verb).order_by("id"))
