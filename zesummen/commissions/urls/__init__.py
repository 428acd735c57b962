"""Addresses below ``/s/<space>/``. One module per noun."""

from importlib import import_module
from importlib.util import find_spec

app_name = "commissions"
NOUNS = [
    "commissions",
    "rulebook",
    "calls",
    "applications",
    "seats",
    "cards",
    "sittings",
    "votes",
    "minutes",
    "fees",
    "member_list",
    "opinions",
    "programme",
    "activities",
    "reports",
    "handover",
]
urlpatterns = []
for noun in NOUNS:
    if find_spec(f"{__name__}.{noun}"):
        urlpatterns += import_module(f"{__name__}.{noun}").urlpatterns
