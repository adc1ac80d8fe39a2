"""The pages on which a charter is written: what is stored, what comes back, who is let in."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accord.charters.actions.change_clause_wording import change_clause_wording
from accord.charters.actions.set_rule import set_rule
from accord.charters.charter_file import write_charter_file
from accord.charters.facts import content_of
from accord.charters.library import policies as library_policies
from accord.charters.models import Clause, ClauseRule, Edition, LaidAside, SchoolPolicy
from accord.charters.starting_points import starting_points
from accord.charters.tests.making import CHARTER, approve, draft, published
from accord.people.tests.pages import filled
from accord.people.tests.pages import send as send_form
from tests.cast import MONDAY

pytestmark = pytest.mark.requirement("B1", "B2")

BY = "login:colleague"


def send(client, url, **data):
    """Send a form with these answers."""
    return send_form(client, url, data)


def page(name, *args, school="riverbank"):
    return reverse(f"charters:{name}", args=[school, *args])


def words(response):
    """Return what a page says, without its tags and random keys."""
    text = re.sub(r"<(script|style|head)\b.*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"[\u2066-\u2069]", "", " ".join(text.split()))


def seen(response):
    found = re.search(r'name="seen" value="([^"]*)"', response.content.decode())
    assert found
    return found.group(1)


def clause_of(edition, key):
    return Clause.objects.get(edition=edition, key=key)


def test_without_a_charter_the_page_says_how_to_begin(cast, as_person):
    assert "There is no charter yet" in words(as_person("head").get(page("overview")))
    shown = words(as_person("tan").get(page("overview")))
    assert "There is no charter yet" in shown
    assert "Begin our charter" not in shown


@pytest.mark.in_turn
@pytest.mark.requirement("B6")
@pytest.mark.parametrize("key", [point.key for point in starting_points()])
def test_a_draft_begins_from_each_ready_charter(cast, as_person, key):
    head = as_person("head")
    answer = send(head, page("begin"), source=key)
    assert answer.status_code == 302
    edition = Edition.objects.get()
    assert edition.charter.starting_point == key
    assert head.get(answer["Location"]).status_code == 200


def test_a_draft_begins_from_the_edition_in_force_and_from_an_empty_page(cast, as_person):
    current, head = published(cast), as_person("head")
    assert send(head, page("begin"), source="current").status_code == 302
    again = Edition.objects.get(based_on=current)
    assert content_of(again).sections == content_of(current).sections
    assert send(head, page("begin"), source="empty").status_code == 302
    assert "Write the first clause." in words(head.get(page("overview")))


def test_a_draft_begins_from_a_file_and_mistakes_are_named_by_line(cast, as_person):
    head = as_person("head")
    written = write_charter_file(CHARTER)
    data = written if isinstance(written, bytes) else written.encode()
    answer = send(head, page("begin"), source="file", file=SimpleUploadedFile("charter.yaml", data))
    assert answer.status_code == 302
    assert content_of(Edition.objects.get()).title == CHARTER.title
    assert len(list(content_of(Edition.objects.get()).clauses())) == 3
    broken = data.replace(b"3 working_days", b"3 moons")
    answer = send(head, page("begin"), source="file", file=SimpleUploadedFile("charter.yaml", broken))
    assert answer.status_code == 422
    assert re.search(r"Line \d+", words(answer))
    assert send(head, page("begin"), source="file").status_code == 422


def test_the_draft_shows_both_languages_side_by_side(cast, as_person):
    edition = draft(cast)
    shown = words(as_person("head").get(page("draft", edition.ref)))
    assert "We listen to you." in shown
    assert "نصغي إليكم." in shown
    assert "What happens when either side falls short" in shown, "also a part without clauses"


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


def test_the_title_and_the_languages_are_changed(cast, as_person):
    edition, head = draft(cast), as_person("head")
    url = page("edit_words", edition.ref)
    said = {f"{part}_{code}": "x" for part in ("opening", "change_note") for code in ("en", "ar")}
    assert send(head, url, **said, title_en="", title_ar="ميثاق").status_code == 422
    typed = {**said, "title_en": "Together", "title_ar": "معًا", "seen": seen(head.get(url))}
    assert send(head, url, **typed).status_code == 302
    assert "Together" in words(head.get(page("overview")))
    url = page("edit_languages", edition.ref)
    assert send(head, url, languages=["en", "pl"], first="en", seen=seen(head.get(url))).status_code == 302
    assert Edition.objects.get().languages == ["en", "pl"]
    refused = send(head, url, languages=["en", "pl"], first="pl", seen=seen(head.get(url)))
    assert refused.status_code == 422
    assert "Write every clause and the title in Polski" in words(refused)


def test_everybody_on_the_staff_reads_the_preview_in_each_language(cast, as_person):
    edition = draft(cast)
    shown = as_person("governor").get(page("preview", edition.ref), {"language": "ar"})
    assert "نصغي إليكم." in words(shown)
    assert 'dir="rtl"' in shown.content.decode()


def test_a_published_edition_is_not_edited(cast, as_person):
    edition, head = draft(cast), as_person("head")
    clause = clause_of(edition, "listening")
    assert head.get(page("clause", clause.ref)).status_code == 200
    edition = published(cast)
    clause = clause_of(edition, "listening")
    assert head.get(page("clause", clause.ref)).status_code == 409
    assert send(head, page("clause", clause.ref), text_en="Other words").status_code == 409
    assert head.get(page("preview", edition.ref)).status_code == 200


@pytest.mark.in_turn
@pytest.mark.requirement("B6")
def test_an_example_of_the_library_is_taken_into_the_draft(cast, as_person):
    edition, head = draft(cast), as_person("head")
    assert library_policies()
    for policy in library_policies():
        assert head.get(page("library_policy", policy.key)).status_code == 200
    policy = library_policies()[0]
    count = Clause.objects.filter(edition=edition).count()
    assert send(head, page("take_policy", policy.key), draft=edition.ref, section="school").status_code == 302
    assert Clause.objects.filter(edition=edition).count() == count + 1
    assert "Hours of work" in words(as_person("tan").get(page("library")))


@pytest.mark.in_turn
def test_policies_are_listed_changed_moved_and_ended(cast, as_person):
    head, url = as_person("head"), page("new_policy")
    empty = {f"{part}_{code}": "" for part in ("name", "intent") for code in ("pl", "ms", "ta", "zh-hans", "ar", "cy")}
    empty |= {f"{part}_{code}": "" for part in ("name", "intent") for code in ("ro", "ur", "fr", "es")}
    wrong = send(head, url, **empty, name_en="", intent_en="Why", address="https://school.example/phones")
    assert wrong.status_code == 422
    assert "https://school.example/phones" in wrong.content.decode()
    for name in ("Phones", "Uniform"):
        assert send(head, url, **{**empty, "name_en": name, "intent_en": "Why", "address": ""}).status_code == 302
    phones, uniform = SchoolPolicy.objects.all()
    send(head, page("move_policy", uniform.ref), way="up")
    shown = words(head.get(page("policies")))
    assert shown.index("Uniform") < shown.index("Phones")
    url = page("policy", phones.ref)
    changed = {**empty, "name_en": "Phones and watches", "intent_en": "Why", "address": ""}
    assert send(head, url, **changed, seen="old").status_code == 409
    assert send(head, url, **changed, seen=seen(head.get(url))).status_code == 302
    assert "Phones and watches" in words(head.get(page("policies")))
    assert send(head, page("end_policy", phones.ref), seen=seen(head.get(url))).status_code == 302
    assert "Phones and watches" not in words(head.get(page("policies")))


def test_what_a_language_lacks_is_told_once_and_leads_to_that_language(cast, as_person):
    edition, head = draft(cast), as_person("head")
    url = page("edit_languages", edition.ref)
    send(head, url, languages=["en", "ar", "pl"], first="en", seen=seen(head.get(url)))
    shown = head.get(page("overview"))
    assert words(shown).count("clauses are not written yet") == 1
    assert f"{page('draft', edition.ref)}?beside=pl" in shown.content.decode()
    assert "Not written yet in: Polski" in words(head.get(page("draft", edition.ref)))
    assert "Not translated yet." in words(head.get(page("draft", edition.ref) + "?beside=pl"))


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


@pytest.mark.in_turn
def test_the_overview_leads_to_what_holds_and_to_what_comes_next(cast, as_person):
    held, coming = published(cast), draft(cast)
    for key, sees_signatures in (("head", True), ("tan", False)):
        shown = as_person(key).get(page("overview")).content.decode()
        assert page("edition", held.ref) in shown
        assert page("review", coming.ref) in shown
        assert page("prints", held.ref) in shown
        assert (page("signatures") in shown) is sees_signatures
    assert "It is approved. Publish it from a date." not in words(as_person("head").get(page("overview")))
    approve(cast, coming)
    shown = as_person("head").get(page("overview"))
    assert "It is approved. Publish it from a date." in words(shown)
    assert page("publish", coming.ref) in shown.content.decode()
    assert page("publish", coming.ref) not in as_person("tan").get(page("overview")).content.decode()
