"""Writing a draft: every action with its effect, its entry in the audit log, and its refusals."""

import pytest

from accord.charters.actions.add_clause import add_clause
from accord.charters.actions.add_policy import add_policy
from accord.charters.actions.begin_draft import begin_draft
from accord.charters.actions.change_clause_wording import change_clause_wording
from accord.charters.actions.change_edition_words import change_edition_words, stamp_of_words
from accord.charters.actions.change_languages import change_languages
from accord.charters.actions.change_policy import change_policy
from accord.charters.actions.discard_draft import discard_draft
from accord.charters.actions.end_policy import end_policy
from accord.charters.actions.move_clause import move_clause
from accord.charters.actions.remove_clause import remove_clause
from accord.charters.actions.remove_rule import remove_rule
from accord.charters.actions.restore_clause import restore_clause
from accord.charters.actions.set_rule import set_rule
from accord.charters.actions.take_from_library import take_from_library
from accord.charters.drafting import stale_in, stamp_of_clause, stamp_of_rule, stamp_of_texts, texts_of
from accord.charters.facts import content_of
from accord.charters.facts.drafting import words_changed
from accord.charters.library import policies as library_policies
from accord.charters.models import Clause, ClauseRule, Comment, Edition, SchoolPolicy
from accord.charters.naming import renamed
from accord.charters.shown import shown_clause
from accord.charters.tests.making import CHARTER, draft, post, published
from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("B1", "B2")

BY = "login:test"


@pytest.fixture
def edition(cast):
    return draft(cast)


def clause_of(edition, key):
    return Clause.objects.get(edition=edition, key=key)


def rule_of(edition, name="general"):
    return ClauseRule.objects.get(edition=edition, name=name)


def entry(verb):
    return AuditEntry.objects.filter(verb=verb).get()


def texts_now(clause):
    return texts_of(Clause.objects.get(pk=clause.pk))


def reword(clause, seen=None, fits=(), **texts):
    return change_clause_wording(by=BY, at=MONDAY, clause=clause, texts=texts, still_fits=fits, seen=seen)


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


def changes(edition, at=MONDAY):
    """Every way to change a draft, by name."""
    clause = Clause.objects.filter(edition=edition, key="listening").first()
    rule = ClauseRule.objects.filter(edition=edition).first()
    said = {"title": "T", "opening": "", "change_note": ""}
    return {
        "add_clause": lambda: add_clause(by=BY, edition=edition, section="school", texts={"en": "More."}),
        "change_clause_wording": lambda: reword(clause, en="Other."),
        "move_clause": lambda: move_clause(by=BY, clause=clause, section="values"),
        "set_rule": lambda: set_rule(
            by=BY, clause=clause, kind="complaint_time_limit", name="limit", values={"months": 6}
        ),
        "change_edition_words": lambda: change_edition_words(by=BY, edition=edition, words={"en": said}),
        "change_languages": lambda: change_languages(by=BY, at=at, edition=edition, languages=["en"]),
        "take_from_library": lambda: take_from_library(
            by=BY, edition=edition, policy=library_policies()[0], section="school"
        ),
        "remove_rule": lambda: remove_rule(by=BY, rule=rule),
        "remove_clause": lambda: remove_clause(by=BY, at=at, clause=clause),
    }


CHANGES = (
    "add_clause", "change_clause_wording", "move_clause", "set_rule", "change_edition_words", "change_languages",
    "take_from_library", "remove_rule", "remove_clause",
)  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_draft_can_be_changed_but_no_published_and_no_discarded_edition(cast, name):
    changes(draft(cast))[name]()
    assert AuditEntry.objects.filter(verb=name).exists()
    held = published(cast)
    before = content_of(held)
    with pytest.raises(DomainError) as refused:
        changes(held)[name]()
    assert refused.value.status == 409
    assert content_of(Edition.objects.get(pk=held.pk)) == before
    dropped = draft(cast)
    discard_draft(edition=dropped, by=post(cast, "head"), at=MONDAY, reason="Begun twice")
    with pytest.raises(DomainError) as refused:
        changes(Edition.objects.get(pk=dropped.pk))[name]()
    assert refused.value.status == 409


def test_a_clause_cannot_be_put_back_after_publication(cast):
    edition = draft(cast)
    laid = remove_clause(by=BY, at=MONDAY, clause=clause_of(edition, "courtesy"))
    discard_draft(edition=edition, by=post(cast, "head"), at=MONDAY, reason="")
    with pytest.raises(DomainError) as refused:
        restore_clause(by=BY, at=MONDAY, laid=laid)
    assert refused.value.status == 409


def test_policies_end_and_stay_in_the_records(cast):
    said = {"en": {"name": "Phones", "intent": "Why"}}
    policy = add_policy(by=BY, at=MONDAY, school=cast.riverbank, words=said)
    with pytest.raises(DomainError) as refused:
        change_policy(by=BY, policy=policy, words=said, address="ftp://x")
    assert set(refused.value.fields) == {"address"}
    end_policy(by=BY, at=MONDAY, policy=policy)
    assert SchoolPolicy.objects.get().ended_at == MONDAY
    with pytest.raises(DomainError, match="policy-ended"):
        change_policy(by=BY, policy=policy, words=said)


def test_a_draft_from_a_file_keeps_its_keys(cast):
    edition = begin_draft(school=cast.riverbank, by=BY, at=MONDAY, content=CHARTER)
    assert [one.key for one in content_of(edition).clauses()] == ["answers", "listening", "courtesy"]


def test_renaming_leaves_literal_braces_and_other_names_alone():
    text = "{{general.answer}} { general.answer } {generally.answer} {general.acknowledge}"
    assert renamed(text, "general", "usual") == (
        "{{general.answer}} {usual.answer} {generally.answer} {usual.acknowledge}"
    )


def test_what_changed_is_told_word_by_word():
    assert words_changed("We listen to you.", "We always listen to you.") == [
        ("same", "We "), ("new", "always "), ("same", "listen to you."),
    ]  # fmt: skip
