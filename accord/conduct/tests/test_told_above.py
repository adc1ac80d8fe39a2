"""The trust is told in working hours, and where a mail to it fails, those who wait for the answer see it."""

from datetime import timedelta

import pytest

from accord.conduct.actions.consult import ask_consultation
from accord.conduct.models import Consultation
from accord.conduct.tests.deciding import decided, incident
from accord.conduct.tests.pages import page, send
from accord.delivery.actions.record_report import record_report
from accord.delivery.models import Attempt, DeadAddress, Delivery, Unreached
from accord.people.models import Login
from accord.rules.charter import Decider, Step
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I4", "K1")]
NIGHT = MONDAY + timedelta(hours=12)
WORDS = "could not be reached by e-mail"


def asked(cast: Cast, about, **more) -> Delivery:
    """The chief executive is asked about a bar at night; their mail."""
    found = ask_consultation(
        incident=about, step=Step.SITE_BAR, role=Decider.CHIEF_EXECUTIVE, draft="Bandicootjam: a bar.",
        staff=cast.staff["head"], by="login:head", at=NIGHT, **{"person": cast.login("chief"), **more},
    )  # fmt: skip
    return Delivery.objects.get(notice__about_ref=found.ref)


def test_channel_14_the_trust_is_asked_at_night_in_the_morning_and_at_once_for_what_is_provisional(
    story: Cast,
) -> None:
    about = incident(story)
    waits = asked(story, about)
    assert (waits.status, waits.go_at.date()) == ("held", (MONDAY + timedelta(days=1)).date())
    assert waits.go_at.hour in range(7, 10)
    Consultation.objects.update(taken_back_at=NIGHT)
    hurries = asked(story, about, terms={"safety": "He is coming back in the morning."})
    assert (hurries.status, hurries.go_at) == ("waiting", NIGHT)


@pytest.mark.in_turn
def test_channel_15_a_mail_that_fails_is_seen_by_those_who_wait_and_without_content_by_the_trust(
    story: Cast, as_person
) -> None:
    about = incident(story)
    head, chief, office = as_person("head"), as_person("chief"), as_person("office")
    where = ("riverbank", about.ref, "site_bar")
    Delivery.objects.all().delete()
    mail = asked(story, about)
    assert WORDS not in page(head, "conduct:consider", *where)
    assert "Mail reaches everybody" in page(chief, "district_mail:list", "harbour")
    address = story.login("chief").email
    Delivery.objects.filter(pk=mail.pk).update(status="sent")
    Attempt.objects.create(delivery=mail, number=1, address=address, started_at=NIGHT)
    record_report(delivery=mail, report="refused", code="550", answer="no such person", address_fails=True, at=NIGHT)
    assert WORDS in page(head, "conduct:consider", *where)
    assert not Unreached.objects.filter(notice=mail.notice).exists(), "the office learns of nothing"
    assert "Edith Crane" not in page(office, "deliveries:list", "riverbank")
    listed = page(chief, "district_mail:list", "harbour")
    assert "Edith Crane" in listed
    for hidden in ("Bandicoot", "Riverbank", "onfidential", "measure"):
        assert hidden not in listed.split("<main")[1], hidden
    page(head, "district_mail:list", "harbour", status=404)

    bar = decided(story, about, Step.CONTACT_LIMIT)
    assert WORDS not in page(head, "conduct:measure", "riverbank", bar.ref)
    send(chief, "district_mail:use_again", "harbour", story.login("chief").ref)
    assert not DeadAddress.objects.filter(revived_at__isnull=True).exists()
    Login.objects.filter(pk=story.login("chief").pk).update(email="edith.crane@new.example")
    assert "Mail reaches everybody" in page(chief, "district_mail:list", "harbour")


def test_channel_15_somebody_without_an_address_is_listed_at_once(story: Cast, as_person) -> None:
    person = story.login("chief")
    person.email = None
    person.save()
    about = incident(story)
    mail = asked(story, about, person=person)
    assert (mail.status, mail.why) == ("failed_permanently", "no_address")
    assert WORDS in page(as_person("head"), "conduct:consider", "riverbank", about.ref, "site_bar")
