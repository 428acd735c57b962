from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    name = "zesummen.council"
    label = "council"

    def ready(self):
        if find_spec("zesummen.council.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.council.rules")
