from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class SittingsConfig(AppConfig):
    name = "zesummen.sittings"
    label = "sittings"

    def ready(self):
        if find_spec("zesummen.sittings.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.sittings.rules")
