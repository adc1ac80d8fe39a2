"""The kinds of rule: defaults, reading and writing, what quarrels, what clashes, names in texts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.charter import (
    RULE_KINDS,
    BadValues,
    CharterRules,
    ComplaintStage,
    ConductCategory,
    ConductOf,
    Decider,
    Duration,
    LaidDown,
    Measure,
    Problem,
    Promise,
    ResponseTarget,
    RuleValues,
    Step,
    Topic,
    Unit,
    WorkingHours,
    clashes,
    default_values,
    plain_values,
    read_values,
    value_fields,
)
from accord.rules.charter_values.placeholders import filled_from, known_names, literal, text_parts, unknown_names
from accord.rules.tests.charter_examples import PLAIN, rules_of

pytestmark = pytest.mark.requirement("B2")

KINDS = list(RULE_KINDS.values())


def edition(*rules: tuple[str, object]) -> CharterRules:
    return CharterRules("edition", tuple(LaidDown("clause", name, values) for name, values in rules))


def problems_of(kind: type[RuleValues], plain: object) -> tuple[Problem, ...]:
    try:
        read_values(kind, plain)
    except BadValues as bad:
        return bad.problems
    return ()


def test_charter_1_what_is_left_open_has_the_default_and_no_clause():
    empty = CharterRules("edition")
    for kind in KINDS:
        rule = empty.one(kind)
        assert (rule.clause, rule.values) == ("", default_values(kind))
        assert rule.values.quarrels() == [], "the profession's defaults hold"


def test_charter_1_what_is_laid_down_counts():
    hours = WorkingHours(week=(((480, 900),),) * 7)
    assert edition(("hours", hours)).one(WorkingHours) == LaidDown("clause", "hours", hours)


@pytest.mark.parametrize(
    ("topic", "name"), [("attendance", "own"), ("meals", "general"), ("", "general"), ("unheard_of", "general")]
)
def test_charter_2_a_topic_has_its_own_target_or_the_general_one(topic, name):
    rules = edition(("own", ResponseTarget("attendance")), ("general", ResponseTarget("")))
    assert rules.response_target(topic).name == name
    assert CharterRules("edition").response_target(topic).values == ResponseTarget()


SITE_BAR = Measure(
    step=Step.SITE_BAR,
    longest_days=90,
    review_every_days=30,
    consult=(Decider.CHAIR,),
    review_heard_by=(Decider.PANEL,),
)


@pytest.mark.parametrize(
    ("code", "rules"),
    [
        ("name_twice", [("a", Promise()), ("a", Topic("x"))]),
        ("kind_twice", [("a", WorkingHours()), ("b", WorkingHours())]),
        ("topic_answered_twice", [("a", ResponseTarget()), ("b", ResponseTarget())]),
        ("topic_twice", [("a", Topic("x")), ("b", Topic("x"))]),
        ("topic_unknown", [("a", ResponseTarget("x"))]),
        ("step_twice", [("a", Measure()), ("b", Measure())]),
        ("step_not_on_ladder", [("a", ConductCategory(gravest_step=Step.SITE_BAR)), ("b", Measure())]),
        ("category_twice", [("a", ConductCategory()), ("b", ConductCategory())]),
        ("stages_do_not_count", [("a", ComplaintStage(stage=2))]),
        ("stages_do_not_count", [("a", ComplaintStage(stage=1)), ("b", ComplaintStage(stage=1))]),
        ("promise_twice", [("a", Promise()), ("b", Promise(aim_percent=90))]),
    ],
)
def test_charter_3_what_cannot_hold_together_is_named(code, rules):
    assert code in {clash.code for clash in clashes(edition(*rules))}


def test_charter_3_a_charter_that_agrees_with_itself_has_no_clash():
    rules = edition(
        ("hours", WorkingHours()),
        ("x", Topic("x")),
        ("x-target", ResponseTarget("x")),
        ("general", ResponseTarget()),
        ("reminder", Measure(step=Step.INFORMAL_REMINDER)),
        ("warning", Measure(step=Step.WRITTEN_WARNING)),
        ("bar", SITE_BAR),
        ("threats", ConductCategory("threats", gravest_step=Step.SITE_BAR)),
        ("stage-1", ComplaintStage(stage=1)),
        ("stage-2", ComplaintStage(stage=2)),
    )
    assert clashes(rules) == ()


@pytest.mark.in_turn
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@given(data=st.data())
def test_charter_4_whatever_is_written_is_read_or_named(kind, data):
    """Every mistake has the field and a code; nothing else is ever raised."""
    fields = st.sampled_from([*value_fields(kind), "unheard_of"])
    plain = data.draw(st.dictionaries(fields, PLAIN, max_size=4))
    problems = problems_of(kind, plain)
    assert all(problem.code and problem.field for problem in problems)
    if not problems:
        values = read_values(kind, plain)
        assert read_values(kind, plain_values(values)) == values


def test_charter_4_every_mistake_is_named_at_once():
    with pytest.raises(BadValues) as caught:
        read_values(ResponseTarget, {"acknowledge": "soon", "answer": 3, "colour": "red"})
    assert {(one.field, one.code) for one in caught.value.problems} == {
        ("acknowledge", "not_a_duration"), ("answer", "not_a_duration"), ("colour", "unknown_field"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "plain", "field", "code"),
    [
        ("response_target", {"answer": "61 working_days"}, "answer", "out_of_range"),
        ("response_target", {"answer": "0 hours"}, "answer", "out_of_range"),
        ("response_target", {"acknowledge": None, "answer": None}, "answer", "promises_nothing"),
        ("response_target", {"acknowledge": "3 hours", "answer": "2 hours"}, "answer", "answered_before_acknowledged"),
        ("working_hours", {"week": {}}, "week", "never_open"),
        ("working_hours", {"week": {"someday": []}}, "week", "not_a_week"),
        ("working_hours", {"week": {"monday": ["9:00-10:00"]}}, "week", "not_a_time"),
        ("working_hours", {"week": {"monday": ["10:00-09:00"]}}, "week", "ends_before_it_begins"),
        ("working_hours", {"week": {"monday": ["08:00-12:00", "11:00-13:00"]}}, "week", "overlap"),
        ("family_quiet_hours", {"begins": "24:00", "ends": "00:00"}, "ends", "ends_as_it_begins"),
        ("family_quiet_hours", {"quiet_days": ["monday", "monday"]}, "quiet_days", "twice"),
        ("general_inbox", {"address": "a\x00b"}, "address", "strange_sign"),
        ("topic", {"topic": "x" * 61}, "topic", "too_long"),
        ("topic", {"topic": " "}, "topic", "missing"),
        ("topic", {"words": {"English": "x"}}, "words", "not_by_language"),
        ("topic", {"answered_by": "team"}, "team", "team_missing"),
        ("topic", {"confidential": 1}, "confidential", "not_yes_or_no"),
        ("emergencies", {"kinds": []}, "kinds", "too_few"),
        ("emergencies", {"kinds": "medical"}, "kinds", "not_a_list"),
        ("recording_consent", {"calls": "sometimes"}, "calls", "not_among"),
        ("signing", {"reminders": True}, "reminders", "not_a_number"),
        ("general_inbox", {"telephone": 207946}, "telephone", "not_a_text"),
        ("measure", {"step": "site_bar"}, "longest_days", "must_end"),
        ("measure", {"step": "site_bar", "longest_days": 30}, "review_every_days", "must_be_reviewed"),
        ("measure", {"longest_days": 5, "review_every_days": 6}, "review_every_days", "reviewed_after_its_end"),
        ("measure", {"consult": ["chair"]}, "review_heard_by", "consulted_cannot_hear"),
        ("measure", {"decided_by": ["chair"]}, "review_heard_by", "decider_cannot_hear"),
        ("conduct_category", {"least_step": "site_bar"}, "gravest_step", "below_least_step"),
        ("complaint_stage", {"heard_by": ["panel"]}, "panel_members", "panel_without_members"),
        ("complaint_stage", {"independent_members": 1}, "independent_members", "more_than_members"),
        ("complaint_stage", {"answer": "4 working_days"}, "answer", "answered_before_acknowledged"),
        ("complaint_stage", {"hearing": "16 working_days"}, "answer", "answered_before_heard"),
        ("complaint_stage", {"papers_days_before": 5}, "hearing", "papers_without_hearing"),
    ],
)
def test_charter_4_what_cannot_be_obeyed_is_named(kind, plain, field, code):
    with pytest.raises(BadValues) as caught:
        read_values(RULE_KINDS[kind], plain)
    assert (field, code) in {(one.field, one.code) for one in caught.value.problems}


@pytest.mark.in_turn
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@given(data=st.data())
def test_charter_5_what_is_written_down_reads_back_the_same(kind, data):
    values = data.draw(rules_of(kind))
    plain = json.loads(json.dumps(plain_values(values)))
    if quarrels := values.quarrels():
        with pytest.raises(BadValues) as caught:
            read_values(kind, plain)
        assert list(caught.value.problems) == quarrels
        return
    assert read_values(kind, plain) == values
    assert plain_values(read_values(kind, plain)) == plain


def test_charter_6_a_text_names_values_and_writes_braces_twice():
    text = "Within {general.answer}, or { general.acknowledge }; {{braces}} stay."
    values = {"general.answer": "3 days", "general.acknowledge": "1 day"}
    assert filled_from(text, values) == "Within 3 days, or 1 day; {braces} stay."


@given(st.text())
def test_charter_6_any_words_can_be_written_to_the_letter(words):
    assert text_parts(literal(words)) == ((words,) if words else ())
    assert filled_from(literal(words), {}) == words


@given(st.text(alphabet="{}ab._ \n", max_size=30))
def test_charter_6_no_text_whatever_is_refused(text):
    filled_from(text, {"a.b": "x"})
    unknown_names(text, ["a.b"])


KNOWN = known_names([("general", ResponseTarget), ("inbox", RULE_KINDS["general_inbox"])])


@pytest.mark.parametrize(
    ("text", "written", "nearest"),
    [
        ("In {general.answr}.", "{general.answr}", "general.answer"),
        ("In {genral.answer}.", "{genral.answer}", "general.answer"),
        ("In {answer}.", "{answer}", "general.answer"),
        ("In {inbox.adress}.", "{inbox.adress}", "inbox.address"),
        ("In {zzz.qqq}.", "{zzz.qqq}", ""),
        ("In } the end.", "}", ""),
    ],
)
def test_charter_7_an_unknown_name_is_pointed_out_with_the_nearest(text, written, nearest):
    (unknown,) = unknown_names(text, KNOWN)
    assert (unknown.written, unknown.nearest) == (written, nearest)
    assert text[unknown.at :].startswith(written)


def test_charter_7_known_names_are_left_alone():
    assert unknown_names("In {general.answer} and {inbox.address}, {{really}}.", KNOWN) == ()


def test_no_day_at_all_is_the_same_day():
    assert read_values(ResponseTarget, {"acknowledge": None, "answer": "0 working_days"}).answer == Duration(
        0, Unit.WORKING_DAYS
    )


def test_charter_11_a_kind_is_offered_where_it_can_be_conduct_of_that_side() -> None:
    offered = {
        (whose, side): ConductCategory(conduct_of=whose).can_be_of(side)
        for whose in ConductOf
        for side in (ConductOf.FAMILIES, ConductOf.STAFF)
    }
    refused = {(ConductOf.STAFF, ConductOf.FAMILIES), (ConductOf.FAMILIES, ConductOf.STAFF)}
    assert {key for key, fits in offered.items() if not fits} == refused
    assert ConductCategory().conduct_of is ConductOf.BOTH
