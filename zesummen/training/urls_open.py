"""Addresses that need no account: the course's public page, a participant's page, the phones in the room."""

from importlib import import_module
from importlib.util import find_spec

app_name = "training_open"
NOUNS = ["courses", "participants", "seasons", "rooms"]
urlpatterns: list = []
for noun in NOUNS:
    if find_spec(f"zesummen.training.urls.open_{noun}"):
        urlpatterns += import_module(f"zesummen.training.urls.open_{noun}").urlpatterns
