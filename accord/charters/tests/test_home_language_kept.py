"""The promise of news in the language of the home is counted from what people wrote and whom it reached."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from accord.charters.actions.measure_home_language import measure_home_language
from accord.charters.models import PromiseOutcome
from accord.charters.tests import making
from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.actions import Words, Written, gettext_noop, tell
from accord.delivery.models import Delivery, Notice
from accord.delivery.wording import Text
from accord.people.models import Guardian
from accord.web.demo import Cast
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("B4"), pytest.mark.django_db]

LATER = MONDAY + timedelta(days=3)
ARABIC = Written("أهلا بكم.", "ar")
ENGLISH = Written("Welcome.", "en")


@pytest.fixture
def charter(cast: Cast) -> None:
    """A charter holds; Amina wishes Arabic, Grace the school's main language English, Siti Malay."""
    making.published(cast)
    for key, language in {"amina": "ar", "grace": "en", "siti": "ms"}.items():
        Guardian.objects.filter(pk=cast.guardians[key].pk).update(language=language)
        cast.guardians[key].refresh_from_db()
    school = cast.riverbank
    school.languages = ["en", "ar", "zh-hans", "ms"]
    school.save(update_fields=["languages"])


def _told(cast: Cast, text: Text | Sequence[Text], *keys: str, subject: Text = "", urgency: str = "routine") -> Notice:
    notice = tell(
        school=cast.riverbank, kind="demo", recipients=[cast.guardians[key] for key in keys or ("amina",)],
        subject=subject or Words(gettext_noop("News from school")), text=text, by="house:tests", at=clock.now(),
        urgency=urgency, reason="A burst pipe." if urgency == "emergency" else "",
    )  # fmt: skip
    Delivery.objects.filter(notice=notice, channel="email").update(status="sent", sent_at=clock.now())
    return notice


def _measure(cast: Cast) -> dict[str, bool]:
    with clock.travel_to(LATER):
        measure_home_language(school=cast.riverbank, at=LATER)
    rows = PromiseOutcome.objects.filter(measured="news_in_home_language")
    return {row.about.removeprefix("notice:"): row.met_at is not None for row in rows}


@pytest.mark.usefixtures("charter")
def test_news_in_the_wished_language_kept_it_and_in_another_did_not(cast: Cast) -> None:
    own, other = _told(cast, ARABIC), _told(cast, ENGLISH)
    assert _measure(cast) == {own.ref: True, other.ref: False}


@pytest.mark.usefixtures("charter")
def test_one_family_left_out_breaks_it(cast: Cast) -> None:
    both = _told(cast, ENGLISH, "amina", "grace")
    assert _measure(cast) == {both.ref: False}


@pytest.mark.usefixtures("charter")
def test_news_for_readers_of_the_main_language_alone_does_not_flatter(cast: Cast) -> None:
    _told(cast, ENGLISH, "grace")
    assert _measure(cast) == {}


@pytest.mark.usefixtures("charter")
def test_a_reader_of_the_main_language_who_gets_another_breaks_it_too(cast: Cast) -> None:
    both = _told(cast, ARABIC, "amina", "grace")
    assert _measure(cast) == {both.ref: False}


@pytest.mark.usefixtures("charter")
def test_a_language_that_the_school_does_not_offer_is_not_promised(cast: Cast) -> None:
    Guardian.objects.filter(pk=cast.guardians["siti"].pk).update(language="so")
    _told(cast, ENGLISH, "siti")
    shared = _told(cast, ARABIC, "siti", "amina")
    assert _measure(cast) == {shared.ref: True}


@pytest.mark.usefixtures("charter")
def test_what_the_product_says_and_what_is_not_known_do_not_count(cast: Cast) -> None:
    _told(cast, Words(gettext_noop("We have received your message. An answer follows.")))
    _told(cast, "Nobody said in which language this is.")
    assert _measure(cast) == {}


@pytest.mark.usefixtures("charter")
def test_a_subject_counts_where_nothing_else_was_written(cast: Cast) -> None:
    short = _told(cast, "", subject=ENGLISH)
    assert _measure(cast) == {short.ref: False}


@pytest.mark.usefixtures("charter")
def test_emergencies_count(cast: Cast) -> None:
    assert _measure(cast) == {}
    urgent = _told(cast, ENGLISH, urgency="emergency")
    assert _measure(cast) == {urgent.ref: False}


@pytest.mark.usefixtures("charter")
def test_what_is_on_its_way_waits_and_whom_nothing_reached_does_not_count(cast: Cast) -> None:
    waiting, lost, shared = _told(cast, ENGLISH), _told(cast, ENGLISH), _told(cast, ARABIC, "amina", "siti")
    Delivery.objects.filter(notice=waiting, channel="email").update(status="waiting", sent_at=None)
    Delivery.objects.filter(notice=lost).update(status="failed_permanently")
    Delivery.objects.filter(notice=shared, guardian=cast.guardians["siti"]).update(status="failed_permanently")
    assert _measure(cast) == {shared.ref: True}
    Delivery.objects.filter(notice=waiting, channel="email").update(status="sent", sent_at=LATER)
    assert _measure(cast) == {shared.ref: True, waiting.ref: False}


@pytest.mark.usefixtures("charter")
def test_what_the_portal_holds_for_the_end_of_quiet_hours_counts_when_they_are_over(cast: Cast) -> None:
    notice = _told(cast, ARABIC)
    portal = Delivery.objects.filter(notice=notice, channel="portal")
    assert portal.exists()
    portal.update(status="held", go_at=LATER + timedelta(hours=1))
    assert _measure(cast) == {}
    portal.update(go_at=LATER)
    assert _measure(cast) == {notice.ref: True}


@pytest.mark.usefixtures("charter")
def test_each_notice_counts_once_and_the_count_is_written_down(cast: Cast) -> None:
    _told(cast, ARABIC)
    assert _measure(cast) == _measure(cast)
    assert PromiseOutcome.objects.filter(measured="news_in_home_language").count() == 1
    assert AuditEntry.objects.filter(verb="measure_home_language").count() == 1


def test_without_a_charter_nothing_is_promised(cast: Cast) -> None:
    _told(cast, ENGLISH)
    assert _measure(cast) == {}
