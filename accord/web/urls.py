"""Every address of the product."""

from django.urls import include, path

from accord.core.views.styleguide import styleguide
from accord.web.views import asked, demo, health, home, language

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("language/", language.choose, name="language"),
    path("demo/", demo.demo, name="demo"),
    path("styleguide/", styleguide, name="styleguide"),
    path("family/", home.family, name="family"),
    path("staff/<slug:school>/", home.desk, name="desk"),
    path("account/security/", include("accord.people.urls.security")),
    path("account/", include("accord.people.urls.sign_in")),
    path("join/", include("accord.people.urls.join")),
    path("staff/<slug:school>/school/", include("accord.schools.urls")),
    path("district/<slug:district>/mail/", include("accord.delivery.urls.district")),
    path("district/<slug:district>/safeguarding/", include("accord.people.urls.district")),
    path("district/<slug:district>/schools/<str:ref>/", include("accord.people.urls.district_schools")),
    path("district/", include("accord.schools.urls.district")),
    path("crests/", include("accord.schools.urls.crests")),
    path("staff/<slug:school>/invitations/", include("accord.people.urls.invitations")),
    path("staff/<slug:school>/people/", include("accord.people.urls.staff")),
    path("staff/<slug:school>/roster/", include("accord.people.urls.roster")),
    path("family/notices/", include("accord.delivery.urls.family")),
    path("staff/<slug:school>/notices/", include("accord.delivery.urls.staff")),
    path("staff/<slug:school>/deliveries/", include("accord.delivery.urls.office")),
    path("staff/<slug:school>/mail/", include("accord.delivery.inbound.urls")),
    path("staff/<slug:school>/messages/", include("accord.messaging.urls.staff")),
    path("family/messages/", include("accord.messaging.urls.family")),
    path("staff/<slug:school>/spaces/", include("accord.messaging.urls.groups")),
    path("family/spaces/", include("accord.messaging.urls.family_groups")),
    path("staff/<slug:school>/conduct/", include("accord.conduct.urls.staff")),
    path("staff/<slug:school>/letters/", include("accord.conduct.urls.envelopes")),
    path("family/conduct/", include("accord.conduct.urls.family")),
    path("asked/", asked.asked, name="asked"),
    path("asked/incidents/", include("accord.conduct.urls.asked_incidents")),
    path("asked/emergencies/", include("accord.messaging.urls.asked")),
    path("asked/measures/", include("accord.conduct.urls.asked")),
    path("staff/<slug:school>/concerns/", include("accord.concerns.urls.concerns")),
    path("family/concerns/", include("accord.concerns.urls.family_concerns")),
    path("staff/<slug:school>/complaints/", include("accord.concerns.urls.complaints")),
    path("family/complaints/", include("accord.concerns.urls.family_complaints")),
    path("asked/complaints/", include("accord.concerns.urls.asked")),
    path("staff/<slug:school>/safeguarding/", include("accord.concerns.urls.safeguarding")),
    path("family/child-at-risk/", include("accord.concerns.urls.family_safeguarding")),
    path("staff/<slug:school>/reception/", include("accord.reception.urls")),
    path("family/", include("accord.people.urls.family")),
    path("staff/<slug:school>/charter/", include("accord.charters.urls.staff")),
    path("family/charter/", include("accord.charters.urls.family")),
]
handler400 = "accord.core.problems.bad_request"
handler404 = "accord.core.problems.not_found"
handler403 = "accord.core.problems.forbidden"
handler500 = "accord.core.problems.fault"
