"""Whoever stands in hears of a concern and reads it, as long as they stand in; a joined record keeps its concerns."""

from datetime import timedelta

import pytest

from accord.concerns.actions.raise_concern import ConcernWords, raise_concern
from accord.concerns.actions.raise_worry import raise_worry
from accord.concerns.actions.say_view import say_view
from accord.concerns.facts.concern_people import Troubled
from accord.concerns.facts.worries import From
from accord.delivery.models import Delivery
from accord.people.joining.followers import tell_followers
from accord.people.models import Absence, Cover
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


@pytest.mark.in_turn
@pytest.mark.requirement("H1")
def test_the_cover_hears_of_a_concern_and_reads_it(as_person, cast):
    amina, at = cast.guardians["amina"], MONDAY
    troubled = Troubled(cast.riverbank, "learning", amina, cast.students["idris"])
    concern = raise_concern(troubled=troubled, words=ConcernWords("A cold room"), by="login:x", at=at)
    page = f"/staff/riverbank/concerns/{concern.ref}/"
    assert as_person("tan").get(page).status_code == 200
    assert as_person("nair").get(page).status_code == 404
    away = Absence.objects.create(staff=cast.staff["tan"], starts_at=at - timedelta(1), ends_at=at + timedelta(1))
    Cover.objects.create(absence=away, staff=cast.staff["nair"], starts_at=at - timedelta(1), ends_at=at + timedelta(1))
    say_view(concern=concern, side="family", text="Still cold", language="en", guardian=amina, by="login:x", at=at)
    told = Delivery.objects.filter(notice__about_ref=concern.ref, staff=cast.staff["nair"])
    assert told.exists()
    assert "A cold room" in as_person("nair").get(page).content.decode()
    cast.guardians["amina"].login = cast.logins["nair"]
    cast.guardians["priya"].login = None
    cast.guardians["priya"].save()
    cast.guardians["amina"].save()
    assert as_person("nair").get(page).status_code == 404, "never a concern of one's own family, cover or not"


def test_what_somebody_raised_follows_when_two_records_are_joined(cast):
    kept, away, child = cast.guardians["amina"], cast.guardians["jakub"], cast.students["idris"]
    troubled = Troubled(cast.riverbank, "learning", away, child, (cast.staff["ode"],))
    concern = raise_concern(troubled=troubled, words=ConcernWords("A cold room"), by="login:x", at=MONDAY)
    worry = raise_worry(school=cast.riverbank, author=From(guardian=away), text="x", by="login:x", at=MONDAY)
    assert tell_followers(kept, away, MONDAY).get("concerns") is None, "the office learns of none"
    tell_followers(cast.staff["nair"], cast.staff["ode"], MONDAY)
    concern.refresh_from_db()
    worry.refresh_from_db()
    assert (concern.guardian, worry.guardian) == (kept, kept)
    assert [row.staff for row in concern.about.all()] == [cast.staff["nair"]]
