"""The office's list of mail that found no place, and the addresses of a school."""

from urllib.parse import quote

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accord.core.errors import DomainError
from accord.delivery.inbound import access, wording
from accord.delivery.inbound.actions.add_inbound_address import add_inbound_address
from accord.delivery.inbound.actions.end_inbound_address import end_inbound_address
from accord.delivery.inbound.actions.sort_stray_mail import sort_stray_mail
from accord.delivery.inbound.forms import AddressForm, SortForm
from accord.people.viewer import asking
from accord.rules.visibility import Act

ON_A_PAGE = 40
SHOWS = ("waiting", "machines", "sorted")


def strays(request: HttpRequest, school: str) -> HttpResponse:
    """Mail that found no place: what waits, what machines sent, what was sorted."""
    post = access.get_post_that_may(asking(request), school, Act.SORT_MAIL)
    show = request.GET.get("show", "")
    show = show if show in SHOWS else "waiting"
    page = Paginator(access.mail_for(post, show), ON_A_PAGE).get_page(request.GET.get("page"))
    waiting = page.paginator.count if show == "waiting" else access.mail_for(post).count()
    content = {"post": post, "page": page, "show": show, "waiting": waiting, "at": post.at}
    return render(request, "delivery/inbound/strays.html", content)


def stray(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One mail, safe to read, and what the office decides about it."""
    post = access.get_post_that_reads(asking(request), school, ref)
    mail = access.get_mail_for(post, ref)
    standing = getattr(mail, "stray", None)
    form = SortForm(request.POST or None, proposed=standing.proposed if standing else None)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            sort_stray_mail(
                mail=mail, by=post, decision=said["decision"], reason=said["reason"], guardian=form.guardian
            )
            messages.success(request, _("Sorted. The mail itself is kept."))
            return redirect("mail:strays", school) if post.may(Act.SORT_MAIL) else redirect(request.path)
        except DomainError as refusal:
            form.refuse(refusal)
    content = {
        "post": post,
        "mail": mail,
        "standing": standing,
        "sorting": getattr(mail, "sorting", None),
        "read": access.understood(mail),
        "form": form,
        "wording": wording,
        "at": post.at,
    }
    return render(request, "delivery/inbound/stray.html", content, status=422 if form.errors else 200)


@require_GET
def file(request: HttpRequest, school: str, ref: str, number: int) -> HttpResponse:
    """A file that came with a mail, always as a download; 0 is the whole mail as it came, if it was not understood."""
    post = access.get_post_that_reads(asking(request), school, ref)
    mail = access.get_mail_for(post, ref)
    read = access.understood(mail)
    if number == 0 and not read.understood and read.why != "gone":
        return _download(access.original(mail), f"{mail.ref}.eml")
    found = read.attachments[number - 1] if 0 < number <= len(read.attachments) else None
    if found is None or found.refused:
        raise Http404
    return _download(found.content, found.name)


def _download(content: bytes, name: str) -> HttpResponse:
    """Answer with bytes that no browser opens by itself."""
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def addresses(request: HttpRequest, school: str) -> HttpResponse:
    """The addresses at which the school receives mail; an administrator adds one here."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_SCHOOL)
    form = AddressForm(request.POST or None, teams=access.teams_for(post))
    if request.method == "POST" and form.is_valid():
        try:
            add_inbound_address(by=post, address=form.cleaned_data["address"], team=form.chosen_team)
            messages.success(request, _("Mail to this address comes in from now on."))
            return redirect("mail:addresses", school)
        except DomainError as refusal:
            form.refuse(refusal)
    content = {"post": post, "rows": list(access.addresses_for(post)), "form": form}
    return render(request, "delivery/inbound/addresses.html", content, status=422 if form.errors else 200)


@require_POST
def end_address(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """An address is given up."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_SCHOOL)
    end_inbound_address(address=access.get_address_for(post, ref), by=post)
    messages.success(request, _("Mail to this address is turned away from now on. What came there stays."))
    return redirect("mail:addresses", school)
