"""Rules of a draft: their values and names in every text, and which of them cannot hold."""

import pytest

from accord.charters.actions.remove_clause import remove_clause
from accord.charters.actions.remove_rule import remove_rule
from accord.charters.actions.restore_clause import restore_clause
from accord.charters.actions.set_rule import set_rule
from accord.charters.actions.take_from_library import take_from_library
from accord.charters.drafting import stale_in, stamp_of_rule, texts_of
from accord.charters.facts import content_of
from accord.charters.library import policies as library_policies
from accord.charters.models import ClauseRule
from accord.charters.naming import renamed
from accord.charters.shown import shown_clause
from accord.charters.tests.drafting import BY, clause_of, edition, entry
from accord.core.errors import DomainError
from tests.cast import MONDAY

__all__ = ["edition"]
pytestmark = pytest.mark.requirement("B1", "B2")


def rule_of(edition, name="general"):
    return ClauseRule.objects.get(edition=edition, name=name)


def test_a_rule_whose_name_was_given_away_comes_back_under_another(edition):
    laid = remove_clause(by=BY, at=MONDAY, clause=clause_of(edition, "answers"))
    other = clause_of(edition, "listening")
    set_rule(by=BY, clause=other, kind="complaint_time_limit", name="general", values={"months": 6})
    back = restore_clause(by=BY, at=MONDAY, laid=laid)
    assert back.rules.get().name == "general-2"
    assert texts_of(back)["en"] == "You have an answer within {general-2.answer}."


def test_a_changed_value_changes_the_text_in_every_language(edition):
    rule = rule_of(edition)
    assert "3 working days" in shown_clause(content_of(edition), "answers", "en").blocks[0].text
    values = {**rule.values, "answer": "5 working_days"}
    set_rule(by=BY, clause=rule.clause, rule=rule, kind=rule.kind, name=rule.name, values=values)
    assert "5 working days" in shown_clause(content_of(edition), "answers", "en").blocks[0].text
    assert "3" not in shown_clause(content_of(edition), "answers", "ar").blocks[0].text
    assert entry("set_rule").details["after"]["values"]["answer"] == "5 working_days"


def test_a_renamed_rule_is_renamed_in_every_text_and_translations_stay_fresh(edition):
    rule = rule_of(edition)
    set_rule(by=BY, clause=rule.clause, rule=rule, kind=rule.kind, name="usual", values=rule.values)
    clause = clause_of(edition, "answers")
    assert texts_of(clause) == {"en": "You have an answer within {usual.answer}.", "ar": "نجيبكم خلال {usual.answer}."}
    assert stale_in(clause) == set()


@pytest.mark.parametrize(
    ("kind", "name", "values", "field"),
    [
        ("complaint_time_limit", "limit", {"months": 600}, "months"),
        ("complaint_time_limit", "general", {"months": 6}, "name"),
        ("complaint_time_limit", "Über uns", {"months": 6}, "name"),
        ("response_target", "quick", {"acknowledge": None, "answer": None}, "answer"),
    ],
)
def test_a_rule_that_cannot_hold_is_refused_at_its_field(edition, kind, name, values, field):
    clause = clause_of(edition, "listening")
    with pytest.raises(DomainError) as refused:
        set_rule(by=BY, clause=clause, kind=kind, name=name, values=values)
    assert refused.value.status == 422
    assert field in refused.value.fields
    assert not clause.rules.exists()


def test_a_charter_holds_one_rule_of_a_kind_that_does_not_repeat(edition):
    clause = clause_of(edition, "listening")
    set_rule(by=BY, clause=clause, kind="complaint_time_limit", name="limit", values={"months": 6})
    with pytest.raises(DomainError, match="kind-twice"):
        set_rule(by=BY, clause=clause, kind="complaint_time_limit", name="other", values={"months": 3})


def test_two_editors_of_one_rule_do_not_overwrite_each_other(edition):
    rule = rule_of(edition)
    seen = stamp_of_rule(rule)
    for_one = {"by": BY, "clause": rule.clause, "rule": rule, "kind": rule.kind, "name": rule.name}
    set_rule(**for_one, values={"answer": "5 working_days"}, seen=seen)
    with pytest.raises(DomainError) as refused:
        set_rule(**for_one, values={"answer": "9 working_days"}, seen=seen)
    assert refused.value.status == 409
    with pytest.raises(DomainError):
        remove_rule(by=BY, rule=rule, seen=seen)
    remove_rule(by=BY, rule=rule, seen=stamp_of_rule(rule_of(edition)))
    assert not ClauseRule.objects.filter(edition=edition).exists()
    assert entry("remove_rule").details["before"]["name"] == "general"


@pytest.mark.requirement("B6")
def test_an_example_is_taken_over_with_rules_that_fit_the_draft(edition):
    hours = next(one for one in library_policies() if any(rule.kind == "working_hours" for rule in one.example.rules))
    first = take_from_library(by=BY, edition=edition, policy=hours, section="school")
    again = take_from_library(by=BY, edition=edition, policy=hours, section="school")
    assert first.rules.filter(kind="working_hours").count() == 1
    assert again.rules.filter(kind="working_hours").count() == 0
    name = first.rules.get(kind="working_hours").name
    assert "{" + name in texts_of(again)["en"]
    assert first.key != again.key


def test_renaming_leaves_literal_braces_and_other_names_alone():
    text = "{{general.answer}} { general.answer } {generally.answer} {general.acknowledge}"
    assert renamed(text, "general", "usual") == (
        "{{general.answer}} {usual.answer} {generally.answer} {usual.acknowledge}"
    )
