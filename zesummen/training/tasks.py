"""Duties and tasks of the worker for trainings."""

from . import season_tasks, tasks_after, tasks_dates

__all__ = ["season_tasks", "tasks_after", "tasks_dates"]
