"""People of a district to whom mail fails, below `district/…/mail/`."""

from django.urls import path

from accord.delivery.views import above

app_name = "district_mail"
urlpatterns = [
    path("", above.not_reached, name="list"),
    path("<str:ref>/again/", above.use_again, name="use_again"),
]
