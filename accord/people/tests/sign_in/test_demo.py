"""Signing in with one press: in the demo alone."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from accord.people.sign_in import demo, second_factor

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A5")]


def knock():
    request = RequestFactory().post("/demo/")
    request.session = SessionStore()
    request.user = AnonymousUser()
    return request


def test_the_demo_opens_a_leaders_session_with_the_second_step_done(cast, settings):
    settings.ACCORD_DEMO = True
    request = knock()
    demo.sign_in(request, cast.login("head"))
    assert request.user == cast.login("head")
    assert second_factor.has_used(request, cast.login("head"))
    settings.ACCORD_DEMO = False
    assert not second_factor.has_used(request, cast.login("head"))


def test_no_other_installation_does(cast, settings):
    settings.ACCORD_DEMO = False
    with pytest.raises(PermissionDenied):
        demo.sign_in(knock(), cast.login("head"))
