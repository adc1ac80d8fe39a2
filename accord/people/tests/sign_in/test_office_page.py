"""The office invites: by e-mail, and by letters for those without."""

import pytest

from accord.core import clock
from accord.people.actions.invite import invite
from accord.people.models import Guardian, Invitation
from accord.people.sign_in.codes import code_for
from accord.people.sign_in.invitations import letters_of
from accord.people.tests.sign_in.conftest import letters, once, sign_in
from tests.cast import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A5")]


@pytest.fixture
def families(cast) -> list[Guardian]:
    """Three guardians who have not joined: one with e-mail, two without, one of them with foreign script."""
    names = (
        ("Nadia", "Karim", "nadia@example.org", "fr"),
        ("فاطمة", "الزهراء", "", "ar"),
        ("*bold*", '#eval("1")', "", "en"),
    )
    return [
        Guardian.objects.create(
            school=cast.riverbank, given_name=given, family_name=family, email=mail, language=language
        )
        for given, family, mail, language in names
    ]


@pytest.fixture
def office(cast, device):
    """The browser of the school office."""
    sign_in(device, cast.login("office").email, PASSWORD)
    return device


def page(cast) -> str:
    return f"/staff/{cast.riverbank.slug}/invitations/"


def send(office, cast, people, channel):
    chosen = {"kind": "guardian", "person": [person.ref for person in people], "channel": channel, "once": once()}
    return office.post(page(cast) + "send/", chosen, follow=True).content.decode()


def test_the_office_sees_who_has_not_joined(cast, office, families):
    shown = office.get(page(cast)).content.decode()
    assert "Nadia Karim" in shown
    assert cast.guardians["grace"].full_name not in shown


def test_the_office_invites_by_e_mail(cast, office, families):
    shown = send(office, cast, families, "email")
    assert "1 invitation is on its way" in shown
    assert "We have no e-mail address of" in shown
    assert [letter.to for letter in letters()] == ["nadia@example.org"]


def test_the_office_prints_letters_for_all_without_e_mail(cast, office, families):
    shown = send(office, cast, families[1:], "letter")
    assert "2 letters are ready to print" in shown
    pdf = office.get(page(cast) + "letters.pdf?part=1")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    again = office.get(page(cast) + "letters.pdf")
    assert len(again.content) == pytest.approx(len(pdf.content), rel=0.01)
    codes = {code_for(each) for each in letters_of(cast.riverbank.id, at=clock.now())}
    assert len(codes) >= 2


def test_an_invitation_is_taken_back_and_sent_again(cast, office, families):
    send(office, cast, families[:1], "email")
    first = Invitation.objects.get(guardian=families[0])
    office.post(f"{page(cast)}{first.ref}/again/", {"once": once()})
    assert len(letters()) == 2
    first.refresh_from_db()
    assert first.withdrawn_at is not None
    second = Invitation.objects.get(guardian=families[0], withdrawn_at=None)
    office.post(f"{page(cast)}{second.ref}/withdraw/", {"once": once()})
    second.refresh_from_db()
    assert second.withdrawn_at is not None


def test_a_teacher_and_a_stranger_do_not_invite(cast, office, families, other_device):
    assert office.get(page(cast)).status_code == 200
    sign_in(other_device, cast.login("tan").email, PASSWORD)
    assert other_device.get(page(cast)).status_code == 403
    assert other_device.get(page(cast) + "letters.pdf").status_code == 403
    parent = type(other_device)()
    sign_in(parent, cast.login("grace").email, PASSWORD)
    assert parent.get(page(cast)).status_code == 404


def test_another_schools_people_and_invitations_are_out_of_reach(cast, office):
    stranger = Guardian.objects.create(
        school=cast.hillside, given_name="Far", family_name="Away", email="far@example.org"
    )
    assert "Choose at least one person" in send(office, cast, [stranger], "email")
    assert not letters()
    foreign = invite(person=stranger, channel="email", actor="test:1", at=clock.now())
    assert office.post(f"{page(cast)}{foreign.ref}/withdraw/", {"once": once()}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.withdrawn_at is None
