"""The form of every kind of rule: it begins with the defaults, keeps what was typed, and says how to mend it."""

import re
from datetime import time

import pytest
from django.http import QueryDict
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from accord.charters.value_forms import ValueForm, form_for
from accord.rules.charter import RULE_KINDS, default_values, plain_values
from accord.rules.tests.charter_examples import rules_of

pytestmark = pytest.mark.requirement("B2")
LANGUAGES = ("en", "ar", "zh-hans", "pl")


def sent(form: ValueForm, **changes: object) -> QueryDict:
    """What a browser sends back of a form that is left as it is, but for the changes."""
    data = QueryDict(mutable=True)
    for bound in form:
        value = bound.value()
        if isinstance(value, list | tuple):
            data.setlist(bound.html_name, value)
        elif value is True:
            data[bound.html_name] = "on"
        elif value is not None and value is not False:
            data[bound.html_name] = f"{value:%H:%M}" if isinstance(value, time) else str(value)
    for name, value in changes.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def drawn(form: ValueForm, sentences: list[str] | None = None) -> str:
    template = '{% import "charters/value_form.html" as values with context %}{{ values.fields_of(form, sentences) }}'
    return engines["jinja2"].from_string(template).render({"form": form, "sentences": sentences or []})


@pytest.mark.parametrize("kind", RULE_KINDS)
def test_a_form_begins_with_what_is_usual_in_the_profession(kind):
    form = form_for(kind, sent(form_for(kind, languages=LANGUAGES)), languages=LANGUAGES)
    assert form.is_valid(), form.errors
    assert form.plain_values() == plain_values(default_values(RULE_KINDS[kind]))


@pytest.mark.parametrize("kind", RULE_KINDS)
@given(data=st.data())
def test_what_is_stored_stands_in_the_form_and_comes_back(kind, data):
    values = data.draw(rules_of(RULE_KINDS[kind]).filter(lambda one: not one.quarrels()))
    plain = plain_values(values)
    form = form_for(kind, sent(form_for(kind, None, plain, languages=LANGUAGES)), plain, languages=LANGUAGES)
    assert form.is_valid(), form.errors
    for name, value in form.plain_values().items():
        if isinstance(plain[name], str) and plain[name] == "24:00":
            assert value == "00:00"
        else:
            assert value == plain[name]


@pytest.mark.parametrize("kind", RULE_KINDS)
def test_every_field_has_a_label_and_every_group_a_legend(kind):
    page = drawn(form_for(kind, languages=LANGUAGES))
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
    for field in re.findall(r"<(?:input|select)[^>]*>", page):
        number = re.search(r' id="([^"]+)"', field)
        assert number is not None, field
        assert number[1] in labelled or 'type="checkbox"' in field or 'type="radio"' in field, field
    assert page.count("<fieldset") == page.count("<legend")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("kind", "change", "field", "says"),
    [
        ("response_target", {"answer_amount": "99"}, "answer_amount", "between 0 and 60"),
        ("response_target", {"answer_amount": "soon"}, "answer_amount", "whole number"),
        ("response_target", {"answer_amount": "", "acknowledge_amount": ""}, "answer_amount", "at least one"),
        ("family_quiet_hours", {"ends": "25:00"}, "ends", "no such time"),
        ("family_quiet_hours", {"ends": "19:00"}, "ends", "end when they begin"),
        ("measure", {"step": "site_bar"}, "longest_days", "must end"),
        ("topic", {"topic": ""}, "topic", "fill this in"),
        ("topic", {"answered_by": "team"}, "team", "Name the team"),
        ("courtesy_limits", {"longest_words": "7"}, "longest_words", "between 50 and"),
        ("working_hours", {"week_d1_0_closes": ""}, "week_d1_0_closes", "Say when it closes"),
        ("working_hours", {"week_d1_0_closes": "07:00"}, "week_d1_0_opens", "must come after opening"),
    ],
)
def test_what_cannot_be_obeyed_is_said_at_its_field_and_stays_typed(kind, change, field, says):
    form = form_for(kind, sent(form_for(kind), **change))
    assert not form.is_valid()
    assert form.status == 422
    assert says in " ".join(form.errors[field])
    page = drawn(form)
    for typed in change.values():
        assert not typed or f'value="{typed}"' in page


def test_a_week_without_any_hours_is_refused_at_its_first_day():
    empty = {f"week_d{day}_0_{edge}": "" for day in range(1, 8) for edge in ("opens", "closes")}
    form = form_for("working_hours", sent(form_for("working_hours"), **empty))
    assert not form.is_valid()
    assert "at least one day" in str(form.errors)


def test_another_stretch_of_a_day_is_asked_for_and_nothing_is_judged():
    data = sent(form_for("working_hours"), more="week_d5", week_d1_0_closes="")
    form = form_for("working_hours", data)
    assert form.wants_more
    assert not form.is_valid()
    assert form.status == 200
    assert "week_d5_1_opens" in form.fields
    data = sent(form_for("working_hours"), week_d5_1_opens="17:00", week_d5_1_closes="00:00")
    form = form_for("working_hours", data)
    assert form.is_valid(), form.errors
    assert form.plain_values()["week"]["friday"] == ["07:45-16:00", "17:00-24:00"]


def test_a_topic_is_chosen_among_those_of_the_edition_and_a_lost_one_is_kept():
    form = form_for("response_target", None, {"topic": "lost"}, topics=[("meals", "School meals")])
    assert [value for value, _words in form.fields["topic"].choices] == ["", "meals", "lost"]


def test_names_in_languages_that_are_not_asked_for_stay():
    stored = plain_values(default_values(RULE_KINDS["topic"])) | {"words": {"en": "Meals", "cy": "Prydau"}}
    form = form_for("topic", sent(form_for("topic", None, stored), words_en="Lunch"), stored)
    assert form.is_valid()
    assert form.plain_values()["words"] == {"cy": "Prydau", "en": "Lunch"}


def test_what_can_no_longer_be_read_begins_with_the_default():
    form = form_for("courtesy_limits", None, {"longest_words": "many"})
    assert form["longest_words"].value() == 400


def test_two_forms_on_one_page_do_not_meet():
    page = drawn(form_for("working_hours", prefix="a")) + drawn(form_for("working_hours", prefix="b"))
    assert 'name="a-week_d1_0_opens"' in page
    data = QueryDict("more=a-week_d1")
    assert form_for("working_hours", data, prefix="a").inputs[0].rows[1] == 2
    assert form_for("working_hours", data, prefix="b").inputs[0].rows[1] == 1


def test_sentences_stand_below_where_they_are_read_aloud_when_they_change():
    page = drawn(form_for("promise"), ["Of 40 at least 38."])
    assert '<div class="rule-preview" id="rule-preview" aria-live="polite">' in page
    assert "Of 40 at least 38." in page
