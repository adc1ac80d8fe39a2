"""Court orders: read, recorded and ended by the headteacher and the safeguarding lead alone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.people import access
from accord.people.actions.end_court_order import end_court_order
from accord.people.actions.log_reading import log_reading
from accord.people.actions.record_court_order import record_court_order
from accord.people.forms.orders import OrderEnd, OrderNew
from accord.people.viewer import asking, holds
from accord.people.views.page import Ask, ask, to
from accord.rules.visibility import Act


def orders(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The court orders about a child; every look is noted."""
    post = access.get_post_that_may(asking(request), school, Act.READ_COURT_ORDERS)
    child = access.get_student_that_may(post, ref, Act.READ_COURT_ORDERS)
    log_reading(by=post, subject=f"student:{child.ref}", what="court orders")
    found = [(order, holds(post.on, None, order.ends_on)) for order in access.orders_for(post, child)]
    return render(request, "people/orders.html", {"post": post, "student": child, "orders": found})


def new_order(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A court order is recorded."""
    post = access.get_post_that_may(asking(request), school, Act.RECORD_COURT_ORDERS)
    child = access.get_student_that_may(post, ref, Act.RECORD_COURT_ORDERS)
    form = OrderNew(request.POST or None, ties=list(access.ties_of(post, child)))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        record_court_order(by=post, **{**said, "tie": form.ties[said["tie"]]})
        messages.success(request, _("The order is recorded and holds from its first day."))
        return redirect("people:orders", school, ref)
    title = _("A court order about %(name)s") % {"name": child.called}
    words = Ask(
        title,
        _("Record this order"),
        to(post, "orders", ref),
        text=_("It narrows what one person may have or do. Nobody in the family is told of it here."),
    )
    return ask(request, post, form, words)


def end_order(request: HttpRequest, school: str, ref: str, order: str) -> HttpResponse:
    """A court order ends."""
    post = access.get_post_that_may(asking(request), school, Act.RECORD_COURT_ORDERS)
    child = access.get_student_that_may(post, ref, Act.RECORD_COURT_ORDERS)
    found = access.get_order_for(post, child, order)
    form = OrderEnd(request.POST or None, initial={"last_day": post.on})
    if request.method == "POST" and form.is_valid():
        try:
            end_court_order(order=found, by=post, **form.cleaned_data)
            messages.success(request, _("The order ends on that day. It stays on record."))
            return redirect("people:orders", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Ask(_("When does this order end?"), _("End the order"), to(post, "orders", ref), grave=True)
    return ask(request, post, form, words)
