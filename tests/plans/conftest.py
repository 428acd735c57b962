"""Fixtures that the tests of evaluations and of the next plan share."""

from evaluating import committee, evaluation, inside_space, plan  # noqa: F401 - each is a fixture
