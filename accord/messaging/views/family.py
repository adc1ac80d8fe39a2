"""A family's conversations with the school."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.messaging import access
from accord.people.viewer import asking


def conversations(request: HttpRequest) -> HttpResponse:
    """List a guardian's conversations, at every school."""
    found = access.conversations_of(asking(request).guardianships)
    return render(request, "messaging/family/conversations.html", {"conversations": found})


def conversation(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one conversation of a guardian."""
    found = access.get_own_conversation_for(asking(request), ref)
    return render(request, "messaging/family/conversation.html", {"conversation": found})
