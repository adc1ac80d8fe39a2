"""In which words people are told: their own language, what can be said at all, what is said outside the portal."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.delivery.actions import Words, Written, gettext_noop, ngettext_noop
from accord.delivery.models import Notice
from accord.delivery.tests.post import all_of, body_of, post, told
from accord.people.models import Guardian
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D1", "C2")]


def test_words_are_said_in_the_readers_language_at_the_moment_of_sending(cast):
    words = Words(gettext_noop("Good morning, %(name)s"), {"name": "Amina"})
    told(cast, "amina", subject=words, text=[words, Written("Bring a coat.", "en")])
    (letter,) = post()
    assert letter["Content-Language"] == "ar"
    assert "Good morning" not in letter["Subject"]
    assert "Amina" in letter["Subject"]
    assert "Bring a coat." in body_of(letter), "what a person wrote stays as written"


def test_counts_moments_and_words_within_words_are_said(cast, as_person):
    one, many = ngettext_noop("%(num)s child", "%(num)s children")
    told(
        cast, "grace",
        subject=Words(gettext_noop("%(what)s on %(day)s"), {"what": Words(one, plural=many, count=3), "day": MONDAY}),
    )  # fmt: skip
    (letter,) = post()
    assert letter["Subject"] == "3 children on Monday 23 November 10 am"


def test_a_value_that_no_language_can_say_is_refused(cast):
    with pytest.raises(TypeError):
        told(cast, "amina", subject=Words("%(what)s", {"what": object()}))


def test_a_sentence_without_its_value_is_refused_when_it_is_told(cast):
    with pytest.raises(KeyError):
        told(cast, "amina", subject=Words("%(day)s at %(hour)s", {"day": "Monday"}))


def test_a_translation_that_asks_for_other_values_keeps_nobody_from_reading(cast, monkeypatch):
    from accord.delivery import wording

    told(cast, "grace", subject=Words("Good morning, %(name)s", {"name": "Grace"}))
    monkeypatch.setattr(wording, "gettext", lambda message: "Bonjour, %(nom)s")
    assert wording.say(Notice.objects.get().subject, None) == "Good morning, Grace"


def test_what_was_told_stays_as_it_was_although_its_cause_is_edited(cast):
    """N10: words are kept with the notice."""
    text = {"text": "We leave at nine.", "language": ""}
    told(cast, "amina", not_before=clock.now() + timedelta(hours=2))
    assert Notice.objects.get().text == [text]
    with clock.travel_to(MONDAY + timedelta(hours=2)):
        (letter,) = post()
    assert "We leave at nine." in body_of(letter)


def test_a_confidential_notice_says_nothing_outside_the_portal(cast, as_person):
    told(
        cast, "grace", subject="About Tom's counselling", text="Tom spoke of home.", confidential=True, reply_to="a@b.c"
    )
    (letter,) = post()
    everything = all_of(letter)
    assert "Tom" not in everything
    assert "counselling" not in everything
    assert letter["Reply-To"] is None
    assert "there is news for you" in letter["Subject"]
    assert "counselling" in as_person("grace").get("/family/notices/").content.decode()


def test_an_address_that_nobody_confirmed_is_told_only_that_there_is_news(cast):
    Guardian.objects.filter(pk=cast.guardians["amina"].pk).update(email="typing.mistake@home.example")
    cast.guardians["amina"].refresh_from_db()
    told(cast, "amina", subject="About Idris")
    (letter,) = post()
    assert letter["To"] == "typing.mistake@home.example"
    assert "Idris" not in all_of(letter)


def test_each_person_can_answer_under_an_address_of_their_own(cast):
    told(
        cast,
        "amina",
        "siti",
        reply_to=lambda person: f"reply+{person.ref}@school.example",
        references=["<a@x>", "<b@x>"],
    )
    replies = {letter["To"]: letter["Reply-To"] for letter in post()}
    assert replies["amina.yusuf@home.example"] == f"reply+{cast.guardians['amina'].ref}@school.example"
    assert len(set(replies.values())) == 2
    assert {(letter["In-Reply-To"], letter["References"]) for letter in post()} == {("<b@x>", "<a@x> <b@x>")}


def test_from_whom_it_comes_is_said_with_the_school(cast):
    told(cast, "grace", from_name="Ms Tan")
    (letter,) = post()
    assert letter["From"].startswith('"Ms Tan, Riverbank Primary School" <')


def test_without_a_place_of_its_own_a_letter_leads_to_the_news_itself(cast, as_person):
    notice = told(cast, "grace", url="")
    told(cast, "tan", url="", once="staff")
    grace, tan = sorted(post(), key=lambda letter: letter["To"])
    assert f"http://localhost:8000/family/notices/{notice.ref}/" in body_of(grace)
    assert "http://localhost:8000/staff/riverbank/notices/" in body_of(tan)
