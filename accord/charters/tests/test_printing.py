"""A charter on paper: every form in every language is a tagged PDF on the pages it should have; slips and files."""

import re

import pytest
from django.conf import settings
from django.test import Client

from accord.charters.charter_file import read_charter_file
from accord.charters.facts import content_of
from accord.charters.kept import with_kept
from accord.charters.models import Edition
from accord.charters.print import Form, SlipFor, typeset_charter, typeset_slips
from accord.charters.print.prints import in_short
from accord.charters.rich_text import blocks_of
from accord.charters.shown import shown
from accord.charters.starting_points import starting_points
from accord.charters.tests import making
from tests.cast import Cast

pytestmark = [pytest.mark.requirement("B5"), pytest.mark.django_db]
LANGUAGES = [code for code, _ in settings.LANGUAGES]
PAGES = re.compile(rb"/Type\s*/Page\b")


def pages(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    counts = [int(count) for count in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", pdf)]
    counts += [int(count) for count in re.findall(rb"/Count\s+(\d+)[^>]*?/Type\s*/Pages\b", pdf)]
    return max(counts)


@pytest.mark.in_turn
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [point.key for point in starting_points()])
def test_a_ready_charter_prints_in_every_language(cast: Cast, key: str, language: str) -> None:
    content = next(point.content for point in starting_points() if point.key == key)
    said = with_kept(shown(content, language), content.rules())
    for form, most in ((Form.FULL, 9), (Form.ONE_PAGE, 1), (Form.POSTER, 1)):
        pdf = typeset_charter(said, cast.riverbank, edition="Edition 1", form=form)
        assert pdf.startswith(b"%PDF")
        assert b"/StructTreeRoot" in pdf
        assert 1 <= pages(pdf) <= most, (form, pages(pdf))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("We listen.", "We listen."),
        ("We listen. " + "And more. " * 40, "We listen."),
        ("我们倾听。" + "还有很多。" * 60, "我们倾听。"),
        ("", ""),
    ],
)
def test_the_one_page_holds_the_first_sentences(text: str, short: str) -> None:
    assert in_short(blocks_of(text, {})).startswith(short)
    assert len(in_short(blocks_of(text, {}))) <= 200


def test_slips_are_in_the_language_of_each_and_two_on_a_page(cast: Cast) -> None:
    edition = making.published(cast)
    people = [SlipFor("abcd2345efgh6789", f"Person {number}", language) for number, language in enumerate(LANGUAGES)]
    assert pages(typeset_slips(edition, people)) == (len(LANGUAGES) + 1) // 2
    with pytest.raises(ValueError, match="At most"):
        typeset_slips(edition, people * 100)


def test_a_family_prints_its_charter_and_no_other(cast: Cast, as_person: object) -> None:
    edition = making.published(cast)
    address = f"/family/charter/editions/{edition.ref}/one_page.pdf"
    mother: Client = as_person("amina")  # type: ignore[operator]
    answer = mother.get(address, {"language": "ar"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert mother.get(address.replace("one_page", "menu")).status_code == 404
    elsewhere: Client = as_person("owen")  # type: ignore[operator]
    assert elsewhere.get(address).status_code == 404


def test_the_file_of_an_edition_is_the_edition(cast: Cast, as_person: object) -> None:
    edition: Edition = making.published(cast)
    head: Client = as_person("head")  # type: ignore[operator]
    answer = head.get(f"/staff/riverbank/charter/editions/{edition.ref}/charter.yaml")
    assert read_charter_file(answer.content).sha256 == content_of(edition).sha256


def test_slips_are_printed_for_those_without_a_sign_in(cast: Cast, as_person: object) -> None:
    making.published(cast)
    office: Client = as_person("office")  # type: ignore[operator]
    answer = office.get("/staff/riverbank/charter/signatures/slips.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    teacher: Client = as_person("ode")  # type: ignore[operator]
    assert teacher.get("/staff/riverbank/charter/signatures/slips.pdf").status_code == 403
