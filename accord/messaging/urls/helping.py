"""Addresses of what helps staff around the desk, a part of `messages`."""

from django.urls import URLPattern, path

from accord.messaging.views import helping_desk, helping_emergencies, helping_ready, helping_talk, helping_workload

urlpatterns: list[URLPattern] = [
    path("log/", helping_talk.find_family, name="log_talk"),
    path("log/<str:ref>/", helping_talk.write_talk, name="write_talk"),
    path("templates/", helping_ready.templates, name="templates"),
    path("templates/new/", helping_ready.new_template, name="new_template"),
    path("templates/start/", helping_ready.take_common, name="take_common"),
    path("templates/for/<str:ref>/", helping_ready.ready_answers, name="ready_answers"),
    path("templates/<str:ref>/", helping_ready.template, name="template"),
    path("templates/<str:ref>/end/", helping_ready.take_off, name="end_template"),
    path("emergencies/", helping_emergencies.emergencies, name="emergencies"),
    path("emergencies/<str:ref>/", helping_emergencies.emergency, name="emergency"),
    path("workload/", helping_workload.workload, name="workload"),
    path("workload/mine/", helping_workload.own_load, name="own_load"),
    path("my-desk/", helping_desk.desk_choice, name="desk_choice"),
]
