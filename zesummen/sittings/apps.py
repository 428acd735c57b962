from django.apps import AppConfig


class SittingsConfig(AppConfig):
    name = "zesummen.sittings"
    label = "sittings"

    def ready(self):
        from zesummen.accounts import mydata

        from . import rules  # noqa: F401  (declares this app's permissions and sentences)
        from .queries import papers, stored

        mydata.provide(stored.about_person)
        papers.declare_models()
