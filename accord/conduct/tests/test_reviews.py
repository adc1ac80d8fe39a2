"""Something gentler in the place of what holds: heard, exchanged to the minute, and told to the guardian."""

from datetime import timedelta

import pytest

from accord.conduct.actions.review_measure import Gentler, review_measure
from accord.conduct.actions.write_letters import write_letters
from accord.conduct.facts import restrictions_on
from accord.conduct.facts.hearing import hearing_of
from accord.conduct.facts.standing import Stand, standing_of
from accord.conduct.letters import compose
from accord.conduct.models import Decision, Letter, Restriction, Review
from accord.conduct.tests.deciding import decided, incident
from accord.conduct.tests.pages import page, send
from accord.core import clock
from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.rules.charter import Step
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I4", "I5")]
LATER = MONDAY + timedelta(days=12, hours=2)


def kinds(cast: Cast, at) -> list[str]:
    """What holds for Jakub at a moment."""
    found = restrictions_on([cast.guardians["jakub"].pk], at)
    return [one.kind.value for one in found.get(cast.guardians["jakub"].pk, ())]


def hear(cast: Cast, decision: Decision, who: str = "", at=LATER, **more) -> Review:
    """A review by somebody, or by the first who may hear it."""
    given = {"outcome": "eased", "reasons": "Six quiet weeks.", "ends_on": (at + timedelta(days=20)).date(), **more}
    person = cast.login(who) if who else hearing_of(decision, at).people[0][1].login
    return review_measure(decision=decision, person=person, by="login:hearer", at=at, **given)


@pytest.mark.in_turn
def test_a_bar_becomes_one_contact_person_in_the_minute_of_the_review(story: Cast, as_person) -> None:
    bar = decided(story, incident(story), Step.SITE_BAR)
    governor, jakub, head = as_person("governor"), as_person("jakub"), as_person("head")
    with clock.travel_to(MONDAY):
        assert "brings and fetches Lena" in page(jakub, "family_conduct:measure", bar.ref)
    with clock.travel_to(LATER):
        form = page(governor, "asked_measures:review", bar.ref)
        assert "Something gentler takes its place" in form
        assert "Hui Min Tan" not in form, "who was affected does not have to answer alone"
        said = {"outcome": "eased", "reasons": "He has been calm for two weeks.", "ends_on": "2027-03-01"}
        refused = send(governor, "asked_measures:review", bar.ref, status=422, **said)
        assert "Choose what takes its place" in refused
        assert "He has been calm for two weeks." in refused
        refused = send(governor, "asked_measures:review", bar.ref, status=422, **said, step="single_contact")
        assert "A review makes nothing longer" in refused
        assert "Choose the person who answers alone" in refused
        assert kinds(story, LATER) == ["site_bar"]
        said |= {"ends_on": "", "step": "single_contact", "contact": story.staff["deputy"].ref}
        send(governor, "asked_measures:review", bar.ref, **said)
        assert kinds(story, LATER - timedelta(minutes=1)) == ["site_bar"]
        assert kinds(story, LATER) == ["single_contact"]
        found = standing_of(Decision.objects.get(), LATER)
        assert (found.stand, found.step, found.until) == (Stand.HOLDS, Step.SINGLE_CONTACT, bar.ends_on)
        ends_at = bar.restriction.ends_at
        assert kinds(story, ends_at - timedelta(minutes=1)) == ["single_contact"]
        assert kinds(story, ends_at) == []

        mine = page(jakub, "family_conduct:measure", bar.ref)
        for words in ("One person answers you", "This is gentler than before", "Leo Grant", "calm for two weeks"):
            assert words in mine
        for gone in ("Please do not come to the school site.", "brings and fetches Lena"):
            assert gone not in mine
        assert "One person answers you" in page(jakub, "family_conduct:measures")
        assert "Decided at first" in page(head, "conduct:measure", "riverbank", bar.ref)
        page(governor, "asked_measures:review", bar.ref)
    letter = next(
        one for one in write_letters(decision=bar, review=Review.objects.get(), by="x:y", at=LATER) if one.review_id
    )
    told = str(compose(letter, story.guardians["jakub"], at=LATER, language="en").sections)
    assert "Something gentler takes its place at once" in told
    assert "one person at the school answers everything" in told
    assert "brings and fetches Lena" not in told
    first = Letter.objects.get(review=None)
    assert "We withdraw this permission" in str(compose(first, story.guardians["jakub"], at=LATER, language="en"))
    details = [one.details for one in AuditEntry.objects.filter(verb="review_measure")]
    assert [one["step"] for one in details] == ["single_contact"]


@pytest.mark.in_turn
def test_measure_14_a_review_goes_down_the_ladder_alone_and_never_holds_twice(story: Cast) -> None:
    about = incident(story)
    limited = decided(story, about, Step.CONTACT_LIMIT)
    for graver in (Step.SITE_BAR, Step.IN_PERSON_LIMITED, Step.CONTACT_LIMIT):
        with pytest.raises(DomainError, match="not_gentler"):
            hear(story, limited, gentler=Gentler(graver, most=9))
    with pytest.raises(DomainError, match="nothing_gentler"):
        hear(story, limited)
    with pytest.raises(DomainError):
        hear(story, limited, "head", gentler=Gentler(Step.WRITTEN_ONLY))
    decided(story, about, Step.WRITTEN_ONLY)
    with pytest.raises(DomainError, match="holds_already"):
        hear(story, limited, gentler=Gentler(Step.WRITTEN_ONLY))
    hear(story, limited, gentler=Gentler(Step.SINGLE_CONTACT, contact=story.staff["deputy"]))
    assert sorted(kinds(story, LATER)) == ["single_contact", "written_only"]
    again = LATER + timedelta(days=3)
    with pytest.raises(DomainError):
        hear(story, limited, at=again, gentler=Gentler(Step.SINGLE_CONTACT, contact=story.staff["deputy"]))
    hear(story, limited, at=again, outcome="lifted")
    assert kinds(story, again) == ["written_only"]


def test_a_gentler_limit_that_has_not_begun_begins_on_the_first_day_and_a_provisional_one_still_ends(
    story: Cast,
) -> None:
    ahead = decided(story, incident(story), Step.IN_PERSON_LIMITED)
    first = MONDAY + timedelta(days=20)
    Decision.objects.filter(pk=ahead.pk).update(starts_on=first.date(), ends_on=(first + timedelta(days=30)).date())
    Restriction.objects.update(starts_at=first, ends_at=first + timedelta(days=30))
    hear(story, ahead, at=LATER, ends_on=(first + timedelta(days=10)).date(), gentler=Gentler(Step.WRITTEN_ONLY))
    assert [kinds(story, one) for one in (LATER, first)] == [[], ["written_only"]]
    ends = LATER + timedelta(days=2)
    soon = decided(story, incident(story), Step.CONTACT_LIMIT, provisional_until=ends)
    soon.restriction.ends_at = ends
    soon.restriction.save()
    hear(story, soon, gentler=Gentler(Step.SINGLE_CONTACT, contact=story.staff["deputy"]))
    assert kinds(story, LATER) == ["single_contact"]
    assert kinds(story, ends) == []
