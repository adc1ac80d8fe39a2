"""Support for additional needs: nobody is told by default, and one child has one support at a time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.joining import Span
from accord.rules.needs import (
    TEACHING_ROLES,
    NeedSight,
    Support,
    decide_guardian_sight,
    decide_staff_sight,
    ends_before,
    ends_when_joined,
)
from accord.rules.visibility import GuardianView, Role

pytestmark = [pytest.mark.requirement("K1"), pytest.mark.requirement("I9")]

DAY = date(2026, 3, 2)
DAYS = st.dates(DAY - timedelta(days=60), DAY + timedelta(days=60))


@given(st.frozensets(st.sampled_from(list(Role))), st.booleans(), st.booleans())
def test_need_1_who_reads_the_record_and_who_only_that_there_is_support(roles, teaches, own):
    sight = decide_staff_sight(roles, teaches_child=teaches, own_family=own)
    reads = bool(roles & {"special_needs", "headteacher"}) and not own
    told = teaches and bool(roles & TEACHING_ROLES) and not own
    assert sight == ("whole" if reads else "that_there_is" if told else "nothing")


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SPECIAL_NEEDS, Role.HEADTEACHER}))
def test_need_1_no_other_role_opens_anything_by_itself(role):
    assert decide_staff_sight(frozenset({role}), teaches_child=False, own_family=False) is NeedSight.NOTHING


@pytest.mark.parametrize("sees", [True, False])
@pytest.mark.parametrize("responsible", [True, False])
def test_need_2_guardians_read_with_parental_responsibility_and_while_they_see_the_child(sees, responsible):
    sight = decide_guardian_sight(GuardianView(sees, sees, True, "SEE-3"), parental_responsibility=responsible)
    assert sight is (NeedSight.WHOLE if sees and responsible else NeedSight.NOTHING)


def support(key: int, starts: date, ends: date | None = None, *, mistaken: bool = False) -> Support:
    return Support(key, Span(starts, ends), mistaken)


def test_need_3_new_support_ends_what_lasted_and_overlaps_with_nothing():
    assert ends_before([], DAY) == {}
    assert ends_before([support(1, DAY - timedelta(days=9))], DAY) == {1: DAY - timedelta(days=1)}
    assert ends_before([support(1, DAY - timedelta(days=9), DAY - timedelta(days=1))], DAY) == {}
    assert ends_before([support(1, DAY)], DAY) is None
    assert ends_before([support(1, DAY - timedelta(days=9), DAY)], DAY) is None
    assert ends_before([support(1, DAY + timedelta(days=9))], DAY) is None
    mistake = support(1, DAY, mistaken=True)
    assert ends_before([mistake], DAY) == {}
    assert not mistake.holds(DAY)


@given(st.lists(DAYS, max_size=6))
def test_need_3_however_support_is_written_down_each_day_has_one_at_most(days):
    held: list[Support] = []
    for key, day in enumerate(days):
        if (ends := ends_before(held, day)) is not None:
            held = [support(one.key, one.span.starts_on, ends.get(one.key, one.span.ends_on)) for one in held]
            held.append(support(key, day))
    for day in days:
        assert sum(one.holds(day) for one in held) <= 1


@given(st.lists(st.tuples(DAYS, st.booleans()), max_size=5), st.lists(st.tuples(DAYS, st.booleans()), max_size=5))
def test_need_4_of_two_records_of_one_child_one_support_lasts(kept, away):
    held = [support(key, day, mistaken=wrong) for key, (day, wrong) in enumerate(kept + away)]
    ends = ends_when_joined(held, DAY)
    lasting = [one for one in held if not one.mistaken and one.key not in ends]
    open_ones = [one for one in held if not one.mistaken]
    assert len(lasting) == min(1, len(open_ones))
    assert not ends or lasting[0].span.starts_on == max(one.span.starts_on for one in open_ones)
    assert all(last >= held[key].span.starts_on for key, last in ends.items())
