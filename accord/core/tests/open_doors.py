"""Addresses that exist only in the kernel's tests: one for each thing that a page may do."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import include, path

from accord.core import audit
from accord.core.errors import DomainError
from accord.core.forms import Form
from accord.core.models import AuditEntry


class WordsForm(Form):
    words = forms.CharField(max_length=400)
    paper = forms.FileField(required=False)


def write(request: HttpRequest) -> HttpResponse:
    form = WordsForm(request.POST, request.FILES)
    if not form.is_valid():
        return HttpResponse("Please write something.", status=422)
    audit.record(by="login:test", verb="write", subject="words:1")
    return HttpResponse(f"Stored: {form.cleaned_data['words']}", headers={"HX-Trigger": "stored"})


def write_and_go_on(request: HttpRequest) -> HttpResponse:
    audit.record(by="login:test", verb="write", subject="words:1")
    messages.success(request, "Kept.")
    answer = redirect(request.POST.get("to", "/healthz"))
    answer.set_cookie("chosen", "blue")
    return answer


def write_the_first_time(request: HttpRequest) -> HttpResponse:
    if AuditEntry.objects.filter(verb="write").exists():
        raise DomainError("too-late", "Somebody was before you.", 409)
    audit.record(by="login:test", verb="write", subject="words:1")
    return HttpResponse("You are the first.")


def write_and_refuse(request: HttpRequest) -> HttpResponse:
    audit.record(by="login:test", verb="write", subject="words:1")
    raise DomainError("too-late", "The office has closed.", remedy="Try again in the morning.")


def write_and_fail(request: HttpRequest) -> HttpResponse:
    audit.record(by="login:test", verb="write", subject="words:1")
    raise RuntimeError(f"broken by {request.POST.get('words')}")


def write_and_stream(request: HttpRequest) -> StreamingHttpResponse:
    audit.record(by="login:test", verb="write", subject="words:1")
    return StreamingHttpResponse(["a", "b"])


def look(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in a transaction" if connection.atomic_blocks[1:] else "free")


def show_what_is_new(request: HttpRequest) -> HttpResponse:
    said = " ".join(str(message) for message in messages.get_messages(request))
    chosen = request.COOKIES.get("chosen", "no colour")
    return HttpResponse(f"{request.method} {request.get_full_path()}: {said or 'nothing new'}, {chosen}")


def give_file(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a,b", content_type="text/csv")


def refuse_to_show(request: HttpRequest) -> HttpResponse:
    raise DomainError("closed", "The office has closed.", remedy="Try again in the morning.")


@login_not_required
def open_to_all(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{len(request.POST)} fields, {len(request.FILES)} files")


@login_not_required
def fail_in_the_open(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("canary-in-the-words-of-a-fault")


urlpatterns = [
    path("kernel/write/", write),
    path("kernel/write-and-go-on/", write_and_go_on),
    path("kernel/write-the-first-time/", write_the_first_time),
    path("kernel/write-and-refuse/", write_and_refuse),
    path("kernel/write-and-fail/", write_and_fail),
    path("kernel/write-and-stream/", write_and_stream),
    path("kernel/look/", look),
    path("kernel/news/", show_what_is_new),
    path("kernel/file/", give_file),
    path("kernel/refuse-to-show/", refuse_to_show),
    path("kernel/open/", open_to_all),
    path("kernel/fail/<str:secret>/", fail_in_the_open),
    path("", include("accord.web.urls")),
]
handler400 = "accord.core.problems.bad_request"
handler404 = "accord.core.problems.not_found"
handler403 = "accord.core.problems.forbidden"
handler500 = "accord.core.problems.fault"
