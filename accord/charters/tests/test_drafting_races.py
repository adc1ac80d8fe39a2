"""Two editors at the same moment: exactly one of them wins, and the other one is told."""

import pytest

from accord.charters.actions.change_clause_wording import change_clause_wording
from accord.charters.actions.set_rule import set_rule
from accord.charters.drafting import stamp_of_texts, texts_of
from accord.charters.models import Clause, ClauseRule
from accord.charters.tests.making import draft
from tests.at_once import together
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("B1"), pytest.mark.django_db(transaction=True)]

BY = "login:test"


def test_of_two_changes_to_one_clause_the_second_is_told(cast):
    clause = Clause.objects.get(edition=draft(cast), key="listening")
    seen = stamp_of_texts(clause, ["en"])

    def change(text):
        change_clause_wording(by=BY, at=MONDAY, clause=clause, texts={"en": text}, seen=seen)

    assert together(lambda: change("One."), lambda: change("Two.")) == ["changed-meanwhile"]
    assert texts_of(clause)["en"] in {"One.", "Two."}


def test_a_name_is_given_to_one_rule_only(cast):
    edition = draft(cast)
    clause = Clause.objects.get(edition=edition, key="listening")

    def add():
        set_rule(by=BY, clause=clause, kind="promise", name="kept", values={})

    assert together(add, add) == ["name-taken"]
    assert ClauseRule.objects.filter(edition=edition, name="kept").count() == 1
