"""Addresses of reception, under /staff/SCHOOL/reception/."""

from django.urls import path

from accord.reception.views import board, collecting, visitors, watching

app_name = "reception"
urlpatterns = [
    path("", board.board, name="board"),
    path("guardian/<str:ref>/", board.guardian, name="guardian"),
    path("child/<str:ref>/", board.child, name="child"),
    path("child/<str:ref>/collected/", collecting.collect, name="collect"),
    path("collected/<str:ref>/take-back/", collecting.take_back, name="take_back"),
    path("visitors/announce/", visitors.announce, name="announce"),
    path("visitors/unannounced/", visitors.walk_in, name="walk_in"),
    path("visitors/<str:ref>/in/", visitors.come_in, name="let_in"),
    path("visitors/<str:ref>/out/", visitors.go_out, name="let_out"),
    path("visitors/<str:ref>/call-off/", visitors.call_off, name="call_off"),
    path("evacuation/", board.evacuation, name="evacuation"),
    path("watch/", watching.watching, name="watching"),
    path("watch/<str:ref>/", watching.watch, name="watch"),
]
