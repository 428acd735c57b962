from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "zesummen.desk"
    label = "desk"

    def ready(self):
        if find_spec("zesummen.desk.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.desk.rules")
