from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class SeedsConfig(AppConfig):
    name = "zesummen.seeds"
    label = "seeds"

    def ready(self):
        if find_spec("zesummen.seeds.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.seeds.rules")
