"""What a faulty field says, and that a form may say it in its own words."""

import pytest
from django import forms

from accord.core.errors import DomainError
from accord.core.forms import Form

INVISIBLE = "There is a character in here that cannot be shown. Please type it anew."


class Sample(Form):
    name = forms.CharField(max_length=5)
    mail = forms.EmailField()
    on = forms.DateField(error_messages={"required": "Which day?"})
    kind = forms.ChoiceField(choices=[("a", "A")])


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({}, "name", "Please fill this in."),
        ({"name": "Penelope"}, "name", "This is too long: at most 5 characters, and you have 8."),
        (
            {"name": "\u200b\u2060\u3164"},
            "name",
            "There is a character in here that cannot be shown. Please type it anew.",
        ),
        ({"mail": "amina at home"}, "mail", "This is not an e-mail address. It should look like name@example.org."),
        ({"on": "31.02."}, "on", "There is no such date. Write it as 2027-03-14."),
        ({}, "on", "Which day?"),
        ({"kind": "z"}, "kind", "Please choose one of the list."),
    ],
)
def test_a_fault_says_what_is_wrong_and_how_to_mend_it(typed: dict[str, str], field: str, said: str) -> None:
    assert Sample(typed).errors[field] == [said]


def test_a_refusal_stands_at_the_field_that_it_names_and_keeps_what_was_typed() -> None:
    form = Sample({"name": "Ewa", "mail": "e@x.example", "on": "2027-03-14", "kind": "a"})
    assert form.is_valid()
    form.refuse(DomainError("taken", "This is taken.", fields={"name": "Somebody has this name."}))
    assert form.errors == {"name": ["Somebody has this name."]}
    assert form["name"].value() == "Ewa"


def test_a_refusal_without_a_field_stands_above_the_form_with_its_remedy() -> None:
    form = Sample({"name": "Ewa", "mail": "e@x.example", "on": "2027-03-14", "kind": "a"})
    form.refuse(DomainError("late", "It is too late for this.", remedy="Telephone the office."))
    assert form.non_field_errors() == ["It is too late for this. Telephone the office."]
