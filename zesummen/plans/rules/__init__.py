"""Who may do what with a plan. Permissions here; verdicts per noun in the modules beside."""

from . import permissions  # noqa: F401
