"""Separated guardians: neither learns anything of the other, from any page, count, error or header.

The world is looked at twice, without and with one secret of the other guardian; all that the first can fetch
must be the same to the letter.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.core import clock
from accord.people.models import CourtOrder, Guardian, Invitation, Login, StudentContact
from accord.people.tests.crawl import crawl
from accord.people.tests.pages import begun, family_page, same, send, staff_page
from accord.web.demo import Cast
from tests.turns import in_turn

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]

Change = Callable[[Cast], object]


def father(cast: Cast):
    return Guardian.objects.filter(id=cast.guardians["jakub"].id)


def tie(cast: Cast):
    return StudentContact.objects.filter(id=cast.ties["lena", "jakub"].id)


def order(cast: Cast, scope: str) -> CourtOrder:
    return CourtOrder.objects.create(
        school=cast.riverbank, tie=cast.ties["lena", "jakub"], scope=scope, starts_on="2026-01-01",
        issued_by="A court", recorded_by=cast.staff["head"],
    )  # fmt: skip


SECRETS: dict[str, Change] = {
    "address": lambda cast: father(cast).update(address="CANARY Lane 1"),
    "confidential": lambda cast: father(cast).update(address_confidential=True),
    "email": lambda cast: father(cast).update(email=cast.guardians["ewa"].email),
    "phone": lambda cast: father(cast).update(phone=cast.guardians["ewa"].phone),
    "language": lambda cast: father(cast).update(language="ro", interpreter_needed=True),
    "name": lambda cast: father(cast).update(preferred_name="CANARY", pronunciation="CANARY"),
    "no sign-in": lambda cast: father(cast).update(login=None),
    "signed in": lambda cast: Login.objects.filter(pk=cast.login("jakub").pk).update(last_login=clock.now()),
    "sign-in closed": lambda cast: Login.objects.filter(pk=cast.login("jakub").pk).update(is_active=False),
    "order on information": lambda cast: order(cast, "information"),
    "order on everything": lambda cast: order(cast, "all"),
    "order on collection": lambda cast: order(cast, "collection"),
    "rights": lambda cast: tie(cast).update(may_collect=False, lives_with=True, may_be_contacted=False),
    "order of contact": lambda cast: tie(cast).update(contact_order=0),
    "ended": lambda cast: tie(cast).update(ends_on="2026-10-01"),
    "left": lambda cast: father(cast).update(ends_on="2026-10-01"),
    "never tied": lambda cast: tie(cast).delete(),
    "a third person": lambda cast: StudentContact.objects.create(
        school=cast.riverbank, student=cast.students["lena"], guardian=cast.guardians["nora"],
        relationship="other", contact_order=3,
    ),
    "invited": lambda cast: Invitation.objects.create(
        school=cast.riverbank, guardian=cast.guardians["jakub"], channel="letter", code_hash="c" * 64,
        expires_at=clock.now() + timedelta(days=9),
    ),
}  # fmt: skip


def world_of(client, cast: Cast) -> list[str]:
    """All that Ewa can fetch: what links lead to, what she may guess, what forms answer."""
    lena, jakub = cast.students["lena"], cast.guardians["jakub"]
    seen = [same(answer) for _address, answer in crawl(client, "/family/", "/")]
    mine = family_page("edit_me", cast.guardians["ewa"].ref)
    for address in (
        family_page("child", lena.ref), family_page("edit_me", jakub.ref), family_page("child", jakub.ref),
        staff_page("guardian", jakub.ref), staff_page("student", lena.ref), staff_page("orders", lena.ref),
        staff_page("edit_tie", cast.ties["lena", "jakub"].ref), staff_page("search") + "?name=Jakub",
    ):  # fmt: skip
        seen.append(same(client.get(address)))
    said = begun(client, mine)
    for change in ({"email": "jakub@"}, {"phone": "x"}, {"email": jakub.email, "phone": jakub.phone}):
        with transaction.atomic():
            seen.append(same(send(client, mine, said | change)))
            seen.append(same(client.get(family_page("me"))))
            transaction.set_rollback(True)
    return seen


def test_a_secret_of_the_other_guardian_changes_nothing(as_person, cast):
    ewa = as_person("ewa")
    before = world_of(ewa, cast)
    assert any("Lena" in page for page in before)
    for name, happen in in_turn(SECRETS.items()):
        with transaction.atomic():
            happen(cast)
            assert world_of(ewa, cast) == before, name
            transaction.set_rollback(True)


@pytest.mark.thorough
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(set(SECRETS) - {"never tied"})), min_size=2, max_size=5, unique=True))
def test_no_mixture_of_secrets_changes_anything(as_person, cast, secrets):
    ewa = as_person("ewa")
    with transaction.atomic():
        before = world_of(ewa, cast)
        for secret in secrets:
            SECRETS[secret](cast)
        assert world_of(ewa, cast) == before, secrets
        transaction.set_rollback(True)


@pytest.mark.in_turn
def test_the_comparison_would_notice_a_leak(as_person, cast):
    ewa = as_person("ewa")
    before = world_of(ewa, cast)
    Guardian.objects.filter(id=cast.guardians["ewa"].id).update(address="CANARY Lane 1")
    assert world_of(ewa, cast) != before


@pytest.mark.in_turn
def test_the_other_way_round_nothing_of_her_reaches_him(as_person, cast):
    jakub = as_person("jakub")

    def seen() -> list[str]:
        return [same(answer) for _address, answer in crawl(jakub, "/family/")]

    before = seen()
    Guardian.objects.filter(id=cast.guardians["ewa"].id).update(
        address="CANARY Lane 2", phone="+44 20 7946 0777", language="ar", login=None
    )
    assert seen() == before
    assert not any("Ewa" in page or "Ferry" in page for page in before)
