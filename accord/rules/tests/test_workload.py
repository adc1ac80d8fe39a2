"""The load of conversations: small groups are not shown, and cannot be worked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.promises import LEAST_SHOWN
from accord.rules.workload import Load, hidden_groups, together

pytestmark = pytest.mark.requirement("C9")
COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40))


def test_work_1_fewer_than_ten_are_not_shown() -> None:
    assert hidden_groups({"attendance": 30, "money": 9, "health": 4}) == {"money", "health"}


def test_work_2_one_small_group_alone_takes_the_smallest_shown_one_with_it() -> None:
    assert hidden_groups({"attendance": 30, "learning": 20, "money": 3}) == {"money", "learning"}


@given(COUNTS)
def test_work_2_what_is_hidden_is_nothing_or_ten_and_more(counts: dict[str, int]) -> None:
    hidden = hidden_groups(counts)
    left = sum(counts[key] for key in hidden)
    assert left == 0 or left >= LEAST_SHOWN or hidden == set(counts)
    assert all(counts[key] >= LEAST_SHOWN for key in counts if key not in hidden)


@given(COUNTS)
def test_work_3_small_groups_stand_together_in_one_line(counts: dict[str, int]) -> None:
    shown, rest = together({key: Load(came=count, kept=count) for key, count in counts.items()})
    whole = sum(shown.values(), rest or Load())
    assert rest is None or rest.came >= LEAST_SHOWN
    assert whole.came == sum(counts.values()) or sum(counts.values()) - whole.came < LEAST_SHOWN
    assert all(load.due == load.came for load in shown.values())
