"""What is found in a draft, and what its rules will mean on the school's own calendar."""

from dataclasses import replace

import pytest
from django.utils import translation

from accord.charters.content import CharterContent, ClauseContent, RuleContent, SectionContent
from accord.charters.findings import Severity, findings_of
from accord.charters.preview import sentences_for
from accord.rules import charter as rules
from accord.rules.charter import RULE_KINDS, default_values
from accord.schools.models import School
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("B2"), pytest.mark.django_db]

GENERAL = RuleContent("general", "response_target", {"answer": "2 working_days"})


def draft(*texts: str, held: tuple[RuleContent, ...] = (GENERAL,), languages: tuple[str, ...] = ("en",)):
    said = dict(zip(languages, texts, strict=False))
    clause = ClauseContent("answers", said, held)
    return CharterContent(languages, dict.fromkeys(languages, "Ours"), {}, {}, (SectionContent("school", (clause,)),))


def codes(content: CharterContent, school: School | None = None, **more) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in findings_of(content, school, MONDAY, **more)}


def test_a_sound_draft_has_no_findings():
    assert codes(draft("We answer within {general.answer}.")) == {}


@pytest.mark.parametrize(
    ("content", "code", "severity"),
    [
        (draft("Within {general.answr}."), "name_unknown", "stops"),
        (draft("Within {zzz}."), "name_unknown", "stops"),
        (draft("Within } it."), "brace_alone", "points_out"),
        (draft("Within 5 working days."), "number_contradicts", "points_out"),
        (draft("Within 48 hours."), "number_said_otherwise", "points_out"),
        (draft("Hello."), "", ""),
        (draft("Hello.", languages=("en", "ar")), "translation_missing", "stops"),
        (draft("Hello.", "خلال ٥ أيام عمل.", languages=("en", "ar")), "number_contradicts", "points_out"),
        (replace(draft("Hello."), title={}), "title_missing", "stops"),
        (
            replace(draft("Hello.", "مرحبا", languages=("en", "ar")), opening={"en": "Welcome."}),
            "opening_missing",
            "stops",
        ),
        (replace(draft("Hello."), opening={"en": "See {nothing.here}."}), "name_unknown", "stops"),
        (draft("Hello.", held=(RuleContent("a", "response_target", {"answer": "soon"}),)), "not_a_duration", "stops"),
        (draft("Hello.", held=(RuleContent("a", "magic", {}),)), "kind_unknown", "stops"),
        (draft("Hello.", held=(GENERAL, replace(GENERAL, name="b"))), "topic_answered_twice", "stops"),
        (
            draft("A", "ب", held=(RuleContent("t", "topic", {"words": {"en": "x"}}),), languages=("en", "ar")),
            "words_missing",
            "points_out",
        ),
    ],
)
def test_what_is_to_be_mended_is_found(content, code, severity):
    assert codes(content) == ({code: severity} if code else {})


def test_a_finding_says_where_it_is_and_how_to_mend_it():
    with translation.override("en"):
        (found,) = findings_of(draft("Within {general.answr}."), None, MONDAY)
        assert (found.clause_key, found.language) == ("answers", "en")
        assert found.sentence == "No rule has the value {general.answr}. Is {general.answer} meant?"
        (found,) = findings_of(draft("Within 48 hours."), None, MONDAY)
        assert found.sentence.startswith("The text says 48 hours, the rule says 2 working days.")


def test_a_translation_from_an_earlier_wording_is_pointed_out():
    content = draft("A", "ب", languages=("en", "ar"))
    assert codes(content, stale={"answers": {"ar"}}) == {"translation_stale": Severity.POINTS_OUT}
    assert codes(content) == {}


def test_hours_that_differ_from_the_calendar_are_pointed_out(cast):
    school = School.objects.get(slug="riverbank")
    content = draft("Hours.", held=(RuleContent("hours", "working_hours", {"week": {"friday": ["09:00-10:00"]}}),))
    assert codes(content, school) == {"hours_differ": Severity.POINTS_OUT}


def said(values: rules.RuleValues, school: School) -> str:
    with translation.override("en"):
        return " ".join(sentences_for(values, school, MONDAY)).replace("\N{NO-BREAK SPACE}", " ")


def test_every_kind_says_what_it_will_mean_at_both_schools(cast):
    for school in School.objects.all():
        for kind in RULE_KINDS.values():
            sentences = said(default_values(kind), school)
            assert sentences.endswith("."), kind
            assert "do not reach far enough" not in sentences


def test_sentences_are_worked_out_on_the_schools_own_calendar(cast):
    riverbank = School.objects.get(slug="riverbank")
    assert (
        "A message sent on Monday 23 November 3:30 pm will be acknowledged by Tuesday 24 November 2:45 pm "
        "and answered by Thursday 26 November 4:30 pm."
    ) in said(rules.ResponseTarget(), riverbank)
    assert "A notice written on Saturday 28 November 9:30 pm will be sent on Monday 30 November 7 am." in said(
        rules.FamilyQuietHours(), riverbank
    )
    bar = rules.Measure(
        step=rules.Step.SITE_BAR, longest_days=90, review_every_days=30, review_heard_by=(rules.Decider.PANEL,)
    )
    assert (
        "A bar from the site imposed today would be reviewed by Wednesday 23 December 2026 "
        "and would end by Sunday 21 February 2027."
    ) in said(bar, riverbank)
    stage = rules.ComplaintStage(stage=1, answer=rules.Duration(10, rules.Unit.WORKING_DAYS))
    assert (
        "A complaint received on Monday 23 November 2026 is acknowledged by Monday 30 November 2026 "
        "and answered by Monday 7 December 2026."
    ) in said(stage, riverbank)


def test_the_week_from_sunday_to_thursday_is_counted_as_it_is(cast):
    al_noor = School.objects.exclude(slug="riverbank").get(name__startswith="Al Noor")
    assert "A message sent on Thursday 26 November 3:40 pm" in said(rules.ResponseTarget(), al_noor)


def test_a_school_without_hours_is_told_to_enter_them():
    school = School.objects.create(name="New School", slug="new-school")
    assert "Enter them first." in said(rules.ResponseTarget(), school)
