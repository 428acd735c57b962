from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "zesummen.documents"
    label = "documents"

    def ready(self):
        if find_spec("zesummen.documents.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.documents.rules")
