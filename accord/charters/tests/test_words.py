"""Rules in words: every value, every kind, every mistake and every clash, in every language of the pages."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from accord.charters import words
from accord.charters.saying.choices import choice_label
from accord.rules import charter as rules
from accord.rules.charter import RULE_KINDS, BadValues, Clash, default_values, read_values, value_fields
from accord.rules.charter_values.fields import (
    ChoiceField,
    ChoicesField,
    ClockTimeField,
    DurationField,
    MaybeField,
    NumberField,
    WeekField,
    WordsField,
)
from accord.rules.tests.charter_examples import PLAIN, rules_of

pytestmark = pytest.mark.requirement("B2")
DAY = ((465, 960),)
KINDS = list(RULE_KINDS.values())


def test_how_long_a_text_may_be_is_said_in_the_plural_of_each_language():
    with pytest.raises(BadValues) as found:
        read_values(rules.Topic, {"topic": "x" * 61})
    (problem,) = found.value.problems
    for most, said in ((1, "at most 1 character."), (60, "at most 60 characters.")):
        told = words.problem_alone("topic", replace(problem, params={"most": most}))
        assert told.endswith(said)


@pytest.mark.parametrize(
    ("how", "value", "said"),
    [
        (DurationField(), rules.Duration(1, rules.Unit.WORKING_DAYS), "1 working day"),
        (DurationField(), rules.Duration(8, rules.Unit.WORKING_HOURS), "8 working hours"),
        (DurationField(), rules.Duration(0, rules.Unit.WORKING_DAYS), "the same working day"),
        (DurationField(school_days=True), rules.Duration(15, rules.Unit.WORKING_DAYS), "15 school days"),
        (DurationField(), rules.Duration(48, rules.Unit.HOURS), "48 hours"),
        (DurationField(), rules.Duration(28, rules.Unit.DAYS), "28 days"),
        (MaybeField(DurationField(), "not_promised"), None, "no set time"),
        (MaybeField(NumberField(1, 9, "words"), "no_limit"), None, "no limit"),
        (NumberField(0, 100, "percent"), 95, "95%"),
        (ClockTimeField(), 19 * 60, "7\N{NO-BREAK SPACE}pm"),
        (ClockTimeField(), 24 * 60, "midnight"),
        (ChoicesField(rules.Weekday), (rules.Weekday.SATURDAY, rules.Weekday.SUNDAY), "Saturday and Sunday"),
        (ChoicesField(rules.Weekday), (), "none"),
        (
            ChoicesField(rules.Decider, any_one=True),
            (rules.Decider.HEADTEACHER, rules.Decider.CHAIR),
            "the headteacher or the chair of governors",
        ),
        (ChoiceField(rules.Consent), rules.Consent.NEVER, "never"),
        (WeekField(), (DAY, DAY, DAY, DAY, DAY, (), ()), "Monday to Friday, 7:45 am to 4 pm"),
        (
            WeekField(),
            (DAY, DAY, DAY, DAY, ((480, 720), (780, 900)), (), ()),
            "Monday to Thursday, 7:45 am to 4 pm; Friday, 8 am to 12 noon and 1 pm to 3 pm",
        ),
        (WeekField(), (DAY, DAY, DAY, DAY, (), (), DAY), "Sunday to Thursday, 7:45 am to 4 pm"),
        (WeekField(), (((0, 1440),),) * 7, "every day, day and night"),
        (WordsField(), (("ar", "الحضور"), ("en", "Attendance")), "Attendance"),
        (WordsField(), (("ar", "الحضور"),), "الحضور"),
    ],
)
def test_a_value_in_words(how, value, said):
    with translation.override("en"):
        assert words.in_words(how, value).replace("\N{NO-BREAK SPACE}", " ") == said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_and_every_value_has_a_name(kind):
    assert words.kind_name(kind.kind)
    assert words.kind_about(kind.kind).endswith(".")
    for field in value_fields(kind):
        assert words.field_name(kind.kind, field) != field, f"{kind.kind}.{field} has no name"


@pytest.mark.in_turn
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@given(data=st.data())
def test_any_rule_is_said_in_every_language(language, data):
    kind = data.draw(st.sampled_from(KINDS))
    values = data.draw(rules_of(kind))
    with translation.override(language):
        sentences = words.rule_sentences(values)
        assert sentences
        assert all(sentence.strip() for sentence in sentences)
        for field, how in value_fields(kind).items():
            assert words.in_words(how, getattr(values, field)).strip()


@pytest.mark.in_turn
@given(data=st.data())
def test_every_mistake_has_a_sentence_that_says_where(data):
    kind = data.draw(st.sampled_from(KINDS))
    plain = data.draw(st.dictionaries(st.sampled_from([*value_fields(kind), "unheard_of"]), PLAIN, max_size=4))
    found = ()
    try:
        read_values(kind, plain)
    except BadValues as bad:
        found = bad.problems
    with translation.override("en"):
        for problem in found:
            where, what = words.problem_sentence(kind.kind, problem).split(": ", 1)
            assert where == words.field_name(kind.kind, problem.field)
            assert what.endswith((".", ")"))
            assert "%(" not in what


def test_a_mistake_says_how_to_mend_it():
    with pytest.raises(BadValues) as caught:
        read_values(rules.ResponseTarget, {"answer": "61 working_days"})
    with translation.override("en"):
        assert words.problem_sentence("response_target", caught.value.problems[0]) == (
            "Answered within: Choose a number between 0 and 60 working days."
        )


@pytest.mark.parametrize(
    ("clash", "said"),
    [
        (Clash("name_twice", ("a", "a"), {"key": "a"}), "Two rules are called a"),
        (Clash("kind_twice", ("a", "b"), {"key": "working_hours"}), "Working hours"),
        (Clash("topic_answered_twice", ("a", "b"), {"key": ""}), "all other topics"),
        (Clash("topic_answered_twice", ("a", "b"), {"key": "meals"}), "meals"),
        (Clash("topic_twice", ("a", "b"), {"key": "meals"}), "a and b"),
        (Clash("topic_unknown", ("a",), {"topic": "meals"}), "meals"),
        (Clash("step_twice", ("a", "b"), {"key": "site_bar"}), "a bar from the site"),
        (Clash("step_not_on_ladder", ("a",), {"step": "site_bar"}), "a bar from the site"),
        (Clash("category_twice", ("a", "b"), {"key": "threats"}), "threats"),
        (Clash("stages_do_not_count", ("a", "b"), {}), "1, 2, 3"),
        (Clash("promise_twice", ("a", "b"), {"key": "answered_in_time"}), "messages answered in time"),
    ],
)
def test_every_clash_has_a_sentence(clash, said):
    with translation.override("en"):
        assert said in words.clash_sentence(clash)


def test_every_choice_has_words():
    for kind in KINDS:
        for how in value_fields(kind).values():
            inner = how.inner if isinstance(how, MaybeField) else how
            if isinstance(inner, ChoiceField | ChoicesField):
                assert all(choice_label(option) for option in inner.options)


def test_a_topic_is_called_by_its_words():
    target = rules.ResponseTarget("meals")
    with translation.override("en"):
        assert "about school meals is" in words.rule_sentences(target, {"meals": "school meals"})[0]
        assert default_values(rules.ResponseTarget).topic == ""
