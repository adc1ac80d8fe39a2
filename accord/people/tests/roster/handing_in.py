"""What tests of the pages of rosters share: a small school, a file that is handed in, a worker that reads it."""

import secrets

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accord.core.queue import Worker
from accord.people.tests.roster.bundles import Bundle, small_school

ROSTER = "/staff/riverbank/roster/"
TABLE = (
    "Adm No;Surname;Forename;DOB;Reg Form;Parent 1 Name;Parent 1 Email;Parent 2 Name;Parent 2 Email\r\n"
    "N1;Łukasik;Zoë;03/04/2017;Maple;Anna Łukasik;anna@home.example;Piotr Nowak;piotr@away.example\r\n"
    "N2;Łukasik;Max;04/05/2018;Maple;Anna Łukasik;anna@home.example;;\r\n"
)


def small_riverbank() -> Bundle:
    """The small school, brought in at Riverbank of the cast."""
    return small_school()


def send(client: Client, address: str, **fields: object):
    """Send a form as a browser does."""
    return client.post(address, {"once": secrets.token_hex(8), **fields})


def hand_in(client: Client, content: bytes, *, name: str = "roster.zip", table: str = "oneroster"):
    """Hand in a file and follow to the page of the import."""
    answer = send(client, f"{ROSTER}new/", file=SimpleUploadedFile(name, content), table=table, encoding="")
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def work() -> None:
    """Let the worker do what is due."""
    Worker().run_until_idle()


def year_on(shown: str) -> str:
    """The first school year that the page offers."""
    return shown.split('<option value="ref:')[1].split('"')[0].join(["ref:", ""])
