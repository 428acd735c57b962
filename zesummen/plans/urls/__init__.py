"""Addresses below ``/s/<space>/``. One module per noun."""

from importlib import import_module
from importlib.util import find_spec

app_name = "plans"
NOUNS = [
    "plans",
    "decision",
    "mobilisation",
    "committee",
    "inventory",
    "needs",
    "state_of_play",
    "fields",
    "objectives",
    "actions",
    "budget",
    "check",
    "adoption",
    "carrying_out",
    "evaluation",
    "pact",
    "coordination",
    "thread",
]
urlpatterns = []
for noun in NOUNS:
    if find_spec(f"{__name__}.{noun}"):
        urlpatterns += import_module(f"{__name__}.{noun}").urlpatterns
