"""Which topic is proposed, and when the machine says nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.proposing import TOPICS, charter_name, machine_name, propose_topic

pytestmark = pytest.mark.requirement("C1")


def test_propose_1_a_likely_topic_is_chosen_beforehand():
    assert propose_topic({"transport": 0.6, "money": 0.3}).chosen == "transport"


def test_propose_2_less_likely_ones_are_named():
    proposal = propose_topic({"transport": 0.59, "money": 0.3, "health": 0.05})
    assert (proposal.chosen, proposal.named) == (None, ("transport", "money"))
    assert propose_topic({"transport": 0.25, "money": 0.1}).named == ("transport",)


def test_propose_3_otherwise_the_office_reads_it():
    proposal = propose_topic({"transport": 0.19, "money": 0.1})
    assert (proposal.chosen, proposal.named, proposal.rule) == (None, (), "PROPOSE-3")


def test_propose_4_danger_adds_the_safeguarding_lead_and_takes_nothing_away():
    calm = propose_topic({"transport": 0.8})
    alarmed = propose_topic({"transport": 0.8}, child_at_risk=True)
    assert (calm.chosen, calm.also_safeguarding) == ("transport", False)
    assert (alarmed.chosen, alarmed.also_safeguarding) == ("transport", True)
    assert propose_topic({"transport": 0.5, "safeguarding": 0.3}).also_safeguarding
    assert not propose_topic({"transport": 0.5, "safeguarding": 0.29}).also_safeguarding


def test_propose_5_without_the_machine_the_words_of_danger_decide():
    assert propose_topic({}, child_at_risk=True).also_safeguarding
    silent = propose_topic({})
    assert (silent.chosen, silent.named, silent.also_safeguarding, silent.rule) == (None, (), False, "PROPOSE-5")


@given(st.dictionaries(st.sampled_from(TOPICS), st.floats(0, 1)), st.booleans())
def test_propose_4_an_alarm_never_changes_what_else_is_proposed(likely, danger):
    calm, alarmed = propose_topic(likely), propose_topic(likely, child_at_risk=danger)
    assert (calm.chosen, calm.named) == (alarmed.chosen, alarmed.named)
    assert alarmed.also_safeguarding >= calm.also_safeguarding


def test_propose_1_a_charter_and_the_machine_know_the_same_topic_by_their_own_names() -> None:
    for topic in TOPICS:
        assert machine_name(charter_name(topic)) == topic
    assert charter_name("needs") == "special_needs"
    assert machine_name("boarding") == ""
