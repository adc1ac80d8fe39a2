"""A form that is sent from its page is answered with the page to which the answer leads, or with its place alone."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.urls("accord.core.tests.open_doors")]

KEY = "k3y-of-one-open-page"
STAYS = {"Accord-Stays": "yes"}
NEWS = "/kernel/news/?for=y%C3%B2u#latest"


def test_the_next_page_comes_with_the_answer_and_says_what_was_kept_once(signed_in, effects):
    answer = signed_in.post("/kernel/write-and-go-on/", {"once": KEY, "to": NEWS}, headers=STAYS)
    assert (answer.status_code, answer["Accord-Place"]) == (200, NEWS)
    assert answer.content == b"GET /kernel/news/?for=y%C3%B2u: Kept., blue"
    assert not answer.has_header("Location")
    assert signed_in.get("/kernel/news/").content == b"GET /kernel/news/: nothing new, blue", "what the form set is set"
    assert effects() == 1


def test_sent_twice_the_page_comes_twice_and_the_effect_is_one(signed_in, effects):
    answers = [signed_in.post("/kernel/write-and-go-on/", {"once": KEY, "to": NEWS}, headers=STAYS) for _ in range(2)]
    assert {(answer.status_code, answer["Accord-Place"]) for answer in answers} == {(200, NEWS)}
    assert effects() == 1


@pytest.mark.parametrize(
    "place",
    [
        "/healthz",
        "https://elsewhere.example/kernel/news/",
        "//elsewhere.example/kernel/news/",
        "/kernel/refuse-to-show/",
        "/kernel/nowhere/",
        "/kernel/file/",
        "/kernel/write-and-stream/",
    ],
)
def test_where_no_page_of_the_same_part_is_there_the_place_alone_is_told_and_nothing_is_lost(signed_in, place):
    answer = signed_in.post("/kernel/write-and-go-on/", {"once": KEY, "to": place}, headers=STAYS)
    assert (answer.status_code, answer.content, answer["Accord-Place"]) == (204, b"", place)
    assert not answer.has_header("Location"), "nothing follows it unseen"
    assert signed_in.get("/kernel/news/").content == b"GET /kernel/news/: Kept., blue", (
        "it is said on the page that comes"
    )


def test_a_browser_without_scripts_is_led_on_as_ever(signed_in):
    answer = signed_in.post("/kernel/write-and-go-on/", {"once": KEY, "to": NEWS})
    assert (answer.status_code, answer["Location"]) == (302, NEWS)


def test_what_is_no_redirect_is_answered_as_ever(signed_in):
    page = signed_in.post("/kernel/write/", {"once": KEY, "words": "good morning"}, headers=STAYS)
    assert (page.status_code, page.content) == (200, b"Stored: good morning")
    assert not page.has_header("Accord-Place")


def test_who_was_signed_out_meanwhile_is_led_to_the_sign_in(client):
    answer = client.post("/kernel/write/", {"once": KEY}, headers=STAYS)
    assert answer.status_code == 204
    assert answer["Accord-Place"].startswith("/account/login/")
