"""From a draft to a published edition: approval, publication, its day, its hours, its texts, calling it back."""

from datetime import date, timedelta

import pytest

from accord.charters.actions.approve_edition import approve_edition
from accord.charters.actions.discard_draft import discard_draft
from accord.charters.actions.publish_edition import publish_edition
from accord.charters.actions.recall_edition import recall_edition
from accord.charters.content import RuleContent, hash_of
from accord.charters.facts import Standing, content_of, edition_in_force, rules_in_force, standing_of
from accord.charters.facts.publishing import approval_state, first_possible_day, hours_change
from accord.charters.models import Edition
from accord.charters.shown import Shown, shown
from accord.charters.tests import making
from accord.core import clock
from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.rules.charter import ResponseTarget
from accord.schools.facts import current_week

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B1")]
MONDAY = date(2026, 11, 23)
WEEK = timedelta(days=7)


def publish(cast, edition, **more):
    given = {"starts_on": MONDAY, "at": clock.now(), "by": making.post(cast, "deputy")} | more
    return publish_edition(edition=edition, **given)


def test_an_approved_draft_is_published_and_holds_from_its_day(cast):
    edition = making.draft(cast)
    making.approve(cast, edition)
    published = publish(cast, edition, starts_on=MONDAY + WEEK)
    assert published.number == 1
    assert published.content_hash == content_of(edition).sha256
    assert edition_in_force(cast.riverbank, MONDAY) is None
    assert edition_in_force(cast.riverbank, MONDAY + WEEK) == edition
    assert standing_of(Edition.objects.get(pk=edition.pk), MONDAY) is Standing.TO_COME
    entry = AuditEntry.objects.get(verb="publish_edition")
    assert entry.details["from"] == "2026-11-30"


def test_an_edition_is_replaced_by_the_next_on_its_date_by_itself(cast):
    first = making.published(cast)
    second = making.published(cast, starts_on=MONDAY + WEEK)
    assert edition_in_force(cast.riverbank, MONDAY + WEEK - timedelta(days=1)) == first
    assert edition_in_force(cast.riverbank, MONDAY + WEEK) == second
    assert standing_of(first, MONDAY + WEEK) is Standing.REPLACED


def test_what_was_promised_under_an_edition_keeps_its_rules(cast):
    making.published(cast)
    quicker = making.with_clause(
        making.CHARTER, "answers", rules=(RuleContent("general", "response_target", {"answer": "1 working_days"}),)
    )
    making.published(cast, quicker, starts_on=MONDAY + WEEK)
    now, later = clock.now(), clock.now() + WEEK
    answers = [rules_in_force(cast.riverbank, at).one(ResponseTarget).values.answer.amount for at in (now, later)]
    assert answers == [3, 1]


def test_without_an_approval_of_exactly_this_nothing_is_published(cast):
    edition = making.draft(cast)
    with pytest.raises(DomainError, match="not_approved"):
        publish(cast, edition)
    making.approve(cast, edition)
    assert approval_state(edition).approval is not None
    making.rewrite(edition, making.with_text(making.CHARTER, "listening", {"en": "We hear you.", "ar": "نسمعكم."}))
    state = approval_state(edition)
    assert (state.approval, state.lapsed is not None) == (None, True)
    with pytest.raises(DomainError, match="not_approved"):
        publish(cast, edition)
    making.rewrite(edition, making.CHARTER)
    assert publish(cast, edition).number == 1


def test_nobody_approves_what_a_colleague_changed_meanwhile(cast):
    edition, head = making.draft(cast), making.post(cast, "head")
    seen = content_of(edition).sha256
    making.rewrite(edition, making.with_text(making.CHARTER, "listening", {"en": "We nod.", "ar": "نومئ."}))
    with pytest.raises(DomainError, match="draft_changed_meanwhile"):
        approve_edition(edition=edition, by=head, at=clock.now(), seen=seen)
    given = approve_edition(edition=edition, by=head, at=clock.now(), seen=content_of(edition).sha256)
    assert given.by == cast.staff["head"]


def test_what_stops_a_draft_stops_approval_and_publication(cast):
    twice = making.with_clause(
        making.CHARTER,
        "listening",
        rules=(RuleContent("other", "response_target", {"topic": "", "answer": "5 working_days"}),),
    )
    edition = making.draft(cast, twice)
    with pytest.raises(DomainError, match="draft_has_faults"):
        making.approve(cast, edition)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (MONDAY - timedelta(days=1), "day_is_past"),
        (MONDAY, "not_after_the_last"),
        (MONDAY + WEEK, "not_after_the_last"),
        (date(2126, 1, 1), "date-far-off"),
    ],
)
def test_editions_begin_one_after_the_other(cast, day, code):
    making.published(cast, starts_on=MONDAY + WEEK)
    edition = making.draft(cast)
    making.approve(cast, edition)
    assert first_possible_day(cast.riverbank, clock.now()) == MONDAY + WEEK + timedelta(days=1)
    with pytest.raises(DomainError, match=code):
        publish(cast, edition, starts_on=day)
    assert publish(cast, edition, starts_on=MONDAY + 2 * WEEK).number == 2


def test_an_edition_is_kept_in_each_language_as_people_are_shown_it(cast):
    edition = making.published(cast)
    texts = {text.language: text for text in edition.texts.all()}
    assert set(texts) == {"en", "ar"}
    for language, text in texts.items():
        assert Shown.from_plain(text.document) == shown(content_of(edition), language)
        assert text.sha256 == hash_of(text.document)


def test_working_hours_of_the_charter_become_the_school_s(cast):
    content = making.with_hours(making.CHARTER)
    change = hours_change(content, cast.riverbank, MONDAY + WEEK)
    assert change is not None
    edition = making.draft(cast, content)
    making.approve(cast, edition)
    published = publish(cast, edition, starts_on=MONDAY + WEEK)
    school = type(cast.riverbank).objects.get(pk=cast.riverbank.pk)
    assert current_week(school, "school", MONDAY) == change.before
    assert current_week(school, "school", MONDAY + WEEK) == change.after != change.before
    assert published.weekly_hours
    assert hours_change(content, school, MONDAY + WEEK) is None


def test_a_charter_without_working_hours_leaves_those_of_the_school(cast):
    before = current_week(cast.riverbank, "school", MONDAY)
    assert making.published(cast).publication.weekly_hours == ""
    assert current_week(cast.riverbank, "school", MONDAY) == before


def test_an_edition_that_has_not_begun_can_be_called_back(cast):
    before = current_week(cast.riverbank, "school", MONDAY + WEEK)
    edition = making.published(cast, making.with_hours(making.CHARTER), starts_on=MONDAY + WEEK)
    recall_edition(edition=edition, by=making.post(cast, "head"), at=clock.now(), reason="A slip in clause two.")
    school = type(cast.riverbank).objects.get(pk=cast.riverbank.pk)
    assert edition_in_force(school, MONDAY + WEEK) is None
    assert standing_of(Edition.objects.get(pk=edition.pk), MONDAY) is Standing.RECALLED
    assert current_week(school, "school", MONDAY + WEEK) == before
    again = making.published(cast, starts_on=MONDAY + WEEK)
    assert again.publication.number == 2
    with pytest.raises(DomainError, match="recalled_already"):
        recall_edition(edition=edition, by=making.post(cast, "head"), at=clock.now(), reason="Again")


def test_an_edition_that_has_begun_stays(cast):
    edition = making.published(cast)
    with pytest.raises(DomainError, match="edition_has_begun"):
        recall_edition(edition=edition, by=making.post(cast, "head"), at=clock.now(), reason="No")


def test_a_discarded_draft_is_no_draft_any_more(cast):
    edition, head = making.draft(cast), making.post(cast, "head")
    discard_draft(edition=edition, by=head, at=clock.now(), reason="We begin anew.")
    assert standing_of(Edition.objects.get(pk=edition.pk), MONDAY) is Standing.DISCARDED
    with pytest.raises(DomainError, match="edition_discarded"):
        making.approve(cast, Edition.objects.get(pk=edition.pk))
    with pytest.raises(DomainError, match="edition_discarded"):
        discard_draft(edition=Edition.objects.get(pk=edition.pk), by=head, at=clock.now(), reason="Twice")


def test_a_published_edition_is_not_discarded(cast):
    edition = making.published(cast)
    with pytest.raises(DomainError, match="edition_published"):
        discard_draft(edition=edition, by=making.post(cast, "head"), at=clock.now(), reason="No")
