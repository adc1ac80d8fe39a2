"""Who answers while somebody is away: chains, loops, and nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.covering import chain_to_present

pytestmark = pytest.mark.requirement("A3")


@pytest.mark.parametrize(
    ("away", "covers", "chain"),
    [
        ("", {}, "a"),
        ("a", {}, None),
        ("a", {"a": "b"}, "ab"),
        ("ab", {"a": "bc"}, "ac"),
        ("ab", {"a": "b", "b": "c"}, "abc"),
        ("ab", {"a": "bd", "b": "c"}, "abc"),
        ("abc", {"a": "bd", "b": "c"}, "ad"),
        ("ab", {"a": "b", "b": "a"}, None),
        ("ab", {"a": "b", "b": "ac"}, "abc"),
        ("abc", {"a": "b", "b": "c", "c": "a"}, None),
        ("", {"a": "b"}, "a"),
    ],
)
def test_cover_1_the_first_at_work_answers(away, covers, chain):
    found = chain_to_present("a", frozenset(away), covers)
    assert found == (tuple(chain) if chain else None)


PEOPLE = st.integers(0, 7)


@given(st.frozensets(PEOPLE), st.dictionaries(PEOPLE, st.lists(PEOPLE, max_size=4), max_size=8))
def test_cover_2_it_ends_with_somebody_at_work_whenever_one_can_be_reached(away, covers):
    chain = chain_to_present(0, away, covers)
    reachable, waiting = {0}, [0]
    while waiting:
        here = waiting.pop()
        for nearer in covers.get(here, []) if here in away else []:
            if nearer not in reachable:
                reachable.add(nearer)
                waiting.append(nearer)
    assert (chain is None) == (not reachable - away)
    if chain:
        assert chain[0] == 0
        assert chain[-1] not in away
        assert set(chain[:-1]) <= away
        assert len(set(chain)) == len(chain)
        assert all(after in covers[before] for before, after in zip(chain, chain[1:], strict=False))
