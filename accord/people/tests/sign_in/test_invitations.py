"""Invitations: one person, one address or one paper, one use, and an end."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.people.actions.accept_invitation import accept_invitation
from accord.people.actions.invite import invite
from accord.people.actions.withdraw_invitation import withdraw_invitation
from accord.people.models import Guardian, Invitation, Login, StaffMember
from accord.people.sign_in.codes import code_for
from accord.people.tests.sign_in.conftest import letters, once, sign_in
from tests.cast import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A5")]
GOOD = "four green garden chairs"


@pytest.fixture
def newcomer(cast) -> Guardian:
    """A guardian with an e-mail address and no sign-in."""
    return Guardian.objects.create(
        school=cast.riverbank, given_name="Nadia", family_name="Karim", email="nadia@example.org", language="fr"
    )


@pytest.fixture
def on_paper(cast) -> Guardian:
    """A guardian without e-mail."""
    return Guardian.objects.create(school=cast.riverbank, given_name="Piotr", family_name="Zięba", language="pl")


def asked(person, channel="email") -> Invitation:
    return invite(person=person, channel=channel, actor="test:1", at=clock.now())


def test_by_e_mail_a_guardian_joins_without_a_password(newcomer, device):
    invitation = asked(newcomer)
    [letter] = letters()
    assert letter.to == "nadia@example.org"
    assert letter.subject.startswith(newcomer.school.name)
    page = device.get(letter.link, follow=True)
    assert page.redirect_chain == [("/join/welcome/", 302)]
    assert "Nadia" in page.content.decode()
    assert page.headers["Content-Language"] == "fr"
    assert device.post("/join/welcome/", {"password": ""}).status_code == 302
    assert device.get("/family/").status_code == 200
    newcomer.refresh_from_db()
    login = newcomer.login
    assert (login.email, login.language, login.has_usable_password()) == ("nadia@example.org", "fr", False)
    invitation.refresh_from_db()
    assert invitation.accepted_by == login
    assert AuditEntry.objects.filter(verb="accept_invitation").count() == 1


def test_only_the_hash_of_a_code_is_kept(newcomer):
    invitation = asked(newcomer)
    code = code_for(invitation)
    assert code in letters()[0].text
    assert code not in str(Invitation.objects.filter(pk=invitation.pk).values())


def test_by_letter_a_guardian_chooses_a_name_and_a_password(on_paper, device):
    invitation = asked(on_paper, "letter")
    assert not letters()
    typed = code_for(invitation).lower().replace("-", " ")
    page = device.post("/join/", {"code": typed}, follow=True)
    assert 'name="sign_in_name"' in page.content.decode()
    answer = device.post("/join/welcome/", {"sign_in_name": "Piotr.Z", "way": "password", "password": GOOD})
    assert answer.status_code == 302
    assert device.get("/family/").status_code == 200
    device.post("/account/logout/", {"once": once()})
    assert sign_in(device, "piotr.z", GOOD).status_code == 302
    assert device.get("/family/").status_code == 200


def test_what_cannot_be_taken_is_shown_and_nothing_is_lost(cast, on_paper, device):
    Login.objects.create_login(name="Somebody", sign_in_name="taken.name", password=PASSWORD)
    device.get(f"/join/{code_for(asked(on_paper, 'letter')).replace('-', '')}/")
    for typed, why in (
        ({"sign_in_name": "taken.name", "way": "password", "password": GOOD}, "Somebody else has this sign-in name"),
        ({"sign_in_name": "a b", "way": "password", "password": GOOD}, "letters from a to z"),
        ({"sign_in_name": "piotr.z", "way": "password", "password": "password123"}, "easy to guess"),
        ({"sign_in_name": "piotr.z", "way": "password", "password": ""}, "Choose a password"),
    ):
        device.cookies["language"] = "en"
        answer = device.post("/join/welcome/", typed)
        assert answer.status_code == 422
        assert why in answer.content.decode()
        assert typed["sign_in_name"] in answer.content.decode()
    on_paper.refresh_from_db()
    assert on_paper.login is None


class TestAnInvitationHoldsNoLonger:
    """Each case first shows that the invitation would have worked."""

    def works(self, device, invitation) -> bool:
        page = device.get(f"/join/{code_for(invitation).replace('-', '').lower()}/", follow=True)
        return page.status_code == 200

    def test_after_it_was_used(self, newcomer, device, other_device):
        invitation = asked(newcomer)
        assert self.works(device, invitation)
        device.post("/join/welcome/", {})
        assert not self.works(other_device, invitation)
        with pytest.raises(DomainError, match="invitation-used"):
            accept_invitation(invitation=invitation, at=clock.now())

    def test_after_its_last_day(self, newcomer, device):
        invitation = asked(newcomer)
        assert self.works(device, invitation)
        with clock.travel_to(invitation.expires_at + timedelta(seconds=1)):
            assert not self.works(device, invitation)
            with pytest.raises(DomainError, match="invitation-expired"):
                accept_invitation(invitation=invitation, at=clock.now())
        newcomer.refresh_from_db()
        assert newcomer.login is None

    def test_after_it_was_taken_back(self, newcomer, device):
        invitation = asked(newcomer)
        assert self.works(device, invitation)
        withdraw_invitation(invitation=invitation, actor="test:1", at=clock.now())
        assert not self.works(device, invitation)
        with pytest.raises(DomainError, match="invitation-closed"):
            withdraw_invitation(invitation=invitation, actor="test:1", at=clock.now())

    def test_after_a_newer_one(self, newcomer, device):
        first = asked(newcomer)
        assert self.works(device, first)
        second = asked(newcomer)
        assert not self.works(device, first)
        assert self.works(device, second)

    def test_after_the_school_changed_the_address(self, newcomer, device):
        invitation = asked(newcomer)
        assert self.works(device, invitation)
        newcomer.email = "other@example.org"
        newcomer.save()
        assert not self.works(device, invitation)

    def test_after_the_person_has_left(self, newcomer, device):
        invitation = asked(newcomer)
        assert self.works(device, invitation)
        newcomer.ends_on = (clock.now() - timedelta(days=1)).date()
        newcomer.save()
        assert not self.works(device, invitation)

    def test_a_code_that_was_never_given_out(self, device, cast):
        assert device.get("/join/abcdefabcdef/").status_code == 404
        answer = device.post("/join/", {"code": "ABCD-EFGH-JKLM"})
        assert answer.status_code == 422
        assert "We do not know this code" in answer.content.decode()
        assert "ABCD-EFGH-JKLM" in answer.content.decode()


class TestOneSignInForEverything:
    """An invitation is added to the login that its owner uses already, once the owner says so."""

    def test_a_teacher_who_is_also_a_parent(self, newcomer, cast, device):
        tan = cast.login("tan")
        sign_in(device, tan.email, PASSWORD)
        asked(newcomer)
        page = device.get(letters()[0].link, follow=True).content.decode()
        assert "Nadia" in page
        assert tan.name in page
        newcomer.refresh_from_db()
        assert newcomer.login is None
        assert device.post("/join/welcome/", {"once": once()}).status_code == 302
        newcomer.refresh_from_db()
        assert newcomer.login == tan
        assert device.get("/family/").status_code == 200

    def test_a_guardian_across_the_schools_of_a_trust(self, cast, device):
        grace = cast.login("grace")
        again = Guardian.objects.create(school=cast.hillside, given_name="Grace", family_name="Reed", email=grace.email)
        asked(again)
        page = device.get(letters()[0].link, follow=True).content.decode()
        assert "has a sign-in already" in page
        assert device.post("/join/welcome/", {}).status_code == 200
        sign_in(device, grace.email, PASSWORD)
        device.post("/join/welcome/", {"once": once()})
        again.refresh_from_db()
        assert again.login == grace
        assert Login.objects.filter(email=grace.email).count() == 1

    def test_one_login_is_no_two_people_of_one_school(self, newcomer, cast, device):
        sign_in(device, cast.login("grace").email, PASSWORD)
        asked(newcomer)
        device.get(letters()[0].link)
        answer = device.post("/join/welcome/", {"once": once()})
        assert answer.status_code == 409
        assert "already belongs to another person at this school" in answer.content.decode()
        newcomer.refresh_from_db()
        assert newcomer.login is None
        assert Invitation.objects.get(guardian=newcomer).accepted_at is None


class TestALetterThatLetsSomebodyBackIn:
    """A forgotten password without e-mail: the office prints a new letter."""

    def joined(self, person) -> Login:
        return accept_invitation(
            invitation=asked(person, "letter"), at=clock.now(), sign_in_name="piotr.z", password=PASSWORD
        )

    def test_the_owner_chooses_a_new_password(self, on_paper, device):
        login = self.joined(on_paper)
        on_paper.refresh_from_db()
        device.get(f"/join/{code_for(asked(on_paper, 'letter')).replace('-', '').lower()}/")
        assert device.post("/join/welcome/", {"password": GOOD}).status_code == 302
        login.refresh_from_db()
        assert login.check_password(GOOD)

    @pytest.mark.parametrize("tie", ["e-mail", "post", "other school"])
    def test_never_for_a_login_that_opens_more_than_this_school_knows(self, on_paper, cast, tie):
        login = self.joined(on_paper)
        on_paper.refresh_from_db()
        assert asked(on_paper, "letter")
        if tie == "e-mail":
            login.email = "piotr@example.org"
            login.save()
        elif tie == "post":
            StaffMember.objects.create(school=cast.hillside, given_name="Piotr", login=login)
        else:
            Guardian.objects.create(school=cast.hillside, given_name="Piotr", login=login)
        on_paper.refresh_from_db()
        with pytest.raises(DomainError, match="already-joined"):
            asked(on_paper, "letter")


def test_nobody_signs_up(cast, device):
    before = Login.objects.count()
    page = device.get("/account/signup/")
    assert "You join by invitation" in page.content.decode()
    device.post("/account/signup/", {"email": "new@example.org", "username": "new", "password1": GOOD})
    assert Login.objects.count() == before


def test_without_an_address_there_is_no_e_mail(on_paper):
    with pytest.raises(DomainError, match="no-address"):
        asked(on_paper)
