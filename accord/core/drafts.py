"""What somebody types is kept on their own device until it is sent; the house keeps nothing of it.

In this tab without asking, for whoever typed it alone; beyond the tab only where they ask for it, and for some days.
"""

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

DAYS = 7
"""For so long a device keeps what is typed, where somebody asks for it."""

_KEEPER = Markup(
    '<draft-keeper data-owner="{}" data-name="{}" data-days="{}" data-fresh="{}" data-offer="{}" data-back="{}" '
    'data-away="{}"></draft-keeper>'
)


@pass_context
def keep_draft(page: Context, name: str = "", fresh: bool = True, beyond: bool = True) -> Markup:
    """Draw, inside a form, what keeps its words on the device; the page also needs static('core/js/drafts.js').

    `name` tells this form from others where its address does not. `fresh`: what was kept may come back; not where the
    page already brings words along. `beyond`: the device is offered to keep them for some days, not for this tab
    alone. Nothing for a page without anybody signed in.
    """
    request = page.get("request")
    person = getattr(request, "user", None)
    if request is None or person is None or not person.is_authenticated:
        return Markup("")
    offer = _(
        "Also keep what I type on this device for seven days, in case I am interrupted. "
        "Please do not choose this on a computer that others use too."
    )
    return _KEEPER.format(
        salted_hmac("accord.draft", str(person.pk), algorithm="sha256").hexdigest()[:16],
        name or request.get_full_path(),
        DAYS,
        "yes" if fresh and request.method == "GET" else "",
        offer if beyond else "",
        _("This is what you had typed here before. Only this device had kept it."),
        _("Throw it away"),
    )
