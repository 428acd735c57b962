"""The plan check: rules over the frozen plan, each a sentence and a link. Nothing here reads a database or the clock."""

from . import balance, content, dates, money, people, thread  # noqa: F401  (each adds its rules)
from .base import RULES, SEVERITIES, CheckSheet, Finding, Limits, Severity, run

__all__ = ["RULES", "SEVERITIES", "CheckSheet", "Finding", "Limits", "Severity", "run"]
