"""News of a member of staff."""

from django.urls import path

from accord.delivery.views import news

app_name = "staff_news"
urlpatterns = [
    path("", news.staff_news, name="news"),
    path("settings/", news.staff_wishes, name="wishes"),
    path("read/", news.staff_read_all, name="read_all"),
    path("<str:ref>/", news.staff_item, name="item"),
]
