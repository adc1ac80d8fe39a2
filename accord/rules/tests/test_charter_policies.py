"""What a dozen schools, each with ways of its own, lay down: all of it is said in values, without code."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from accord.rules.charter import (
    RULE_KINDS,
    CharterRules,
    LaidDown,
    OutOfTerm,
    ResponseTarget,
    WorkingHours,
    clashes,
    plain_values,
    read_values,
)
from accord.rules.clocks import promised_at
from accord.rules.hours import Interval, OpeningHours, WeeklyHours, WorkingCalendar
from accord.rules.tests.week import at, calendar_of, clock

pytestmark = pytest.mark.requirement("B2")

Rule = tuple[str, dict[str, Any]]


def weekdays(hours: str, *days: str) -> dict[str, list[str]]:
    return {day: hours.split(", ") for day in days or ("monday", "tuesday", "wednesday", "thursday", "friday")}


POLICIES: dict[str, list[Rule]] = {
    "answers within 48 hours of the clock, one clock only": [
        ("working_hours", {"week": weekdays("08:30-15:30")}),
        ("response_target", {"acknowledge": None, "answer": "48 hours"}),
    ],
    "acknowledges in two working days, answers in five more": [
        ("response_target", {"acknowledge": "2 working_days", "answer": "7 working_days"}),
        ("courtesy_limits", {"longest_words": 350, "messages_a_week": 3, "meeting_minutes": 20}),
    ],
    "a boarding school, day and night": [
        ("working_hours", {"week": weekdays("08:00-17:30")}),
        ("topic", {"topic": "boarding", "words": {"en": "The boarding house"}, "answered_by": "team", "team": "House"}),
        ("response_target", {"topic": "boarding", "acknowledge": "1 hours", "answer": "12 hours"}),
        ("response_target", {}),
        ("emergencies", {"telephone": "01632 960001", "telephone_out_of_hours": "01632 960002"}),
    ],
    "a week from Sunday to Thursday": [
        ("working_hours", {"week": weekdays("07:00-14:30", "sunday", "monday", "tuesday", "wednesday", "thursday")}),
        ("family_quiet_hours", {"begins": "20:00", "ends": "06:30", "quiet_days": ["friday"]}),
    ],
    "a half day on Friday and a break at noon": [
        (
            "working_hours",
            {
                "week": weekdays("08:00-12:00, 13:00-16:30", "monday", "tuesday", "wednesday", "thursday")
                | weekdays("08:00-12:00", "friday")
            },
        ),
    ],
    "staff are left in peace from five to eight": [
        (
            "staff_quiet_hours",
            {
                "decided_by": "set_times",
                "begins": "17:00",
                "ends": "08:00",
                "quiet_days": ["saturday", "sunday"],
            },
        ),
        ("family_quiet_hours", {"begins": "19:00", "ends": "07:00", "quiet_days": ["sunday"]}),
    ],
    "safeguarding the same day, medical within the hour": [
        ("topic", {"topic": "safeguarding", "answered_by": "safeguarding_lead", "confidential": True}),
        ("topic", {"topic": "medical", "answered_by": "office", "confidential": True}),
        ("response_target", {"topic": "safeguarding", "acknowledge": None, "answer": "0 working_days"}),
        ("response_target", {"topic": "medical", "acknowledge": "1 working_hours", "answer": "1 working_days"}),
    ],
    "complaints in three stages, ten, fifteen and twenty school days": [
        ("complaint_time_limit", {"months": 3}),
        ("complaint_stage", {"stage": 1, "heard_by": ["leader"], "acknowledge": None, "answer": "10 working_days"}),
        ("complaint_stage", {"stage": 2, "heard_by": ["headteacher"], "answer": "15 working_days"}),
        (
            "complaint_stage",
            {
                "stage": 3,
                "heard_by": ["panel"],
                "acknowledge": "5 working_days",
                "answer": "20 working_days",
                "hearing": "15 working_days",
                "papers_days_before": 5,
                "panel_members": 3,
                "independent_members": 1,
                "next_stage_within_days": None,
            },
        ),
    ],
    "complaints to the county, twelve months, calendar days": [
        ("complaint_time_limit", {"months": 12}),
        ("complaint_stage", {"heard_by": ["governor", "district"], "acknowledge": "3 days", "answer": "28 days"}),
    ],
    "the site is barred only after consulting": [
        ("measure", {"step": "informal_reminder", "account_days": 0}),
        (
            "measure",
            {
                "step": "site_bar",
                "decided_by": ["headteacher"],
                "consult": ["chair", "chief_executive"],
                "longest_days": 180,
                "review_every_days": 30,
                "account_days": 10,
                "review_heard_by": ["panel"],
            },
        ),
        ("conduct_category", {"category": "threats", "least_step": "informal_reminder", "gravest_step": "site_bar"}),
    ],
    "nothing is ever recorded, visits by appointment": [
        ("recording_consent", {"meetings": "never", "calls": "never"}),
        ("visitor_rules", {"appointment": True, "notice_days": 3, "sign_in_at_reception": True}),
        ("official_channels", {"channels": ["portal", "telephone", "letter", "video_call"]}),
        ("group_spaces", {"offered": False}),
    ],
    "the office counts in the holidays, one inbox, students sign": [
        ("out_of_term", {"counts": "office_days"}),
        ("general_inbox", {"address": "office@example.org", "telephone": "01632 960003", "team": "Front office"}),
        ("signing", {"signed_by": ["guardians", "staff", "students"], "students_from_year": 5, "reminders": 1}),
        ("promise", {"measured": "answered_in_time", "aim_percent": 90, "within": "5 working_days"}),
    ],
}


def laid_down(policy: str) -> CharterRules:
    read = [(kind, read_values(RULE_KINDS[kind], values)) for kind, values in POLICIES[policy]]
    return CharterRules(policy, tuple(LaidDown("clause", f"{kind}-{n}", rule) for n, (kind, rule) in enumerate(read)))


@pytest.mark.parametrize("policy", POLICIES)
def test_charter_4_a_policy_is_said_in_values(policy):
    rules = laid_down(policy)
    for rule, (_kind, written) in zip(rules.laid_down, POLICIES[policy], strict=True):
        assert {name: plain_values(rule.values)[name] for name in written} == written
    assert [clash.code for clash in clashes(rules) if clash.code != "step_not_on_ladder"] == []


def test_every_kind_of_rule_is_needed_by_some_school():
    assert {kind for rules in POLICIES.values() for kind, _values in rules} == set(RULE_KINDS)


def calendar_for(policy: str) -> WorkingCalendar:
    week = laid_down(policy).one(WorkingHours).values.week
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        tuple(Interval(*hours) for hours in day) for day in week
    )
    pattern = WeeklyHours((monday, tuesday, wednesday, thursday, friday, saturday, sunday))
    return calendar_of(OpeningHours("Europe/London", (pattern,)), date(2026, 11, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("policy", "topic", "acknowledge", "answer"),
    [
        ("answers within 48 hours of the clock, one clock only", "", None, "Sun 2026-11-22 17:10"),
        ("acknowledges in two working days, answers in five more", "", "Wed 2026-11-25 16:00", "Wed 2026-12-02 16:00"),
        ("a boarding school, day and night", "boarding", "Fri 2026-11-20 18:10", "Sat 2026-11-21 05:10"),
        ("a week from Sunday to Thursday", "", "Mon 2026-11-23 07:30", "Wed 2026-11-25 14:30"),
        ("safeguarding the same day, medical within the hour", "safeguarding", None, "Mon 2026-11-23 16:00"),
    ],
)
def test_what_a_message_on_friday_at_ten_past_five_means(policy, topic, acknowledge, answer):
    target = laid_down(policy).response_target(topic).values
    assert isinstance(target, ResponseTarget)
    sent, calendar = at("2026-11-20 17:10"), calendar_for(policy)
    due = [
        clock(promised_at(sent, within, calendar)) if within else None for within in (target.acknowledge, target.answer)
    ]
    assert due == [acknowledge, answer]


def test_the_holidays_are_a_choice_of_the_charter():
    chosen = laid_down("the office counts in the holidays, one inbox, students sign")
    assert chosen.one(OutOfTerm).values.counts == "office_days"
