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
    rough_share,
    shown,
    sum_shown,
    told,
    year_looked_at,
    year_of_needs,
)
from accord.rules.visibility import Role
from tests.turns import examples

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


@pytest.mark.in_turn
@given(TABLES, LEASTS)
@settings(max_examples=examples(300))
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


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_pattern_5_years_of_the_check_by_needs_are_whole_past_and_never_overlap(one: date, other: date) -> None:
    (first, last), (other_first, other_last) = year_of_needs(one), year_of_needs(other)
    assert last < one <= last.replace(year=last.year + 1)
    assert (first.month, first.day, last.month, last.day) == (10, 1, 9, 30)
    assert first.year == last.year - 1
    assert first == other_first or last < other_first or other_last < first


CELLS = st.integers(0, 24)


@st.composite
def layers(draw: st.DrawFn) -> list[tuple[Group, Group]]:
    """Families with and without needs: named in an incident, and of these some with a measure."""
    families = [draw(CELLS), draw(CELLS)]
    named = [draw(st.integers(0, number)) for number in families]
    measured = [draw(st.integers(0, number)) for number in named]
    return [(Group(families[0], involved[0]), Group(families[1], involved[1])) for involved in (named, measured)]


@pytest.mark.in_turn
@given(layers(), LEASTS)
@settings(max_examples=examples(400))
def test_pattern_6_nothing_that_is_told_or_lies_between_is_small(counts: list[tuple[Group, Group]], least: int) -> None:
    open_ones = [layer for layer, fine in zip(counts, told(counts, least), strict=True) if fine]
    for layer in open_ones:
        for group in layer:
            assert group.involved >= least
            assert group.families - group.involved >= least
    if len(open_ones) == 2:
        between = [outer.involved - inner.involved for outer, inner in zip(*open_ones, strict=True)]
        assert between == [0, 0] or min(between) >= least
    stricter = told(counts, least + 5)
    assert all(not more or fine for more, fine in zip(stricter[:1], told(counts, least)[:1], strict=True))


def test_pattern_6_whoever_knows_who_was_named_learns_of_nobody_whether_there_are_needs() -> None:
    """All schools that look the same are laid side by side, for somebody who knows the sums from other pages.

    Where nothing is told, it stays open whether any of the named has needs, and whether all have. Where something is
    told, each group is so large that one family more or less with needs is possible unless others are known.
    """
    least = 3
    alike: defaultdict[object, set[int]] = defaultdict(set)
    for families, total, named in product(range(13), range(13), range(13)):
        if families > total or named > total:
            continue
        for with_needs in range(max(0, named - (total - families)), min(families, named) + 1):
            layer = (Group(families, with_needs), Group(total - families, named - with_needs))
            (fine,) = told([layer], least)
            seen = (rough_share(families, total), rough_share(with_needs, named)) if fine else None
            alike[total, named, seen].add(with_needs)
    for (total, named, seen), possible in alike.items():  # type: ignore[misc]
        if seen is None:
            assert {0, named} <= possible, (total, named)
        else:
            assert min(possible) >= least
            assert named - max(possible) >= least


def test_pattern_6_one_measure_less_than_incidents_hides_the_measures() -> None:
    incidents = (Group(30, 8), Group(200, 20))
    assert told([incidents, (Group(30, 7), Group(200, 15))], 5) == (True, False)
    assert told([incidents, (Group(30, 8), Group(200, 17))], 5) == (True, False)
    assert told([incidents, (Group(30, 8), Group(200, 20))], 5) == (True, True)
    assert told([(Group(40, 14), Group(200, 20)), (Group(40, 9), Group(200, 15))], 5) == (True, True)
    assert told([(Group(8, 8), Group(200, 20)), (Group(8, 7), Group(200, 9))], 5) == (False, False)


@given(st.integers(0, 300), st.integers(1, 300))
def test_pattern_7_shares_are_rough(part: int, more: int) -> None:
    share = rough_share(part, part + more)
    assert share % 5 == 0
    assert abs(share - 100 * part / (part + more)) <= 2.5
