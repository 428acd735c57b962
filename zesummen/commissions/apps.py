from importlib import import_module

from django.apps import AppConfig


class CommissionsConfig(AppConfig):
    name = "zesummen.commissions"
    label = "commissions"

    def ready(self):
        import_module("zesummen.commissions.rules")  # declares this app's permissions and sentences
