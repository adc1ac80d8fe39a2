"""Macros are made once in a process, and what belongs to a page still comes from that page alone."""

from django.utils.safestring import mark_safe
from django.utils.text import format_lazy
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from accord.core.jinja import environment

FILES = {
    "plain.html": "{% macro greet(name) %}Hello {{ name }}{% endmacro %}",
    "looking.html": "{% macro mine() %}{{ child }}{% endmacro %}",
    "speaking.html": "{% set now = say() %}{% macro words() %}{{ now }}{% endmacro %}",
    "forms.html": "{% set keys = draw_form_keys %}{% set start = draw_form_start %}",
    "beginning.html": (
        "{% import 'forms.html' as forms with context %}"
        "{% macro asked() %}{{ forms.start('/there', keep=true, attrs={'x': 'a<b'}) }}{% endmacro %}"
    ),
    "page.html": "{% from 'plain.html' import greet with context %}{{ greet(child) }}",
    "own.html": "{% from 'looking.html' import mine with context %}{{ mine() }}",
    "said.html": "{% from 'speaking.html' import words with context %}{{ words() }}",
    "keys.html": "{% import 'forms.html' as forms %}{{ forms.keys() }}",
    "form.html": "{% from 'beginning.html' import asked with context %}{{ asked() }}",
}


def pages() -> Environment:
    spoken = iter(("first", "second"))
    env = environment(loader=DictLoader(FILES))
    env.globals["say"] = lambda: next(spoken)
    return env


def test_a_file_that_asks_nothing_is_made_once() -> None:
    env = pages()
    page, file = env.get_template("page.html"), env.get_template("plain.html")
    assert page.render(child="Amina") == "Hello Amina"
    made = file.module
    assert page.render(child="Idris") == "Hello Idris"
    assert file.make_module({"child": "Idris"}, True, {}) is made


def test_what_macros_look_up_or_say_is_that_of_each_page() -> None:
    env = pages()
    assert [env.get_template("own.html").render(child=name) for name in ("Amina", "Idris")] == ["Amina", "Idris"]
    assert [env.get_template("said.html").render() for _page in "ab"] == ["first", "second"]


def test_forms_carry_the_keys_of_their_own_page() -> None:
    env = pages()
    for key in ("one", "two"):
        assert f'name="once" value="{key}"' in env.get_template("keys.html").render(once_key=key, csrf_input="")
        begun = env.get_template("form.html").render(once_key=key)
        assert begun.startswith('<form class="form" method="post" action="/there" novalidate data-keep="')
        assert 'x="a&lt;b">' in begun
        assert f'value="{key}"' in begun


def test_values_are_written_escaped_and_markup_as_it_is() -> None:
    env = environment(
        loader=DictLoader({"values.html": "{{ text }}|{{ markup }}|{{ lazy }}|{{ number }}|{{ django }}"})
    )
    said = env.get_template("values.html").render(
        text="<b>'\"&",
        markup=Markup("<i>"),
        lazy=format_lazy("<{}>", "u"),
        number=3,
        django=mark_safe("<s>"),
    )
    assert said == "&lt;b&gt;&#39;&#34;&amp;|<i>|&lt;u&gt;|3|<s>"
