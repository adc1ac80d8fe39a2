"""Which students a member of staff sees, and what the office writes down of them."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.people.models import Absence, Cover, Enrolment, RoleHolding, Student, Teaching
from accord.people.tests.pages import begun, filled, noted, same, send, staff_page, told_wrong, words

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]


def seen_by(client) -> str:
    return words(client.get(staff_page("students")))


def test_a_teacher_sees_the_students_of_the_classes_taught_now_and_no_others(as_person, cast):
    tan = as_person("tan")
    assert "Idris Yusuf" in seen_by(tan)
    assert "Sara Yusuf" not in seen_by(tan)
    assert tan.get(staff_page("student", cast.students["idris"].ref)).status_code == 200
    strange = tan.get(staff_page("student", cast.students["sara"].ref))
    absent = tan.get(staff_page("student", "2222222222222222"))
    assert strange.status_code == absent.status_code == 404
    assert same(strange) == same(absent)


def test_a_teacher_without_a_class_sees_nobody(as_person):
    assert "4 students" not in seen_by(as_person("ode"))
    assert "No students yet" in seen_by(as_person("ode"))


def test_a_teacher_of_last_year_sees_nobody_any_more(as_person, cast):
    tan = as_person("tan")
    assert "Idris" in seen_by(tan)
    Teaching.objects.filter(staff=cast.staff["tan"]).update(ends_on=clock.now().date() - timedelta(days=1))
    assert "Idris" not in seen_by(tan)


def test_a_class_ends_with_its_school_year(as_person, cast):
    tan = as_person("tan")
    assert "Idris" in seen_by(tan)
    year = cast.riverbank.years.get()
    year.starts_on, year.ends_on = year.starts_on - timedelta(days=365), clock.now().date() - timedelta(days=1)
    year.save()
    assert "Idris" not in seen_by(tan)


def test_a_head_of_year_sees_the_year_that_the_role_names(as_person, cast):
    head_of_year = as_person("year_head")
    assert "Idris" in seen_by(head_of_year)
    assert "Sara" not in seen_by(head_of_year)
    RoleHolding.objects.filter(role="head_of_year").update(scope="1")
    assert "Sara" in seen_by(head_of_year)
    assert "Idris" not in seen_by(head_of_year)


@pytest.mark.parametrize("key", ["office", "needs", "safeguarding", "deputy", "head"])
def test_those_who_answer_for_all_see_all(as_person, key):
    found = seen_by(as_person(key))
    assert "Idris Yusuf" in found
    assert "Sara Yusuf" in found
    assert "Omar" not in found


@pytest.mark.requirement("A3")
def test_whoever_covers_sees_the_students_while_the_cover_lasts(as_person, cast):
    ode = as_person("ode")
    assert "Idris" not in seen_by(ode)
    at = clock.now()
    away = Absence.objects.create(staff=cast.staff["tan"], starts_at=at, ends_at=at + timedelta(days=3))
    cover = Cover.objects.create(absence=away, staff=cast.staff["ode"], starts_at=at, ends_at=at + timedelta(days=1))
    assert "Idris" in seen_by(ode)
    assert ode.get(staff_page("class", cast.classes["4B"].ref)).status_code == 200
    cover.ends_at = at + timedelta(seconds=1)
    cover.save()
    with clock.travel_to(at + timedelta(seconds=1)):
        assert "Idris" not in seen_by(ode)


def test_the_list_is_searched_by_any_part_of_a_name_and_by_class(as_person, cast):
    office = as_person("office")
    found = words(office.get(staff_page("students"), {"name": "sUF sar"}))
    assert "Sara Yusuf" in found
    assert "Idris" not in found
    in_class = words(office.get(staff_page("students"), {"class": cast.classes["1A"].ref}))
    assert "Sara Yusuf" in in_class
    assert "Idris" not in in_class


def test_names_with_other_letters_are_found_large_or_small(as_person, cast):
    Student.objects.filter(id=cast.students["lena"].id).update(preferred_name="Łucja Ślązak")
    office = as_person("office")
    for typed in ("łucja", "ŁUCJA", "śląz"):
        assert "Łucja" in words(office.get(staff_page("students"), {"name": typed})), typed


def test_who_left_stands_under_left_and_only_for_those_who_see_all(as_person, cast):
    Student.objects.filter(id=cast.students["idris"].id).update(ends_on=clock.now().date() - timedelta(days=1))
    office, tan = as_person("office"), as_person("tan")
    assert "Idris" not in seen_by(office)
    assert "Idris" in words(office.get(staff_page("students") + "?left"))
    assert "Idris" not in words(tan.get(staff_page("students") + "?left"))
    assert tan.get(staff_page("student", cast.students["idris"].ref)).status_code == 404


def test_hostile_searches_get_a_plain_answer(as_person):
    office = as_person("office")
    for typed in ("%", "_", "'; drop table", "🙂" * 4000, "a " * 5000, "<script>x</script>"):
        answer = office.get(staff_page("students"), {"name": typed, "class": typed, "page": "minus one"})
        assert answer.status_code == 200
        assert b"<script>x" not in answer.content


def test_the_office_writes_down_a_child_and_the_form_it_joins(as_person, cast):
    office = as_person("office")
    answer = send(
        office,
        staff_page("new_student"),
        {"given_name": "Zoë", "family_name": "Ng", "form": cast.classes["4B"].ref, "starts_on": "2026-11-23"},
    )
    child = Student.objects.get(given_name="Zoë")
    assert answer.headers["Location"] == staff_page("student", child.ref)
    assert child.year_group == "4"
    assert "Zoë Ng" in seen_by(as_person("tan"))
    assert noted("add_student")[0].actor == f"login:{cast.login('office').ref}"


def test_moving_to_another_form_leaves_the_first(as_person, cast):
    office, idris = as_person("office"), cast.students["idris"]
    send(office, staff_page("join_class", idris.ref), {"school_class": cast.classes["1A"].ref})
    assert "Idris" in seen_by(as_person("lim"))
    assert "Idris" not in seen_by(as_person("tan"))
    assert Enrolment.objects.filter(student=idris).count() == 2
    twice = send(office, staff_page("join_class", idris.ref), {"school_class": cast.classes["1A"].ref})
    assert twice.status_code == 422
    assert "already" in words(twice)
    assert len(noted("enrol")) == 1


def test_a_correction_is_kept_and_a_colleagues_correction_is_not_lost(as_person, cast):
    office, url = as_person("office"), staff_page("edit_student", cast.students["idris"].ref)
    first, second = begun(office, url), begun(office, url)
    send(office, url, first | {"pronunciation": "ID-rees"})
    send(office, url, begun(office, url) | {"pronunciation": "EED-rees"})
    late = send(office, url, second | {"preferred_name": "Idi", "pronunciation": "ID-riss"})
    assert late.status_code == 422
    assert "Meanwhile this became: EED-rees." in words(late)
    assert filled(late)["preferred_name"] == "Idi"
    idris = Student.objects.get(ref=cast.students["idris"].ref)
    assert (idris.pronunciation, idris.preferred_name) == ("EED-rees", "")
    send(office, url, filled(late))
    idris.refresh_from_db()
    assert (idris.pronunciation, idris.preferred_name) == ("ID-riss", "Idi")


def test_what_cannot_be_taken_is_said_beside_the_field_and_kept(as_person, cast):
    office, url = as_person("office"), staff_page("edit_student", cast.students["idris"].ref)
    answer = send(office, url, begun(office, url) | {"given_name": "", "born_on": "yesterday", "year_group": "9" * 40})
    assert answer.status_code == 422
    assert told_wrong(answer) == {"given_name", "born_on", "year_group"}
    assert "yesterday" in answer.content.decode()
