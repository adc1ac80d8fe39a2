"""The school's letter: every language of the product stands in it as text, nothing typed becomes a template."""

from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings

from accord.delivery.letters import LARGE, Points, Quoted, SchoolLetter, Section, typeset
from accord.delivery.tests.pdf_reading import pages_of, signs_in
from accord.schools.models import School

pytestmark = pytest.mark.requirement("I8")

SAID = {
    "en": "We ask you not to come onto the school site.",
    "zh-hans": "请您暂时不要进入校园。",
    "ms": "Kami minta anda tidak masuk ke kawasan sekolah.",
    "ta": "பள்ளி வளாகத்துக்குள் வர வேண்டாம்.",
    "pl": "Prosimy nie wchodzić na teren szkoły. Żółć, gęś, jaźń.",
    "ro": "Vă rugăm să nu intrați pe terenul școlii.",
    "ur": "براہ کرم اسکول کی حدود میں نہ آئیں۔",
    "ar": "نرجو ألا تدخلوا أرض المدرسة.",
    "cy": "Gofynnwn i chi beidio â dod ar dir yr ysgol. Ŵyr, tŷ.",
    "fr": "Nous vous prions de ne pas entrer dans l’école. Œuvre.",
    "es": "Le pedimos que no entre en el recinto. ¿Mañana?",
}
HOSTILE = '*not bold* #eval("1 + 1") #read("/etc/passwd") $x^2$'


def letter(language: str, *paragraphs: str | Quoted | Points) -> SchoolLetter:
    return SchoolLetter(
        school=School(name="Riverbank Primary", address="12 Mill Lane\nTaunton TA1 2AB", slug="riverbank"),
        language=language,
        to_lines=("Jakub Kowalski", "4 Station Road"),
        date=date(2026, 3, 2),
        reference="AB12-CD34",
        title=SAID[language],
        sections=(Section("", (SAID[language], *paragraphs)),),
        closing="",
        signed_by=("Helen Okafor",),
    )


@pytest.mark.requirement("A6")
@pytest.mark.parametrize("language", sorted(dict(settings.LANGUAGES)))
def test_a_letter_stands_in_every_language_with_the_english_behind_it(language: str) -> None:
    pdf = typeset(letter(language), also=letter("en") if language != "en" else None)
    wanted = {sign for sign in SAID[language] + SAID["en"] + "Jakub Kowalski" if sign.isalnum()}
    assert wanted <= signs_in(pdf)
    assert pages_of(pdf) == (1 if language == "en" else 2)
    assert b"pdfuaid:part" in pdf
    assert b"/StructTreeRoot" in pdf
    assert f"/Lang ({language.split('-')[0]}".encode() in pdf.replace(b"/Lang(", b"/Lang (")


def test_a_sign_that_no_font_has_keeps_no_letter_from_being_set() -> None:
    found = signs_in(typeset(letter("en", "हिन्दी and 🙂❤️ and \u200d\u2028\x07 e\u0301")))
    assert "ह" not in found
    assert "\ufffd" in found
    assert set("[slightly smiling face]é") <= found


def test_what_was_typed_stays_words_and_is_marked() -> None:
    plain = signs_in(typeset(letter("pl")))
    assert not set('*#"$^_') & plain
    quoted = Quoted(f"{HOSTILE}\n\nلا تدخلوا", "en", "In the words of the school:")
    assert set('*#"$^(/') | set("لاتدخلوا") <= signs_in(typeset(letter("pl", quoted)))
    assert set('*#"$^(/') <= signs_in(typeset(letter("pl", HOSTILE, Points((HOSTILE,)))))


def test_a_long_letter_goes_on_and_large_print_is_larger() -> None:
    long = letter("fr", *(["Une phrase de plus. " * 30] * 6))
    assert pages_of(typeset(long, also=letter("en"))) == 3
    assert pages_of(typeset(replace(long, size=LARGE))) > 2
