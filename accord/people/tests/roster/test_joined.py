"""A roster after two records were joined: both identifiers find the one that stays, and nothing changes."""

from datetime import date

import pytest

from accord.core.errors import DomainError
from accord.people.actions.join_guardians import join_guardians
from accord.people.actions.join_students import join_students
from accord.people.models import (
    Enrolment,
    Guardian,
    Login,
    RoleHolding,
    RosterImport,
    RosterLink,
    StaffMember,
    Student,
    StudentContact,
)
from accord.people.roster.applying.apply import JoinedMeanwhile, take_over
from accord.people.roster.planning.links import load_links
from accord.people.roster.scratch import Scratch
from accord.people.tests.joining.twins import join
from accord.people.tests.roster.bundles import Bundle, enrol, person, small_school
from accord.people.tests.roster.conftest import everything
from accord.people.viewer import Post, viewer_of
from accord.schools.models import School

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


@pytest.fixture
def office(school) -> Post:
    """The post of the school office."""
    login = Login.objects.create_login(email="office@school.example", name="Office")
    staff = StaffMember.objects.create(school=school, given_name="Olive", family_name="Park", login=login)
    RoleHolding.objects.create(staff=staff, role="office", starts_on=date(2026, 9, 1))
    post = viewer_of(login).post_at(school.slug)
    assert post is not None
    return post


def with_a_second_mother() -> Bundle:
    """The small school, in which Lena's mother stands a second time under another number."""
    bundle = small_school()
    person(bundle, "u-mother2", "parent", "Ines", "Novak-Brown", email="ines@work.example")
    row = bundle.files["users"]["u-lena"]
    row["agentSourcedIds"] = row["agentSourcedIds"] + ",u-mother2"
    return bundle


def rows(school: School) -> list:
    links = RosterLink.objects.filter(school=school).order_by("kind", "source_id")
    return [everything(school), list(links.values()), list(Enrolment.objects.order_by("pk").values())]


def two_mothers() -> tuple[Guardian, Guardian]:
    return Guardian.objects.get(source_id="u-mother"), Guardian.objects.get(source_id="u-mother2")


def test_the_next_import_finds_the_record_that_stays_and_changes_nothing(bring, school, office):
    bring(with_a_second_mother())
    kept, away = two_mothers()
    join(join_guardians, kept, away, office, yes=True)
    before = rows(school)
    code, words = bring(with_a_second_mother())
    assert code == 0
    assert "There is nothing to change." in words
    assert rows(school) == before
    assert Guardian.objects.filter(school=school).count() == 4


def test_what_the_source_changes_afterwards_reaches_the_record_that_stays(bring, school, office):
    bring(with_a_second_mother())
    kept, away = two_mothers()
    join(join_guardians, away, kept, office, yes=True)
    bundle = with_a_second_mother()
    bundle.put("users", "u-mother2", sms="+44 20 7946 0777")
    bring(bundle)
    away.refresh_from_db()
    assert away.phone == "+442079460777"


def test_the_person_stays_while_the_source_names_one_of_both_numbers(bring, school, office):
    bring(with_a_second_mother())
    kept, away = two_mothers()
    join(join_guardians, kept, away, office, yes=True)
    bring(small_school())
    kept.refresh_from_db()
    assert kept.ends_on is None
    tie = StudentContact.objects.get(guardian=kept, student__source_id="u-lena")
    assert tie.ends_on is None
    gone = small_school()
    gone.drop("users", "u-mother")
    for row in gone.files["users"].values():
        row["agentSourcedIds"] = ",".join(
            each for each in row.get("agentSourcedIds", "").split(",") if each and each != "u-mother"
        )
    bring(gone)
    kept.refresh_from_db()
    assert kept.ends_on is not None, "the source names neither"


def test_a_child_that_stood_twice_keeps_its_place_and_the_next_import_is_silent(bring, school, office):
    def bundle() -> Bundle:
        made = small_school()
        person(made, "u-lena2", "student", "Lena", "Novak", agentSourcedIds="u-mother", grades="03")
        enrol(made, "e-lena2", "c3", "u-lena2", "student")
        return made

    bring(bundle())
    kept, away = Student.objects.get(source_id="u-lena"), Student.objects.get(source_id="u-lena2")
    join(join_students, kept, away, office, yes=True)
    before = rows(school)
    code, words = bring(bundle())
    assert code == 0
    assert "There is nothing to change." in words, words
    assert rows(school) == before
    assert kept.enrolments.filter(ends_on__isnull=True).count() == 1


def test_a_number_that_was_given_by_hand_is_found_too(bring, school, office):
    bring(small_school())
    kept = Guardian.objects.get(source_id="u-mother")
    away = Guardian.objects.create(
        school=school, given_name="Ines", family_name="Novak", email="ines@home.example", source_id="u-by-hand"
    )
    join(join_guardians, kept, away, office)
    bundle = small_school()
    person(bundle, "u-by-hand", "parent", "Ines", "Novak", email="ines@home.example")
    bring(bundle)
    assert Guardian.objects.filter(school=school, given_name="Ines").count() == 2, "nobody is added anew"


def test_what_was_compared_before_a_join_is_not_taken_over_after_it(school, office, tmp_path):
    one, other = (
        Guardian.objects.create(school=school, given_name="Ines", family_name="Novak", phone="020") for _ in range(2)
    )
    with Scratch(tmp_path / "scratch.sqlite3", create=True) as scratch:
        load_links(scratch, school.pk)
        scratch.flush()
        join(join_guardians, one, other, office)
        with pytest.raises(JoinedMeanwhile):
            take_over(scratch, school_id=school.pk, on=office.on)
    assert not RosterImport.objects.exists()


def test_a_join_and_a_taking_over_never_go_together(school, office):
    one, other = (Guardian.objects.create(school=school, given_name="Ines", family_name="Novak") for _ in range(2))
    RosterImport.objects.create(school=school, table="oneroster", state="applying", file_name="a.zip", started_by="x")
    with pytest.raises(DomainError) as refusal:
        join(join_guardians, one, other, office)
    assert refusal.value.status == 409
