"""Lines that cannot be taken over: each is named with a reason and a remedy, and nothing is half applied."""

import random
import re
from pathlib import Path

import pytest

from accord.people.models import Guardian, Student
from accord.people.roster.problem import Problem, Severity
from accord.people.roster.wording import LINE_WORDINGS, explain
from accord.people.roster.wording_files import FILE_WORDINGS
from accord.people.tests.roster.bundles import Bundle, enrol, person, small_school

pytestmark = [pytest.mark.requirement("A4")]

ROOM = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
class TestBadLines:
    """Every bad line is named with its file, line, column, reason and remedy."""

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (("users", "u-tom", {"givenName": ""}), "users.csv, line 5, column givenName: This cell is empty"),
            (("users", "u-tom", {"role": "pupil"}), "users.csv, line 5, column role: “pupil” is not a word"),
            (("users", "u-tom", {"givenName": "x" * 200}), "users.csv, line 5, column givenName"),
            (("demographics", "u-tom", {"birthDate": "31/31/2018"}), "column birthDate: “31/31/2018” is not a date"),
            (("enrollments", "e-tom", {"classSourcedId": "c99"}), "column classSourcedId: It names “c99”"),
            (("enrollments", "e-tom", {"userSourcedId": "u-99"}), "column userSourcedId: It names “u-99”"),
            (("classes", "c3", {"schoolSourcedId": "org9"}), "classes.csv, line 2, column schoolSourcedId"),
            (
                ("enrollments", "e-tom", {"beginDate": "2026-10-02", "endDate": "2026-10-01"}),
                "enrollments.csv, line 4, column endDate: It ends on 2026-10-01, before it begins",
            ),
            (("users", "u-tom", {"dateLastModified": "yesterday"}), "column dateLastModified: “yesterday”"),
            (("users", "u-tom", {"enabledUser": "perhaps"}), "“perhaps” is neither yes nor no"),
        ],
    )
    def test_a_bad_line_is_named_and_refuses_the_whole(self, bring, school, change, said):
        file, source_id, values = change
        code, words = bring(small_school().put(file, source_id, **values))
        assert said in words
        assert code == 1
        assert not Student.objects.exists()

    def test_agreed_to_expressly_the_rest_is_taken_over(self, bring, school):
        bundle = small_school().put("users", "u-tom", role="pupil")
        code, words = bring(bundle, without_bad_lines=True)
        assert code == 0, words
        assert sorted(Student.objects.values_list("given_name", flat=True)) == ["Lena", "Mila"]
        assert "whose own line in users.csv cannot be used" in words

    def test_who_stands_on_a_bad_line_is_not_ended(self, bring, school):
        bring(small_school())
        assert bring(small_school().put("users", "u-tom", role="pupil"), without_bad_lines=True)[0] == 0
        tom = Student.objects.get(source_id="u-tom")
        assert tom.ends_on is None
        assert tom.enrolments.get().ends_on is None
        assert tom.contacts.get().ends_on is None
        assert Guardian.objects.get(source_id="u-baker").ends_on is None

    def test_an_unreadable_line_means_that_absence_proves_nothing(self, bring, school):
        bring(small_school())
        bundle = small_school().drop("users", "u-tom").drop("enrollments", "e-tom").drop("demographics", "u-tom")
        bundle.extra["users.csv"] = bundle.text("users").encode() + b'"broken,\r\n'
        assert bring(bundle, without_bad_lines=True)[0] == 0
        assert Student.objects.get(source_id="u-tom").ends_on is None

    def test_an_identifier_given_twice_is_used_for_neither(self, bring, school):
        bundle = small_school()
        text = bundle.text("users")
        again = text.splitlines()[4].replace("Tom", "Tim")
        bundle.extra["users.csv"] = (text + again + "\r\n").encode()
        code, words = bring(bundle)
        assert code == 1
        assert "“u-tom” stands on line 9 too" in words
        assert "“u-tom” stands on line 5 too" in words

    def test_the_same_line_twice_is_used_once(self, bring, school):
        bundle = small_school()
        text = bundle.text("users")
        bundle.extra["users.csv"] = (text + text.splitlines()[4] + "\r\n").encode()
        code, words = bring(bundle)
        assert code == 0, words
        assert Student.objects.filter(given_name="Tom").count() == 1

    @pytest.mark.parametrize(
        ("header", "said"),
        [
            ("sourcedId,sourcedId,enabledUser", "two columns called sourcedId"),
            ("x,y,z", "The first line does not name the columns"),
            ("sourcedId,givenName,familyName", "There is no column role"),
        ],
    )
    def test_missing_and_doubled_headers_refuse_the_bundle(self, bring, school, header, said):
        bundle = small_school()
        bundle.extra["users.csv"] = f"{header}\r\n1,2,3\r\n".encode()
        code, words = bring(bundle, without_bad_lines=True)
        assert code == 1
        assert said in words
        assert not Student.objects.exists()

    def test_a_complete_file_without_a_line_ends_nobody(self, bring, school):
        bring(small_school())
        bundle = small_school()
        bundle.extra["users.csv"] = bundle.text("users").splitlines()[0].encode()
        code, words = bring(bundle, without_bad_lines=True)
        assert code == 1
        assert "nothing below it" in words
        assert not Student.objects.filter(ends_on__isnull=False).exists()

    def test_a_promised_file_that_is_missing_refuses_the_bundle(self, bring, school):
        bundle = small_school()
        manifest = bundle.manifest().replace("file.courses,absent", "file.courses,bulk")
        bundle.extra["manifest.csv"] = manifest.encode()
        code, words = bring(bundle)
        assert code == 1
        assert "The manifest promises courses.csv" in words

    def test_an_unknown_version_is_said(self, bring, school):
        bundle = small_school()
        bundle.extra["manifest.csv"] = bundle.manifest().replace("version,1.1", "version,2.0").encode()
        code, words = bring(bundle)
        assert code == 1
        assert "We read 1.1 and 1.2" in words

    def test_most_leaving_at_once_is_refused_on_the_command_line(self, bring, school):
        big = small_school()
        for number in range(40):
            person(big, f"u-x{number}", "student", f"Child{number}", "Many")
        assert bring(big)[0] == 0
        code, words = bring(small_school())
        assert code == 1
        assert "40 of 47 people would leave" in words
        assert not Student.objects.filter(ends_on__isnull=False).exists()

    def test_a_bad_address_costs_the_address_and_not_the_guardian(self, bring, school):
        code, words = bring(small_school().put("users", "u-mother", email="ines at home"))
        assert code == 0
        assert "“ines at home” is not an e-mail address" in words
        assert Guardian.objects.get(source_id="u-mother").email == ""

    def test_an_unreadable_address_does_not_empty_the_one_we_have(self, bring, school):
        bring(small_school())
        bring(small_school().put("users", "u-mother", email="ines at home"))
        assert Guardian.objects.get(source_id="u-mother").email == "ines@home.example"

    @pytest.mark.parametrize("seed", range(25))
    def test_bytes_knocked_out_of_any_file_never_raise(self, bring, school, seed):
        dice = random.Random(seed)
        bundle = small_school(mode=dice.choice(["bulk", "delta", ""]))
        name = dice.choice(sorted(bundle.contents()))
        raw = bytearray(bundle.contents()[name])
        for _ in range(dice.randrange(1, 30)):
            at = dice.randrange(len(raw))
            raw[at : at + dice.randrange(3)] = dice.choice(
                [b'"', b"\0", b"\xff", b",", b"\n", b"", b"\r", "é".encode()]
            )
        bundle.extra[name] = bytes(raw)
        code, words = bring(bundle, without_bad_lines=True)
        assert code in (0, 1), words


def test_every_code_that_is_reported_has_its_words():
    text = "\n".join(path.read_text() for path in ROOM.glob("roster/**/*.py"))
    used = set(re.findall(r'(?:Problem|refuse|fatal|report|_report)\(\s*"([a-z_]+)"', text))
    used |= set(re.findall(r'CellError\("([a-z_]+)"\)', text))
    assert used
    assert used <= set(LINE_WORDINGS) | set(FILE_WORDINGS)


def test_all_words_can_be_filled_in():
    words = "allowed begins column count ends expected file found limit limit_mb line lines name names one other"
    values = dict.fromkeys(f"{words} position role target value version".split(), 7)
    for code in {**LINE_WORDINGS, **FILE_WORDINGS}:
        said = explain(Problem(code, Severity.ERROR, "users.csv", 3, "role", values))
        assert "%(" not in said.reason + said.remedy


def test_what_a_file_says_is_shown_without_hidden_characters():
    bundle = Bundle()
    enrol(bundle, "e", "c", "u\u202egnp.exe", "student")
    assert "\u202e" not in explain(Problem("points_to_nowhere", params={"value": "x", "target": "y"})).reason
