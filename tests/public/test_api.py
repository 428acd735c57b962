"""What programs read: public data without a key, released data with the key of the space."""

from datetime import timedelta

import pytest
from django.utils import timezone

from open_plan import INTERNAL
from zesummen.kernel import tenancy
from zesummen.kernel.access import Refused
from zesummen.plans.actions.plans import set_released
from zesummen.plans.models import Plan
from zesummen.public.actions.keys import make_key, revoke_key
from zesummen.public.models import ApiKey
from zesummen.public.views import api


@pytest.fixture(autouse=True)
def fresh_counter(monkeypatch):
    monkeypatch.setattr(api, "COUNTER", api._Counter())


@pytest.fixture
def key(esch, anna):
    """Words of a good key of Esch."""
    with tenancy.inside(esch):
        return make_key(space=esch, label="Site", until_on=timezone.localdate(), by=anna)[1]


def released(flora, words: str):
    return flora.get("/api/v1/released", headers={"Authorization": f"Bearer {words}"})


def test_description_is_openapi_31_and_names_every_address(flora, db):
    found = flora.get("/api/v1/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert "/api/v1/spaces/{slug}/plans/{pk}" in found["paths"] and "/api/v1/released" in found["paths"]
    page = flora.get("/api/v1/")
    assert page.status_code == 200 and b"/api/v1/released" in page.content and b"<script" not in page.content


def test_communes_and_plans_are_open(flora, plan):
    (commune,) = [row for row in flora.get("/api/v1/communes").json() if row["lau2"] == "0204"]
    assert commune["slug"] == "esch-sur-alzette" and commune["names"]["de"]
    assert flora.get("/api/v1/communes/0204").json() == commune
    (line,) = flora.get("/api/v1/plans").json()
    assert line["id"] == plan.pk and line["title"]["texts"]["de"] == "Plan von Esch"
    answer = flora.get(f"/api/v1/spaces/esch-sur-alzette/plans/{plan.pk}")
    assert answer.json()["needs"] and answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "path", ["communes/9999", "spaces/nowhere/plans", "spaces/esch-sur-alzette/plans/99", "nothing"]
)
def test_errors_are_json(flora, esch, path):
    answer = flora.get(f"/api/v1/{path}")
    assert answer.status_code == 404 and answer.json()["detail"]


def test_released_data_need_a_good_key(flora, plan, key, anna):
    assert flora.get("/api/v1/released").status_code == 401
    assert released(flora, "zsm_wrong").status_code == 401
    assert released(flora, key).json()["plans"] == []
    with tenancy.inside(plan.space):
        set_released(obj=Plan.objects.get(pk=plan.pk), is_released=True, by=anna)
    answer = released(flora, key)
    assert [row["pk"] for row in answer.json()["plans"]] == [plan.pk]
    shown = ("SECRET-PARTY", "SECRET-PART", "SECRET-COORDINATOR")  # bodies outside may know these
    assert [word for word in INTERNAL if word.encode() in answer.content and word not in shown] == []


def test_key_of_another_space_does_not_open_this_one(flora, plan, differdange, cleo, anna):
    with tenancy.inside(plan.space):
        set_released(obj=Plan.objects.get(pk=plan.pk), is_released=True, by=anna)
    with tenancy.inside(differdange):
        words = make_key(space=differdange, label="Site", until_on=timezone.localdate(), by=cleo)[1]
    assert released(flora, words).json() == {
        "space": "differdange",
        "plans": [],
        "versions": [],
        "states_of_play": [],
        "evaluations": [],
        "decisions": [],
    }


def test_key_ends_with_its_day_or_when_it_is_revoked(flora, esch, key, anna):
    with tenancy.inside(esch):
        found = ApiKey.objects.get()
        ApiKey.objects.filter(pk=found.pk).update(until_on=timezone.localdate() - timedelta(days=1))
        assert released(flora, key).status_code == 401
        ApiKey.objects.filter(pk=found.pk).update(until_on=timezone.localdate())
        assert released(flora, key).status_code == 200
        revoke_key(key=found, by=anna)
        revoke_key(key=found, by=anna)
    assert released(flora, key).status_code == 401


def test_words_of_a_key_are_shown_once_and_kept_nowhere(esch, sign_in, anna):
    browser, day = sign_in(anna), f"{timezone.localdate() + timedelta(days=30):%d.%m.%Y}"
    page = browser.post("/s/esch-sur-alzette/keys/", {"label": "Site", "until_on": day}).content.decode()
    with tenancy.inside(esch):
        found = ApiKey.objects.get()
    assert f"<code>{found.start}" in page and "zsm_" in page and found.sha256 not in page
    again = browser.get("/s/esch-sur-alzette/keys/").content.decode()
    assert page.count("zsm_") == again.count("zsm_") + 1


@pytest.mark.parametrize("days", [-1, 400])
def test_day_of_a_key_is_neither_past_nor_far(esch, sign_in, anna, days):
    day = f"{timezone.localdate() + timedelta(days=days):%d.%m.%Y}"
    answer = sign_in(anna).post("/s/esch-sur-alzette/keys/", {"label": "Site", "until_on": day})
    assert answer.status_code == 422 and 'value="Site"' in answer.content.decode()


def test_only_who_may_makes_keys(esch, ivo, sign_in):
    assert sign_in(ivo).get("/s/esch-sur-alzette/keys/").status_code == 403
    with tenancy.inside(esch), pytest.raises(Refused):
        make_key(space=esch, label="Site", until_on=timezone.localdate(), by=ivo)


def test_too_many_requests_are_told_to_wait(flora, db, monkeypatch):
    monkeypatch.setattr(api, "PER_MINUTE", 2)
    monkeypatch.setattr(api.time, "time", lambda: 6000.0)
    answers = [flora.get("/api/v1/openapi.json") for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["Retry-After"] == "60" and answers[2].json()["detail"]
