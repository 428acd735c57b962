"""Duties and tasks of the worker for trainings."""

from . import season_tasks

__all__ = ["season_tasks"]
