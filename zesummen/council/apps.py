from importlib import import_module

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    name = "zesummen.council"
    label = "council"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        import_module("zesummen.council.rules")  # declares this app's permissions and sentences
        from .queries import papers

        papers.declare_model(_("Deliberation of the council"))
