"""Names come out right whatever the file is written in."""

import io

import pytest

from accord.people.models import Student
from accord.people.roster.decoding import choose_encoding, find_encoding, open_text
from accord.people.roster.names import split_name
from accord.people.roster.problem import RosterUnreadableError
from accord.people.roster.values import CellError, clean, fold, read_date, read_email, read_phone, read_yes_or_no
from accord.people.tests.roster.bundles import person, small_school

pytestmark = [pytest.mark.requirement("A4")]


@pytest.mark.parametrize(
    ("names", "codec"),
    [
        ("Zoë Núñez", "utf-8"),
        ("Zoë Núñez", "utf-8-sig"),
        ("Zoë Łukasik", "utf-16"),
        ("Zoë Łukasik", "utf-16-le"),
        ("Zoë Łukasik", "utf-16-be"),
        ("Zoë Núñez, François Müller", "cp1252"),
        ("Zoë Núñez, François Müller", "mac_roman"),
        ("Paweł Łukasik, Małgorzata Żak, Świętosława", "cp1250"),
        ("Ţepeş Ion, Brătianu Ştefan", "cp1250"),
        ("محمد علي، فاطمة", "cp1256"),
        ("Öztürk Çağla, Işıl Şahin", "cp1254"),
        ("王小明 李华 张伟", "gb18030"),
        ("王小明 李華 張偉", "big5hkscs"),
    ],
)
def test_the_encoding_is_found(names, codec):
    raw = f"sourcedId,givenName\r\n1,{names}\r\n2,plain\r\n".encode(codec)
    found = find_encoding(lambda: io.BytesIO(raw))
    assert names in open_text(lambda: io.BytesIO(raw), found).read()
    assert found.guessed == (not codec.startswith("utf"))


def test_one_broken_letter_does_not_turn_a_whole_file_into_nonsense():
    raw = b"id,n\n1,\xff\n" + "2,é\n3,ü\n4,ł\n".encode()
    found = find_encoding(lambda: io.BytesIO(raw))
    assert found.codec == "utf-8"
    assert "ł" in open_text(lambda: io.BytesIO(raw), found).read()


def test_only_offered_encodings_can_be_chosen():
    assert choose_encoding("cp1250").label == "Windows-1250"
    with pytest.raises(RosterUnreadableError):
        choose_encoding("rot13")


@pytest.mark.django_db
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1250"])
def test_a_bundle_in_another_encoding_is_taken_over_with_its_names(bring, school, codec):
    bundle = small_school()
    person(bundle, "u-pl", "student", "Świętosława", "Łukasik-Żak")
    bundle.extra["users.csv"] = bundle.text("users").replace("\r\n", "\n").encode(codec)
    code, words = bring(bundle)
    assert code == 0, words
    assert Student.objects.get(source_id="u-pl").full_name == "Świętosława Łukasik-Żak"
    assert ("does not say how it writes" in words) == (codec == "cp1250")


@pytest.mark.django_db
def test_semicolons_do(bring, school):
    bundle = small_school()
    text = bundle.text("users").replace('"u-mother,u-father"', "u-mother").replace(",", ";")
    bundle.extra["users.csv"] = text.encode()
    assert bring(bundle)[0] == 0
    assert Student.objects.count() == 3


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-09-01", "2026-09-01"),
        ("2026-09-01T00:00:00.000Z", "2026-09-01"),
        ("01/09/2026", "2026-09-01"),
        ("1.9.2026", "2026-09-01"),
        ("2026年9月1日", "2026-09-01"),
        ("٠١/٠٩/٢٠٢٦", "2026-09-01"),
    ],
)
def test_dates_are_read(text, day):
    assert read_date(text) == day


@pytest.mark.parametrize("text", ["2026-02-30", "01/13/2026", "soon", "20260901x", "1/2/26", ""])
def test_what_is_no_date_is_not_guessed(text):
    with pytest.raises(CellError):
        read_date(text)


def test_month_first_is_read_when_a_person_says_so():
    assert read_date("03/04/2026", day_first=False) == "2026-03-04"


@pytest.mark.parametrize("text", ["a@b.example", "Ines.Novak+school@Home.Example", "mailto:x@y.example"])
def test_addresses_are_read(text):
    assert read_email(text) == text.removeprefix("mailto:").lower()


@pytest.mark.parametrize("text", ["a@b", "a b@c.example", "@b.example", "a@b..example", "a@b.example, c@d.example"])
def test_what_is_no_address_is_refused(text):
    with pytest.raises(CellError):
        read_email(text)


def test_numbers_lose_their_ornaments():
    assert read_phone("+44 (0)20-7946 0001".replace("(0)", "")) == "+442079460001"
    assert read_phone("0048 601 234 567") == "+48601234567"
    with pytest.raises(CellError):
        read_phone("ask the grandmother")


@pytest.mark.parametrize(("text", "yes"), [("TRUE", True), ("oui", True), ("否", False), ("0", False)])
def test_yes_and_no_are_read(text, yes):
    assert read_yes_or_no(text) is yes


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Kowalska, Anna", ("Anna", "Kowalska")),
        ("Anna Maria Kowalska", ("Anna Maria", "Kowalska")),
        ("Jan van der Berg", ("Jan", "van der Berg")),
        ("Nur Aisyah binti Ahmad", ("Nur Aisyah binti Ahmad", "")),
        ("Ravi a/l Kumar", ("Ravi a/l Kumar", "")),
        ("王小明", ("王小明", "")),
    ],
)
def test_whole_names_are_split_only_where_it_is_safe(whole, parts):
    assert split_name(whole) == parts


def test_hidden_marks_and_doubled_spaces_go():
    assert clean(" Zo\u0065\u0308\u200b  \u202eNova ") == "Zoë Nova"
    assert fold("Łukasik-Żák") == "lukasik zak"
