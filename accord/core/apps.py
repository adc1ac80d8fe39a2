"""The technical kernel as a Django app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "accord.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accord.core import checks  # noqa: F401  (registers the system checks)
        from accord.core.catalogues import look_texts_up
        from accord.core.one_thread import keep_with_the_thread

        keep_with_the_thread()
        look_texts_up()
