"""A concern from the first word to what was agreed, on the pages of both sides; and who never sees it."""

import re

import pytest

from accord.concerns.models import Agreement, Concern, TalkOffer

pytestmark = pytest.mark.django_db
NEW = "/family/concerns/new/"
STRANGE = "the Zanzibar cupboard"


def raise_one(client, child, **more):
    words = {"what_happened": f"Idris was shut in {STRANGE} at break.", "put_right": "Somebody looks at break."}
    return client.post(f"{NEW}?about={child.ref}", {**words, "go": "send", "once": "a" * 22, **more})


def desk(concern=None):
    return f"/staff/riverbank/concerns/{concern.ref + '/' if concern else ''}"


@pytest.mark.requirement("H1", "H4")
def test_a_concern_goes_its_whole_way(as_person, cast):
    amina, tan, child = as_person("amina"), as_person("tan"), cast.students["idris"]
    empty = amina.post(f"{NEW}?about={child.ref}", {"child_says": "I was cold.", "go": "look", "once": "b" * 22})
    assert empty.status_code == 422
    assert "I was cold." in empty.content.decode()
    look = amina.post(
        f"{NEW}?about={child.ref}", {"what_happened": f"Shut in {STRANGE}", "go": "look", "once": "c" * 22}
    )
    page = look.content.decode()
    assert "Ms Hui Min Tan gets it now" in page
    assert "You hear from the school by" in page
    assert not Concern.objects.exists(), "a look keeps nothing"

    raise_one(amina, child)
    concern = Concern.objects.get()
    assert concern.held_by == cast.staff["tan"]
    assert concern.answer_by > concern.raised_at
    own = f"/family/concerns/{concern.ref}/"
    assert "Ms Hui Min Tan is looking into it. You hear by" in amina.get(own).content.decode()

    assert STRANGE in tan.get(desk(concern)).content.decode()
    assert "The family hears by" in tan.get(desk()).content.decode()
    times = re.findall(r'name="times" value="([^"]+)"', tan.get(desk(concern)).content.decode())
    assert len(times) == 3
    tan.post(f"{desk(concern)}talk/", {"how": "telephone", "times": times, "once": "d" * 22})
    concern.refresh_from_db()
    assert concern.answered_at
    page = amina.get(own).content.decode()
    assert "offers you a talk. Choose a time" in page
    offer = TalkOffer.objects.order_by("at").first()
    amina.post(f"{own}talk/{offer.ref}/", {"once": "e" * 22})
    assert "You talk with Ms Hui Min Tan" in amina.get(own).content.decode()
    assert TalkOffer.objects.filter(taken=True).count() == 1

    agreed = {"school_does": "Break is watched by two.", "family_does": "We ask Idris each Friday."}
    tan.post(f"{desk(concern)}agree/", {**agreed, "look_again_on": "2026-12-07", "once": "f" * 22})
    amina.post(f"{own}agreed/", {"go": "no", "words": "Only for a week?", "once": "g" * 22})
    assert "Only for a week?" in tan.get(desk(concern)).content.decode()
    tan.post(f"{desk(concern)}agree/", {**agreed, "look_again_on": "2026-12-14", "once": "h" * 22})
    amina.post(f"{own}agreed/", {"go": "yes", "once": "i" * 22})
    concern.refresh_from_db()
    assert concern.closed_at
    assert "You look at it together again on" in amina.get(own).content.decode()
    amina.post(f"{own}settled/", {"go": "not_well", "once": "j" * 22})
    concern.refresh_from_db()
    assert concern.closed_at is None, "what does not go well is open again"
    assert Agreement.objects.filter(looked_at__isnull=False).count() == 1
    amina.post(f"{own}leader/", {"once": "k" * 22})
    assert "Mr Leo Grant" in amina.get(own).content.decode()
    assert tan.get(desk(concern)).status_code == 404, "it went on to the senior leader"
