"""The charter's pages for families."""

from django.urls import URLPattern, URLResolver, path

from accord.charters.views import family_reading, family_signing, printing, promises

app_name = "family_charters"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:ref>/sign/", family_signing.sign, name="sign"),
    path("<slug:ref>/sign/decline/", family_signing.decline, name="decline"),
    path("<slug:ref>/promises/", promises.for_families, name="promises"),
    path("answers/<slug:ref>/", family_signing.answer, name="answer"),
    path("answers/<slug:ref>/withdraw/", family_signing.withdraw, name="withdraw"),
    path("answers/<slug:ref>/copy/", family_signing.copy, name="copy"),
    path("", family_reading.charters, name="charters"),
    path("<slug:ref>/", family_reading.charter, name="charter"),
    path("<slug:ref>/editions/", family_reading.editions, name="editions"),
    path("editions/<slug:ref>/", family_reading.edition, name="edition"),
    path("editions/<slug:ref>/changes/", family_reading.changes, name="changes"),
    path("editions/<slug:ref>/<slug:form>.pdf", printing.family_print, name="print"),
    path("consultations/<slug:ref>/", family_reading.consultation, name="consultation"),
    path("consultations/<slug:ref>/comment/", family_reading.comment, name="comment"),
]
