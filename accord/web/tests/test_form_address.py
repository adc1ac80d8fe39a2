"""Whoever opens the address of a form by itself is led to the page on which the form stands."""

import pytest

pytestmark = pytest.mark.django_db
PAGE = {"HTTP_ACCEPT": "text/html,application/xhtml+xml"}


@pytest.mark.parametrize(
    ("form", "above"),
    [
        ("/staff/riverbank/messages/acknowledge/", "/staff/riverbank/messages/"),
        ("/staff/riverbank/messages/0123456789abcdef/answer/", "/staff/riverbank/messages/0123456789abcdef/"),
        ("/staff/riverbank/messages/0123456789abcdef/take-back/0/", "/staff/riverbank/messages/0123456789abcdef/"),
    ],
)
def test_a_form_opened_by_its_address_leads_to_its_page(as_person, form: str, above: str) -> None:
    person = as_person("office")
    answer = person.get(form, **PAGE)
    assert (answer.status_code, answer["Location"]) == (302, above)
    assert person.get(form).status_code == 405, "a program is told that it asked wrongly"
