"""The pages of policies: examples of the library, and the school’s own list."""

import pytest

from accord.charters.library import policies as library_policies
from accord.charters.models import Clause, SchoolPolicy
from accord.charters.tests.editing import page, seen, send
from accord.charters.tests.making import draft
from accord.people.tests.pages import words

pytestmark = pytest.mark.requirement("B1", "B2")


@pytest.mark.in_turn
@pytest.mark.requirement("B6")
def test_an_example_of_the_library_is_taken_into_the_draft(cast, as_person):
    edition, head = draft(cast), as_person("head")
    assert library_policies()
    for policy in library_policies():
        assert head.get(page("library_policy", policy.key)).status_code == 200
    policy = library_policies()[0]
    count = Clause.objects.filter(edition=edition).count()
    assert send(head, page("take_policy", policy.key), draft=edition.ref, section="school").status_code == 302
    assert Clause.objects.filter(edition=edition).count() == count + 1
    assert "Hours of work" in words(as_person("tan").get(page("library")))


@pytest.mark.in_turn
def test_policies_are_listed_changed_moved_and_ended(cast, as_person):
    head, url = as_person("head"), page("new_policy")
    empty = {f"{part}_{code}": "" for part in ("name", "intent") for code in ("pl", "ms", "ta", "zh-hans", "ar", "cy")}
    empty |= {f"{part}_{code}": "" for part in ("name", "intent") for code in ("ro", "ur", "fr", "es")}
    wrong = send(head, url, **empty, name_en="", intent_en="Why", address="https://school.example/phones")
    assert wrong.status_code == 422
    assert "https://school.example/phones" in wrong.content.decode()
    for name in ("Phones", "Uniform"):
        assert send(head, url, **{**empty, "name_en": name, "intent_en": "Why", "address": ""}).status_code == 302
    phones, uniform = SchoolPolicy.objects.all()
    send(head, page("move_policy", uniform.ref), way="up")
    shown = words(head.get(page("policies")))
    assert shown.index("Uniform") < shown.index("Phones")
    url = page("policy", phones.ref)
    changed = {**empty, "name_en": "Phones and watches", "intent_en": "Why", "address": ""}
    assert send(head, url, **changed, seen="old").status_code == 409
    assert send(head, url, **changed, seen=seen(head.get(url))).status_code == 302
    assert "Phones and watches" in words(head.get(page("policies")))
    assert send(head, page("end_policy", phones.ref), seen=seen(head.get(url))).status_code == 302
    assert "Phones and watches" not in words(head.get(page("policies")))
