"""How the school kept its promises: told to families term by term, without anything that could tell of one family."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accord.charters.actions.record_promise import begin_promise, drop_promise, keep_promise
from accord.charters.content import RuleContent
from accord.charters.models import PromiseOutcome
from accord.charters.tests.making import CHARTER, published, with_clause
from accord.core import clock
from accord.people.tests.pages import words
from accord.rules.charter import Measured
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("B4"), pytest.mark.django_db]

TALKS = Measured.CONVERSATION_OFFERED
SPRING = MONDAY.replace(year=2027, month=2)


@pytest.fixture
def edition(cast):
    content = with_clause(
        CHARTER,
        "listening",
        rules=(
            RuleContent("talks", "promise", {"measured": "conversation_offered", "aim_percent": 90}),
            RuleContent("reviews", "promise", {"measured": "review_held_in_time"}),
        ),
    )
    return published(cast, content)


def outcomes(cast, edition, kept: int, late: int = 0, still_open: int = 0, *, at=MONDAY) -> None:
    """Promises that fell due on the day: kept after one, two, three … hours, met late, or never."""
    school, due_at = cast.riverbank, at + timedelta(days=1)
    for number in range(kept + late + still_open):
        about = f"conversation:{at:%j}-{number}"
        begin_promise(school=school, edition=edition, measured=TALKS, about=about, began_at=at, due_at=due_at)
        if number < kept:
            keep_promise(
                measured=TALKS, about=about, met_at=at + timedelta(hours=9), working_seconds=3600 * (number + 1)
            )
        elif number < kept + late:
            keep_promise(measured=TALKS, about=about, met_at=at + timedelta(days=2), working_seconds=3600 * 15)


def family_page(cast) -> str:
    return reverse("family_charters:promises", args=[cast.riverbank.ref])


def leaders_page() -> str:
    return reverse("charters:promises", args=["riverbank"])


def test_a_term_that_runs_is_not_published_yet(as_person, cast, edition):
    outcomes(cast, edition, 12)
    told = words(as_person("amina").get(family_page(cast)))
    assert told.count("The term still runs. Its figure stands here from") == 1, "not beside every promise"
    assert "12" not in told.split("The school aims at")[1].split("How is this counted")[0].replace("2027", "")
    assert "We listen to you." in told, "clause by clause"


def test_the_figures_of_a_closed_term(as_person, cast, edition):
    outcomes(cast, edition, 11, late=1, still_open=1)
    with clock.travel_to(SPRING):
        told = words(as_person("amina").get(family_page(cast)))
    assert "Kept 11 of 13 times" in told
    assert "Half of them within 6 hours of the school’s working time; the longest took 15 hours." in told
    assert "1 was still open after its day; it counts as not kept." in told


def test_the_page_of_families_does_not_tell_that_there_was_a_first_review(as_person, cast, edition):
    amina = as_person("amina")
    for at in (MONDAY, SPRING):
        with clock.travel_to(at):
            before = words(amina.get(family_page(cast)))
            begin_promise(
                school=cast.riverbank, edition=edition, measured=Measured.REVIEW_HELD_IN_TIME, about=f"review:{at:%j}",
                began_at=MONDAY, due_at=MONDAY + timedelta(days=1),
            )  # fmt: skip
            assert words(amina.get(family_page(cast))) == before
            assert "Each review of a measure counts once" in before


@pytest.mark.parametrize("kept", [0, 3, 9])
def test_fewer_than_ten_look_alike(as_person, cast, edition, kept):
    outcomes(cast, edition, kept)
    with clock.travel_to(SPRING):
        told = words(as_person("amina").get(family_page(cast)))
        inside = words(as_person("deputy").get(leaders_page()))
    assert "Fewer than ten, not shown." in told
    assert "Kept" not in told.replace("Promises kept", "").replace("How it was kept", "")
    assert "Families read: fewer than ten, not shown." in inside
    assert (f"Kept {kept} of {kept} times" in inside) == bool(kept)


def test_the_year_is_hidden_while_one_small_term_could_be_worked_out(as_person, cast, edition):
    outcomes(cast, edition, 20)
    outcomes(cast, edition, 4, at=SPRING)
    with clock.travel_to(MONDAY.replace(year=2027, month=9)):
        old = cast.riverbank.years.get()
        cast.riverbank.years.create(name="Next", starts_on="2027-09-01", ends_on="2028-07-20")
        told = words(as_person("amina").get(f"{family_page(cast)}?year={old.ref}"))
    assert "Kept 20 of 20 times" in told
    assert "24" not in told.replace("2024", "")
    assert "Not shown, so that no small figure can be worked out." in told


def test_what_happens_after_a_term_does_not_alter_its_figure(as_person, cast, edition):
    outcomes(cast, edition, 10, still_open=1)
    amina = as_person("amina")
    with clock.travel_to(SPRING):
        before = words(amina.get(family_page(cast)))
        keep_promise(measured=TALKS, about=f"conversation:{MONDAY:%j}-10", met_at=SPRING, working_seconds=60)
        assert words(amina.get(family_page(cast))) == before
        assert "Kept 10 of 11 times" in before


def test_leaders_see_the_running_term_and_others_do_not(as_person, cast, edition):
    outcomes(cast, edition, 2)
    with clock.travel_to(MONDAY + timedelta(days=3)):
        assert "Kept 2 of 2 times" in words(as_person("head").get(leaders_page()))
        assert as_person("tan").get(leaders_page()).status_code == 403
        assert as_person("owen").get(family_page(cast)).status_code == 404


def test_a_promise_is_begun_kept_and_dropped_once(cast, edition):
    outcomes(cast, edition, 1)
    about = f"conversation:{MONDAY:%j}-0"
    again = begin_promise(
        school=cast.riverbank, edition=edition, measured=TALKS, about=about, began_at=MONDAY, due_at=SPRING
    )
    assert again.due_at == MONDAY + timedelta(days=1), "the first beginning counts"
    kept_at = again.met_at
    keep_promise(measured=TALKS, about=about, met_at=SPRING, working_seconds=1)
    again.refresh_from_db()
    assert again.met_at == kept_at is not None, "and so does the first time that it is kept"
    assert not drop_promise(measured=TALKS, about=about, at=MONDAY)
    outcomes(cast, edition, 0, still_open=1, at=SPRING)
    late = f"conversation:{SPRING:%j}-0"
    assert not drop_promise(measured=TALKS, about=late, at=SPRING + timedelta(days=2)), "what is late stays late"
    assert drop_promise(measured=TALKS, about=late, at=SPRING)
    assert PromiseOutcome.objects.get(about=late).dropped_at == SPRING


def test_before_a_charter_there_is_no_page_for_families(as_person, cast):
    assert as_person("amina").get(family_page(cast)).status_code == 404
    assert "No charter holds yet" in words(as_person("head").get(leaders_page()))


@pytest.mark.parametrize(
    "measured",
    [one.value for one in Measured],
)
def test_what_is_counted_is_told_with_the_figure(as_person, cast, measured):
    rules = (RuleContent("promised", "promise", {"measured": measured}),)
    published(cast, with_clause(CHARTER, "listening", rules=rules))
    told = words(as_person("amina").get(family_page(cast)))
    assert "counts once" in told
