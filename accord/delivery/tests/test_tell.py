"""Telling people: who is told by which channel, when, in which words, and never twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accord.core import clock
from accord.core.models import AuditEntry, Job
from accord.delivery.actions import (
    About,
    Words,
    Written,
    gettext_noop,
    ngettext_noop,
    tell,
    withdraw_about,
    withdraw_notice,
)
from accord.delivery.declared import declare_kind
from accord.delivery.models import Attempt, ChannelWish, DeadAddress, Delivery, Notice, QuietHours, Unreached
from accord.delivery.tests.post import all_of, by_channel, post, told, work
from accord.people.models import Guardian, StudentContact
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D1", "C2")]


def body(letter) -> str:
    return letter.get_body(("plain",)).get_content()


def test_a_guardian_finds_it_in_the_portal_and_gets_one_e_mail(cast):
    notice = told(cast, "amina")
    assert by_channel("amina", cast) == {"portal": "delivered", "email": "waiting"}
    (letter,) = post()
    assert letter["To"] == "amina.yusuf@home.example"
    assert letter["Subject"] == "The trip is on Friday"
    assert letter["From"].startswith("Riverbank Primary School <")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "We leave at nine." in body(letter)
    assert "http://localhost:8000/family/" in body(letter)
    assert by_channel("amina", cast) == {"portal": "delivered", "email": "sent"}
    assert len(post()) == 1, "once is enough"
    entry = AuditEntry.objects.get(verb="tell")
    assert (entry.subject, entry.details["recipients"]) == (f"notice:{notice.ref}", 1)
    assert "Friday" not in str(entry.details)


def test_a_person_who_is_named_twice_is_told_once(cast):
    told(cast, "amina", "amina", "siti")
    assert Delivery.objects.count() == 4
    assert len(post()) == 2


def test_the_database_refuses_a_second_delivery_by_the_same_channel(cast):
    told(cast, "amina")
    first = Delivery.objects.get(channel="email")
    first.pk, first.ref, first.message_id = None, "x" * 16, "<other@x>"
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_what_is_told_again_under_the_same_key_is_told_once(cast):
    first, second = told(cast, "amina", once="trip-1"), told(cast, "amina", once="trip-1")
    assert first == second
    assert Notice.objects.count() == 1
    assert len(post()) == 1


def test_what_was_undone_was_never_told(cast):
    with pytest.raises(RuntimeError), transaction.atomic():
        told(cast, "amina")
        raise RuntimeError
    assert post() == []
    assert Delivery.objects.count() == Job.objects.filter(task__contains="delivery").count() == 0


def test_words_are_said_in_the_readers_language_at_the_moment_of_sending(cast):
    words = Words(gettext_noop("Good morning, %(name)s"), {"name": "Amina"})
    told(cast, "amina", subject=words, text=[words, Written("Bring a coat.", "en")])
    (letter,) = post()
    assert letter["Content-Language"] == "ar"
    assert "Good morning" not in letter["Subject"]
    assert "Amina" in letter["Subject"]
    assert "Bring a coat." in body(letter), "what a person wrote stays as written"


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
    assert "We leave at nine." in body(letter)


def test_quiet_hours_hold_the_mail_and_not_the_portal(cast):
    QuietHours.objects.create(guardian=cast.guardians["amina"], weekdays=[1], starts_minute=540, ends_minute=960)
    told(cast, "amina")
    assert by_channel("amina", cast) == {"portal": "delivered", "email": "held"}
    assert post() == []
    with clock.travel_to(MONDAY + timedelta(hours=6)):
        assert len(post()) == 1


def test_quiet_hours_that_were_set_meanwhile_are_kept_when_the_time_comes(cast):
    told(cast, "amina", not_before=MONDAY + timedelta(hours=1))
    QuietHours.objects.create(guardian=cast.guardians["amina"], weekdays=[1], starts_minute=600, ends_minute=900)
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        assert post() == []
        assert by_channel("amina", cast) == {"portal": "delivered", "email": "held"}
    with clock.travel_to(MONDAY + timedelta(hours=5)):
        assert len(post()) == 1


def test_an_emergency_waits_for_nothing_and_its_reason_is_written_down(cast):
    QuietHours.objects.create(guardian=cast.guardians["amina"], weekdays=[1], starts_minute=540, ends_minute=960)
    ChannelWish.objects.create(guardian=cast.guardians["amina"], channel="email", least="")
    with pytest.raises(ValueError):
        told(cast, "amina", urgency="emergency")
    told(cast, "amina", urgency="emergency", reason="A burst pipe: the school closes now.")
    assert len(post()) == 1
    assert AuditEntry.objects.get(verb="tell").purpose == "A burst pipe: the school closes now."


def test_staff_are_told_from_the_instant_that_the_caller_names_and_not_before_even_in_the_portal(cast, as_person):
    opening = MONDAY + timedelta(hours=22)
    told(cast, "tan", not_before=lambda person: opening, url="")
    assert by_channel("tan", cast) == {"portal": "held", "email": "held"}
    assert post() == []
    assert "The trip is on Friday" not in as_person("tan").get("/staff/riverbank/notices/").content.decode()
    with clock.travel_to(opening):
        assert "The trip is on Friday" in as_person("tan").get("/staff/riverbank/notices/").content.decode()
        assert len(post()) == 1
        assert by_channel("tan", cast) == {"portal": "delivered", "email": "sent"}


def test_wishes_against_mail_are_kept(cast):
    ChannelWish.objects.create(guardian=cast.guardians["amina"], channel="email", least="important")
    told(cast, "amina")
    assert by_channel("amina", cast) == {"portal": "delivered"}
    told(cast, "amina", urgency="important")
    assert len(post()) == 1
    assert Unreached.objects.count() == 0


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


@pytest.mark.requirement("A2")
@pytest.mark.parametrize("key", ["neil", "nora", "paul"])
def test_whoever_may_not_hear_of_a_child_is_not_told(cast, key):
    """N11: a court order, a mere contact, an ended tie."""
    child = {"neil": "tom", "nora": "tom", "paul": "maya"}[key]
    told(cast, key, student=cast.students[child])
    assert by_channel(key, cast) == {"portal": "cancelled_no_longer_entitled"}
    assert post() == []
    assert Unreached.objects.count() == 0
    told(cast, "grace", student=cast.students["tom"])
    assert len(post()) == 1, "the mother is told"


@pytest.mark.requirement("A2")
def test_whoever_loses_the_right_before_it_leaves_is_not_told(cast, as_person):
    """N11: asked again at the moment of sending and of showing."""
    later = MONDAY + timedelta(days=2)
    told(cast, "jakub", student=cast.students["lena"])
    told(cast, "jakub", student=cast.students["lena"], not_before=later, subject="Lena's play")
    assert len(post()) == 1
    assert "The trip" in as_person("jakub").get("/family/notices/").content.decode()
    StudentContact.objects.filter(guardian=cast.guardians["jakub"]).update(ends_on=MONDAY.date())
    with clock.travel_to(later):
        assert len(post()) == 1
        late = Delivery.objects.filter(notice__subject__text="Lena's play")
        assert set(late.values_list("status", flat=True)) == {"cancelled_no_longer_entitled"}
        page = as_person("jakub").get("/family/notices/").content.decode()
        assert "The trip" not in page
        assert "Lena" not in page
        assert "bar__count" not in page, "nor does a number tell of it"


def test_whoever_is_not_contacted_finds_it_in_the_portal_alone(cast):
    StudentContact.objects.filter(guardian=cast.guardians["jakub"]).update(may_be_contacted=False)
    told(cast, "jakub", student=cast.students["lena"])
    assert by_channel("jakub", cast) == {"portal": "delivered"}
    assert Unreached.objects.count() == 0


def test_the_room_that_made_it_is_asked_too(cast):
    allowed = {"yes"}
    declare_kind("asked", label="Asked", still_entitled=lambda person, refs: set(refs) & allowed)
    told(cast, "amina", kind="asked", about=About("thing", "no"))
    told(cast, "amina", kind="asked", about=About("thing", "yes"))
    assert len(post()) == 1
    told(cast, "amina", kind="asked", about=About("thing", "yes"), not_before=MONDAY + timedelta(hours=1))
    allowed.clear()
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        assert len(post()) == 1


@pytest.mark.requirement("A2")
def test_staff_hear_nothing_of_their_own_child_by_their_post(cast):
    told(cast, "nair", student=cast.students["anand"], url="")
    assert by_channel("nair", cast) == {"portal": "cancelled_no_longer_entitled"}
    told(cast, "tan", student=cast.students["anand"], url="")
    told(cast, "priya", student=cast.students["anand"])
    assert len(post()) == 2, "a colleague is told at work, and the mother at home"


def test_without_a_place_of_its_own_a_letter_leads_to_the_news_itself(cast, as_person):
    notice = told(cast, "grace", url="")
    told(cast, "tan", url="", once="staff")
    grace, tan = sorted(post(), key=lambda letter: letter["To"])
    assert f"http://localhost:8000/family/notices/{notice.ref}/" in body(grace)
    assert "http://localhost:8000/staff/riverbank/notices/" in body(tan)


def test_staff_who_left_are_told_no_more(cast):
    told(cast, "tan", not_before=MONDAY + timedelta(days=3), url="")
    staff = cast.staff["tan"]
    staff.ends_on = MONDAY.date()
    staff.save()
    with clock.travel_to(MONDAY + timedelta(days=3)):
        assert post() == []
    assert set(by_channel("tan", cast).values()) == {"cancelled_no_longer_entitled"}


def test_what_is_withdrawn_before_it_leaves_leaves_no_trace_for_the_reader(cast, as_person):
    notice = told(cast, "amina", not_before=MONDAY + timedelta(hours=2))
    withdraw_notice(notice=notice, by="login:test", at=clock.now())
    withdraw_notice(notice=notice, by="login:test", at=clock.now())
    with clock.travel_to(MONDAY + timedelta(hours=3)):
        assert post() == []
        assert "The trip" not in as_person("amina").get("/family/notices/").content.decode()
    assert set(by_channel("amina", cast).values()) == {"cancelled"}
    assert AuditEntry.objects.filter(verb="withdraw_notice").count() == 1


def test_whatever_was_told_about_a_thing_is_taken_back_together(cast):
    about = About("booking", "b" * 16)
    told(cast, "amina", about=about)
    told(cast, "siti", about=about)
    told(cast, "grace", about=About("booking", "c" * 16))
    assert withdraw_about(school=cast.riverbank, about=about, by="login:test", at=clock.now()) == 2
    assert [letter["To"] for letter in post()] == ["grace.reed@home.example"]


def test_what_is_out_of_date_is_not_sent(cast):
    told(cast, "amina", not_before=MONDAY + timedelta(hours=2), valid_until=MONDAY + timedelta(hours=1))
    with clock.travel_to(MONDAY + timedelta(hours=3)):
        assert post() == []
    assert set(by_channel("amina", cast).values()) == {"cancelled"}


def test_people_of_another_school_are_refused(cast):
    with pytest.raises(ValueError):
        tell(
            school=cast.riverbank, kind="test", recipients=[cast.guardians["owen"]], subject="x", by="login:test",
            at=clock.now(),
        )  # fmt: skip


def test_whoever_has_no_way_stands_on_the_offices_list_at_once(cast):
    told(cast, "kavitha")
    assert by_channel("kavitha", cast) == {}
    assert Unreached.objects.get().why == "no_way"


def test_an_address_that_failed_is_not_used_again(cast):
    DeadAddress.objects.create(
        school=cast.riverbank, channel="email", address="amina.yusuf@home.example", found_at=clock.now()
    )
    told(cast, "amina")
    assert by_channel("amina", cast) == {"portal": "delivered"}
    assert Unreached.objects.get().why == "address_fails"


def test_telling_many_takes_as_many_questions_as_telling_one(cast):
    school, child = cast.riverbank, cast.students["idris"]
    people = [Guardian(school=school, given_name=f"G{number}", email=f"g{number}@home.example") for number in range(40)]
    Guardian.objects.bulk_create(people)
    StudentContact.objects.bulk_create(StudentContact(school=school, student=child, guardian=each) for each in people)

    def questions(recipients) -> int:
        with CaptureQueriesContext(connection) as asked:
            tell(
                school=school, kind="test", recipients=recipients, subject="x", by="login:test", at=clock.now(),
                student=child,
            )  # fmt: skip
        return len(asked)

    questions(people[:1])
    assert questions(people[1:2]) == questions(people)
    assert Delivery.objects.count() == 42


def test_the_try_is_written_down_before_the_wire_is_touched(cast, monkeypatch):
    """N13, N7: when the letter is handed over, the attempt is stored and no transaction is open."""
    from accord.delivery.channels import CHANNELS, Outcome, Result
    from accord.delivery.channels.email import EmailChannel
    from accord.delivery.sending import rounds

    seen = []

    class Watched(EmailChannel):
        def send(self, letter):
            attempt = Attempt.objects.get()
            seen.append((attempt.outcome, attempt.finished_at, rounds.transaction.get_connection().in_atomic_block))
            return Outcome(Result.ACCEPTED, "250")

    monkeypatch.setitem(CHANNELS, "email", Watched())
    told(cast, "amina")
    work()
    assert [(outcome, finished) for outcome, finished, _ in seen] == [("started", None)]
    assert Attempt.objects.get().outcome == "accepted"


def test_sending_inside_a_transaction_is_refused(cast):
    from accord.delivery.sending.claim import claim
    from accord.delivery.sending.rounds import hand_over

    told(cast, "amina")
    claimed = claim(Delivery.objects.get(channel="email").pk, at=datetime(2026, 11, 23, 10, 5, tzinfo=UTC))
    with pytest.raises(RuntimeError), transaction.atomic():
        hand_over(claimed)
