from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "zesummen.documents"
    label = "documents"

    def ready(self):
        from zesummen.accounts import mydata

        from . import queries, rules  # noqa: F401  (rules declares this app's permissions and sentences)

        mydata.provide(queries.files_by)
