"""The pages of one clause: two languages, what grows stale, two editors at once, its rules."""

import re

import pytest

from accord.charters.actions.change_clause_wording import change_clause_wording
from accord.charters.actions.set_rule import set_rule
from accord.charters.models import Clause, ClauseRule, LaidAside
from accord.charters.tests.drafting import clause_of
from accord.charters.tests.editing import page, seen, send
from accord.charters.tests.making import draft
from accord.people.tests.pages import filled, words
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("B1", "B2")

BY = "login:colleague"


def test_a_clause_is_changed_in_two_languages(cast, as_person):
    edition = draft(cast)
    clause, head = clause_of(edition, "listening"), as_person("head")
    url = page("clause", clause.ref)
    typed = {"text_en": "We listen, always.", "text_ar": "نصغي دائمًا.", "seen": seen(head.get(url))}
    assert send(head, url, **typed).status_code == 302
    shown = words(head.get(page("draft", edition.ref)))
    assert "We listen, always." in shown
    assert "نصغي دائمًا." in shown
    assert "Out of date" not in shown


@pytest.mark.in_turn
def test_a_translation_grows_stale_shows_what_changed_and_can_still_fit(cast, as_person):
    edition = draft(cast)
    clause, head = clause_of(edition, "listening"), as_person("head")
    url = page("clause", clause.ref)
    send(head, url, text_en="We listen to you twice.", text_ar="نصغي إليكم.", seen=seen(head.get(url)))
    assert "Out of date" in words(head.get(page("draft", edition.ref)))
    shown = head.get(url)
    assert "<ins>you twice.</ins>" in shown.content.decode()
    send(head, url, text_en="We listen to you twice.", text_ar="نصغي إليكم.", fits="on", seen=seen(shown))
    assert "Out of date" not in words(head.get(page("draft", edition.ref)))


def test_a_small_correction_leaves_translations_fresh(cast, as_person):
    edition = draft(cast)
    clause, head = clause_of(edition, "listening"), as_person("head")
    url = page("clause", clause.ref)
    typed = {"text_en": "We listen to you!", "text_ar": "نصغي إليكم.", "small": "on"}
    send(head, url, **typed, seen=seen(head.get(url)))
    assert "Out of date" not in words(head.get(page("draft", edition.ref)))


def test_an_empty_clause_comes_back_with_the_translation_kept(cast, as_person):
    clause = clause_of(draft(cast), "listening")
    answer = send(as_person("head"), page("clause", clause.ref), text_en="", text_ar="نصغي دائمًا.")
    assert answer.status_code == 422
    assert "نصغي دائمًا." in words(answer)


@pytest.mark.in_turn
def test_two_editors_see_each_others_words_and_lose_none(cast, as_person):
    clause, head = clause_of(draft(cast), "listening"), as_person("head")
    url = page("clause", clause.ref)
    before = seen(head.get(url))
    change_clause_wording(by=BY, at=MONDAY, clause=clause, texts={"en": "A colleague wrote this."})
    answer = send(head, url, text_en="I wrote that.", text_ar="نصغي إليكم.", seen=before)
    assert answer.status_code == 409
    assert "A colleague wrote this." in words(answer)
    assert "I wrote that." in words(answer)
    assert send(head, url, text_en="I wrote that.", text_ar="نصغي إليكم.", seen=seen(answer)).status_code == 302


def test_how_a_clause_reads_is_shown_before_it_is_saved_also_without_scripts(cast, as_person):
    clause, head = clause_of(draft(cast), "answers"), as_person("head")
    url = page("clause", clause.ref)
    text = "- First\n- You have {general.answer}."
    answer = send(head, url, text_en=text, text_ar="نجيبكم خلال {general.answer}.", show="1")
    assert answer.status_code == 200
    assert "You have 3 working days." in words(answer)
    assert "{general.answer}" in words(answer)
    assert clause_of(clause.edition, "answers").wordings.get(language="en").text != text


def test_a_clause_is_added_moved_taken_out_and_put_back(cast, as_person):
    edition, head = draft(cast), as_person("head")
    send(head, page("new_clause", edition.ref, "families"), text_en="Please be on time.", text_ar="")
    clause = Clause.objects.get(edition=edition, key="please-be-on-time")
    assert [one.key for one in clause.section.clauses.all()] == ["courtesy", "please-be-on-time"]
    send(head, page("move_clause", clause.ref), way="up")
    assert [one.key for one in clause.section.clauses.all()] == ["please-be-on-time", "courtesy"]
    send(head, page("move_clause", clause.ref), section="children")
    clause.refresh_from_db()
    assert clause.section.kind == "children"
    listening = clause_of(edition, "answers")
    whole = re.findall(r'name="seen" value="([^"]*)"', head.get(page("clause", listening.ref)).content.decode())[-1]
    assert send(head, page("remove_clause", listening.ref), seen=whole).status_code == 302
    assert not Clause.objects.filter(edition=edition, key="answers").exists()
    laid = LaidAside.objects.get(edition=edition, kind="clause")
    assert "1 clause was taken out" in words(head.get(page("draft", edition.ref)))
    send(head, page("restore_clause", laid.ref))
    assert clause_of(edition, "answers").rules.get().name == "general"


def test_a_rule_is_added_changed_and_taken_off(cast, as_person):
    edition, head = draft(cast), as_person("head")
    clause = clause_of(edition, "listening")
    kinds = words(head.get(page("choose_rule", clause.ref)))
    assert "Working hours" in kinds
    url = page("new_rule", clause.ref, "complaint_time_limit")
    assert head.get(url).status_code == 200
    shown = send(head, url, name="limit", months="6", show="1")
    assert shown.status_code == 200
    assert not clause.rules.exists()
    assert send(head, url, name="limit", months="6").status_code == 302
    rule = clause.rules.get()
    assert rule.values["months"] == 6
    url = page("rule", rule.ref)
    wrong = send(head, url, name="limit", months="600", seen=seen(head.get(url)))
    assert wrong.status_code == 422
    assert 'value="600"' in wrong.content.decode()
    assert send(head, url, name="limit", months="9", seen=seen(wrong)).status_code == 302
    assert ClauseRule.objects.get(pk=rule.pk).values["months"] == 9
    assert send(head, page("remove_rule", rule.ref), seen=seen(head.get(url))).status_code == 302
    assert not clause.rules.exists()


def test_a_rule_that_a_colleague_changed_is_not_overwritten(cast, as_person):
    edition, head = draft(cast), as_person("head")
    rule = ClauseRule.objects.get(edition=edition, name="general")
    url = page("rule", rule.ref)
    shown = head.get(url)
    set_rule(by=BY, clause=rule.clause, rule=rule, kind=rule.kind, name="general", values={"answer": "5 working_days"})
    answer = send(head, url, **filled(shown))
    assert answer.status_code == 409
    assert "What a colleague has stored meanwhile" in words(answer)


def test_the_preview_of_a_rule_is_a_fragment(cast, as_person):
    edition = draft(cast)
    answer = as_person("head").get(page("rule_preview", edition.ref, "complaint_time_limit"), {"months": "6"})
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert 'id="rule-preview"' in answer.content.decode()


def test_a_value_that_no_rule_bears_is_pointed_out_at_its_clause(cast, as_person):
    edition, head = draft(cast), as_person("head")
    clause = clause_of(edition, "listening")
    url = page("clause", clause.ref)
    shown = send(head, url, text_en="Within {general.anser}.", text_ar="نصغي.", show="1")
    assert "general.answer" in words(shown).split("Values that the text may name")[0]
    send(head, url, text_en="Within {general.anser}.", text_ar="نصغي.", seen=seen(head.get(url)))
    shown = head.get(page("draft", edition.ref)).content.decode()
    article = shown.split('id="clause-listening"')[1].split("</article>")[0]
    assert "{general.anser}" in article
    assert "finding--stops" in article


def test_a_number_that_a_rule_contradicts_is_pointed_out(cast, as_person):
    edition, head = draft(cast), as_person("head")
    clause = clause_of(edition, "answers")
    url = page("clause", clause.ref)
    text = "You have an answer within 5 working days."
    send(head, url, text_en=text, text_ar="نجيبكم خلال {general.answer}.", seen=seen(head.get(url)))
    article = head.get(page("draft", edition.ref)).content.decode().split('id="clause-answers"')[1]
    assert "finding--points_out" in article.split("</article>")[0]
