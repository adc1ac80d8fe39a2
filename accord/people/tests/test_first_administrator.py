"""A district opens a school and names who sets it up; once somebody has joined, it names nobody more."""

import pytest
from django.core import mail
from django.urls import reverse

from accord.core import clock
from accord.core.models import AuditEntry
from accord.people.facts.administrators import administrators_of
from accord.people.models import Invitation, StaffMember
from accord.people.sign_in.codes import code_for
from accord.people.tests.pages import markup, send
from accord.schools.models import School
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.requirement("A1", "A5"), pytest.mark.django_db]
NEW = "/district/harbour/schools/new/"


def page_of(school: School) -> str:
    return reverse("district_schools:administrator", args=["harbour", school.ref])


def known(school: School):
    return administrators_of(school, MONDAY.date())


def name(client, school: School, email: str, **more):
    return send(client, page_of(school), {"given_name": "Nadia", "family_name": "Quay", "email": email, **more})


def test_a_school_is_opened_its_administrator_is_invited_and_the_school_is_its_own(cast: Cast, as_person, client):
    chief = as_person("chief")
    opened = send(chief, NEW, {"name": "Quayside School", "slug": ""})
    school = School.objects.get(slug="quayside-school")
    assert opened["Location"] == page_of(school)
    page = markup(chief.get(opened["Location"]))
    assert "Quayside School is open." in page
    assert "Name the first administrator" in page

    wrong = send(chief, page_of(school), {"given_name": "Nadia", "family_name": "Quay", "email": "nadia"})
    assert wrong.status_code == 422
    assert 'value="Nadia"' in markup(wrong)
    assert name(chief, school, "nadya@quayside.example").status_code == 302
    assert "nadya@quayside.example, invited" in markup(chief.get(page_of(school)))
    first = Invitation.objects.get(school=school)

    assert name(chief, school, "nadia@quayside.example").status_code == 302
    first.refresh_from_db()
    assert first.withdrawn_at == clock.now(), "the way in at the mistaken address is closed"
    (asked,) = known(school).asked
    assert (asked.email, asked.full_name) == ("nadia@quayside.example", "Nadia Quay")
    assert name(chief, school, "nadia@quayside.example", given_name="Nadja").status_code == 302
    assert [one.full_name for one in known(school).asked] == ["Nadja Quay"], "asked again, and written down once"
    latest = Invitation.objects.get(school=school, withdrawn_at__isnull=True)
    letters = [one for one in mail.outbox if one.to == ["nadia@quayside.example"]]
    assert len(letters) == 2
    assert code_for(latest) in letters[-1].body
    assert "Nadja" in markup(client.get(reverse("join:open", args=[code_for(latest)]), follow=True))
    assert AuditEntry.objects.filter(verb="name_first_administrator").count() == 3

    StaffMember.objects.filter(pk=asked.pk).update(login=cast.login("owen"))
    page = markup(chief.get(page_of(school)))
    assert "The district cannot add anybody" in page
    assert 'name="email"' not in page
    assert name(chief, school, "mine@harbour.example").status_code == 409
    assert not StaffMember.objects.filter(email="mine@harbour.example").exists()


def test_a_school_with_an_administrator_and_a_school_of_somebody_else(cast: Cast, as_person):
    chief = as_person("chief")
    assert "Has joined" in markup(chief.get(page_of(cast.riverbank)))
    assert name(chief, cast.riverbank, "mine@harbour.example").status_code == 409
    assert chief.get(page_of(cast.schools["alnoor"])).status_code == 404
    assert name(chief, cast.schools["alnoor"], "mine@harbour.example").status_code == 404
    for key in ("admin", "head", "tan", "amina"):
        assert as_person(key).get(page_of(cast.riverbank)).status_code == 404
        assert name(as_person(key), cast.riverbank, "mine@harbour.example").status_code == 404
    assert not Invitation.objects.filter(email="mine@harbour.example").exists()
