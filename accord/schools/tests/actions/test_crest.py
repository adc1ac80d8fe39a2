"""The crest: drawn anew, small, and never anything but a picture."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from accord.core.errors import DomainError
from accord.schools.actions.remove_crest import remove_crest
from accord.schools.actions.set_crest import set_crest
from accord.schools.tests.conftest import BY

pytestmark = [pytest.mark.requirement("A1"), pytest.mark.usefixtures("media")]


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(kind="PNG", size=(600, 400), mode="RGB", **more):
    out = io.BytesIO()
    Image.new(mode, size, "navy" if mode != "1" else 0).save(out, kind, **more)
    return SimpleUploadedFile(f"crest.{kind.lower()}", out.getvalue())


def set_to(school, upload):
    return set_crest(by=BY, school=school, picture=upload)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_becomes_a_small_png_without_its_hidden_parts(cast, kind):
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Comment", "taken at home")
    school = set_to(cast.riverbank, picture(kind, **({"pnginfo": hidden} if kind == "PNG" else {})))
    data = school.crest.read()
    with Image.open(io.BytesIO(data)) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (512, 341))
    assert b"taken at home" not in data


def test_a_new_crest_has_a_new_address_and_can_be_taken_away(cast):
    first = set_to(cast.riverbank, picture()).crest_url
    second = set_to(cast.riverbank, picture(size=(64, 64)))
    assert second.crest_url != first
    assert remove_crest(by=BY, school=second).crest_url == ""


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (SimpleUploadedFile("a.png", b"not a picture"), "not-a-picture"),
        (SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "not-a-picture"),
        (SimpleUploadedFile("a.png", b"x" * (3 * 1024 * 1024 + 1)), "picture-too-heavy"),
    ],
)
def test_what_is_no_picture_is_refused(cast, upload, code):
    with pytest.raises(DomainError, match=code) as refused:
        set_to(cast.riverbank, upload)
    assert refused.value.fields["picture"]


def test_a_picture_of_fifty_megapixels_is_refused_before_it_is_opened(cast):
    with pytest.raises(DomainError, match="picture-too-large"):
        set_to(cast.riverbank, picture(size=(10_000, 5_000), mode="1"))


def test_half_a_picture_and_a_wrong_kind_are_refused(cast):
    whole = picture(size=(300, 300)).read()
    for upload in (SimpleUploadedFile("a.png", whole[: len(whole) // 2]), picture("GIF"), picture("BMP")):
        with pytest.raises(DomainError, match="not-a-picture"):
            set_to(cast.riverbank, upload)


def test_a_tiny_picture_is_refused(cast):
    with pytest.raises(DomainError, match="picture-too-small"):
        set_to(cast.riverbank, picture(size=(16, 16)))
