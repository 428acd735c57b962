from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, roles, sign-in. Roles come first: the other apps hand permissions to them."""

    name = "zesummen.accounts"
    label = "accounts"

    def ready(self):
        from zesummen.kernel import context, pages

        from . import queries, rules  # noqa: F401  (rules declare the roles and this app's permissions)

        pages.GRANTS = queries.grants
        context.SPACES.append(queries.spaces_of)
