"""One style sheet is served, with every rule of the twenty from which it is made."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

CSS = Path(__file__).parents[1] / "static" / "core" / "css"


@pytest.mark.in_turn
@pytest.mark.requirement("A6")
def test_the_served_sheet_holds_all_others_and_imports_none(tmp_path: Path) -> None:
    storages = {"staticfiles": {"BACKEND": "accord.core.static_files.OneSheetStorage"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    (served,) = tmp_path.glob("core/css/accord.*.css")
    sheet = served.read_text()
    assert "@import" not in sheet
    for part in CSS.rglob("*.css"):
        if part.name not in ("accord.css", "fonts.css"):
            line = next(
                line for line in part.read_text().splitlines() if line.startswith((".", ":root", "body", "html", "*"))
            )
            assert line in sheet, part.name
    for name in ("inter-latin", "noto-sans-arabic"):
        assert f"../fonts/{name}." in sheet
