"""The guards around every test really guard."""

import socket
import warnings

import pytest
from django.template import Context, engines
from django.template.base import Origin, Template

from guards import OutsideWorld
from zesummen.accounts.models import Service
from zesummen.kernel.tenancy import ScopeError


def render(text: str, file: str) -> str:
    engine = engines["django"].engine
    return Template(text, Origin(file), engine=engine).render(Context({"known": "here"}))


def test_undefined_variable_in_a_template_of_ours_fails():
    with pytest.raises(pytest.fail.Exception, match="typo"):
        render("{% if known %}{{ known.typo }}{% endif %}", "/checkout/zesummen/plans/templates/plans/plan.html")


def test_defined_variable_and_missing_condition_pass():
    page = render("{% if missing %}no{% endif %}{{ known }}", "/checkout/zesummen/plans/templates/plans/plan.html")
    assert page == "here"


def test_templates_of_libraries_keep_their_habit():
    assert render("[{{ typo }}]", "/venv/site-packages/allauth/templates/account/login.html") == "[]"


def test_no_test_reaches_another_machine():
    with pytest.raises(OutsideWorld), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))
    with pytest.raises(OutsideWorld):
        socket.getaddrinfo("zesummen.example", 80)
    with socket.socket() as here:
        here.settimeout(1)
        assert here.connect_ex(("127.0.0.1", 9)) != 0, "refused by the machine, not by the guard"


def test_a_warning_is_an_error():
    with pytest.raises(UserWarning):
        warnings.warn("careless", stacklevel=1)


def test_scopes_are_off_in_fixtures_only(youth_service):
    with pytest.raises(ScopeError):
        list(Service.objects.all())


def test_in_space_opens_the_space(in_space, youth_service):
    assert list(Service.objects.all()) == [youth_service]
