"""A guardian's news."""

from django.urls import path

from accord.delivery.views import news

app_name = "family_news"
urlpatterns = [
    path("", news.family_news, name="news"),
    path("settings/", news.family_wishes, name="wishes"),
    path("read/", news.family_read_all, name="read_all"),
    path("<str:ref>/", news.family_item, name="item"),
]
