"""Looking back at emergencies: kinds that repeat, and never one's own use."""

from dataclasses import replace

import pytest

from accord.rules.reviewing import AtRiskFacts, kinds_that_repeat, may_review, who_looks_back

pytestmark = pytest.mark.requirement("C3")


def test_review_1_a_kind_that_came_three_times_suggests_help() -> None:
    assert kinds_that_repeat(["medical", "collection_today", "medical", "medical", "collection_today"]) == ["medical"]
    assert kinds_that_repeat(["medical"] * 2) == []


def test_review_1_the_most_frequent_comes_first() -> None:
    assert kinds_that_repeat(["medical"] * 3 + ["bereavement"] * 4) == ["bereavement", "medical"]


def test_review_2_nobody_reviews_their_own_use() -> None:
    assert may_review(reviewer="head", declared_by="tan")
    assert not may_review(reviewer="head", declared_by="head")


def test_review_3_another_lead_looks_back_and_else_who_stands_in() -> None:
    facts = AtRiskFacts(leads=["okafor", "rahman"], stand_ins=["tan"], took_part=frozenset({"okafor"}))
    assert who_looks_back(facts) == ("rahman",)
    assert who_looks_back(replace(facts, barred=frozenset({"rahman"}))) == ("tan",)


def test_review_4_where_nobody_is_free_nobody_looks_back() -> None:
    facts = AtRiskFacts(leads=["okafor"], stand_ins=["tan"], took_part=frozenset({"okafor", "tan"}))
    assert who_looks_back(facts) == ()


def test_review_3_somebody_of_the_district_only_where_nobody_at_the_school_is_free():
    above = ("login:7", "login:8")
    assert who_looks_back(AtRiskFacts(leads=["a", "b"], above=above, took_part=frozenset({"a"}))) == ("b",)
    assert who_looks_back(AtRiskFacts(leads=["a"], stand_ins=["c"], above=above, took_part=frozenset("a"))) == ("c",)
    shut = AtRiskFacts(leads=["a"], above=above, took_part=frozenset({"a"}), barred=frozenset({"login:7"}))
    assert who_looks_back(shut) == ("login:8",)
