"""Looking back at emergencies: kinds that repeat, and never one's own use."""

import pytest

from accord.rules.reviewing import kinds_that_repeat, may_review

pytestmark = pytest.mark.requirement("C3")


def test_review_1_a_kind_that_came_three_times_suggests_help() -> None:
    assert kinds_that_repeat(["medical", "collection_today", "medical", "medical", "collection_today"]) == ["medical"]
    assert kinds_that_repeat(["medical"] * 2) == []


def test_review_1_the_most_frequent_comes_first() -> None:
    assert kinds_that_repeat(["medical"] * 3 + ["bereavement"] * 4) == ["bereavement", "medical"]


def test_review_2_nobody_reviews_their_own_use() -> None:
    assert may_review(reviewer="head", declared_by="tan")
    assert not may_review(reviewer="head", declared_by="head")
