"""Verdicts. Importing this package declares the app's permissions and the sentences of its journal."""

from importlib import import_module
from importlib.util import find_spec

NOUNS = (
    "permissions",
    "courses",
    "handouts",
    "invitations",
    "requests",
    "participants",
    "notes",
    "case_files",
    "polls",
    "evenings",
    "seasons",
    "attendance",
    "rooms",
    "decisions",
    "feedback",
    "after",
    "coverage",
)
for noun in NOUNS:
    if find_spec(f"{__name__}.{noun}"):
        import_module(f"{__name__}.{noun}")
