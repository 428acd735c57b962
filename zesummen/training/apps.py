from importlib import import_module

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "zesummen.training"
    label = "training"

    def ready(self):
        import_module("zesummen.training.rules")  # declares this app's permissions and sentences
        import_module("zesummen.training.terms")  # how long personal data of those who took part stay
        stored = import_module("zesummen.training.queries.mydata")
        import_module("zesummen.accounts.mydata").provide(stored.about_person)
