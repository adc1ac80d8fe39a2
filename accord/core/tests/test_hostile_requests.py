"""Torn, huge and hostile requests get a clear answer, never a fault of ours."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accord.core.middleware import intake

pytestmark = [pytest.mark.django_db, pytest.mark.urls("accord.core.tests.open_doors")]

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=line"
KEY = "k3y-of-one-open-page"


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


def part(head: str, body: bytes = b"x") -> bytes:
    return b"--line\r\n" + head.encode() + b"\r\n\r\n" + body + b"\r\n"


def test_the_open_page_takes_an_ordinary_form(stranger):
    assert stranger.post("/kernel/open/", {"a": "1", "b": "2"}).content == b"2 fields, 0 files"


UNREADABLE = {
    "ten thousand fields": (FORM, "&".join(f"f{n}=1" for n in range(10_000)).encode()),
    "a NUL in a value": (FORM, b"words=a%00b"),
    "a NUL in a name": (FORM, b"wo%00rds=a"),
    "a NUL in a part": (MULTIPART, part('Content-Disposition: form-data; name="a"', b"a\0b") + b"--line--\r\n"),
    "an odd encoding": ("application/x-www-form-urlencoded; charset=utf-7", b"words=a"),
    "no boundary": ("multipart/form-data", b"--line\r\n"),
    "a boundary that is too long": (f"multipart/form-data; boundary={'b' * 300}", b"--b\r\n"),
    "broken base64": (
        MULTIPART,
        part('Content-Disposition: form-data; name="f"; filename="f"\r\nContent-Transfer-Encoding: base64', b"?=?a")
        + b"--line--\r\n",
    ),
    "a part with a huge head": (MULTIPART, part("X-Head: " + "h" * 70_000) + b"--line--\r\n"),
    "ten thousand parts": (
        MULTIPART,
        b"".join(part(f'Content-Disposition: form-data; name="f{n}"') for n in range(10_000)) + b"--line--\r\n",
    ),
    "a thousand files": (
        MULTIPART,
        b"".join(part(f'Content-Disposition: form-data; name="f{n}"; filename="f"') for n in range(1000))
        + b"--line--\r\n",
    ),
}


@pytest.mark.in_turn
@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_answered_with_400(stranger, signed_in, name):
    kind, body = UNREADABLE[name]
    for person in (stranger, signed_in):
        answer = person.generic("POST", "/kernel/open/", body, content_type=kind, headers={"X-Once": KEY})
        assert answer.status_code == 400, answer.content[:200]
        assert b"nothing was changed" in answer.content or b"in several parts" in answer.content


READABLE = {
    "broken UTF-8": (FORM, b"words=%ff%fe%80&x=\xff"),
    "parts within parts": (
        MULTIPART,
        part(
            "Content-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; boundary=b",
            b"--b\r\n" * 500,
        )
        + b"--line--\r\n",
    ),
    "a torn end": (MULTIPART, b'--line\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf a wo'),
    "nothing at all": (FORM, b""),
    "no kind": ("", b"words=a"),
    "a kind of nonsense": ("a;b;c;=/\\x", b"words=a"),
    "JSON nested a thousand deep": ("application/json", b"[" * 100_000),
}


@pytest.mark.parametrize("name", READABLE)
def test_what_is_only_odd_does_no_harm(stranger, signed_in, name):
    kind, body = READABLE[name]
    for person in (stranger, signed_in):
        answer = person.generic("POST", "/kernel/open/", body, content_type=kind, headers={"X-Once": KEY})
        assert answer.status_code in (200, 400), answer.content[:200]


@pytest.mark.parametrize(
    "path",
    [
        "/kernel/open/?a=%00",
        "/kernel/fail/%00/",
        "/%00",
        "/family/?page=%00",
    ],
)
def test_a_nul_in_the_address_is_answered_with_400(stranger, signed_in, path):
    for person in (stranger, signed_in):
        assert person.get(path).status_code == 400


@pytest.mark.parametrize("name", ["session", "csrf", "language", "messages"])
def test_broken_cookies_do_no_harm(stranger, name):
    for value in (r'"\000"', "\xff\xfe", "x" * 100_000, "../../etc", '"', "%00"):
        answer = stranger.get("/kernel/open/", headers={"Cookie": f"{name}={value}"})
        assert answer.status_code in (200, 400)


def test_huge_headers_do_no_harm(stranger):
    heads = {"Accept-Language": "en-" * 50_000, "Accept": "*/*," * 20_000, "X-Once": "k" * 100_000}
    assert stranger.get("/kernel/open/", headers=heads).status_code == 200
    assert stranger.post("/kernel/open/", {"a": "1"}, headers=heads).status_code == 200


def test_a_host_that_is_not_ours_is_refused(stranger):
    assert stranger.get("/kernel/open/", headers={"Host": "evil.example.org"}).status_code == 400


@pytest.mark.parametrize("length", ["x", "-1", "1e3"])
def test_a_length_that_is_no_number_does_no_harm(stranger, length):
    answer = stranger.generic("POST", "/kernel/open/", b"a=1", content_type=FORM, CONTENT_LENGTH=length)
    assert answer.status_code in (200, 400)


def test_a_form_that_is_too_large_is_told_so_and_what_to_do(stranger, signed_in):
    body = b"words=" + b"x" * (6 * 1024 * 1024)
    for person in (stranger, signed_in):
        answer = person.generic("POST", "/kernel/open/", body, content_type=FORM, headers={"X-Once": KEY})
        assert answer.status_code == 413
        assert b"larger than we can take" in answer.content


def test_a_large_file_is_taken_from_who_is_signed_in_only(stranger, signed_in):
    def send(person: Client, size: int):
        file = SimpleUploadedFile("roster.zip", b"z" * size)
        return person.post("/kernel/open/", {"once": KEY, "file": file})

    size = 8 * 1024 * 1024
    assert size > intake.LARGEST_FROM_STRANGERS
    assert send(signed_in, size).content == b"1 fields, 1 files"
    assert send(stranger, size).status_code == 413


def test_more_than_anybody_may_send_is_refused_before_it_is_read(signed_in):
    answer = signed_in.generic(
        "POST", "/kernel/open/", b"", content_type=MULTIPART, CONTENT_LENGTH=str(intake.LARGEST + 1)
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "HEAD", "PROPFIND", "X" * 500])
def test_unusual_methods_do_no_harm(stranger, method):
    assert stranger.generic(method, "/kernel/open/", b"a=1", content_type=FORM).status_code < 500
