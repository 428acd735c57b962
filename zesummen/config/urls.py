"""All addresses. ``/s/<space>/…`` is inside a space; ``/<language>/…`` is public; the rest is the person's."""

from importlib.util import find_spec

from django.urls import include, path


def _part(prefix: str, module: str, names: str = "urlpatterns") -> list:
    if not find_spec(module):
        return []
    from importlib import import_module

    found = import_module(module)
    return [path(prefix, include((getattr(found, names), found.app_name)))] if hasattr(found, names) else []


SPACE = "s/<slug:space>/"
urlpatterns = [
    *_part("-/", "zesummen.kernel.urls"),
    path("account/", include("allauth.urls")),
    *_part("", "zesummen.accounts.urls"),
    *_part(SPACE, "zesummen.accounts.urls_space"),
    *_part(SPACE, "zesummen.documents.urls"),
    *_part(SPACE, "zesummen.sittings.urls"),
    *_part(SPACE, "zesummen.council.urls"),
    *_part(SPACE, "zesummen.diagnosis.urls"),
    *_part(SPACE, "zesummen.commissions.urls"),
    *_part(SPACE, "zesummen.plans.urls"),
    *_part(SPACE, "zesummen.training.urls"),
    *_part(SPACE, "zesummen.overview.urls"),
    *_part("", "zesummen.desk.urls"),
    *_part(SPACE, "zesummen.desk.urls_space"),
    *_part("", "zesummen.sittings.urls_open"),
    *_part("", "zesummen.plans.urls_open"),
    *_part("", "zesummen.commissions.urls_open"),
    *_part("", "zesummen.training.urls_open"),
    *_part("", "zesummen.public.urls"),
]
handler404 = "zesummen.kernel.views.not_found"
handler400 = "django.views.defaults.bad_request"
