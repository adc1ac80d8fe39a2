"""Support for additional needs: the rightful people read it, and it is found nowhere else."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.people.actions.join_students import join_students
from accord.people.actions.record_need import record_need
from accord.people.joining.kinds import STUDENTS
from accord.people.joining.outlook import look_ahead
from accord.people.joining.plan import plan_join
from accord.people.models import (
    Absence,
    ConfidentialReading,
    Cover,
    Guardian,
    NeedSupport,
    StudentContact,
    StudentJoined,
    Teaching,
)
from accord.people.tests.crawl import everything
from accord.people.tests.joining.twins import answered, join, post_of, student_like, today
from accord.people.tests.pages import family_page, in_english, noted, send, staff_page, told_wrong, words
from accord.schools.models import School

pytestmark = [pytest.mark.requirement("K1"), pytest.mark.requirement("I9"), pytest.mark.django_db]

PLAN = "Education, health and care plan"
HINT = "gets additional support"
HEADING = "Support for additional needs"
SECRETS = (PLAN, "SEN support", HINT, HEADING, "ehc_plan")


@pytest.fixture
def supported(cast):
    """Lena, Tom and Bao have a plan."""
    by = post_of(cast, "needs")
    for child in ("lena", "tom", "bao"):
        record_need(student=cast.students[child], by=by, level="ehc_plan", starts_on=today() - timedelta(days=40))
    return cast


def test_the_coordinator_writes_down_support_and_changes_it_and_ends_it(as_person, cast):
    lena, client = cast.students["lena"], as_person("needs")
    panel = words(client.get(staff_page("student", lena.ref)))
    assert HEADING in panel
    assert "No support is written down today" in panel
    assert "Nothing is written down of a diagnosis" in panel
    new = staff_page("new_need", lena.ref)
    asked = words(client.get(new))
    assert "SEN support" in asked
    assert "no diagnosis, no report, no reason" in asked
    assert "Additional support with a formal plan" not in asked
    assert told_wrong(send(client, new, {"level": "illness", "starts_on": "2026-13-01"})) == {"level", "starts_on"}
    first = today() - timedelta(days=100)
    assert send(client, new, {"level": "sen_support", "starts_on": first}).status_code == 302
    early = send(client, new, {"level": "ehc_plan", "starts_on": first - timedelta(days=1)})
    assert early.status_code == 422
    assert "There is support on or after that day already" in words(early)
    assert send(client, new, {"level": "ehc_plan", "starts_on": today()}).status_code == 302
    page = client.get(staff_page("student_needs", lena.ref))
    assert words(page).index(PLAN) < words(page).index("SEN support")
    was, now = NeedSupport.objects.order_by("starts_on")
    assert (was.ends_on, now.ends_on) == (today() - timedelta(days=1), None)
    end = staff_page("end_need", lena.ref, now.ref)
    assert told_wrong(send(client, end, {"what": "ends"})) == {"last_day"}
    assert told_wrong(send(client, end, {"what": "ends", "last_day": first})) == {"last_day"}
    assert told_wrong(
        send(client, staff_page("end_need", lena.ref, was.ref), {"what": "ends", "last_day": today()})
    ) == {"last_day"}
    assert PLAN in words(client.get(staff_page("needs")))
    assert send(client, end, {"what": "mistake"}).status_code == 302
    assert "Written down by mistake" in words(client.get(staff_page("student_needs", lena.ref)))
    assert PLAN not in words(client.get(staff_page("needs")))
    assert NeedSupport.objects.count() == 2
    with clock.travel_to(clock.now() + timedelta(days=1)):
        assert send(client, end, {"what": "mistake"}).status_code == 422
    assert [entry.verb for entry in AuditEntry.objects.filter(verb__contains="need").order_by("id")] == [
        "record_need", "record_need", "call_need_mistaken",
    ]  # fmt: skip
    for entry in AuditEntry.objects.filter(verb__contains="need"):
        assert (entry.details, entry.purpose) == ({}, "")
        assert lena.ref not in entry.subject


def test_elsewhere_the_terms_are_neutral(as_person, cast):
    for changes in ({"subdivision": "WLS"}, {"district": None, "country": "SG", "subdivision": ""}):
        School.objects.filter(slug="riverbank").update(version=cast.schools["riverbank"].version + 7, **changes)
        cast.schools["riverbank"].version += 7
        asked = words(as_person("needs").get(staff_page("new_need", cast.students["lena"].ref)))
        assert "Additional support with a formal plan" in asked
        assert "SEN support" not in asked


@pytest.mark.in_turn
def test_need_1_the_record_is_read_by_two_and_teachers_of_the_child_learn_that_there_is_support(as_person, supported):
    lena = supported.students["lena"]
    page, record = staff_page("student", lena.ref), staff_page("student_needs", lena.ref)
    for times, key in enumerate(("needs", "head"), start=1):
        client = as_person(key)
        assert HINT in words(client.get(page))
        assert PLAN in words(client.get(record))
        assert ConfidentialReading.objects.filter(subject=f"student:{lena.ref}").count() == times
        listed = words(client.get(staff_page("needs")))
        assert all(name in listed for name in ("Lena Kowalska", "Tom Reed", "Bao Nguyen", PLAN))
    assert "Write down support" not in words(as_person("head").get(record))
    assert as_person("head").get(staff_page("new_need", lena.ref)).status_code == 403
    told = words(as_person("tan").get(page))
    assert HINT in told
    assert "The special needs coordinator can tell you" in told
    for secret in (PLAN, "Navarro", "Open the record"):
        assert secret not in told
    Teaching.objects.create(school_class=supported.classes["4B"], staff=supported.staff["ode"], part="teacher")
    assert HINT in words(as_person("ode").get(page))
    for key in ("year_head", "office", "deputy", "safeguarding"):
        seen = as_person(key).get(page)
        assert seen.status_code == 200
        assert not [secret for secret in SECRETS if secret in words(seen)], key
        assert as_person(key).get(record).status_code == 403
    with clock.travel_to(clock.now() + timedelta(days=1)):
        need = NeedSupport.objects.get(student=lena)
        NeedSupport.objects.filter(pk=need.pk).update(ends_on=today() - timedelta(days=1))
        assert HEADING not in words(as_person("tan").get(page))


def test_need_1_standing_in_for_a_teacher_and_ones_own_child_open_nothing(as_person, supported):
    lena, at = supported.students["lena"], clock.now()
    page = staff_page("student", lena.ref)
    away = Absence.objects.create(
        staff=supported.staff["tan"], starts_at=at - timedelta(hours=1), ends_at=at + timedelta(hours=9)
    )
    Cover.objects.create(absence=away, staff=supported.staff["lim"], starts_at=away.starts_at, ends_at=away.ends_at)
    seen = as_person("lim").get(page)
    assert seen.status_code == 200
    assert HEADING not in words(seen)
    Guardian.objects.filter(pk=supported.guardians["jakub"].pk).update(login=supported.login("needs"))
    client = as_person("needs")
    assert HEADING not in words(client.get(page))
    assert client.get(staff_page("student_needs", lena.ref)).status_code == 403
    assert "Lena" not in words(client.get(staff_page("needs")))


def test_need_2_guardians_with_parental_responsibility_read_it_on_their_childs_page(as_person, supported):
    for key, child, reads in (
        ("ewa", "lena", True), ("jakub", "lena", True), ("grace", "tom", True), ("mei", "bao", False),
    ):  # fmt: skip
        page = words(in_english(as_person(key)).get(family_page("child", supported.students[child].ref)))
        assert (PLAN in page) == (HEADING in page) == reads, key
        assert ("No diagnosis is kept here" in page) == reads
    ended = NeedSupport.objects.get(student=supported.students["tom"])
    NeedSupport.objects.filter(pk=ended.pk).update(mistaken=True)
    tom = family_page("child", supported.students["tom"].ref)
    assert PLAN not in words(as_person("grace").get(tom))
    StudentContact.objects.filter(pk=supported.ties["lena", "jakub"].pk).update(parental_responsibility=False)
    lena = family_page("child", supported.students["lena"].ref)
    assert HEADING not in words(in_english(as_person("jakub")).get(lena))


def places(cast) -> list[str]:
    """Where a curious person begins: every page about people, and the addresses of needs as such."""
    starts = ["/", "/family/", "/staff/riverbank/", *map(staff_page, ("students", "staff", "absences", "needs"))]
    starts += [f"{staff_page('search')}?name={letter}" for letter in "aeo"]
    for child in ("lena", "tom", "bao"):
        ref = cast.students[child].ref
        starts += [staff_page(name, ref) for name in ("student", "student_needs", "new_need", "find_twin_students")]
        starts.append(family_page("child", ref))
    return starts


@pytest.mark.in_turn
def test_nobody_else_finds_it_in_lists_searches_classes_or_on_the_desk(as_person, supported):
    guardian = supported.guardians["ewa"]
    addresses = [
        *places(supported),
        staff_page("class", supported.classes["4B"].ref),
        staff_page("guardian", guardian.ref),
        staff_page("join_students", supported.students["lena"].ref, supported.students["tom"].ref),
        "/staff/riverbank/reception/",
    ]
    for key in ("office", "deputy", "safeguarding", "governor", "chief", "nora"):
        client = in_english(as_person(key))
        found = "".join(client.get(address, follow=True).content.decode() for address in addresses)
        assert "</html>" in found
        assert not [secret for secret in SECRETS if secret in found], key


@pytest.mark.thorough
@pytest.mark.parametrize(
    "key",
    [
        "office", "deputy", "safeguarding", "governor", "chair", "admin", "volunteers", "nair", "year_head", "chief",
        "neil", "nora", "mei", "amina", "siti", "hillside_office", "maya",
    ],
)  # fmt: skip
def test_nobody_else_finds_it_by_following_every_link(as_person, supported, key):
    found = everything(in_english(as_person(key)), *places(supported))
    assert [secret for secret in SECRETS if secret in found] == []


def test_need_4_needs_follow_the_student_who_stays_and_the_office_learns_nothing(as_person, supported):
    lena, office = supported.students["lena"], post_of(supported, "office")
    twin = student_like(lena)
    by = post_of(supported, "needs")
    later = record_need(student=twin, by=by, level="sen_support", starts_on=today() - timedelta(days=10))
    plan = plan_join(STUDENTS, lena, twin, office)
    outlook = look_ahead(plan, answered(plan, yes=True), office)
    done = join(join_students, twin, lena, office, yes=True).done
    earlier = NeedSupport.objects.get(level="ehc_plan", student=twin)
    later.refresh_from_db()
    assert later.ends_on is None
    assert earlier.ends_on == today() - timedelta(days=11)
    said = f"{outlook} {done} {noted('join_students')[0].details} {StudentJoined.objects.get().done}"
    assert "need" not in said
    assert "support" not in said.lower()
    assert PLAN in words(in_english(as_person("ewa")).get(family_page("child", lena.ref)))


def test_need_4_what_had_ended_with_its_record_does_not_begin_again(supported):
    lena, office = supported.students["lena"], post_of(supported, "office")
    lena.ends_on = today() - timedelta(days=20)
    lena.save()
    twin = student_like(lena)
    join(join_students, twin, lena, office, yes=True)
    assert NeedSupport.objects.get(student=twin).ends_on == today() - timedelta(days=20)
