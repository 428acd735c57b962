"""OParl 1.1 under ``/oparl/1.1/``: system, bodies, lists and objects. Read only, without a key, for any program."""

import json

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from zesummen.kernel.mail import base_url

from ..finished import finished
from ..queries import oparl, oparl_objects
from ..queries.oparl import KINDS, ROOT, SCHEMA, BadFilter, Graph
from ..queries.spaces import space_of


def _answer(value: dict, status: int = 200) -> HttpResponse:
    answer = HttpResponse(
        json.dumps(value, ensure_ascii=False), content_type="application/json; charset=utf-8", status=status
    )
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def _fault(message: str, status: int) -> HttpResponse:
    return _answer({"type": SCHEMA + "Error", "message": message, "debug": f"HTTP {status}"}, status)


def _unknown() -> HttpResponse:
    return _fault("There is no such object.", 404)


def _root() -> str:
    return f"{base_url()}/{ROOT}"


def _graph(slug: str) -> Graph | None:
    space = space_of(slug)
    return oparl_objects.graph_of(space, base_url()) if space else None


def _listed(request, address: str, rows) -> HttpResponse:
    try:
        return _answer(oparl.page_of(address, rows, request.GET.dict()))
    except BadFilter as fault:
        return _fault(str(fault), 400)


@require_safe
@finished(of="program")
def system(request):
    """The way in: which version, and where the bodies are."""
    return _answer(oparl_objects.system(_root(), f"{base_url()}/"))


@require_safe
@finished(of="country")
def bodies(request):
    """The communes and groupings with a public commission."""
    return _listed(request, f"{_root()}bodies/", oparl_objects.bodies(_root()))


@require_safe
@finished
def body(request, slug):
    """One commune or grouping."""
    graph = _graph(slug)
    return _answer(graph.body) if graph else _unknown()


@require_safe
@finished
def objects(request, slug, path):
    """A list of one kind of object."""
    graph, kind = _graph(slug), KINDS.get(path)
    if graph is None or kind is None:
        return _unknown()
    return _listed(request, graph.list_of(kind), graph.objects[kind].values())


@require_safe
@finished
def one(request, slug, path, name):
    """One object; one that was public once says that it is deleted."""
    graph, kind = _graph(slug), KINDS.get(path)
    found = graph.get(kind, name) if graph and kind else None
    return _answer(found) if found else _unknown()


@require_safe
@finished
def meetings(request, slug, name):
    """The sittings of one council or commission."""
    graph = _graph(slug)
    organization = graph.get("Organization", name) if graph else None
    if graph is None or organization is None:
        return _unknown()
    rows = [row for row in graph.objects["Meeting"].values() if organization["id"] in row.get("organization", ())]
    return _listed(request, organization["meeting"], rows)
