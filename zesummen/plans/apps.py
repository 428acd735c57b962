from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "zesummen.plans"
    label = "plans"

    def ready(self):
        if find_spec("zesummen.plans.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.plans.rules")
