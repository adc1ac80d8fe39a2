"""Columns of a school's own table: proposed in many languages, from contents too; tables read without merging."""

import json

import pytest

from accord.people.models import Guardian, Student
from accord.people.roster.matching.fields import fields_of, label_of
from accord.people.roster.matching.propose import propose
from accord.people.roster.plain import read_plain
from accord.people.roster.problem import Severity
from accord.people.roster.scratch import Scratch
from accord.people.roster.wording import explain

pytestmark = [pytest.mark.requirement("A4")]


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (
            "Adm No,Surname,Forename,DOB,Year,Reg Form,Parent 1 Name,Parent 1 Email,Parent 2 Mobile",
            "child_id child_family_name child_given_name child_born_on child_year_group child_class adult1_name"
            " adult1_email adult2_phone",
        ),
        (
            "studentId,firstName,lastName,guardianEmail",
            "child_id child_given_name "
            "child_family_name adult1_email",
        ),
        (
            "Numer ucznia,Imię i nazwisko,Data urodzenia,Klasa,Matka,E-mail matki,Ojciec,Telefon ojca",
            "child_id child_name child_born_on child_class adult1_name adult1_email adult2_name adult2_phone",
        ),
        (
            "Matricule,Nom de l'élève,Prénom de l'élève,Né le,Classe",
            "child_id child_family_name child_given_name "
            "child_born_on child_class",
        ),
        (
            "Matrícula,Apellidos,Nombre,Fecha de nacimiento,Correo padre",
            "child_id child_family_name child_given_name "
            "child_born_on adult1_email",
        ),
        (
            "Numar matricol,Nume,Prenume,Clasa,Email mama,Email tata",
            "child_id child_family_name child_given_name "
            "child_class adult1_email adult2_email",
        ),
        (
            "Rhif,Enw cyntaf,Cyfenw,Dyddiad geni,Dosbarth",
            "child_id child_given_name child_family_name "
            "child_born_on child_class",
        ),
        (
            "Nombor,Nama murid,Tarikh lahir,Kelas,Telefon penjaga",
            "child_id child_name child_born_on "
            "child_class adult1_phone",
        ),
        (
            "学号,姓名,出生日期,班级,家长姓名,家长电话",
            "child_id child_name child_born_on "
            "child_class adult1_name adult1_phone",
        ),
        (
            "மாணவர் எண்,மாணவர் பெயர்,வகுப்பு,பெற்றோர் மின்னஞ்சல்",
            "child_id child_name "
            "child_class adult1_email",
        ),
        (
            "رقم الطالب,الاسم الأول,اسم العائلة,تاريخ الميلاد,الفصل,بريد ولي الأمر",
            "child_id child_given_name child_family_name "
            "child_born_on child_class adult1_email",
        ),
        (
            "رول نمبر,پہلا نام,خاندانی نام,تاریخ پیدائش",
            "child_id child_given_name "
            "child_family_name child_born_on",
        ),
    ],
)  # fmt: skip
def test_headers_are_understood_in_many_languages(headers, fields):
    assert [proposal.field for proposal in propose(headers.split(","), [])] == fields.split()


def test_contents_speak_where_headers_do_not():
    headers = ["Pupil no", "A", "B", "C"]
    lines = [
        ["1", "a@b.example", "01/02/2018", "+44 20 7946 0001"],
        ["2", "c@d.example", "03/04/2018", "020 7946 0002"],
    ]
    proposals = propose(headers, lines)
    assert [proposal.field for proposal in proposals] == ["child_id", "adult1_email", "child_born_on", "adult1_phone"]
    assert [proposal.certainty for proposal in proposals] == ["sure", "likely", "likely", "likely"]


def test_no_field_is_proposed_twice():
    found = [proposal.field for proposal in propose(["Email", "E-mail", "Mail"], []) if proposal.field]
    assert len(found) == len(set(found))


def test_every_field_has_a_name():
    for table in ("families", "staff"):
        assert all(label_of(field) for field in fields_of(table))


def read(tmp_path, text: str, columns: str, **more: object) -> tuple[dict[str, dict[str, dict]], list[str]]:
    """What a table says, by kind and identifier, and what is wrong with it."""
    path = tmp_path / "table.csv"
    path.write_text(text)
    with Scratch(tmp_path / "scratch", create=True) as scratch:
        read_plain(path, scratch, columns=dict(enumerate(columns.split())), **more)
        found: dict[str, dict[str, dict]] = {}
        for row in scratch.rows("select * from entity"):
            found.setdefault(row["kind"], {})[row["source_id"]] = json.loads(row["data"])
        said = [f"{explain(problem).place}: {explain(problem).reason}" for problem in scratch.problems(*Severity)]
        return found, said


FAMILY = "child_id child_name adult1_name adult1_email adult2_name adult2_email"


def test_adults_of_brothers_and_sisters_are_not_joined_by_themselves(tmp_path):
    text = "id,n,a,e,b,f\nN1,Zoë Novak,Ines Novak,ines@home.example,,\nN2,Max Novak,Ines Novak,ines@home.example,,\n"
    found, _ = read(tmp_path, text, FAMILY)
    assert len(found["guardian"]) == 2
    assert len(found["tie"]) == 2


def test_adults_with_a_number_are_one(tmp_path):
    text = "id,n,g,a\nN1,Zoë Novak,G1,Ines Novak\nN2,Max Novak,G1,Ines Novak\n"
    found, _ = read(tmp_path, text, "child_id child_name adult1_id adult1_name")
    assert list(found["guardian"]) == ["G1"]
    assert len(found["tie"]) == 2


def test_columns_of_adults_that_change_places_do_not_make_one_the_other(tmp_path):
    one = "id,n,a,e,b,f\nN1,Zoë Novak,Ines Novak,ines@x.example,Karel Novak,karel@y.example\n"
    two = "id,n,a,e,b,f\nN1,Zoë Novak,Karel Novak,karel@y.example,Ines Novak,ines@x.example\n"
    assert read(tmp_path, one, FAMILY)[0]["guardian"] == read(tmp_path, two, FAMILY)[0]["guardian"]


def test_a_child_on_several_lines_is_one_child_with_several_adults(tmp_path):
    text = "id,n,a,e,b,f\nN1,Zoë Novak,Ines Novak,ines@x.example,,\nN1,Zoë Novak,Karel Novak,k@y.example,,\n"
    found, said = read(tmp_path, text, FAMILY)
    assert len(found["student"]) == 1
    assert len(found["tie"]) == 2
    assert said == []


def test_one_number_for_two_children_is_named(tmp_path):
    text = "id,n,a,e,b,f\nN1,Zoë Novak,,,,\nN1,Tom Baker,,,,\n"
    found, said = read(tmp_path, text, FAMILY)
    assert len(found["student"]) == 1
    assert "table.csv, line 3, column id: “N1” stands on line 2 too" in said[0]


def test_without_a_number_name_and_birthday_together_identify_a_child(tmp_path):
    text = "n,b\nZoë Novak,01/02/2018\nTom Baker,\n"
    found, said = read(tmp_path, text, "child_name child_born_on")
    assert list(found["student"]) == ["zoe novak 2018-02-01"]
    assert "nothing on this line by which we could know this child again" in said[0]


@pytest.mark.django_db
def test_a_table_on_the_command_line_is_read_by_its_headings(bring, school, tmp_path):
    path = tmp_path / "children.csv"
    path.write_text(
        "Adm No,Surname,Forename,DOB,Class,Mother,Mother email\nN1,Novak,Zoë,01/02/2018,4B,Ines Novak,ines@x.example\n"
    )
    code, words = bring(path)
    assert code == 0, words
    assert Student.objects.get().enrolments.get().school_class.name == "4B"
    assert Guardian.objects.get().contacts.get().student.given_name == "Zoë"
    assert "nothing to change" in bring(path)[1]
