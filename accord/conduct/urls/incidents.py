"""Addresses of incidents, a part of `conduct`. Fixed words come before references."""

from django.urls import URLPattern, path

from accord.conduct.views import case_acts, case_ends, cases, evidence, own_parts, report

urlpatterns: list[URLPattern] = [
    path("", cases.incidents, name="incidents"),
    path("report/", report.whom, name="report"),
    path("report/about/", report.report, name="report_about"),
    path("reported/<str:ref>/", report.reported, name="reported"),
    path("account/<str:ref>/", own_parts.own_account, name="own_account"),
    path("support/<str:ref>/", own_parts.support, name="support"),
    path("support/<str:ref>/answer/", own_parts.answer, name="answer_support"),
    path("<str:ref>/", cases.incident, name="incident"),
    path("<str:ref>/ask/", case_acts.ask, name="ask_account"),
    path("<str:ref>/record/", case_acts.record, name="record_account"),
    path("<str:ref>/evidence/", case_acts.bring, name="add_evidence"),
    path("<str:ref>/evidence/<str:item>/", evidence.evidence, name="evidence"),
    path("<str:ref>/evidence/<str:item>/file/", evidence.file, name="evidence_file"),
    path("<str:ref>/talk/", case_acts.address, name="address"),
    path("<str:ref>/pass/", case_acts.pass_on, name="pass_incident"),
    path("<str:ref>/close/", case_ends.close, name="close"),
    path("<str:ref>/reopen/", case_ends.reopen, name="reopen"),
    path("<str:ref>/who/", case_acts.say_who, name="say_who"),
]
