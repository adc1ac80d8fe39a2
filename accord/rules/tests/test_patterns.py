"""Patterns: no number that is left out can be worked out again, and nothing is claimed that chance explains."""

from collections import defaultdict
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.rules.patterns import (
    Finding,
    Group,
    compare,
    least_shown,
    likely_range,
    shown,
    sum_shown,
    year_looked_at,
)
from accord.rules.visibility import Role

pytestmark = pytest.mark.requirement("I9")

TABLES = st.lists(st.integers(0, 30), min_size=1, max_size=14)
LEASTS = st.sampled_from([5, 10])


def test_pattern_1_who_sees_from_which_number_on() -> None:
    assert least_shown({Role.LEADER}) == least_shown({Role.HEADTEACHER, Role.GOVERNOR}) == 5
    assert least_shown({Role.GOVERNOR}) == least_shown({Role.CHAIR, Role.GOVERNOR}) == 10
    assert shown((0, 5, 9, 12), 5) == (0, 5, 9, 12)
    assert shown((0, 10, 9, 12), 10) == (0, None, None, 12)
    assert shown((0, 10, 9, 10, 12), 10) == (0, None, None, None, 12)
    assert shown((0, 4, 4), 5) == (None, None, None)


@given(TABLES, LEASTS)
def test_pattern_1_no_small_number_is_ever_shown(counts: list[int], least: int) -> None:
    for count, seen in zip(counts, shown(counts, least), strict=True):
        assert seen is None or seen == count
        assert seen is None or seen == 0 or seen >= least
    total = sum_shown(counts, least)
    assert total is None or total == 0 or total >= least


@given(TABLES, LEASTS)
@settings(max_examples=300)
def test_pattern_2_what_is_left_out_is_several_and_together_not_small(counts: list[int], least: int) -> None:
    left_out = [count for count, seen in zip(counts, shown(counts, least), strict=True) if seen is None]
    if left_out and len(left_out) < len(counts):
        assert len(set(left_out)) >= 2
        assert sum(left_out) >= least
    if all(count == 0 or count >= least for count in counts):
        assert not left_out


@pytest.mark.parametrize(("cells", "least", "most"), [(2, 5, 14), (3, 5, 12), (3, 10, 14), (4, 3, 8)])
def test_pattern_2_whoever_knows_the_rule_and_the_sum_still_cannot_tell(cells: int, least: int, most: int) -> None:
    """All tables that look the same are laid side by side: each number left out stays open between several."""
    alike: defaultdict[object, list[tuple[int, ...]]] = defaultdict(list)
    for table in product(range(most + 1), repeat=cells):
        alike[(shown(table, least), sum_shown(table, least))].append(table)
    for (seen, total), tables in alike.items():
        if any(most in table for table in tables):
            continue
        for place in range(cells):
            if seen[place] is None:
                assert len({table[place] for table in tables}) > 1, (seen, total, tables)


def test_pattern_3_four_whole_quarters_that_nobody_chooses() -> None:
    assert year_looked_at(date(2026, 11, 23)) == (date(2025, 10, 1), date(2026, 9, 30))
    assert year_looked_at(date(2026, 12, 31)) == year_looked_at(date(2026, 10, 1))
    assert year_looked_at(date(2027, 1, 1)) == (date(2026, 1, 1), date(2026, 12, 31))


def test_pattern_4_a_difference_is_named_only_where_chance_hardly_makes_it() -> None:
    others = Group(families=300, involved=15)
    assert compare(Group(40, 12), others, least=5) is Finding.MORE_OFTEN
    assert compare(Group(40, 3), others, least=5) is Finding.NO_CLEAR_DIFFERENCE
    assert compare(Group(200, 0), Group(200, 20), least=5) is Finding.LESS_OFTEN
    assert compare(Group(4, 4), others, least=5) is Finding.TOO_FEW
    assert compare(Group(40, 1), Group(300, 2), least=5) is Finding.TOO_FEW
    edge = Group(40, 7)
    assert compare(edge, others, least=5) is Finding.MORE_OFTEN
    assert compare(edge, others, least=5, groups=8) is Finding.NO_CLEAR_DIFFERENCE


@given(st.integers(1, 400), st.data())
def test_pattern_4_the_likely_range_holds_the_share(families: int, data: st.DataObject) -> None:
    involved = data.draw(st.integers(0, families))
    low, high = likely_range(Group(families, involved))
    assert 0 <= low <= involved / families + 1e-9
    assert involved / families - 1e-9 <= high <= 1
    wider = likely_range(Group(families, involved), z=2.5758293035489004)
    assert wider[0] <= low + 1e-9
    assert high <= wider[1] + 1e-9


def test_pattern_4_the_range_is_wilsons() -> None:
    """The example of Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662."""
    assert likely_range(Group(263, 81)) == pytest.approx((0.2553, 0.3662), abs=5e-5)
