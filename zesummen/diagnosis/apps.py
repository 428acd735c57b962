from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class DiagnosisConfig(AppConfig):
    name = "zesummen.diagnosis"
    label = "diagnosis"

    def ready(self):
        if find_spec("zesummen.diagnosis.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.diagnosis.rules")
