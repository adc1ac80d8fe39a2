"""Addresses of staff, a part of `messages`."""

from django.urls import URLPattern, path

from accord.messaging.views import (
    desk_acts,
    desk_begin,
    desk_conversation,
    desk_list,
    desk_passing,
    which_child,
    which_child_heard,
)

urlpatterns: list[URLPattern] = [
    path("", desk_list.inbox, name="inbox"),
    path("today/", desk_list.today, name="today"),
    path("acknowledge/", desk_list.acknowledge_many, name="acknowledge_many"),
    path("new/", desk_begin.choose_child, name="begin"),
    path("new/<str:ref>/", desk_begin.begin_about, name="begin_about"),
    path("<str:ref>/", desk_conversation.conversation, name="conversation"),
    path("<str:ref>/answer/", desk_conversation.answer, name="answer"),
    path("<str:ref>/acknowledge/", desk_acts.acknowledge, name="acknowledge"),
    path("<str:ref>/pass/", desk_passing.pass_on, name="pass_on"),
    path("<str:ref>/office/", desk_passing.to_the_office, name="to_the_office"),
    path("<str:ref>/child/", which_child.ask, name="ask_which_child"),
    path("<str:ref>/child/heard/", which_child_heard.heard, name="which_child_heard"),
    path("<str:ref>/note/", desk_acts.note, name="note"),
    path("<str:ref>/settle/", desk_acts.settle, name="settle"),
    path("<str:ref>/answering/", desk_acts.answering, name="answering"),
    path("<str:ref>/take-back/<str:message>/", desk_acts.take_back, name="take_back"),
]
