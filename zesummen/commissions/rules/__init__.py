"""Who may do what with the commission. Permissions here; verdicts and journal sentences per noun in the modules beside."""

from . import permissions  # noqa: F401
