"""Sign-ins and invitations of two records of one guardian: who comes in afterwards, and how."""

import pytest
from allauth.usersessions.models import UserSession

from accord.people.actions.invite import invite
from accord.people.actions.join_guardians import join_guardians
from accord.people.models import (
    Guardian,
    Invitation,
    Login,
)
from accord.people.tests.joining.twins import guardian_like, join, names_seen, post_of, tie
from accord.people.viewer import viewer_of
from accord.rules.joining import Side

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]


def two_sign_ins(cast, **more) -> tuple[Guardian, Guardian, Login]:
    second = Login.objects.create_login(email="amina.second@home.example", name="Amina Yusuf", password="a-long-word-1")
    twin = guardian_like(cast.guardians["amina"], login=second, email="amina.second@home.example")
    UserSession.objects.create(user=second, ip="127.0.0.1", session_key="second", user_agent="x")
    return cast.guardians["amina"], twin, second


def test_join_9_one_sign_in_stays_and_the_other_is_closed_and_signed_out(cast):
    amina, twin, second = two_sign_ins(cast)
    bao = cast.students["bao"]
    tie(bao, twin)
    join(join_guardians, amina, twin, post_of(cast, "office"), sign_in=Side.KEPT)
    second.refresh_from_db()
    assert not second.is_active
    assert not UserSession.objects.filter(user=second).exists()
    assert names_seen(second) == []
    assert "Bao Nguyen" in names_seen(cast.login("amina"))


def test_join_9_the_other_sign_in_may_stay_instead(cast):
    amina, twin, second = two_sign_ins(cast)
    join(join_guardians, amina, twin, post_of(cast, "office"), sign_in=Side.AWAY)
    amina.refresh_from_db()
    assert amina.login == second
    assert not Login.objects.get(pk=cast.login("amina").pk).is_active
    assert names_seen(second) == ["Idris Yusuf", "Sara Yusuf"]


def test_join_9_a_sign_in_that_is_also_staff_keeps_both_faces(cast):
    priya = cast.guardians["priya"]
    second = Login.objects.create_login(email="p.nair@home.example", name="Priya Nair")
    twin = guardian_like(priya, login=second)
    join(join_guardians, twin, priya, post_of(cast, "office"), sign_in=Side.KEPT)
    twin.refresh_from_db()
    nair = cast.login("nair")
    assert twin.login == nair
    viewer = viewer_of(nair)
    assert viewer.post_at("riverbank") is not None
    assert names_seen(nair) == ["Anand Nair"]
    assert not Login.objects.get(pk=second.pk).is_active


def test_join_9_two_sign_ins_that_both_open_more_both_stay_open_elsewhere(cast):
    siti = cast.guardians["siti"]
    owen = cast.login("owen")
    twin = guardian_like(siti, login=owen)
    join(join_guardians, siti, twin, post_of(cast, "office"), sign_in=Side.KEPT)
    assert Login.objects.get(pk=owen.pk).is_active
    assert names_seen(owen) == ["Rhys Pugh"]
    assert names_seen(cast.login("siti")) == ["Adam Rahman", "Nadia Rahman"]


def test_a_letter_to_the_joined_record_goes_on_letting_the_person_in(cast):
    kavitha, office = cast.guardians["kavitha"], post_of(cast, "office")
    twin = guardian_like(kavitha)
    letter = invite(person=twin, channel="letter", actor="login:x", at=office.at)
    join(join_guardians, kavitha, twin, office)
    letter.refresh_from_db()
    assert (letter.guardian, letter.withdrawn_at) == (kavitha, None)


def test_open_invitations_are_withdrawn_when_there_is_a_sign_in(cast):
    amina, office = cast.guardians["amina"], post_of(cast, "office")
    twin = guardian_like(amina)
    invite(person=twin, channel="letter", actor="login:x", at=office.at)
    join(join_guardians, amina, twin, office)
    assert Invitation.objects.get().withdrawn_at is not None
