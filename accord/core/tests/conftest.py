"""What the kernel's tests share: a person who is signed in, a count of effects, and noon."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from accord.core import clock
from accord.core.models import AuditEntry


@pytest.fixture(autouse=True)
def kernel_alone(settings):
    """Leave out what the rooms above ask of people before a page opens: here nobody belongs to a school."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("accord.people.sign_in")]


@pytest.fixture
def amina():
    return get_user_model().objects.create_login(email="amina@example.org", name="Amina Yusuf")


@pytest.fixture
def signed_in(amina) -> Client:
    """Amina's browser, signed in. A fault is answered with a page, as in real life."""
    client = Client(raise_request_exception=False)
    client.force_login(amina)
    return client


@pytest.fixture
def effects() -> Callable[[], int]:
    """How often something was stored, as the audit log tells."""
    return lambda: AuditEntry.objects.filter(verb="write").count()


@pytest.fixture
def noon() -> Iterator[datetime]:
    """The clock stands at noon for the whole test."""
    with clock.travel_to(clock.now().replace(hour=12)):
        yield clock.now()
