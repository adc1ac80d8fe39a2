"""Telling people: who is told by which channel, when, in which words, and never twice."""

import pytest

from accord.delivery.tests.post import by_channel, post, told

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D1", "C2")]


def test_a_guardian_finds_it_in_the_portal_and_gets_one_e_mail(cast):
    told(cast, "amina")
    assert by_channel("amina", cast) == {"portal": "delivered", "email": "waiting"}
    (letter,) = post()
    assert letter["To"] == "amina.yusuf@home.example"
