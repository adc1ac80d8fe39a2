"""How my desk works, and who has a conversation while somebody is away."""

import secrets
from datetime import timedelta

import pytest

from accord.core import clock
from accord.messaging.actions.write_message import write_message
from accord.messaging.facts.desk_choice import folds_strong_wording
from accord.messaging.tests.written import with_charter, write
from accord.people.models import Absence, Cover
from tests.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db
AT = "/staff/riverbank/messages/my-desk/"


@pytest.mark.requirement("C6")
def test_strong_wording_is_folded_until_one_chooses_otherwise(cast, as_person):
    tan, lim = cast.staff["tan"].pk, cast.staff["lim"].pk
    assert folds_strong_wording(tan)
    teacher = as_person("tan")
    assert "checked" in teacher.get(AT).content.decode()
    teacher.post(AT, {"once": secrets.token_hex(8)})
    assert not folds_strong_wording(tan)
    assert folds_strong_wording(lim)
    teacher.post(AT, {"once": secrets.token_hex(8), "folds_strong_wording": "on"})
    assert folds_strong_wording(tan)


@pytest.mark.requirement("C1", "A3")
def test_while_somebody_is_away_the_family_sees_who_has_it_instead(cast: Cast, as_person) -> None:
    story = with_charter(cast)
    conversation = write(story).message.conversation
    away = Absence.objects.create(staff=story.staff["tan"], starts_at=MONDAY, ends_at=MONDAY + timedelta(days=3))
    Cover.objects.create(absence=away, staff=story.staff["lim"], starts_at=MONDAY, ends_at=MONDAY + timedelta(days=3))
    later = MONDAY + timedelta(hours=1)
    with clock.travel_to(later):
        write_message(
            conversation=conversation, guardian=story.guardians["amina"], text="And today again.", language="en",
            by="login:amina", at=later,
        )  # fmt: skip
        page = as_person("amina").get(f"/family/messages/{conversation.ref}/").content.decode()
    now = conversation.assignments.get(ended_at__isnull=True)
    assert (now.staff, now.instead_of, now.rule) == (story.staff["lim"], story.staff["tan"], "ROUTE-5")
    assert "Lim" in page
