from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Homes, journal, mailbox, search, retention and settings of a space."""

    name = "zesummen.desk"
    label = "desk"

    def ready(self):
        from zesummen.kernel import context

        from . import nav, rules, terms  # noqa: F401  (declare permissions, sentences, terms)

        context.NAV.append(nav.entries)
