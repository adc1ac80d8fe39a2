"""Every template compiles, holds no style or script of its own, and begins its forms with the form's two keys."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

from tests.meta.source import HOUSE, modules

FOLDERS = [Path(folder) for folder in settings.TEMPLATES[0]["DIRS"]]
TEMPLATES = sorted(path for folder in FOLDERS for path in folder.rglob("*.html"))
OURS = [path for path in TEMPLATES if "/admin/" not in str(path)]

INLINE = {
    "a style attribute": re.compile(r"<[^>{]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without a file": re.compile(
        r"<script\b(?![^>]*\bsrc\b)(?![^>]*type=\"application/json\")", re.IGNORECASE
    ),
    "an on… handler": re.compile(r"<[^>{]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "hx-on": re.compile(r"\bhx-on\b"),
    "text that is taken as markup": re.compile(r"\|\s*safe\b|autoescape\s+false"),
    "something of a third party": re.compile(r"(src|href)\s*=\s*[\"']?(https?:)?//", re.IGNORECASE),
}
POST_FORM = re.compile(r"<form\b[^>]*method\s*=\s*[\"']?post", re.IGNORECASE)
KEYS = re.compile(r"form_keys\(\)")
KEPT_KEYS = re.compile(r"\{% set (\w+) = form_keys\(\) %\}")
GIVEN_KEYS = re.compile(r"\{% macro \w+\([^)]*\bkeys\b[^)]*\)")
"""A piece that is drawn around the keys of the page (`draw_around`), which gives it `form_keys()`."""
MACROS_FILE = "components/form.html"
NAMED = re.compile(r"[\"']([a-z_\-]+(?:/[\w.\-]+)+\.(?:html|txt))[\"']")
DJANGO_TAGS = re.compile(r"\{%-?\s*(load|url|csrf_token|trans|blocktrans|static)\b(?!\()")


def short(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def test_there_are_templates():
    assert len(TEMPLATES) > 50


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_a_template_compiles(path):
    folder = next(folder for folder in FOLDERS if path.is_relative_to(folder))
    engines["jinja2"].env.get_template(str(path.relative_to(folder)))


@pytest.mark.parametrize("path", OURS, ids=short)
def test_a_template_holds_no_style_script_or_stranger(path):
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [name for name, pattern in INLINE.items() if pattern.search(text)] == []
    assert not DJANGO_TAGS.search(text), "templates are Jinja2"


@pytest.mark.parametrize("path", [path for path in OURS if not str(path).endswith(MACROS_FILE)], ids=short)
def test_every_form_that_changes_something_carries_its_two_keys(path):
    text = path.read_text(encoding="utf-8")
    kept = sum(text.count(f"{{{{ {name} }}}}") - 1 for name in KEPT_KEYS.findall(text))
    if GIVEN_KEYS.search(text):
        kept += text.count("{{ keys }}")
    assert len(POST_FORM.findall(text)) <= len(KEYS.findall(text)) + kept, (
        "use form_start or form_keys of components/form.html"
    )


def test_every_template_is_used():
    used = set()
    for path in [*modules(), *OURS]:
        used |= set(NAMED.findall(path.read_text(encoding="utf-8")))
    own = {str(path.relative_to(folder)) for folder in FOLDERS for path in folder.rglob("*.html")}
    patterns = ("429.html", "errors/", "styleguide/", "account/", "mfa/", "usersessions/", "socialaccount/", "allauth/")
    assert {name for name in own - used if not name.startswith(patterns)} == set()
