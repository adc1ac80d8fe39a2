"""What a page says of files before they go out is what the school says of them when they arrive."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from accord.delivery.chosen_files import Chosen, ChosenFilesField
from accord.delivery.inbound.sniffing import MACRO_ENDINGS, PROGRAM_ENDINGS, SCRIPT_ENDINGS

pytestmark = pytest.mark.requirement("C1")

SCRIPT = Path(__file__).parents[2] / "core/static/core/js/chosen_files.js"


@pytest.mark.parametrize(
    ("kind", "endings"), [("program", PROGRAM_ENDINGS), ("script", SCRIPT_ENDINGS), ("macros", MACRO_ENDINGS)]
)
def test_the_page_knows_the_endings_that_are_never_taken(kind: str, endings: frozenset[str]) -> None:
    listed = SCRIPT.read_text().partition(f"  {kind}: `")[2].partition("`")[0]
    assert set(listed.split()) == endings


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ([("a.jpg", b"\xff\xd8\xff" + b"0" * 1100)], "large"),
        ([("a.jpg", b"")], "empty"),
        ([("a.exe", b"quite harmless")], "program"),
        ([("a.bat", b"quite harmless")], "script"),
        ([("a.docm", b"quite harmless")], "macros"),
        ([("a.txt", b"a"), ("b.txt", b"b"), ("c.txt", b"c")], "many"),
        ([("a.txt", b"a" * 900), ("b.txt", b"b" * 900)], "much"),
    ],
)
def test_the_page_uses_the_words_of_the_school(files: list[tuple[str, bytes]], kind: str) -> None:
    field = ChosenFilesField(most=2, largest=1000, together=1200)
    told = field.widget.get_context("files", None, {"id": "id_files"})["widget"]["attrs"]
    assert (told["data-most"], told["data-largest"], told["data-together"]) == (2, 1000, 1200)
    words = json.loads(told["data-said"])[kind].replace("{name}", files[0][0]).replace("{count}", str(len(files)))
    with pytest.raises(ValidationError) as refused:
        field.clean(Chosen(tuple(SimpleUploadedFile(name, content) for name, content in files)))
    assert refused.value.messages == [words]
