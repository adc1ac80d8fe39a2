"""Under a clause stands nothing that its own words say already, everything that they do not, and all of it at hand."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from accord.charters.content import CharterContent, ClauseContent, RuleContent, SectionContent
from accord.charters.facts.reading import published_text
from accord.charters.kept import Kept, with_kept
from accord.charters.print.prints import exact_rules
from accord.charters.shown import Shown, shown
from accord.charters.starting_points import starting_points
from accord.charters.tests import making
from tests.cast import Cast

pytestmark = [pytest.mark.requirement("B1")]
TARGET = RuleContent("general", "response_target", {"acknowledge": "1 working_days", "answer": "2 working_days"})
LIMIT = {"decided_by": ["headteacher"], "longest_days": 60, "review_every_days": 30, "account_days": 10}


def kept(text: str, *rules: RuleContent, language: str = "en") -> Kept:
    """What stands under a clause of this text that carries these rules."""
    clauses = (ClauseContent("clause", {"en": text}, rules),)
    content = CharterContent(("en",), {"en": "Ours"}, sections=(SectionContent("school", clauses),))
    clause = with_kept(shown(content, language), content.rules()).sections[0].clauses[0]
    assert clause.kept is not None
    return clause.kept


def in_sight(said: Kept) -> list[str]:
    """Every sentence that is read without opening anything."""
    return [sentence for alike in said.added for one in (*alike.each, alike.together) for sentence in one]


def test_a_clause_that_names_the_values_of_its_rule_is_not_followed_by_them_again() -> None:
    said = kept("You hear from us within {general.acknowledge}, and have an answer within {general.answer}.", TARGET)
    assert in_sight(said) == []
    assert said.exact == (("A message is acknowledged within 1 working day and answered within 2 working days.",),)
    assert said.says_more_folded


def test_what_the_clause_leaves_open_stays_in_sight() -> None:
    said = kept("You have an answer within {general.answer}.", TARGET)
    assert in_sight(said) == ["A message is acknowledged within 1 working day and answered within 2 working days."]
    assert not said.says_more_folded


def test_a_number_written_by_hand_does_not_count_as_said_for_it_may_differ() -> None:
    assert in_sight(kept("We tell you within 1 working day and answer within 5 working days.", TARGET))


def test_the_value_of_another_clauses_rule_does_not_count_as_said() -> None:
    other = RuleContent("other", "response_target", {"topic": "money", "acknowledge": None, "answer": "2 working_days"})
    said = kept("Within {general.acknowledge} or {general.answer}.", TARGET, other)
    assert in_sight(said) == ["A message about money is answered within 2 working days."]


def test_what_all_rules_of_a_kind_share_is_said_once() -> None:
    steps = [RuleContent(step, "measure", {**LIMIT, "step": step}) for step in ("single_contact", "written_only")]
    (alike,) = kept("We may limit contact.", *steps).added
    assert [rule[0] for rule in alike.each] == [
        "A single named contact may be decided by the headteacher.",
        "Contact in writing only may be decided by the headteacher.",
    ]
    assert "It lasts 60 days at most." in alike.together
    assert in_sight(kept("We may limit contact.", *steps)).count("It lasts 60 days at most.") == 1


def test_a_limit_that_differs_from_the_one_in_the_text_stays_in_sight() -> None:
    steps = [
        RuleContent("single", "measure", {**LIMIT, "step": "single_contact", "longest_days": 120}),
        RuleContent("written", "measure", {**LIMIT, "step": "written_only"}),
    ]
    assert [one for one in in_sight(kept("For {single.longest_days} at most.", *steps)) if "lasts" in one] == [
        "It lasts 60 days at most."
    ]


@pytest.mark.in_turn
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_nothing_of_a_ready_charter_is_lost_nor_changes_its_hash(language: str) -> None:
    for point in starting_points():
        plain = shown(point.content, language)
        said = with_kept(Shown.from_plain(json.loads(json.dumps(plain.plain()))), point.content.rules())
        assert said.sha256 == plain.sha256
        clauses = [clause for section in said.sections for clause in section.clauses if clause.rule_sentences]
        for clause in clauses:
            assert clause.kept is not None
            assert tuple(one for rule in clause.kept.exact for one in rule) == clause.rule_sentences
            assert set(in_sight(clause.kept)) <= set(clause.rule_sentences)
        everything = sum(len(clause.rule_sentences) for clause in clauses)
        assert sum(len(in_sight(clause.kept)) for clause in clauses if clause.kept) < 0.8 * everything


def test_a_text_worded_otherwise_when_it_was_published_stands_as_it_was() -> None:
    now = shown(making.CHARTER, "en")
    earlier = json.loads(json.dumps(now.plain()).replace("A message is answered", "Messages are answered"))
    earlier["sections"][0]["clauses"][0]["rule_sentences"] = ["Messages are answered within 3 working days."]
    said = with_kept(Shown.from_plain(earlier), making.CHARTER.rules())
    clause = said.sections[0].clauses[0]
    assert clause.rule_sentences == ("Messages are answered within 3 working days.",)
    assert clause.kept is None
    assert with_kept(now, making.CHARTER.rules()).sections[0].clauses[0].kept is not None


@pytest.mark.django_db
def test_families_read_the_clause_and_find_the_exact_rule_under_it(cast: Cast, as_person: Any) -> None:
    published = making.published(cast)
    mother: Client = as_person("amina")
    text = published_text(published, "en")
    sentences = [one for part in text.sections for clause in part.clauses for one in clause.rule_sentences]
    for address in (f"/family/charter/{cast.riverbank.ref}/", f"/family/charter/{cast.riverbank.ref}/sign/"):
        page = mother.get(address, {"language": "en"}).content.decode()
        assert sentences
        for sentence in sentences:
            assert sentence in page


def test_the_whole_charter_on_paper_ends_with_every_rule() -> None:
    for point in starting_points():
        said = with_kept(shown(point.content, "en"), point.content.rules())
        paper = " ".join(rule for clause in exact_rules(said) for rule in clause)
        for section in said.sections:
            for clause in section.clauses:
                assert " ".join(clause.rule_sentences) in paper
