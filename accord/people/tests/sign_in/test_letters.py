"""The printed letter: every script, the school's crest, and nothing that was typed is ever read as markup."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from accord.core import clock
from accord.people.actions.invite import invite
from accord.people.letters.invitation import typeset_letters, words_of
from accord.people.models import Guardian
from accord.people.sign_in.codes import code_for

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A5")]
NAMES = {
    "en": ("Amina", "Yusuf"),
    "ar": ("فاطمة", "الزهراء"),
    "ur": ("عائشہ", "خان"),
    "ta": ("கவிதா", "முருகன்"),
    "zh-hans": ("美玲", "陈"),
    "pl": ("Łucja", "Śliwińska"),
    "ro": ("Ștefania", "Țărnă"),
    "cy": ("Siân", "Llŷr"),
}


def letter_for(school, language, given, family, **more):
    person = Guardian.objects.create(school=school, given_name=given, family_name=family, language=language, **more)
    return invite(person=person, channel="letter", actor="test:1", at=clock.now())


def crest() -> ContentFile:
    picture = io.BytesIO()
    Image.new("RGB", (64, 64), "#0d5c63").save(picture, "PNG")
    return ContentFile(picture.getvalue(), "crest.png")


def test_letters_are_set_in_every_script_with_the_crest(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cast.riverbank.crest.save("crest.png", crest())
    stack = [letter_for(cast.riverbank, language, *names) for language, names in NAMES.items()]
    pdf = typeset_letters(stack)
    assert pdf.startswith(b"%PDF-")
    assert b"pdfuaid" in pdf
    for font in (b"NotoSansArabic", b"NotoSansTamil", b"NotoSansSC"):
        assert font in pdf


def test_what_somebody_typed_stays_text(cast):
    words = ("*bold* _it_ $x^2$", '#eval("1+1") #read("/etc/passwd") ]} \\ <script>')
    assert typeset_letters([letter_for(cast.riverbank, "en", *words, large_print=True)]).startswith(b"%PDF-")


def test_the_family_reads_its_language_and_the_school_reads_english(cast):
    invitation = letter_for(cast.riverbank, "ar", *NAMES["ar"])
    assert words_of(invitation, "ar")["dir"] == "rtl"
    assert (
        words_of(invitation, "en")["lines"][0] == f"{cast.riverbank.name} invites you to its own pages on the internet."
    )


def test_a_letter_printed_again_has_the_same_code_until_the_secret_changes(cast, settings):
    invitation = letter_for(cast.riverbank, "en", *NAMES["en"])
    code = code_for(invitation)
    assert code_for(invitation) == code
    settings.SECRET_KEY = "another secret of this installation"
    with pytest.raises(ValueError, match="another secret"):
        typeset_letters([invitation])
