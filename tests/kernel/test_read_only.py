"""A page that is only read cannot write, whatever its view does."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from zesummen.accounts.models import Membership, Service
from zesummen.kernel import tenancy
from zesummen.kernel.middleware import ReadOnlyMiddleware


def answer(view, method="get", path="/s/esch/plans/"):
    return ReadOnlyMiddleware(view)(getattr(RequestFactory(), method)(path))


def renaming(space):
    def view(request):
        with tenancy.inside(space):
            Service.objects.update(name="written by a GET")
        return HttpResponse("done")

    return view


@pytest.mark.parametrize("method", ["get", "head"])
def test_reading_page_that_writes_fails(method, esch, youth_service):
    with pytest.raises(RuntimeError, match="must not write"), transaction.atomic():
        answer(renaming(esch), method)
    with tenancy.inside(esch):
        assert Service.objects.get().name == youth_service.name


def test_posting_writes(esch, youth_service):
    answer(renaming(esch), "post")
    with tenancy.inside(esch):
        assert Service.objects.get().name == "written by a GET"


def test_reading_page_may_ask_any_question(anna, ben):
    """A union begins with a bracket on PostgreSQL."""

    def view(request):
        own, others = Membership.objects.filter(person=anna), Membership.objects.exclude(person=anna)
        return HttpResponse(str(own.order_by().values("role").union(others.order_by().values("role")).count()))

    assert answer(view).content == b"2"
