"""What no test may do: reach another machine, or render a variable that does not exist."""

import inspect
import socket

import pytest
from django.template import base, engines

HERE = {"localhost", "", None}


class OutsideWorld(Exception):
    """A test tried to reach another machine."""


def _is_here(host) -> bool:
    return host in HERE or str(host).startswith("127.") or str(host) in {"::1", "::", "0.0.0.0"}


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Sockets reach this machine only: a suite that needs the Internet fails on a train."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_here(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_here(address[0]):
            raise OutsideWorld(f"Tests do not leave this machine: {address}")
        return connect(self, address)

    def look_up_here(host, *args, **kwargs):
        if not _is_here(host.decode() if isinstance(host, bytes) else host):
            raise OutsideWorld(f"Tests do not look up names of other machines: {host}")
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        patch.setattr(socket, "getaddrinfo", look_up_here)
        yield


class Undefined(str):
    """What Django puts for an undefined variable: in a template of ours, a failing test."""

    def __new__(cls):
        return super().__new__(cls, "%s")

    def __contains__(self, part):
        return part == "%s"

    def __mod__(self, variable):
        origin = _template_being_rendered()
        if "/zesummen/" in origin:
            pytest.fail(f"{origin}: {variable} is not defined")
        return ""


def _template_being_rendered() -> str:
    """The file whose tag is just being rendered: the innermost ``Node.render_annotated`` on the stack."""
    for frame in inspect.stack():
        node = frame.frame.f_locals.get("self")
        if frame.function == "render_annotated" and isinstance(node, base.Node):
            return str(getattr(node, "origin", ""))
    return ""


@pytest.fixture(autouse=True)
def no_undefined_variables(django_test_environment):
    """``{{ typo }}`` is an error in our own templates; those of the libraries keep Django's habit.

    For each test anew: a test that changes a setting may make Django build its template engine again.
    """
    engine = engines["django"].engine
    before, engine.string_if_invalid = engine.string_if_invalid, Undefined()
    yield
    engine.string_if_invalid = before
