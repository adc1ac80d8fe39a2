"""Addresses of what somebody is asked in a matter of conduct, under /asked/measures/, whatever post they hold."""

from django.urls import path

from accord.conduct.views import asked_measures

app_name = "asked_measures"
urlpatterns = [
    path("views/<str:ref>/", asked_measures.consultation, name="consultation"),
    path("reviews/<str:ref>/", asked_measures.review, name="review"),
]
