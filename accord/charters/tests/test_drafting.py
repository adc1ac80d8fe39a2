"""Clauses of a draft: written, moved, taken out and put back, each with its entry in the audit log and its refusals."""

import pytest

from accord.charters.actions.add_clause import add_clause
from accord.charters.actions.begin_draft import begin_draft
from accord.charters.actions.change_edition_words import change_edition_words, stamp_of_words
from accord.charters.actions.change_languages import change_languages
from accord.charters.actions.move_clause import move_clause
from accord.charters.actions.remove_clause import remove_clause
from accord.charters.actions.restore_clause import restore_clause
from accord.charters.drafting import stale_in, stamp_of_clause, stamp_of_texts, texts_of
from accord.charters.facts import content_of
from accord.charters.facts.drafting import words_changed
from accord.charters.models import Clause, Comment, Edition
from accord.charters.tests.drafting import BY, clause_of, edition, entry, reword
from accord.charters.tests.making import CHARTER
from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from tests.cast import MONDAY

__all__ = ["edition"]
pytestmark = pytest.mark.requirement("B1", "B2")


def texts_now(clause):
    return texts_of(Clause.objects.get(pk=clause.pk))


def test_a_clause_is_added_with_a_key_from_its_words(edition):
    clause = add_clause(by=BY, edition=edition, section="children", texts={"en": "Children come first, always.  \r\n"})
    assert (clause.key, clause.section.kind) == ("children-come-first-always", "children")
    assert texts_of(clause) == {"en": "Children come first, always."}
    assert entry("add_clause").details["clause"] == clause.key


def test_a_key_is_never_given_twice_not_even_after_the_clause_was_taken_out(edition):
    first = add_clause(by=BY, edition=edition, section="school", texts={"en": "We smile."})
    remove_clause(by=BY, at=MONDAY, clause=first)
    assert add_clause(by=BY, edition=edition, section="school", texts={"en": "We smile."}).key == "we-smile-2"


def test_a_clause_needs_words_in_the_first_language(edition):
    with pytest.raises(DomainError) as refused:
        add_clause(by=BY, edition=edition, section="school", texts={"ar": "نصغي."})
    assert (refused.value.status, set(refused.value.fields)) == (422, {"text_en"})


def test_a_new_section_takes_its_usual_place(edition):
    add_clause(by=BY, edition=edition, section="values", texts={"en": "Kindness."})
    add_clause(by=BY, edition=edition, section="concern", texts={"en": "Write to us."})
    assert [one.kind for one in content_of(edition).sections] == ["values", "school", "families", "concern"]


def test_other_words_make_translations_stale_until_they_are_touched(edition):
    clause = clause_of(edition, "listening")
    reword(clause, en="We listen twice.")
    assert stale_in(clause_of(edition, "listening")) == {"ar"}
    reword(clause, ar="نصغي مرتين.")
    assert stale_in(clause_of(edition, "listening")) == set()
    reword(clause, en="We listen three times.", ar="نصغي ثلاث مرات.")
    assert stale_in(clause_of(edition, "listening")) == set()
    reword(clause, en="We listen, three times.", fits=["ar"])
    assert stale_in(clause_of(edition, "listening")) == set()
    reword(clause, ar="")
    assert set(texts_now(clause)) == {"en"}


def test_two_editors_of_one_clause_do_not_overwrite_each_other(edition):
    clause = clause_of(edition, "listening")
    seen = stamp_of_texts(clause, ["en", "ar"])
    reword(clause, seen=stamp_of_texts(clause, ["en"]), en="First.")
    with pytest.raises(DomainError) as refused:
        reword(clause, seen=seen, en="Second.", ar="الثاني.")
    assert refused.value.status == 409
    assert texts_now(clause)["en"] == "First."


def test_a_translator_and_a_writer_of_another_language_do_not_hinder_each_other(edition):
    clause = clause_of(edition, "listening")
    change_languages(by=BY, at=MONDAY, edition=edition, languages=["en", "ar", "pl"])
    seen = stamp_of_texts(clause, ["en", "pl"])
    reword(clause, ar="نصغي دائمًا.")
    reword(clause, seen=seen, en="We listen to you.", pl="Słuchamy.")
    assert texts_now(clause) == {"en": "We listen to you.", "ar": "نصغي دائمًا.", "pl": "Słuchamy."}


def test_a_clause_that_a_colleague_took_out_is_refused_with_a_way_out(edition):
    clause = clause_of(edition, "listening")
    remove_clause(by=BY, at=MONDAY, clause=clause)
    with pytest.raises(DomainError, match="clause-taken-out"):
        reword(Clause(pk=clause.pk or 10**9, edition=edition), en="Words.")


def test_clauses_change_places_and_sections(edition):
    listening = clause_of(edition, "listening")
    move_clause(by=BY, clause=listening, up=True)
    assert [one.key for one in content_of(edition).clauses()] == ["listening", "answers", "courtesy"]
    move_clause(by=BY, clause=clause_of(edition, "listening"), up=True)
    assert [one.key for one in content_of(edition).clauses()] == ["listening", "answers", "courtesy"]
    move_clause(by=BY, clause=clause_of(edition, "listening"), section="families")
    assert [one.key for one in content_of(edition).clauses()] == ["answers", "courtesy", "listening"]
    move_clause(by=BY, clause=clause_of(edition, "listening"), section="families")
    assert AuditEntry.objects.filter(verb="move_clause").count() == 2


def test_a_clause_comes_back_whole_with_its_rules_remarks_and_staleness(cast, edition):
    clause = clause_of(edition, "answers")
    reword(clause, en="An answer comes within {general.answer}.")
    remark = Comment.objects.create(
        edition=edition, clause=clause, clause_key="answers", by=cast.login("tan"), language="en", text="Why?"
    )
    before = content_of(edition)
    laid = remove_clause(by=BY, at=MONDAY, clause=clause, seen=stamp_of_clause(clause))
    assert "answers" not in {one.key for one in content_of(edition).clauses()}
    back = restore_clause(by=BY, at=MONDAY, laid=laid)
    assert {one.key: one for one in content_of(edition).clauses()} == {one.key: one for one in before.clauses()}
    assert stale_in(back) == {"ar"}
    remark.refresh_from_db()
    assert remark.clause == back
    with pytest.raises(DomainError, match="clause-back"):
        restore_clause(by=BY, at=MONDAY, laid=laid)


def test_the_words_of_an_edition_are_guarded_too(edition):
    said = {"title": "Together", "opening": "", "change_note": ""}
    seen = stamp_of_words(edition, ["en"])
    change_edition_words(by=BY, edition=edition, words={"en": said}, seen=seen)
    with pytest.raises(DomainError) as refused:
        change_edition_words(by=BY, edition=edition, words={"en": said}, seen=seen)
    assert refused.value.status == 409
    with pytest.raises(DomainError) as refused:
        change_edition_words(by=BY, edition=edition, words={"en": {**said, "title": " "}})
    assert set(refused.value.fields) == {"title_en"}


def test_a_language_that_is_ended_comes_back_with_its_words(edition):
    before = content_of(edition)
    change_languages(by=BY, at=MONDAY, edition=edition, languages=["en"])
    alone = content_of(Edition.objects.get(pk=edition.pk))
    assert alone.languages == ("en",)
    assert all(set(clause.text) == {"en"} for clause in alone.clauses())
    change_languages(by=BY, at=MONDAY, edition=edition, languages=["en", "ar"])
    assert content_of(Edition.objects.get(pk=edition.pk)) == before
    assert stale_in(clause_of(edition, "listening")) == set()


def test_another_language_may_become_the_first(edition):
    reword(clause_of(edition, "courtesy"), en="Please speak kindly, please.")
    change_languages(by=BY, at=MONDAY, edition=edition, languages=["ar", "en"])
    assert stale_in(clause_of(edition, "listening")) == set()
    assert stale_in(clause_of(edition, "courtesy")) == {"en"}
    with pytest.raises(DomainError) as refused:
        change_languages(by=BY, at=MONDAY, edition=edition, languages=["pl", "ar"])
    assert set(refused.value.fields) == {"first"}


def test_a_draft_from_a_file_keeps_its_keys(cast):
    edition = begin_draft(school=cast.riverbank, by=BY, at=MONDAY, content=CHARTER)
    assert [one.key for one in content_of(edition).clauses()] == ["answers", "listening", "courtesy"]


def test_what_changed_is_told_word_by_word():
    assert words_changed("We listen to you.", "We always listen to you.") == [
        ("same", "We "), ("new", "always "), ("same", "listen to you."),
    ]  # fmt: skip
