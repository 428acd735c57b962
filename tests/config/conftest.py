"""Processes that tests of the server start."""

import pytest

from config.servers import Process


@pytest.fixture
def served(tmp_path):
    """Start ``served.py`` with these words; all are gone at the end."""
    started = []

    def start(*words: str) -> Process:
        started.append(Process(tmp_path, *words))
        return started[-1]

    yield start
    for process in started:
        process.close()
