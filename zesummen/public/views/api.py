"""The open interface under ``/api/v1/``, described in OpenAPI. Public data need no key; released data need one."""

import json
import time
from collections import defaultdict
from threading import Lock

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, re_path
from ninja import NinjaAPI, Schema
from ninja.security import HttpBearer

from zesummen.diagnosis import exports as statistics_exports
from zesummen.diagnosis import queries as diagnosis
from zesummen.plans.queries.sheet import to_json
from zesummen.territory.models import Space
from zesummen.territory.states import TERRITORIAL

from ..queries import api as data
from ..queries.keys import space_of_key
from ..queries.plan import public_plan, sheet_of
from ..queries.spaces import space_of

PER_MINUTE = 240  # requests of one address to one process
INTRO = (
    "Everything that communes opened to the public, and the facts about the 100 communes of Luxembourg. "
    "Amounts are euros as text with two decimals, days are ISO 8601, texts carry their languages and the original. "
    "Councils and commissions are also given in the vocabulary OParl 1.1, under /oparl/1.1/."
)


class Problem(Schema):
    """An error: what is wrong, in a sentence."""

    detail: str


class CommuneOut(Schema):
    """A commune of today."""

    lau2: str
    slug: str
    names: dict[str, str]
    canton: str
    area_km2: str
    council_size: int
    residents: int | None


class PlanOut(Schema):
    """A public plan in a list."""

    id: int
    space: str
    title: dict
    state: str
    starts_on: str | None
    ends_on: str | None


class Key(HttpBearer):
    """``Authorization: Bearer …`` with a key of the space."""

    def authenticate(self, request, token):
        return space_of_key(token)


api = NinjaAPI(title="Zesummen", version="1", description=INTRO, docs_url=None, openapi_url=None, urls_namespace="api")
ROOT = "/api/v1/"


def _space(slug: str) -> Space:
    space = space_of(slug)
    if space is None:
        raise Http404
    return space


@api.get("/communes", response=list[CommuneOut], tags=["communes"], summary="All communes")
def communes(request):
    return data.communes()


@api.get(
    "/communes/{lau2}",
    response={200: CommuneOut, 404: Problem},
    tags=["communes"],
    summary="One commune by its LAU code",
)
def commune(request, lau2: str):
    found = next((row for row in data.communes() if row["lau2"] == lau2), None)
    if found is None:
        raise Http404
    return found


@api.get(
    "/spaces/{slug}/statistics",
    response={200: dict, 404: Problem},
    tags=["communes"],
    summary="The statistics sheet, each figure with source and date",
)
def statistics(request, slug: str):
    return json.loads(statistics_exports.sheet_json(diagnosis.sheet_of(_space(slug))))


@api.get("/plans", response=list[PlanOut], tags=["plans"], summary="All public plans")
def plans(request):
    return data.plans(Space.objects.filter(kind__in=sorted(TERRITORIAL)).select_related("commune", "grouping"))


def _sheet(slug: str, pk: int):
    plan = public_plan(slug, pk)
    if plan is None:
        raise Http404
    return sheet_of(plan)


@api.get(
    "/spaces/{slug}/plans",
    response={200: list[PlanOut], 404: Problem},
    tags=["plans"],
    summary="The public plans of one commune or grouping",
)
def space_plans(request, slug: str):
    return data.plans([_space(slug)])


@api.get(
    "/spaces/{slug}/plans/{pk}",
    response={200: dict, 404: Problem},
    tags=["plans"],
    summary="One public plan with needs, objectives, actions and money",
)
def plan(request, slug: str, pk: int):
    return to_json(_sheet(slug, pk))


@api.get(
    "/spaces/{slug}/plans/{pk}/actions",
    response={200: list[dict], 404: Problem},
    tags=["plans"],
    summary="The actions of a public plan",
)
def actions(request, slug: str, pk: int):
    return to_json(_sheet(slug, pk).actions)


@api.get(
    "/spaces/{slug}/decisions",
    response={200: list[dict], 404: Problem},
    tags=["decisions"],
    summary="The published decisions of the council",
)
def decisions(request, slug: str):
    return data.decisions(_space(slug))


@api.get(
    "/released",
    auth=Key(),
    response={200: dict, 401: Problem},
    tags=["released"],
    summary="What the space of the key released to bodies outside",
)
def released(request):
    return data.released(request.auth)


def reference(request):
    """The same description for people: every address with its sentence."""
    schema = api.get_openapi_schema(path_prefix=ROOT)
    rows = [(path, verb, entry) for path, verbs in schema["paths"].items() for verb, entry in verbs.items()]
    return render(request, "public/api.html", {"rows": rows, "intro": INTRO})


def openapi(request):
    """The description in OpenAPI 3.1, for programs."""
    return HttpResponse(
        json.dumps(api.get_openapi_schema(path_prefix=ROOT), ensure_ascii=False), content_type="application/json"
    )


def unknown(request):
    """An address that does not exist: said in JSON too."""
    return HttpResponse('{"detail": "Not Found"}', content_type="application/json", status=404)


class _Counter:
    """Requests per address and minute, in this process only: a light hand against runaway programs."""

    def __init__(self):
        self._lock, self._minute, self._seen = Lock(), 0, defaultdict(int)

    def is_over(self, address: str) -> bool:
        with self._lock:
            minute = int(time.time() // 60)
            if minute != self._minute:
                self._minute, self._seen = minute, defaultdict(int)
            self._seen[address] += 1
            return self._seen[address] > PER_MINUTE


COUNTER = _Counter()


def _guarded(view):
    """An open view of the interface: light limit, readable from pages of others, errors as JSON."""

    def guarded(request, *args, **kwargs):
        if COUNTER.is_over(request.META.get("REMOTE_ADDR", "")):
            answer = HttpResponse(
                json.dumps({"detail": "Too many requests. Wait a minute."}), content_type="application/json", status=429
            )
            answer.headers["Retry-After"] = "60"
        else:
            answer = view(request, *args, **kwargs)
        answer.headers["Access-Control-Allow-Origin"] = "*"
        return answer

    return guarded


def urls() -> list:
    """The addresses of the interface. Its root is ``reference``, for people."""
    patterns = [
        path("", reference, name="reference"),
        path("openapi.json", openapi, name="openapi"),
        *(pattern for pattern in api.urls[0] if pattern.name != "api-root"),
        re_path(r"^.+$", unknown, name="unknown"),
    ]
    for pattern in patterns[1:]:
        pattern.callback = _guarded(pattern.callback)
    return patterns
