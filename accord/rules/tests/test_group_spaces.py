"""Who belongs to a group space, when a post is read, and what moderators may do."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.group_spaces import (
    ChildInClass,
    ModeratorFacts,
    Shut,
    WritingFacts,
    belongs,
    decide_writing,
    goes_to_all,
    is_put_away,
    may_look_again,
    may_moderate,
    told_at,
)
from accord.rules.hours import Interval, OpeningHours, WeeklyHours, compile_calendar
from accord.rules.restrictions import Deed, Restricted, RestrictionFacts, decide_deed

pytestmark = pytest.mark.requirement("C7")

DAY = (Interval(8 * 60, 16 * 60),)
CALENDAR = compile_calendar(
    OpeningHours("UTC", weekly=(WeeklyHours((DAY, DAY, DAY, DAY, DAY, (), ())),)),
    first_on=date(2026, 11, 1),
    last_on=date(2026, 12, 31),
)
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FRIDAY_NIGHT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
OPENING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
OWN = ChildInClass(sees_child=True, receives_news=True)


def test_group_1_a_guardian_belongs_while_a_child_they_see_and_hear_of_is_in_the_class() -> None:
    assert belongs([OWN])
    assert not belongs([])
    assert not belongs([replace(OWN, sees_child=False)])
    assert not belongs([replace(OWN, receives_news=False)])
    assert belongs([replace(OWN, sees_child=False), OWN])


@pytest.mark.parametrize("scope", ["information", "contact", "all"])
def test_group_2_an_order_about_one_child_of_the_class_keeps_a_guardian_out(scope: str) -> None:
    assert belongs([OWN, replace(OWN, orders=frozenset({"collection"}))])
    assert not belongs([OWN, replace(OWN, orders=frozenset({scope}))])


def test_group_3_what_is_written_while_closed_waits_for_the_opening() -> None:
    open_now = decide_writing(WritingFacts(MONDAY, CALENDAR))
    assert (open_now.read_from, open_now.waits) == (MONDAY, False)
    at_night = decide_writing(WritingFacts(FRIDAY_NIGHT, CALENDAR))
    assert (at_night.read_from, at_night.waits) == (OPENING, True)
    never = compile_calendar(OpeningHours("UTC", weekly=()), first_on=date(2026, 11, 1), last_on=date(2026, 12, 31))
    assert decide_writing(WritingFacts(MONDAY, never)).shut is Shut.NEVER_OPEN


def test_group_4_in_writing_only_closes_groups_for_writing_and_not_for_reading() -> None:
    limit = RestrictionFacts("r", Restricted.WRITTEN_ONLY, MONDAY - timedelta(days=1), MONDAY + timedelta(days=9))
    writing = decide_deed(Deed.POST_IN_GROUP, [limit], MONDAY)
    assert decide_writing(WritingFacts(MONDAY, CALENDAR, restriction=writing)).shut is Shut.RESTRICTED
    assert decide_deed(Deed.READ_GROUP, [limit], MONDAY).is_open
    later = decide_deed(Deed.POST_IN_GROUP, [limit], limit.ends_at)
    assert decide_writing(WritingFacts(MONDAY, CALENDAR, restriction=later)).shut is None


def test_group_5_families_accept_the_rules_first() -> None:
    assert decide_writing(WritingFacts(MONDAY, CALENDAR, accepted=False)).shut is Shut.RULES_FIRST
    assert decide_writing(WritingFacts(MONDAY, CALENDAR, accepted=False, by_staff=True)).shut is None


def test_group_6_a_space_that_fell_quiet_is_put_away_until_the_school_writes() -> None:
    assert not is_put_away(MONDAY - timedelta(days=30), 30, MONDAY)
    assert is_put_away(MONDAY - timedelta(days=30, seconds=1), 30, MONDAY)
    assert decide_writing(WritingFacts(MONDAY, CALENDAR, put_away=True)).shut is Shut.PUT_AWAY
    assert decide_writing(WritingFacts(MONDAY, CALENDAR, put_away=True, by_staff=True)).shut is None
    assert decide_writing(WritingFacts(MONDAY, CALENDAR, offered=False)).shut is Shut.NOT_OFFERED


MODERATORS = st.builds(
    ModeratorFacts,
    teaches_class=st.booleans(),
    sees_every_space=st.booleans(),
    leads=st.booleans(),
    own_post=st.booleans(),
    own_family=st.booleans(),
    paused_it=st.booleans(),
)


@given(MODERATORS)
def test_group_7_nobody_moderates_what_is_their_own(facts: ModeratorFacts) -> None:
    may = may_moderate(facts)
    assert not (may and (facts.own_post or facts.own_family))
    assert may_moderate(ModeratorFacts(teaches_class=True))
    assert may_moderate(ModeratorFacts(sees_every_space=True))
    assert not may_moderate(ModeratorFacts())


@given(MODERATORS)
def test_group_9_another_leader_looks_again(facts: ModeratorFacts) -> None:
    if may_look_again(facts):
        assert facts.leads
        assert not facts.paused_it
    assert may_look_again(ModeratorFacts(sees_every_space=True, leads=True))
    assert not may_look_again(ModeratorFacts(sees_every_space=True, leads=True, paused_it=True))


def test_group_10_families_are_told_when_the_space_closes_for_the_day() -> None:
    assert told_at(MONDAY, CALENDAR) == MONDAY.replace(hour=16)


def test_group_11_help_comes_before_a_post_about_a_child_at_risk() -> None:
    assert goes_to_all(child_at_risk=False, help_was_shown=False)
    assert not goes_to_all(child_at_risk=True, help_was_shown=False)
    assert goes_to_all(child_at_risk=True, help_was_shown=True)
