"""The pages on which a draft is begun, changed and shown: what is stored, what comes back, who is let in."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accord.charters.charter_file import write_charter_file
from accord.charters.facts import content_of
from accord.charters.models import Edition
from accord.charters.starting_points import starting_points
from accord.charters.tests.drafting import clause_of
from accord.charters.tests.editing import page, seen, send
from accord.charters.tests.making import CHARTER, approve, draft, published
from accord.people.tests.pages import words

pytestmark = pytest.mark.requirement("B1", "B2")


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


def test_what_a_language_lacks_is_told_once_and_leads_to_that_language(cast, as_person):
    edition, head = draft(cast), as_person("head")
    url = page("edit_languages", edition.ref)
    send(head, url, languages=["en", "ar", "pl"], first="en", seen=seen(head.get(url)))
    shown = head.get(page("overview"))
    assert words(shown).count("clauses are not written yet") == 1
    assert f"{page('draft', edition.ref)}?beside=pl" in shown.content.decode()
    assert "Not written yet in: Polski" in words(head.get(page("draft", edition.ref)))
    assert "Not translated yet." in words(head.get(page("draft", edition.ref) + "?beside=pl"))


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
