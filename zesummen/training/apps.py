from importlib import import_module

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "zesummen.training"
    label = "training"

    def ready(self):
        import_module("zesummen.training.rules")  # declares this app's permissions and sentences
