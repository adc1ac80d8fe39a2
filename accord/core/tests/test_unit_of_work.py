"""A form sent twice has one effect and one answer; what is refused or fails leaves nothing behind."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.core.models import OnceKey

pytestmark = [pytest.mark.django_db, pytest.mark.urls("accord.core.tests.open_doors")]

KEY = "k3y-of-one-open-page"


def test_the_same_form_twice_gives_one_effect_and_the_same_answer(signed_in, effects):
    first = signed_in.post("/kernel/write/", {"once": KEY, "words": "good morning"})
    second = signed_in.post("/kernel/write/", {"once": KEY, "words": "good morning"})
    assert (first.status_code, first.content) == (200, b"Stored: good morning")
    assert (second.status_code, second.content) == (first.status_code, first.content)
    assert second["HX-Trigger"] == first["HX-Trigger"] == "stored"
    assert second["Content-Type"] == first["Content-Type"]
    assert effects() == 1


def test_a_redirect_is_repeated_as_it_was(signed_in, effects):
    answers = [signed_in.post("/kernel/write-and-go-on/", {"once": KEY}) for _ in range(3)]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/healthz")}
    assert effects() == 1


def test_the_key_may_come_in_a_header(signed_in, effects):
    for _ in range(2):
        answer = signed_in.post("/kernel/write/", {"words": "hello"}, headers={"X-Once": KEY})
        assert answer.status_code == 200
    assert effects() == 1


def test_other_words_under_the_same_key_are_told_that_the_first_sending_stands(signed_in, effects):
    signed_in.post("/kernel/write/", {"once": KEY, "words": "good morning"})
    long = "these are quite other words than before"
    answer = signed_in.post("/kernel/write/", {"once": KEY, "words": long})
    assert answer.status_code == 409
    assert "The first sending stands" in answer.content.decode()
    assert long in answer.content.decode(), "what was typed is shown, so that it is not lost"
    assert effects() == 1


def test_another_file_under_the_same_name_and_size_is_noticed(signed_in, effects):
    def send(content: bytes) -> int:
        paper = SimpleUploadedFile("letter.txt", content)
        return signed_in.post("/kernel/write/", {"once": KEY, "words": "x", "paper": paper}).status_code

    assert [send(b"first"), send(b"first"), send(b"other")] == [200, 200, 409]
    assert effects() == 1


def test_another_body_that_is_not_a_form_is_noticed(signed_in):
    def send(words: str) -> int:
        return signed_in.post(
            "/kernel/write-and-go-on/",
            json.dumps({"words": words}),
            content_type="application/json",
            headers={"X-Once": KEY},
        ).status_code

    assert [send("a"), send("a"), send("b")] == [302, 302, 409]


def test_two_people_may_hold_the_same_key(signed_in, effects, django_user_model, client):
    client.force_login(django_user_model.objects.create_login(email="b@example.org", name="Ben"))
    for person in (signed_in, client):
        assert person.post("/kernel/write/", {"once": KEY, "words": "hello"}).status_code == 200
    assert effects() == 2


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "with a space in it", "naïve-key-with-ï"])
def test_without_a_proper_key_nothing_is_done_and_the_words_are_kept(signed_in, effects, key):
    long = "a long letter that nobody wants to type again"
    answer = signed_in.post("/kernel/write/", {"once": key, "words": long})
    assert answer.status_code == 400
    assert long in answer.content.decode()
    assert effects() == 0


def test_a_form_with_mistakes_may_be_sent_again_under_its_key(signed_in, effects):
    refused = signed_in.post("/kernel/write/", {"once": KEY, "words": ""})
    mended = signed_in.post("/kernel/write/", {"once": KEY, "words": "now with words"})
    assert (refused.status_code, mended.status_code) == (422, 200)
    assert effects() == 1


def test_a_refusal_undoes_everything_and_says_how_to_mend_it(signed_in, effects):
    long = "a long letter that nobody wants to type again"
    answer = signed_in.post("/kernel/write-and-refuse/", {"once": KEY, "words": long})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The office has closed." in page
    assert "Try again in the morning." in page
    assert long in page
    assert effects() == 0
    assert not OnceKey.objects.exists(), "after a refusal the same page may be sent again"


def test_a_fault_undoes_everything(signed_in, effects):
    answer = signed_in.post("/kernel/write-and-fail/", {"once": KEY, "words": "x" * 30})
    assert answer.status_code == 500
    assert "x" * 30 in answer.content.decode()
    assert effects() == 0
    assert not OnceKey.objects.exists()


def test_an_answer_that_cannot_be_kept_is_not_done_twice_either(signed_in, effects):
    first = signed_in.post("/kernel/write-and-stream/", {"once": KEY})
    second = signed_in.post("/kernel/write-and-stream/", {"once": KEY})
    assert (b"".join(first.streaming_content), second.status_code) == (b"ab", 409)
    assert effects() == 1


def test_what_looks_like_a_secret_is_not_repeated_on_an_error_page(signed_in):
    sent = {"once": KEY, "words": "w" * 30, "new_password": "p" * 30, "recovery_code": "c" * 30}
    page = signed_in.post("/kernel/write-and-refuse/", sent).content.decode()
    assert "w" * 30 in page
    assert "p" * 30 not in page
    assert "c" * 30 not in page


def test_reading_opens_no_transaction_and_writes_nothing(signed_in):
    with CaptureQueriesContext(connection) as asked:
        answer = signed_in.get("/kernel/look/")
    assert answer.content == b"free"
    words = {query["sql"].split()[0].upper() for query in asked}
    assert words <= {"SELECT"}, words


def test_a_refusal_while_reading_is_a_page_too(signed_in):
    answer = signed_in.get("/kernel/refuse-to-show/")
    assert (answer.status_code, b"Try again in the morning." in answer.content) == (409, True)


def test_a_program_gets_a_problem_document(signed_in):
    answer = signed_in.get("/kernel/refuse-to-show/", headers={"Accept": "application/json"})
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "urn:accord:closed",
        "title": "The office has closed.",
        "status": 409,
        "detail": "Try again in the morning.",
    }
