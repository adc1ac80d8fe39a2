"""What the style sheets promise: contrast that can be read, both directions of writing, nothing from third parties."""

import re
from itertools import product
from pathlib import Path

import pytest

CORE = Path(__file__).parents[1]
ACCORD = CORE.parent
STYLES = sorted((CORE / "static/core/css").rglob("*.css"))
GROUNDS = ("canvas", "surface", "sunken", "tint")
WORDS = ("ink", "ink-soft", "accent", "accent-strong", "calm", "soon", "late")
PAIRS = [
    *product(WORDS, GROUNDS),
    *((ink, f"{ink}-tint") for ink in ("calm", "soon", "late")),
    *(("ink", f"{name}-tint") for name in ("calm", "soon", "late")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-late", "late"),
    ("canvas", "ink"),
]


def tokens(scheme: str) -> dict[str, str]:
    css = (CORE / "static/core/css/tokens.css").read_text()
    light, dark, *_ = css.split("@media", 2)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light if scheme == "light" else dark))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.requirement("A6")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_every_ground(scheme: str) -> None:
    role = tokens(scheme)
    too_faint = {pair: contrast(role[pair[0]], role[pair[1]]) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in too_faint.items() if ratio < 4.5} == {}


@pytest.mark.requirement("A6")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edge_of_a_field_can_be_seen(scheme: str) -> None:
    role = tokens(scheme)
    assert all(contrast(role["line-strong"], role[ground]) >= 3 for ground in ("canvas", "surface", "sunken"))


@pytest.mark.requirement("A6")
@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_serves_both_directions_of_writing(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    assert re.findall(r"(?:margin|padding|border)-(?:left|right|top|bottom)", css) == []
    assert re.findall(r"[\s;{](?:left|right|top|bottom|width|height|float)\s*:", css) == []
    assert re.findall(r"text-align:\s*(?:left|right)", css) == []


@pytest.mark.requirement("K8")
@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_asks_only_for_our_own_files(path: Path) -> None:
    for address in re.findall(r'url\("?([^")]+)', path.read_text()):
        assert (path.parent / address).resolve().is_file(), address


def test_every_style_sheet_is_part_of_the_whole() -> None:
    whole = (CORE / "static/core/css/accord.css").read_text()
    names = {str(path.relative_to(CORE / "static/core/css")) for path in STYLES} - {"accord.css"}
    assert set(re.findall(r'@import url\("([^"]+)"\)', whole)) == names


def test_every_picture_that_a_template_names_exists() -> None:
    known = set(re.findall(r'<symbol id="([^"]+)"', (CORE / "static/core/icons.svg").read_text()))
    named = {
        name: path.name
        for path in ACCORD.glob("*/templates/**/*.html")
        for name in re.findall(r'(?:\bicon\(|icon_name=|icon_button\([^,]+, )"([a-z0-9-]+)"', path.read_text())
    }
    assert {name: where for name, where in named.items() if name not in known} == {}
