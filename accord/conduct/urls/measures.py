"""Addresses of measures, a part of `conduct`."""

from django.urls import path

from accord.conduct.views import decided_measures, measures

urlpatterns = [
    path("measures/<str:ref>/", decided_measures.measure, name="measure"),
    path("measures/<str:ref>/confirm/", decided_measures.confirm, name="confirm_measure"),
    path("measures/<str:ref>/answer/", decided_measures.record_answer, name="record_answer"),
    path("<str:ref>/ladder/<slug:step>/", measures.consider, name="consider"),
]
