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
    parts = [
        '<form class="form',
        f" form--{escape(kind)}" if kind else "",
        f'" method="{escape(method)}" action="{escape(action)}" novalidate',
        f' data-keep="{escape(_("What you have written here is not sent yet."))}"' if keep else "",
        ' enctype="multipart/form-data"' if multipart else "",
        f' id="{escape(id)}"' if id else "",
        do_xmlattr(page.eval_ctx, attrs) if attrs else "",
        ">",
        escape(form_keys(page)) if method == "post" else "",
    ]
    return Markup("".join(parts))  # noqa: S704  (each part is escaped)
