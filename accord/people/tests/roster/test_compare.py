"""The three-way comparison, as properties: what the school decided is never overwritten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.people.roster.planning.compare import compare, is_someone_else, merge

pytestmark = [pytest.mark.requirement("A4")]

FIELDS = ("given_name", "family_name", "email")
WORDS = st.sampled_from(["", "a", "b", "c"])
SAID = st.dictionaries(st.sampled_from(FIELDS), st.one_of(WORDS.filter(bool), st.none()))
HAS = st.fixed_dictionaries(dict.fromkeys(FIELDS, WORDS))


def filled(values):
    """As a source would have said it: nothing is left out rather than empty."""
    return {name: value for name, value in values.items() if value}


@given(imported=HAS, said=SAID, has=HAS)
def test_only_what_the_source_changed_and_the_school_did_not_is_changed(imported, said, has):
    before = filled(imported)
    found = compare(before, said, has, FIELDS)
    for name in FIELDS:
        now = merge(before, said).get(name, "")
        silent = name in said and said[name] is None
        if name in found.changes:
            assert has[name] == imported[name]
            assert found.changes[name] == now != has[name]
            assert not silent
        elif name in found.conflicts:
            assert has[name] not in (imported[name], now)
            assert now != imported[name]
        else:
            assert silent or now == imported[name] or has[name] == now


@given(said=SAID, has=HAS)
def test_the_same_said_again_changes_nothing(said, has):
    before = merge({}, said)
    found = compare(before, said, has, FIELDS)
    assert found.changes == {}
    assert found.conflicts == {}


@pytest.mark.parametrize(
    ("said", "else_"),
    [
        ({"given_name": "Ann", "family_name": "Hill", "email": "a@x.example"}, False),
        ({"given_name": "Ann", "family_name": "Novak", "email": "b@x.example"}, False),
        ({"given_name": "Petra", "family_name": "Stranger", "email": "a@x.example"}, False),
        ({"given_name": "Petra", "family_name": "Stranger", "email": None}, False),
        ({"given_name": "Petra", "family_name": "Stranger", "email": "b@x.example"}, True),
    ],
)
def test_somebody_else_is_known_by_name_and_address_changing_together(said, else_):
    before = {"given_name": "Ann", "family_name": "Novak", "email": "a@x.example"}
    assert is_someone_else(before, said) is else_
