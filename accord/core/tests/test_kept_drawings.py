"""What is drawn once says the same as what is drawn anew, for whoever asks, in whichever language."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone, translation
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from accord.core.jinja import environment

FILES = {
    "line.html": "{% macro line(one, end='') %}{{ one.name }} {{ _('Yes') }} {{ one.at|time }}{{ end }}{% endmacro %}",
    "own.html": "{% macro own() %}{{ child }}{% endmacro %}",
    "page.html": "{% from 'line.html' import line %}{{ draw_once(line, one, words) }}",
    "looking.html": "{% from 'own.html' import own with context %}{{ draw_once(own) }}",
}


@dataclass(frozen=True)
class One:
    name: str
    at: datetime = datetime(2026, 3, 2, 15, tzinfo=UTC)


def pages() -> Environment:
    return environment(loader=DictLoader(FILES))


def said(env: Environment, one: One, words: object = "") -> str:
    return env.get_template("page.html").render(one=one, words=words)


def test_markup_and_the_same_text_are_not_taken_for_each_other() -> None:
    env = pages()
    assert said(env, One("Amina"), Markup("<b>")).endswith("<b>")
    assert said(env, One("Amina"), "<b>").endswith("&lt;b&gt;")
    assert said(env, One("<i>")).startswith("&lt;i&gt;")
    assert said(env, One("Amina"), 1).endswith("1")
    assert said(env, One("Amina"), True).endswith("True")


def test_what_stands_within_a_dict_or_a_list_counts() -> None:
    env = pages()
    assert said(env, One("Amina"), [{"label": "Home"}]) != said(env, One("Amina"), [{"label": "News"}])
    assert said(env, One("Amina"), [{"label": "Home"}]) != said(env, One("Amina"), [{"words": "Home"}])
    assert said(env, One("Amina"), (1, "<b>")) != said(env, One("Amina"), (1, Markup("<b>")))
    assert said(env, One("Amina"), (1, "<b>")) != said(env, One("Amina"), (True, "<b>"))


def test_the_language_and_the_zone_of_the_page_count() -> None:
    env, one = pages(), One("Amina")
    english = said(env, one)
    with translation.override("pl"):
        assert said(env, one) != english
    with timezone.override("Asia/Singapore"):
        assert "11\N{NO-BREAK SPACE}pm" in said(env, one)
    assert said(env, one) == english


def test_what_a_macro_looks_up_is_never_shown_to_another() -> None:
    page = pages().get_template("looking.html")
    assert [page.render(child=name) for name in ("Amina", "Idris")] == ["Amina", "Idris"]
