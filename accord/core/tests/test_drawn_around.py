"""What is drawn around gaps says the same as what is drawn anew, with each page's own words in the gaps."""

from typing import Any

from django.utils import translation
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from accord.core.jinja import environment

SAID = (
    "{% macro said(name, ref, is_late) %}<a href=\"{{ url('messages:conversation', 'riverbank', ref) }}\" "
    'title="{{ name }}">{{ _("%(name)s writes:", name=name) }}{% if is_late %} {{ _("Yes") }}{% endif %}</a>'
    "{% endmacro %}"
)
FILES = {
    "said.html": SAID,
    "around.html": "{% from 'said.html' import said %}{{ draw_around(said, (name, ref), late) }}",
    "anew.html": "{% from 'said.html' import said %}{{ said(name, ref, late) }}",
}


def both(env: Environment, **given: Any) -> str:
    """What is said, after it was found to be the same in both ways."""
    around, anew = (env.get_template(name).render(**given) for name in ("around.html", "anew.html"))
    assert around == anew
    return around


def test_each_page_has_its_own_words_in_the_gaps() -> None:
    env = environment(loader=DictLoader(FILES))
    first = both(env, name="Amina", ref="abc123", late=True)
    assert all(words in first for words in ("Amina", "abc123", "Yes"))
    second = both(env, name="<b>Wei</b> 50% & gap-1-of-this", ref="def456", late=False)
    assert not any(words in second for words in ("Amina", "<b>", "Yes"))
    assert "<b>Wei</b>" in both(env, name=Markup("<b>Wei</b>"), ref="def456", late=None)


def test_names_keep_their_direction_in_each_language() -> None:
    env = environment(loader=DictLoader(FILES))
    with translation.override("ar"):
        assert "\u2068Amina\u2069" in both(env, name="Amina", ref="abc123", late=False)
    assert "\u2068" not in both(env, name="Amina", ref="abc123", late=False)
