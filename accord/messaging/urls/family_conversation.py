"""Addresses of a guardian's conversations, a part of `family_messages`."""

from django.urls import path

from accord.messaging.views import family_conversation, family_conversations, which_child

urlpatterns = [
    path("", family_conversations.conversations, name="conversations"),
    path("<str:ref>/", family_conversation.conversation, name="conversation"),
    path("<str:ref>/child/", which_child.which_child, name="which_child"),
    path("<str:ref>/paper/", family_conversation.paper, name="paper"),
    path("<str:ref>/settled/", family_conversation.settle, name="settle"),
    path("<str:ref>/messages/<str:written>/back/", family_conversation.take_back, name="take_back"),
]
