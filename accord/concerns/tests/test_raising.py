"""Raising a complaint: it begins with its dates, goes to whoever is free of conflict, and is read by nobody else."""

import pytest
from django.http import Http404

from accord.charters.tests.making import post
from accord.concerns.access.complaints import get_complaint_for, get_own_complaint_for, register_for
from accord.concerns.facts.complaints import current_stage, facts_of, matter_of
from accord.concerns.tests.complaining import complained
from accord.core.errors import NotYours
from accord.people.viewer import viewer_of
from accord.rules.visibility import Act
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("H3")]


@pytest.mark.parametrize(
    ("about", "goes_to", "capacity"),
    [
        ([], "deputy", "leader"),
        (["tan"], "deputy", "leader"),
        (["deputy"], "head", "headteacher"),
        (["head"], "chair", "chair"),
        (["head", "chair"], "chief", "chief_executive"),
    ],
)
def test_a_complaint_goes_to_somebody_above_whom_it_is_about(
    cast: Cast, about: list[str], goes_to: str, capacity: str
) -> None:
    complaint = complained(cast, about=[cast.staff[one] for one in about])
    stage = current_stage(complaint)
    assert (stage.handled_by, stage.handled_as) == (cast.login(goes_to), capacity)
    assert stage.answer_by > stage.acknowledge_by > MONDAY  # type: ignore[operator]
    assert not facts_of(complaint, MONDAY).points_confirmed
    for named in about:
        viewer = viewer_of(cast.login(named)).post_at("riverbank")
        assert viewer
        with pytest.raises((Http404, NotYours)):
            get_complaint_for(viewer, complaint.ref, MONDAY)
        if viewer.may(Act.SEE_COMPLAINTS_REGISTER):
            assert not register_for(viewer, MONDAY)
    assert len(matter_of(complaint).named) == len(about)


def test_what_is_about_the_head_is_read_by_the_chair_and_by_nobody_below(cast: Cast) -> None:
    complaint = complained(cast, about=[cast.staff["head"]])
    assert get_complaint_for(post(cast, "chair"), complaint.ref, MONDAY) == complaint
    assert [row.may_open for row in register_for(post(cast, "chair"), MONDAY)] == [True]
    for reader in ("deputy", "head"):
        with pytest.raises(Http404):
            get_complaint_for(post(cast, reader), complaint.ref, MONDAY)
    assert not register_for(post(cast, "office"), MONDAY)


def test_another_guardian_of_the_child_gets_nothing(cast: Cast) -> None:
    complaint = complained(cast)
    assert get_own_complaint_for(viewer_of(cast.login("jakub")), complaint.ref) == complaint
    for other in ("ewa", "amina", "tan"):
        with pytest.raises(Http404):
            get_own_complaint_for(viewer_of(cast.login(other)), complaint.ref)


@pytest.mark.parametrize(
    ("words", "goes_to"), [("Mr Grant at the gate", "head"), ("the headteacher herself", "chair"), ("校长", "chair")]
)
def test_whoever_words_may_mean_does_not_get_it(cast: Cast, words: str, goes_to: str) -> None:
    complaint = complained(cast, about_words=words)
    assert current_stage(complaint).handled_by == cast.login(goes_to)
    assert current_stage(complained(cast, about_words="a man at the bus stop")).handled_by == cast.login("deputy")
