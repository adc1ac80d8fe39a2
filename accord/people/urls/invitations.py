"""Addresses of the office's page of invitations."""

from django.urls import path

from accord.people.views import invitations

app_name = "invitations"
urlpatterns = [
    path("", invitations.invitations, name="list"),
    path("send/", invitations.send_invitations, name="send"),
    path("letters.pdf", invitations.letters, name="letters"),
    path("<slug:ref>/withdraw/", invitations.take_back, name="withdraw"),
    path("<slug:ref>/again/", invitations.send_again, name="again"),
]
