"""Keeping a copy of a conversation: a document to print, or a bundle with its files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from accord.charters.words import topic_names
from accord.core import clock
from accord.messaging.access import get_conversation_for, get_own_conversation_for
from accord.messaging.actions.keep_copy import keep_copy
from accord.messaging.copying import as_bundle, as_pdf
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Conversation
from accord.messaging.views.looks import note_look
from accord.people.access import get_post_for
from accord.people.viewer import asking

PDF, BUNDLE = "pdf", "zip"


def copy(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """In which form staff keep a copy, and whether with internal notes."""
    conversation = get_conversation_for(get_post_for(asking(request), school), ref)
    return render(request, "messaging/copy.html", {"conversation": conversation})


def family_copy(request: HttpRequest, ref: str) -> HttpResponse:
    """In which form a guardian keeps a copy."""
    conversation = get_own_conversation_for(asking(request), ref)
    return render(request, "messaging/family_copy.html", {"conversation": conversation})


def copy_file(request: HttpRequest, school: str, ref: str, shape: str) -> HttpResponseBase:
    """A copy for staff."""
    viewer = asking(request)
    post = get_post_for(viewer, school)
    conversation = get_conversation_for(post, ref)
    note_look(post, conversation, "copy")
    return _file(conversation, shape, viewer.actor, for_family=False, with_notes=request.GET.get("notes") == "1")


def family_copy_file(request: HttpRequest, ref: str, shape: str) -> HttpResponseBase:
    """A copy for the guardian: what the guardian may read, and nothing else."""
    viewer = asking(request)
    return _file(get_own_conversation_for(viewer, ref), shape, viewer.actor, for_family=True, with_notes=False)


def _file(conversation: Conversation, shape: str, by: str, *, for_family: bool, with_notes: bool) -> HttpResponseBase:
    if shape not in (PDF, BUNDLE):
        raise Http404
    at = clock.now()
    topic = topic_names(charter_at(conversation.school, at).rules).get(conversation.topic, "")
    kept = keep_copy(
        conversation=conversation, for_family=for_family, with_notes=with_notes, form=shape, topic=topic, by=by, at=at
    )
    if shape == PDF:
        answer = HttpResponse(as_pdf(kept), content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="{kept.name}.pdf"'
        return answer
    return FileResponse(as_bundle(kept), as_attachment=True, filename=f"{kept.name}.zip")
