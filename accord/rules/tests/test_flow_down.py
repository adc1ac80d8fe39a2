"""How what a district lays down reaches its schools."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.flow_down import (
    Latitude,
    Origin,
    beyond,
    decide_choice,
    decide_languages,
    decide_week,
    missing,
)
from accord.rules.working_time.spans import merged

FIXED, REFINE, FREE = Latitude.FIXED, Latitude.REFINE, Latitude.FREE


def monday(*spans):
    return (tuple(spans), *((),) * 6)


@pytest.mark.parametrize(
    ("own", "above", "latitude", "value", "origin", "may_change"),
    [
        ("Paris", "London", FIXED, "London", Origin.DISTRICT, False),
        ("Paris", "London", REFINE, "London", Origin.DISTRICT, False),
        ("Paris", "London", FREE, "Paris", Origin.SCHOOL, True),
        ("", "London", FREE, "London", Origin.DISTRICT, True),
        ("Paris", None, FREE, "Paris", Origin.SCHOOL, True),
        ("", None, FREE, "", Origin.NOBODY, True),
    ],
)
def test_flow_1(own, above, latitude, value, origin, may_change):
    decided = decide_choice(own, above, latitude)
    assert (decided.value, decided.origin, decided.may_change) == (value, origin, may_change)


@pytest.mark.parametrize(
    ("own", "above", "latitude", "value", "origin"),
    [
        (["pl"], ["en"], FIXED, ("en",), Origin.DISTRICT),
        (["pl"], ["en"], REFINE, ("en", "pl"), Origin.BOTH),
        (["en"], ["en"], REFINE, ("en",), Origin.DISTRICT),
        (["pl"], ["en"], FREE, ("pl",), Origin.SCHOOL),
        ([], ["en"], FREE, ("en",), Origin.DISTRICT),
        (["pl"], None, FREE, ("pl",), Origin.SCHOOL),
        ([], None, FREE, (), Origin.NOBODY),
    ],
)
def test_flow_2(own, above, latitude, value, origin):
    decided = decide_languages(own, above, latitude)
    assert (decided.value, decided.origin) == (value, origin)


@pytest.mark.parametrize(
    ("own", "latitude", "value", "origin"),
    [
        (monday((480, 900)), FIXED, monday((540, 960)), Origin.DISTRICT),
        (monday((480, 900)), REFINE, monday((540, 900)), Origin.BOTH),
        (monday((600, 660)), REFINE, monday((600, 660)), Origin.SCHOOL),
        (monday((480, 900)), FREE, monday((480, 900)), Origin.SCHOOL),
        (None, REFINE, monday((540, 960)), Origin.DISTRICT),
    ],
)
def test_flow_3(own, latitude, value, origin):
    decided = decide_week(own, monday((540, 960)), latitude)
    assert (decided.value, decided.origin) == (value, origin)


SPANS = st.lists(st.tuples(st.integers(0, 1400), st.integers(1, 40)), max_size=4).map(
    lambda found: merged((start, start + length) for start, length in found)
)


@given(SPANS, SPANS)
def test_flow_4(own, above):
    """What counts and what lies beyond together are the school's own hours, minute by minute."""
    counts = decide_week(monday(*own), monday(*above), REFINE).value[0]
    over = beyond(monday(*own), monday(*above))[0]
    assert merged(counts + over) == own
    assert not {m for a, b in counts for m in range(a, b)} & {m for a, b in over for m in range(a, b)}


def test_flow_5():
    assert missing(["pl", "en"], ["en", "cy"]) == ("cy",)
