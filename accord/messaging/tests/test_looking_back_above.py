"""Somebody of the trust holds safeguarding for its schools, and looks back where a school's only lead cannot."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, Notice
from accord.delivery.tests.post import all_of, post
from accord.messaging.models import Emergency, EmergencyReview
from accord.messaging.tasks import tell_above_of_emergencies
from accord.messaging.tests.looked_back import NIGHT, STRANGE, send, told_at_risk
from accord.messaging.tests.written import LAST_MONDAY, with_charter, write
from accord.people.models import ConfidentialReading, DistrictPost, DistrictSafeguarding, Guardian, RoleHolding
from accord.people.tests.pages import markup
from accord.rules.charter import EmergencyKind
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C3", "K5")]
GIVE = "/district/harbour/safeguarding/"
LIST = "/staff/riverbank/messages/emergencies/"


@pytest.fixture
def at_risk(cast: Cast) -> Emergency:
    """The school's only lead was told of it, and so had a part."""
    return told_at_risk(with_charter(cast))


def at(use: Emergency) -> str:
    return f"/asked/emergencies/{use.ref}/"


@pytest.mark.in_turn
def test_a_district_gives_safeguarding_and_its_holder_looks_back_and_at_nothing_else(cast, as_person, at_risk):
    chief, lead, head = as_person("chief"), as_person("safeguarding"), as_person("head")
    assert "Nobody can look back at this yet" in markup(lead.get(f"{LIST}{at_risk.ref}/"))
    assert chief.get(at(at_risk)).status_code == 404
    assert "To look back at" not in markup(chief.get("/asked/"))

    page = markup(chief.get(GIVE))
    assert "Nobody holds safeguarding yet" in page
    assert "Hui Min Tan" not in page, "a teacher is not among the people of the district"
    assert send(chief, GIVE, person=cast.login("tan").ref).status_code == 422
    assert head.get(GIVE).status_code == 404
    assert send(head, GIVE, person=cast.login("chief").ref).status_code == 404
    assert send(chief, GIVE, person=cast.login("chief").ref).status_code == 302
    assert AuditEntry.objects.filter(verb="give_district_safeguarding").count() == 1

    assert cast.login("chief").name in markup(lead.get(f"{LIST}{at_risk.ref}/")), "the lead reads who can look back"
    listed = markup(chief.get("/asked/"))
    assert at(at_risk) in listed
    assert STRANGE not in listed
    shown = markup(chief.get(at(at_risk)))
    assert STRANGE in shown
    assert ConfidentialReading.objects.filter(subject=f"emergency:{at_risk.ref}", login=cast.login("chief")).exists()
    talk = at_risk.message.conversation.ref
    assert talk not in shown
    assert chief.get(f"/staff/riverbank/messages/{talk}/").status_code == 404
    assert chief.get(LIST).status_code == 404
    for key in ("head", "deputy", "tan", "amina"):
        assert as_person(key).get(at(at_risk)).status_code == 404, key
        assert "To look back at" not in markup(as_person(key).get("/asked/"))

    assert send(chief, at(at_risk), note="Ring first").status_code == 422
    assert send(chief, at(at_risk), was_one="yes", note="Ring first").status_code == 302
    review = EmergencyReview.objects.get()
    assert (review.by, review.by_login) == (None, cast.login("chief"))
    assert "Ring first" in markup(chief.get(at(at_risk)))
    read = markup(lead.get(f"{LIST}{at_risk.ref}/"))
    assert "Ring first" in read
    assert cast.login("chief").name in read


@pytest.mark.in_turn
def test_it_counts_only_while_nobody_nearer_is_free_and_the_holder_is_free_and_of_the_district(
    cast, as_person, at_risk
):
    chief = as_person("chief")
    given = DistrictSafeguarding.objects.create(
        district=cast.trust, login=cast.login("chief"), starts_on=LAST_MONDAY.date()
    )
    assert chief.get(at(at_risk)).status_code == 200
    second = RoleHolding.objects.create(
        staff=cast.staff["lim"], role=RoleHolding.Role.SAFEGUARDING_LEAD, starts_on=LAST_MONDAY.date()
    )
    assert chief.get(at(at_risk)).status_code == 404, "another lead of the school is nearer"
    second.delete()
    name = {"given_name": "Kin", "family_name": "Ship"}
    kin = Guardian.objects.create(school=cast.riverbank, login=cast.login("chief"), **name)
    kin.contacts.create(school=cast.riverbank, student=at_risk.message.conversation.student)
    assert chief.get(at(at_risk)).status_code == 404, "family of the child"
    kin.contacts.all().delete()
    kin.delete()
    assert chief.get(at(at_risk)).status_code == 200
    other = write(cast, NIGHT + timedelta(hours=1), emergency=EmergencyKind.MEDICAL).message.emergency
    assert chief.get(at(other)).status_code == 404, "nothing but what is about a child at risk"
    DistrictPost.objects.update(ends_on=LAST_MONDAY.date())
    assert chief.get(at(at_risk)).status_code == 302, "not of the district any more: nothing opens by this sign-in"
    DistrictPost.objects.update(ends_on=None)
    chief = as_person("chief")
    assert send(chief, f"{GIVE}{given.ref}/end/").status_code == 302
    assert chief.get(at(at_risk)).status_code == 404
    assert AuditEntry.objects.filter(verb="end_district_safeguarding").count() == 1


@pytest.fixture(autouse=True)
def letters_are_laid_down(settings, tmp_path):
    settings.ACCORD_MAIL_TRANSPORT, settings.EMAIL_FILE_PATH = "file", tmp_path / "mail"


def rounds(at) -> list:
    """The worker looks at a moment whether somebody of the district is to be told; the letters that have left."""
    with clock.travel_to(at):
        tell_above_of_emergencies.enqueue()
        return [one for one in post() if "Something new for you" in one["Subject"]]


@pytest.mark.in_turn
def test_the_holder_is_told_once_in_working_hours_without_a_word_of_it(cast, as_person, at_risk):
    rounds(NIGHT)
    assert not Notice.objects.filter(kind="look-back").exists(), "nobody of the district holds safeguarding yet"
    given = DistrictSafeguarding.objects.create(
        district=cast.trust, login=cast.login("chief"), starts_on=LAST_MONDAY.date()
    )
    assert not rounds(NIGHT)
    waits = Delivery.objects.get(notice__kind="look-back")
    assert (waits.login, waits.status) == (cast.login("chief"), "held")
    assert (waits.go_at.date(), waits.go_at.hour) == ((NIGHT + timedelta(days=1)).date(), 8)
    rounds(waits.go_at)
    (mail,) = rounds(waits.go_at + timedelta(hours=1))
    assert mail["To"] == cast.login("chief").email
    assert "/asked/" in all_of(mail)
    assert STRANGE not in all_of(mail)
    assert "emergenc" not in all_of(mail).lower(), "whoever sees the mail learns of no emergency"

    seen = "".join(markup(as_person(key).get("/staff/riverbank/deliveries/")) for key in ("office", "head"))
    assert "Edith" not in seen, "the school's list of those who were not reached knows nothing of it"
    Delivery.objects.filter(pk=waits.pk).update(status="failed_permanently")
    assert "could not be reached by e-mail" in markup(as_person("safeguarding").get(f"{LIST}{at_risk.ref}/"))
    given.delete()


@pytest.mark.in_turn
def test_whoever_holds_it_as_lead_of_another_school_is_told_and_nobody_who_is_not_free_any_more(cast, at_risk):
    colleague = cast.login("hillside_head")
    RoleHolding.objects.create(
        staff=cast.staff["hillside_head"], role=RoleHolding.Role.SAFEGUARDING_LEAD, starts_on=LAST_MONDAY.date()
    )
    for who in (colleague, cast.login("chief")):
        DistrictSafeguarding.objects.create(district=cast.trust, login=who, starts_on=LAST_MONDAY.date())
    assert not rounds(NIGHT)
    waits = {one.login: one for one in Delivery.objects.filter(notice__kind="look-back")}
    assert waits.keys() == {colleague, cast.login("chief")}
    DistrictSafeguarding.objects.filter(login=cast.login("chief")).delete()
    assert [mail["To"] for mail in rounds(max(one.go_at for one in waits.values()))] == [colleague.email]
