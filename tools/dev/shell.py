"""Running other programs: plainly, and never leaving one behind."""

import os
import signal
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Trouble(Exception):
    """Something a person can mend. The text says what and how."""


def say(text: str) -> None:
    """One line for the person at the terminal, in order with what child programs print."""
    print(text, flush=True)


def stop_on_sigterm() -> None:
    """SIGTERM ends a command as Ctrl-C does: children are stopped, temporary things removed."""

    def interrupt(*_):
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)


def run(command, *, env=None, cwd=ROOT, **how) -> int:
    """Run to the end and return the status. When we are stopped, the child is stopped before us."""
    child = subprocess.Popen([str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})}, **how)
    try:
        return child.wait()
    except KeyboardInterrupt:
        _end(child)
        raise


def _end(child: subprocess.Popen) -> None:
    """Ctrl-C at the keyboard has reached the child already; SIGTERM to us has not."""
    for patience, how in ((1, signal.SIGINT), (10, signal.SIGTERM), (3, signal.SIGKILL)):
        try:
            child.wait(patience)
            return
        except subprocess.TimeoutExpired:
            child.send_signal(how)
    child.wait()


def insist(command, sentence: str, **how) -> None:
    """Run, or stop with a sentence that says what to do."""
    if run(command, **how):
        raise Trouble(sentence)


def become(command, *, env=None) -> None:
    """Replace this process, so that Ctrl-C and SIGTERM reach the program itself."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    command = [str(part) for part in command]
    os.execve(command[0], command, {**os.environ, **(env or {})})
