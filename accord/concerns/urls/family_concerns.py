"""Addresses of concerns for families, under /family/concerns/."""

from django.urls import path

from accord.concerns.views import family_concern, family_concerns

app_name = "family_concerns"
urlpatterns = [
    path("", family_concerns.concerns, name="concerns"),
    path("new/", family_concerns.begin, name="new"),
    path("mine/<str:ref>/", family_concern.childs_page, name="child"),
    path("<str:ref>/", family_concern.concern, name="concern"),
    path("<str:ref>/talk/<str:offer>/", family_concern.take, name="take"),
    path("<str:ref>/other-time/", family_concern.other_time, name="other_time"),
    path("<str:ref>/agreed/", family_concern.answer, name="answer"),
    path("<str:ref>/leader/", family_concern.to_leader, name="to_leader"),
    path("<str:ref>/settled/", family_concern.settle, name="settle"),
    path("<str:ref>/child/", family_concern.let_child_write, name="let_child_write"),
]
