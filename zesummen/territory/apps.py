from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "zesummen.territory"
    label = "territory"

    def ready(self):
        if find_spec("zesummen.territory.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.territory.rules")
