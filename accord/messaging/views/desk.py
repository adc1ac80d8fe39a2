"""Conversations at the desk of staff."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.messaging import access
from accord.people.access import get_post_for
from accord.people.viewer import asking


def inbox(request: HttpRequest, school: str) -> HttpResponse:
    """List the conversations that a member of staff may read, by what is due."""
    post = get_post_for(asking(request), school)
    return render(request, "messaging/desk/inbox.html", {"conversations": access.conversations_for(post)[:50]})


def conversation(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Show one conversation to a member of staff."""
    post = get_post_for(asking(request), school)
    found = access.get_conversation_for(post, ref)
    return render(request, "messaging/desk/conversation.html", {"conversation": found})
