from django.apps import AppConfig

from . import roles  # noqa: F401  (at once: apps that are ready earlier hand permissions to roles)


class AccountsConfig(AppConfig):
    """People, roles, sign-in."""

    name = "zesummen.accounts"
    label = "accounts"

    def ready(self):
        from zesummen.kernel import context, journal, mail, pages

        from . import mydata, queries, rules, signals  # noqa: F401
        from .queries.mydata import own_sections

        pages.GRANTS = queries.visitor
        context.SPACES.append(queries.spaces_of)
        journal.STANDS_IN = queries.standing_in_for
        mail.STAND_INS = queries.stand_ins_for
        mydata.provide(own_sections)
