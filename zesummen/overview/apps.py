from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "zesummen.overview"
    label = "overview"

    def ready(self):
        if find_spec("zesummen.overview.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.overview.rules")
