"""What nothing ever restricts: a guardian under every limit at once still reaches the school with what matters."""

from datetime import timedelta
from itertools import chain, combinations

import pytest
from django.urls import reverse

from accord.concerns.models import Complaint, Worry
from accord.conduct.models import Representation, Restriction
from accord.core import clock
from accord.messaging.facts.preview import preview
from accord.messaging.models import Conversation, Emergency, Message
from accord.messaging.tests.limits import KINDS, limit
from accord.messaging.tests.writing import about, look, press
from accord.messaging.tests.written import with_charter
from accord.people.models import Duty
from accord.people.tests.pages import filled, send, words
from accord.reception.tests.counter import limited
from accord.rules.charter import EmergencyKind
from accord.rules.restrictions import Restricted
from accord.rules.routing import Because
from accord.rules.sending import NEVER_LIMITED, Held
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn, pytest.mark.requirement("I5")]


@pytest.fixture
def story(cast: Cast) -> Cast:
    """The charter in force, somebody on duty, and Jakub under all five limits at once, all of his messages used up."""
    with_charter(cast)
    Duty.objects.create(
        school=cast.riverbank, staff=cast.staff["office"], kind="duty_person", phone="+44 20 7946 0999",
        starts_at=MONDAY - timedelta(hours=2), ends_at=MONDAY + timedelta(hours=8),
    )  # fmt: skip
    return cast


def under_all(cast: Cast) -> list[Restriction]:
    return [limited(cast, kind) for kind in Restricted]


def used_up(cast: Cast) -> None:
    """One message has been written already: the limit is reached."""
    conversation = Conversation.objects.create(
        school=cast.riverbank, guardian=cast.guardians["jakub"], topic="learning", subject="Before",
        last_message_at=MONDAY,
    )  # fmt: skip
    Message.objects.create(
        conversation=conversation,
        guardian=cast.guardians["jakub"],
        text="Before.",
        written_at=MONDAY,
        visible_at=MONDAY,
    )


def test_under_every_limit_at_once_a_guardian_reads_reports_complains_and_asks_for_a_review(story, as_person):
    held = under_all(story)
    used_up(story)
    jakub, lena = as_person("jakub"), story.students["lena"]
    assert "Lena" in words(jakub.get(reverse("family_people:child", args=[lena.ref])))
    address = about(story, "lena")

    press(jakub, address, look(jakub, address, "Lena is ill today.", topic="attendance"), topic="attendance")
    absence = Message.objects.latest("id")
    assert (absence.text, absence.visible_at) == ("Lena is ill today.", MONDAY)

    urgent = {"topic": "health", "emergency": EmergencyKind.MEDICAL.value}
    press(jakub, address, look(jakub, address, "Lena has a very high fever.", **urgent), **urgent)
    emergency = Emergency.objects.get()
    assert emergency.message.visible_at == MONDAY
    assert emergency.told == story.staff["office"]

    usual = {"topic": "learning"}
    press(jakub, address, look(jakub, address, "May I have the reading list?", **usual), **usual)
    waiting = Message.objects.latest("id")
    assert waiting.text == "May I have the reading list?"
    assert (waiting.visible_at, waiting.hold.because) == (None, Held.CONTACT_LIMIT)

    tell = reverse("family_safeguarding:tell")
    worry = send(jakub, tell, {**filled(jakub.get(tell)), "text": "A child at our bus stop has bruises."})
    assert worry.status_code in (200, 302)
    assert Worry.objects.count() == 1

    new = reverse("family_complaints:complain")
    letter = {"letter": "Lena was left alone in the hall. Nobody rang me.", "child": lena.ref, "go": "send"}
    assert send(jakub, new, {**filled(jakub.get(new)), **letter}).status_code == 302
    assert Complaint.objects.get().guardian == story.guardians["jakub"]

    for restriction in held:
        page = reverse("family_conduct:measure", args=[restriction.decision.ref])
        assert 'name="asks_for_review"' in jakub.get(page).content.decode()
        assert send(jakub, page, {"text": "", "asks_for_review": "on"}).status_code == 302
    assert Representation.objects.filter(asks_for_review=True).count() == len(held)


def test_whatever_limits_meet_the_floor_is_neither_held_nor_led_to_the_one_contact(story):
    for kind in KINDS:
        limit(story, kind, who="jakub")
    used_up(story)
    every = set(Restriction.objects.values_list("pk", flat=True))
    for chosen in chain.from_iterable(combinations(sorted(every), size) for size in range(len(every) + 1)):
        Restriction.objects.filter(pk__in=every - set(chosen)).update(ends_at=MONDAY)
        Restriction.objects.filter(pk__in=chosen).update(ends_at=MONDAY + timedelta(days=9))
        for topic, emergency in (*((one, None) for one in sorted(NEVER_LIMITED)), ("learning", EmergencyKind.MEDICAL)):
            with clock.travel_to(MONDAY):
                found = preview(
                    school=story.riverbank, guardian=story.guardians["jakub"], student=story.students["lena"],
                    topic=topic, concerned=(), emergency=emergency, at=MONDAY,
                )  # fmt: skip
            assert found.decision.held is not Held.CONTACT_LIMIT, (chosen, topic)
            if topic in NEVER_LIMITED:
                assert found.routed.route.because != Because.SINGLE_CONTACT, (chosen, topic)
            else:
                assert found.decision.to_duty
