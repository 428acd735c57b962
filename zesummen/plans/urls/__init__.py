"""Addresses below ``/s/<space>/``. One module per noun; the tools of a measure stand behind its opening."""

from importlib import import_module
from importlib.util import find_spec

from ..views.opening import guarded

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
    "advice",
]
urlpatterns = []
for noun in NOUNS:
    if find_spec(f"{__name__}.{noun}"):
        urlpatterns += import_module(f"{__name__}.{noun}").urlpatterns
for pattern in urlpatterns:
    pattern.callback = guarded(pattern.callback, str(pattern.pattern))
