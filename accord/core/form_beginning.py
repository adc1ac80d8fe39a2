"""How every form of a page begins: its tag, and the two keys that it carries.

The keys belong to the page: one against forged forms, and one that makes a form that is sent twice take effect once.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from jinja2 import pass_context
from jinja2.filters import do_xmlattr
from jinja2.runtime import Context
from markupsafe import Markup, escape

_START = Markup('<form class="form{}" method="{}" action="{}" novalidate{}{}{}{}>{}')
_KIND = Markup(" form--{}")
_KEEP = Markup(' data-keep="{}"')
_FILES = Markup(' enctype="multipart/form-data"')
_ID = Markup(' id="{}"')


@pass_context
def form_keys(page: Context) -> Markup:
    """Draw the two keys of the page, for a form that is not begun by `form_start`; they are drawn once for a page."""
    drawn: Markup | None = page.get("drawn_form_keys")
    return draw_form_keys(page.get("csrf_input", ""), page.get("once_key", "")) if drawn is None else drawn


def draw_form_keys(csrf_input: object, once_key: object) -> Markup:
    """Draw the two keys."""
    once = escape(once_key)
    return Markup(f'{escape(csrf_input)}<input type="hidden" name="once" value="{once}">')  # noqa: S704  (escaped)


@pass_context
def form_start(
    page: Context,
    action: str = "",
    method: str = "post",
    multipart: bool = False,
    id: str = "",
    keep: bool = False,
    kind: str = "",
    attrs: Mapping[str, Any] | None = None,
) -> Markup:
    """Draw the beginning of a form; `keep` asks before it is left half filled (where scripts run)."""
    return _START.format(
        _KIND.format(kind) if kind else "",
        method,
        action,
        _KEEP.format(_("What you have written here is not sent yet.")) if keep else "",
        _FILES if multipart else "",
        _ID.format(id) if id else "",
        do_xmlattr(page.eval_ctx, attrs) if attrs else "",
        form_keys(page) if method == "post" else "",
    )
