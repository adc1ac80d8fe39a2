"""Addresses of a case that somebody of the district holds, under /asked/incidents/."""

from django.urls import URLPattern, path

from accord.conduct.views import asked_incidents

app_name = "asked_incidents"
urlpatterns: list[URLPattern] = [
    path("<str:ref>/", asked_incidents.incident, name="incident"),
    path("<str:ref>/ask/", asked_incidents.ask, name="ask_account"),
    path("<str:ref>/record/", asked_incidents.record, name="record_account"),
    path("<str:ref>/evidence/", asked_incidents.bring, name="add_evidence"),
    path("<str:ref>/evidence/<str:piece>/", asked_incidents.evidence, name="evidence"),
    path("<str:ref>/evidence/<str:piece>/file/", asked_incidents.file, name="evidence_file"),
    path("<str:ref>/close/", asked_incidents.close, name="close"),
    path("<str:ref>/reopen/", asked_incidents.reopen, name="reopen"),
]
