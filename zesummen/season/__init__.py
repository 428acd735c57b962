"""The season planner."""
