"""Addresses below ``/s/<space>/``. One module per noun."""

from importlib import import_module
from importlib.util import find_spec

app_name = "training"
NOUNS = [
    "home",
    "courses",
    "handouts",
    "invitations",
    "requests",
    "participants",
    "polls",
    "evenings",
    "trainers",
    "seasons",
    "rooms",
    "decisions",
    "feedback",
    "after",
    "coverage",
]
urlpatterns: list = []
for noun in NOUNS:
    if find_spec(f"{__name__}.{noun}"):
        urlpatterns += import_module(f"{__name__}.{noun}").urlpatterns
