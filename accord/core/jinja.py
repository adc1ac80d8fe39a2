"""The template environment: what every page may call, and how it speaks each language.

Names a template may use beside its own context: ``url``, ``static``, ``get_messages``,
``field_parts``, ``htmx_script``, ``draw_around``, ``draw_form_keys``, ``draw_form_start``, ``draw_icon``,
``draw_once``, ``draw_when``
and the filters ``day``, ``date``, ``time``, ``moment``, ``begun``, ``iso``, ``initials`` and ``direction``.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from django.contrib.messages import get_messages
from django.templatetags.static import static as find_static
from django.urls import reverse
from django.utils import translation
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined, pass_context, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup

from accord.core import drafts, drawing, form_beginning, words
from accord.core.addresses import address
from accord.core.directions import direction
from accord.core.drawn_around import draw_around
from accord.core.field_parts import field_parts
from accord.core.kept_drawings import draw_once
from accord.core.macro_files import MacroFile


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a named page: ``url("family:home")`` or ``url("x:y", ref=z.ref)``."""
    return reverse(name, args=args or None, kwargs=kwargs) if kwargs else address(name, *args)


static = lru_cache(maxsize=1024)(find_static)
"""The address of a static file; it holds as long as the process."""


@lru_cache(maxsize=16_384)
def _said(language: str | None, text: str) -> Markup:
    """A sentence of a template in a language. (The language is the active one; it tells the answers apart.)"""
    return Markup(translation.gettext(text))  # noqa: S704  (the texts of templates and their translations are ours)


@lru_cache(maxsize=16_384)
def _plain(language: str | None, text: str) -> Markup:
    """A sentence without gaps, as it stands on the page."""
    return _said(language, text) % {}


@pass_eval_context
def gettext(shown: EvalContext, text: str, **values: Any) -> str:
    """Say a text of a template in the language of the page; names keep their own direction."""
    if not values and shown.autoescape:
        return _plain(translation.get_language(), text)
    kept = {name: words.isolate(value) for name, value in values.items()}
    return _said(translation.get_language(), text) % kept if shown.autoescape else translation.gettext(text) % kept


def _keeping_directions(speak: Callable[..., str]) -> Callable[..., str]:
    """Let each name in a sentence keep its own direction, so that Latin names do not turn Arabic sentences over."""

    @pass_context
    def said(context: Context, *texts: Any, **values: Any) -> str:
        return speak(context, *texts, **{name: words.isolate(value) for name, value in values.items()})

    return said


def environment(**options: Any) -> Environment:
    """Build the Jinja2 environment that Django's template backend asks for."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    options["cache_size"] = -1  # all templates stay loaded; a bounded cache notes at each use which was used last
    options.pop("autoescape", None)
    env = Environment(autoescape=True, extensions=["jinja2.ext.i18n"], **options)
    env.template_class = MacroFile
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals["gettext"] = env.globals["_"] = gettext
    for name in ("ngettext", "pgettext", "npgettext"):
        env.globals[name] = _keeping_directions(cast(Callable[..., str], env.globals[name]))
    env.globals.update(
        url=url,
        static=static,
        get_messages=get_messages,
        field_parts=field_parts,
        htmx_script=lru_cache(maxsize=1)(htmx_script),
        draw_form_keys=form_beginning.form_keys,
        draw_form_start=form_beginning.form_start,
        draw_icon=drawing.icon,
        keep_draft=drafts.keep_draft,
        draw_around=draw_around,
        draw_once=draw_once,
        draw_when=drawing.when,
    )
    env.filters.update(
        day=words.day,
        date=words.date_in_words,
        time=words.time_of_day,
        begun=words.begun,
        moment=words.moment,
        iso=words.iso,
        initials=words.initials,
        direction=direction,
        listed=words.listed,
    )
    return env
