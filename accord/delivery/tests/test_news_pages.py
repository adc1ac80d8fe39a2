"""News as people find it on their pages, and what they wish, on both faces."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.actions import About, mark_read
from accord.delivery.models import ChannelWish, Delivery, QuietHours
from accord.delivery.tests.post import by_channel, post, told
from accord.people.tests.pages import filled, send, told_wrong, words
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D1", "C2")]

FAMILY, STAFF = "/family/notices/", "/staff/riverbank/notices/"
NIGHT_WORKER = {"email": "important", "days_1": "12345", "from_1": "08:00", "until_1": "16:00"}


def test_news_is_new_until_it_is_opened(as_person, cast):
    notice = told(cast, "amina", "siti", url="/family/me/")
    amina = as_person("amina")
    page = amina.get(FAMILY)
    assert "The trip is on Friday" in words(page)
    assert "New" in words(page)
    assert '<span class="bar__count">1</span>' in amina.get("/family/").content.decode()
    opened = amina.get(f"{FAMILY}{notice.ref}/")
    assert "We leave at nine." in words(opened)
    assert 'href="/family/me/"' in opened.content.decode()
    assert by_channel("amina", cast)["portal"] == "read"
    assert "bar__count" not in amina.get("/family/").content.decode()
    assert by_channel("siti", cast)["portal"] == "delivered", "others have not read it"


def test_opening_it_twice_or_asking_for_its_head_changes_nothing(as_person, cast):
    notice = told(cast, "amina")
    amina = as_person("amina")
    amina.head(f"{FAMILY}{notice.ref}/")
    assert by_channel("amina", cast)["portal"] == "delivered"
    amina.get(f"{FAMILY}{notice.ref}/")
    first = Delivery.objects.get(channel="portal").read_at
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        amina.get(f"{FAMILY}{notice.ref}/")
    assert Delivery.objects.get(channel="portal").read_at == first


def test_everything_can_be_read_at_once(as_person, cast):
    told(cast, "amina")
    told(cast, "amina", subject="The second")
    amina = as_person("amina")
    assert "I have seen all of it" in words(amina.get(FAMILY))
    assert send(amina, f"{FAMILY}read/").status_code == 302
    assert set(Delivery.objects.filter(channel="portal").values_list("status", flat=True)) == {"read"}
    assert "I have seen all of it" not in words(amina.get(FAMILY))


def test_another_persons_news_is_absent(as_person, cast):
    notice = told(cast, "amina")
    assert as_person("amina").get(f"{FAMILY}{notice.ref}/").status_code == 200
    stranger, absent = (as_person("siti").get(f"{FAMILY}{ref}/") for ref in (notice.ref, "2" * 16))
    assert (stranger.status_code, absent.status_code) == (404, 404)
    assert as_person("tan").get(f"{STAFF}{notice.ref}/").status_code == 404


def test_news_of_two_schools_stands_in_one_list(as_person, cast):
    told(cast, "siti")
    told(cast, "siti_hillside", subject="Hillside's fair")
    page = words(as_person("siti").get(FAMILY))
    assert "The trip is on Friday" in page
    assert "Hillside's fair" in page


def test_a_parent_who_works_here_keeps_both_faces_apart(as_person, cast):
    told(cast, "nair", subject="The staff meeting", url="")
    told(cast, "priya", subject="Anand's class")
    both = as_person("nair")
    assert "Anand's class" not in words(both.get(STAFF))
    assert "The staff meeting" in words(both.get(STAFF))
    assert "The staff meeting" not in words(both.get(FAMILY))
    assert "Anand's class" in words(both.get(FAMILY))


def test_what_a_person_wrote_is_shown_as_text_and_never_as_markup(as_person, cast):
    notice = told(cast, "amina", subject="<b>bold</b>", text="<script>alert(1)</script>")
    (letter,) = post()
    assert "<script>alert" not in letter.get_body(("html",)).get_content()
    page = as_person("amina").get(f"{FAMILY}{notice.ref}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;bold" in page


def test_reading_a_thing_reads_all_news_about_it(cast):
    about = About("conversation", "k" * 16)
    told(cast, "amina", about=about)
    told(cast, "amina", about=about)
    told(cast, "amina")
    assert mark_read(readers=[cast.guardians["amina"]], about=about, at=clock.now()) == 2
    assert mark_read(readers=[cast.guardians["amina"]], about=about, at=clock.now()) == 0
    assert Delivery.objects.filter(channel="portal", status="delivered").count() == 1
    with pytest.raises(ValueError):
        mark_read(readers=[cast.guardians["amina"]], at=clock.now())


def test_reading_today_does_not_read_what_comes_tomorrow(cast):
    about = About("conversation", "k" * 16)
    told(cast, "amina", about=about, not_before=MONDAY + timedelta(days=1))
    assert mark_read(readers=[cast.guardians["amina"]], about=about, at=clock.now()) == 0


@pytest.mark.parametrize(("key", "url"), [("amina", FAMILY), ("tan", STAFF)])
def test_a_person_says_how_and_when_they_want_to_hear(as_person, cast, key, url):
    person = as_person(key)
    assert filled(person.get(f"{url}settings/"))["email"] == "routine"
    assert send(person, f"{url}settings/", NIGHT_WORKER).status_code == 302
    wish, quiet = ChannelWish.objects.get(), QuietHours.objects.get()
    assert (wish.channel, wish.least) == ("email", "important")
    assert (quiet.weekdays, quiet.starts_minute, quiet.ends_minute) == ([1, 2, 3, 4, 5], 480, 960)
    held = filled(person.get(f"{url}settings/"))
    assert (held["email"], held["days_1"], held["from_1"], held["until_1"]) == ("important", "12345", "08:00", "16:00")
    entry = AuditEntry.objects.get(verb="set_wishes")
    assert entry.details == {"channels": {"email": "important"}, "quiet_spans": 1}
    told(cast, key, urgency="important", url="")
    assert by_channel(key, cast) == {"portal": "delivered", "email": "held"}, "it is Monday, ten in the morning"


def test_wishes_hold_at_all_schools_of_a_family(as_person, cast):
    send(as_person("siti"), f"{FAMILY}settings/", NIGHT_WORKER)
    assert {wish.guardian_id for wish in ChannelWish.objects.all()} == {
        cast.guardians["siti"].pk,
        cast.guardians["siti_hillside"].pk,
    }
    send(as_person("siti"), f"{FAMILY}settings/", {"email": "routine"})
    assert set(ChannelWish.objects.values_list("least", flat=True)) == {"routine"}
    assert QuietHours.objects.count() == 0


def test_half_a_stretch_is_asked_for_again_and_nothing_typed_is_lost(as_person, cast):
    answer = send(as_person("amina"), f"{FAMILY}settings/", {"email": "emergency", "days_2": "6", "from_2": "20:00"})
    assert answer.status_code == 422
    assert told_wrong(answer) == {"until_2"}
    assert filled(answer)["from_2"] == "20:00"
    assert ChannelWish.objects.count() == 0


def test_quiet_hours_that_leave_no_time_are_refused(as_person, cast):
    always = {"email": "routine", "days_1": "1234567", "from_1": "08:00", "until_1": "08:00"}
    answer = send(as_person("amina"), f"{FAMILY}settings/", always)
    assert answer.status_code == 422
    assert "leave no time" in words(answer)


def test_someone_without_a_school_finds_an_empty_list(as_person, cast):
    assert "No news yet" in words(as_person("chief").get(FAMILY))


@pytest.mark.parametrize(("kind", "urgency", "marked"), [
    ("test", "important", "Important"),
    ("test", "emergency", "Emergency"),
    ("test", "routine", ""),
    ("answer", "emergency", "Emergency"),
    ("answer", "important", ""),
])  # fmt: skip
def test_important_is_what_the_school_calls_so_and_not_every_answer(as_person, cast, kind, urgency, marked):
    told(cast, "amina", kind=kind, urgency=urgency, reason="A storm." if urgency == "emergency" else "")
    page = words(as_person("amina").get(FAMILY))
    assert "The trip is on Friday" in page
    assert [mark for mark in ("Important", "Emergency") if mark in page] == [mark for mark in (marked,) if mark]
