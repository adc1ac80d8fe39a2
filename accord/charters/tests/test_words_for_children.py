"""Words for children: written beside a clause, kept with the edition, read and signed by students, printed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from accord.charters.actions._answer import text_shown
from accord.charters.actions.change_clause_wording import change_clause_wording
from accord.charters.actions.change_languages import change_languages
from accord.charters.actions.remove_clause import remove_clause
from accord.charters.actions.restore_clause import restore_clause
from accord.charters.actions.set_rule import set_rule
from accord.charters.charter_file import check_charter_file, read_charter_file, write_charter_file
from accord.charters.content import CharterContent, RuleContent
from accord.charters.drafting import children_of, stale_children_in
from accord.charters.facts import content_of
from accord.charters.facts.comparison import Change, compare
from accord.charters.facts.signing import signing_round
from accord.charters.findings import Severity, findings_of, stale_translations
from accord.charters.models import Acknowledgement, Clause, ClauseRule
from accord.charters.shown import shown_to_children
from accord.charters.starting_points import starting_points
from accord.charters.tests.making import CHARTER, draft, published, with_clause
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.tests.pages import filled, send, words
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

TO_CHILDREN = {"en": "We write back within {general.answer}.", "ar": "نكتب إليكم (المهلة: {general.answer})."}
RULE = {"signed_by": ["guardians", "students"], "students_from_year": None, "reminders": 1}
SAID = with_clause(
    with_clause(CHARTER, "answers", children=TO_CHILDREN), "courtesy",
    rules=(RuleContent("signing", "signing", RULE),),
)  # fmt: skip


def clause_of(edition, key="answers"):
    return Clause.objects.get(edition=edition, key=key)


def sign_page(cast):
    return reverse("family_charters:sign", args=[cast.riverbank.ref])


@pytest.mark.requirement("B1")
def test_students_are_shown_what_is_written_for_them_and_nothing_else():
    told = shown_to_children(SAID, "en")
    assert [(part.kind, [clause.key for clause in part.clauses]) for part in told.sections] == [("school", ["answers"])]
    clause = told.sections[0].clauses[0]
    assert clause.blocks[0].text == "We write back within 3 working days."
    assert clause.rule_sentences == ()
    assert told.opening == ()
    assert shown_to_children(SAID, "ar").direction == "rtl"
    assert shown_to_children(CHARTER, "en") is None


@pytest.mark.requirement("B1")
def test_an_edition_without_them_keeps_its_fingerprint_and_one_with_them_has_another():
    without = with_clause(SAID, "answers", children={})
    assert with_clause(without, "answers", children=TO_CHILDREN).sha256 == SAID.sha256 != without.sha256
    assert "children" not in write_charter_file(without)


@pytest.mark.requirement("B1")
@pytest.mark.parametrize(
    ("children", "code", "severity"),
    [
        ({"en": "We listen."}, "children_missing", Severity.STOPS),
        ({"en": "Within {general.answr}.", "ar": "نصغي."}, "name_unknown", Severity.STOPS),
        ({"en": "You wait 9 working days.", "ar": "نصغي."}, "number_wrong", Severity.POINTS_OUT),
        ({"en": "We listen.", "ar": "نصغي."}, "", None),
        ({}, "", None),
    ],
)
def test_their_numbers_names_and_translations_are_looked_at(children, code, severity):
    with translation.override("en"):
        found = findings_of(with_clause(CHARTER, "answers", children=children), None, MONDAY)
    assert [one.severity for one in found] == ([severity] if severity else []), found
    assert all("hildren" in one.sentence for one in found)
    if code != "number_wrong":
        assert [one.code for one in found] == ([code] if code else [])


@pytest.mark.requirement("B6")
def test_a_file_that_gives_them_a_language_too_many_names_the_line():
    file = write_charter_file(SAID).replace("children:\n          en:", "children:\n          fr: Oui.\n          en:")
    (mistake,) = check_charter_file(file.encode()).mistakes
    assert file.splitlines()[mistake.line - 1].strip() == "fr: Oui."
    assert "children" in mistake.place
    assert next(read_charter_file(write_charter_file(SAID).encode()).clauses()).children == TO_CHILDREN


@pytest.mark.requirement("B6")
@pytest.mark.parametrize("point", starting_points(), ids=lambda point: point.key)
def test_every_ready_charter_speaks_to_children_in_every_language(point):
    spoken = [clause for clause in point.content.clauses() if clause.children]
    assert len(spoken) >= 8
    assert all(set(clause.children) == set(point.languages) for clause in spoken)
    for language in point.languages:
        told = shown_to_children(point.content, language)
        assert {clause.language for part in told.sections for clause in part.clauses} == {language}


@pytest.mark.requirement("B1")
def test_a_draft_keeps_them_through_every_change(cast):
    edition = draft(cast, SAID)
    assert children_of(clause_of(edition)) == TO_CHILDREN
    set_rule(
        by="login:tests", clause=clause_of(edition), kind="response_target", name="soon",
        values={"topic": "", "answer": "3 working_days"}, rule=ClauseRule.objects.get(edition=edition, name="general"),
    )  # fmt: skip
    assert children_of(clause_of(edition))["en"] == "We write back within {soon.answer}."
    assert not stale_children_in(clause_of(edition)), "a new name is no new wording"
    before = content_of(edition)
    change_languages(by="login:tests", at=MONDAY, edition=edition, languages=["en"])
    assert set(children_of(clause_of(edition))) == {"en"}
    change_languages(by="login:tests", at=MONDAY, edition=edition, languages=["en", "ar"])
    assert content_of(edition) == before
    laid = remove_clause(by="login:tests", at=MONDAY, clause=clause_of(edition))
    assert not content_of(edition).speaks_to_children
    restore_clause(by="login:tests", at=MONDAY, laid=laid)
    assert children_of(clause_of(edition)) == next(before.clauses()).children
    assert not stale_children_in(clause_of(edition))


@pytest.mark.requirement("B1")
def test_a_translation_is_out_of_date_when_the_first_language_says_something_else(cast):
    edition = draft(cast, SAID)
    texts = dict(next(SAID.clauses()).text)
    change_clause_wording(
        by="login:tests", at=MONDAY, clause=clause_of(edition), texts=texts,
        children={"en": "We always write back.", "ar": TO_CHILDREN["ar"]},
    )  # fmt: skip
    assert stale_translations(edition, for_children=True)["answers"] == {"ar"}
    assert stale_translations(edition)["answers"] == set()
    with pytest.raises(DomainError) as refused:
        change_clause_wording(
            by="login:tests", at=MONDAY, clause=clause_of(edition), texts=texts, children={"en": "", "ar": "نكتب."}
        )
    assert "children_en" in refused.value.fields


@pytest.mark.requirement("B1")
def test_the_editor_writes_them_in_both_languages_and_shows_how_they_read(cast, as_person):
    edition = draft(cast)
    head, address = (
        as_person("head"),
        reverse("charters:clause", args=["riverbank", clause_of(edition).ref]) + "?beside=ar",
    )
    page = head.get(address)
    assert "In words for children" in words(page)
    typed = filled(page) | {"children_en": TO_CHILDREN["en"], "children_ar": TO_CHILDREN["ar"]}
    shown = send(head, address, typed | {"show": "1"})
    assert "We write back within 3 working days." in words(shown)
    assert children_of(clause_of(edition)) == {}, "showing stores nothing"
    assert send(head, address, typed).status_code == 302
    assert children_of(clause_of(edition)) == TO_CHILDREN
    assert "We write back within 3 working days." in words(
        head.get(reverse("charters:preview", args=["riverbank", edition.ref]))
    )
    assert as_person("tan").get(address).status_code == 403


@pytest.mark.requirement("B1")
def test_other_words_for_children_stand_in_the_comparison():
    after = with_clause(SAID, "answers", children={**TO_CHILDREN, "en": "We always write back."})
    with translation.override("en"):
        found = compare(SAID, after, "en")
        assert compare(SAID, SAID, "en").is_same
    (clause,) = [each for section in found.sections for each in section.clauses]
    assert clause.changes == (Change.CHILDREN,)
    assert "always" in "".join(run.text for line in clause.children for run in line.runs)


@pytest.mark.requirement("B3")
def test_a_student_reads_and_signs_them_with_the_whole_charter_one_touch_away(cast, as_person):
    edition = published(cast, SAID)
    maya = as_person("maya")
    assert "put your name to it if you agree" in words(maya.get("/family/"))
    page = maya.get(sign_page(cast))
    told = words(page)
    assert "We write back within 3 working days." in told
    assert "The whole charter, as grown-ups read it" in told
    assert "We listen to you." in told
    assert send(maya, sign_page(cast), filled(page) | {"agree": "on"}).status_code == 302
    kept = Acknowledgement.objects.get()
    text = edition.texts.get(language="en", for_children=True)
    assert (kept.text, kept.student) == (text, cast.students["maya"])
    copy = maya.get(reverse("family_charters:copy", args=[kept.ref])).content.decode()
    assert text.sha256 in copy
    assert "We listen to you." not in copy, "the copy is exactly what was signed"
    arabic = words(maya.get(sign_page(cast) + "?language=ar"))
    assert "نكتب إليكم" in arabic or maya.get(sign_page(cast) + "?language=ar").status_code == 302


@pytest.mark.in_turn
@pytest.mark.requirement("B3")
def test_adults_read_and_sign_the_whole_and_cannot_sign_the_words_for_children(cast, as_person):
    edition = published(cast, SAID)
    grace = as_person("grace")
    page = grace.get(sign_page(cast))
    assert "We write back" not in words(page)
    for_children = edition.texts.get(language="en", for_children=True)
    wrong = filled(page) | {"agree": "on", "text": for_children.ref, "sha256": for_children.sha256}
    assert send(grace, sign_page(cast), wrong).status_code == 422
    assert not Acknowledgement.objects.exists()
    assert send(grace, sign_page(cast), filled(page) | {"agree": "on"}).status_code == 302
    assert not Acknowledgement.objects.get().text.for_children
    asked_in = signing_round(cast.riverbank, clock.now())
    assert text_shown(asked_in, cast.students["maya"], for_children, for_children.sha256) == for_children


@pytest.mark.requirement("B3")
def test_where_an_edition_has_none_students_see_the_whole(cast, as_person):
    published(cast, with_clause(SAID, "answers", children={}))
    maya = as_person("maya")
    told = words(maya.get(sign_page(cast)))
    assert "We listen to you." in told
    assert "as grown-ups read it" not in told


@pytest.mark.requirement("B3")
def test_a_student_who_signed_is_shown_what_changed_in_the_words_for_children(cast, as_person):
    published(cast, SAID)
    maya = as_person("maya")
    send(maya, sign_page(cast), filled(maya.get(sign_page(cast))) | {"agree": "on"})
    with clock.travel_to(MONDAY + timedelta(days=1)):
        published(cast, with_clause(SAID, "answers", children={**TO_CHILDREN, "en": "We always write back."}))
        told = words(as_person("maya").get(sign_page(cast)))
    assert "What has changed since you signed edition 1" in told
    assert "We always write back." in told


@pytest.mark.requirement("B1")
def test_the_charter_is_read_by_students_in_their_words_and_by_families_with_them_beside(cast, as_person):
    published(cast, SAID)
    address = reverse("family_charters:charter", args=[cast.riverbank.ref])
    student, family = words(as_person("maya").get(address)), words(as_person("amina").get(address + "?language=en"))
    assert student.index("We write back within 3 working days.") < student.index("as grown-ups read it")
    assert family.index("We listen to you.") < family.index("We write back within 3 working days.")
    assert "as grown-ups read it" not in family


@pytest.mark.requirement("B3")
def test_the_office_records_what_a_student_signed_on_paper(cast, as_person):
    published(cast, SAID)
    office = as_person("office")
    idris = cast.students["idris"]
    assert idris.called in words(office.get(reverse("charters:signers_to_print", args=["riverbank"])))
    address = reverse("charters:record_answer", args=["riverbank", "student", idris.ref])
    typed = filled(office.get(address)) | {"outcome": "signed", "way": "paper"}
    assert send(office, address, typed).status_code == 302
    assert Acknowledgement.objects.get().text.for_children


@pytest.mark.requirement("B5")
def test_they_are_printed_on_one_sheet_where_there_are_any(cast, as_person):
    edition = published(cast, SAID)
    amina = as_person("amina")
    address = reverse("family_charters:print", args=[edition.ref, "children"])
    for language in ("en", "ar"):
        pdf = amina.get(f"{address}?language={language}")
        assert pdf.status_code == 200
        assert pdf.content.startswith(b"%PDF")
    prints = reverse("charters:prints", args=["riverbank", edition.ref])
    assert "In words for children" in words(as_person("head").get(prints))
    with clock.travel_to(MONDAY + timedelta(days=1)):
        plain = published(cast, replace(CharterContent(**vars(CHARTER)), title={"en": "New", "ar": "جديد"}))
        assert as_person("amina").get(reverse("family_charters:print", args=[plain.ref, "children"])).status_code == 404
        prints = reverse("charters:prints", args=["riverbank", plain.ref])
        assert "In words for children" not in words(as_person("head").get(prints))
