from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "zesummen.public"
    label = "public"

    def ready(self):
        if find_spec("zesummen.public.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.public.rules")
