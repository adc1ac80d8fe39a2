"""Ready answers: written in the school's languages, checked, and offered in the language of the family."""

import secrets

import pytest
from django.conf import settings
from django.utils import translation

from accord.charters.tests.making import post
from accord.core.models import AuditEntry
from accord.messaging.facts.ready_answers import templates_for
from accord.messaging.filling import filled, has_loose_brace, unknown_names
from accord.messaging.models import MessageTemplate
from accord.messaging.tests.written import write
from accord.messaging.wordings import common_answers
from accord.people.tests.pages import markup

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C9")]
AT = "/staff/riverbank/messages/templates/"


def send(client, address: str, **fields):
    return client.post(address, {"once": secrets.token_hex(8), **fields})


@pytest.fixture
def thanks(story) -> MessageTemplate:
    return MessageTemplate.objects.create(
        school=story.riverbank,
        by=story.staff["tan"],
        name="Thanks",
        wordings={"en": "Dear {guardian}, thank you about {child}. {me}", "ar": "شكرًا {guardian} بشأن {child}. {me}"},
    )


def test_the_common_answers_stand_in_every_language_and_name_only_what_we_know():
    codes = {code for code, _name in settings.LANGUAGES}
    for one in common_answers():
        assert set(one.names) == set(one.wordings) == codes, one.key
        for text in one.wordings.values():
            assert not unknown_names(text)
            assert not has_loose_brace(text)
            assert "{me}" in text
    assert len(common_answers()) >= 12


def test_names_take_their_place_and_a_name_without_words_stays():
    assert filled("{child}, { me }", {"child": "Idris"}) == "Idris, { me }"
    assert unknown_names("{child} {pupil} {pupil}") == ["pupil"]
    assert has_loose_brace("{child")


def test_the_school_takes_common_ones_once_and_in_all_languages(story, as_person):
    office = as_person("office")
    assert "Absence noted" in markup(office.get(f"{AT}start/"))
    send(office, f"{AT}start/", keys=["absence_noted", "good_news"])
    send(office, f"{AT}start/", keys=["good_news"])
    taken = MessageTemplate.objects.filter(school=story.riverbank)
    assert {one.name for one in taken} == {"Absence noted", "Good news"}
    assert all("ar" in one.wordings for one in taken)
    assert "Absence noted" in markup(office.get(AT))


def test_a_ready_answer_is_written_and_changed(story, as_person):
    teacher = as_person("tan")
    assert send(teacher, f"{AT}new/", name="Trip", text_en="Dear {guardian}, the trip is on {date}.").status_code == 302
    made = MessageTemplate.objects.get()
    page = markup(teacher.get(f"{AT}{made.ref}/"))
    seen = page.split('name="seen" value="')[1].split('"')[0]
    send(teacher, f"{AT}{made.ref}/", name="Trip", seen=seen, text_en="The trip is on {date}.")
    made.refresh_from_db()
    assert made.wordings["en"] == "The trip is on {date}."
    late = send(teacher, f"{AT}{made.ref}/", name="Trip", seen=seen, text_en="My other words.")
    assert late.status_code == 409
    assert "My other words." in markup(late)
    assert AuditEntry.objects.filter(verb="keep_template").count() == 2


def test_unknown_names_are_named_and_the_words_are_kept(story, as_person):
    answer = send(as_person("tan"), f"{AT}new/", name="Trip", text_en="Dear {parent}, hello.")
    assert answer.status_code == 422
    assert "{parent}" in markup(answer)
    assert "{guardian}" in markup(answer)
    assert "hello." in markup(answer)
    assert not MessageTemplate.objects.exists()


def test_a_colleague_does_not_change_what_another_wrote_and_the_office_does(story, as_person, thanks):
    assert as_person("tan").get(f"{AT}{thanks.ref}/").status_code == 200
    assert as_person("office").get(f"{AT}{thanks.ref}/").status_code == 200
    assert as_person("lim").get(f"{AT}{thanks.ref}/").status_code == 403
    assert as_person("hillside_office").get(f"/staff/hillside/messages/templates/{thanks.ref}/").status_code == 404


def test_an_ended_one_is_offered_no_more(story, as_person, thanks):
    teacher = as_person("tan")
    assert "Thanks" in markup(teacher.get(AT))
    send(teacher, f"{AT}{thanks.ref}/end/")
    assert "Thanks" not in markup(teacher.get(AT))
    thanks.refresh_from_db()
    assert thanks.ended_at is not None
    assert thanks.wordings["en"]


def test_the_family_reads_its_own_language_and_the_sender_sees_what_it_says(
    story, thanks, django_assert_max_num_queries
):
    conversation = write(story).message.conversation
    asker = post(story, "tan")
    with translation.override("en"), django_assert_max_num_queries(3):
        ready = templates_for(asker, conversation)[0]
    assert ready.said.language == "ar"
    assert ready.said.direction == "rtl"
    assert "Idris" in ready.said.text
    assert ready.own is not None
    assert ready.own.text.startswith("Dear Amina Yusuf, thank you about Idris")
    assert ready.in_family_language


def test_where_the_language_is_missing_the_sender_is_told(story, thanks):
    conversation = write(story, who="ewa", child="lena").message.conversation
    ready = templates_for(post(story, "tan"), conversation)[0]
    assert ready.said.language == "en"
    assert not ready.in_family_language


def test_the_choice_for_a_conversation_is_for_those_who_may_read_it(story, as_person, thanks):
    conversation = write(story).message.conversation
    address = f"{AT}for/{conversation.ref}/"
    shown = as_person("tan").get(address, headers={"hx-request": "true"})
    assert "شكرًا" in markup(shown)
    assert "<html" not in markup(shown)
    assert as_person("lim").get(address).status_code == 404
