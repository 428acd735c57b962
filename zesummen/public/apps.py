from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

from zesummen.accounts import mydata


class PublicConfig(AppConfig):
    name = "zesummen.public"
    label = "public"

    def ready(self):
        if find_spec("zesummen.public.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.public.rules")
        mydata.provide(import_module("zesummen.public.queries.keys").keys_by)
