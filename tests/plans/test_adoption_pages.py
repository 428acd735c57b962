"""The pages of the adoption: every way through, what is refused, and how many questions they ask."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories import make_action, make_indicator, make_line, make_need, make_objective, make_plan
from people import a_person, give
from people import signed_in as sign_in_as
from zesummen.kernel.tenancy import inside
from zesummen.plans.models import LeftOut, MinistryLetter, Party, PlanVersion, Submission

pytestmark = pytest.mark.django_db


def a_full_plan(space, actions=2, **values):
    plan = make_plan(space, **{"starts_on": date(2026, 1, 1), "ends_on": date(2031, 12, 31), **values})
    goal = make_objective(plan, make_need(plan))
    make_indicator(goal)
    for _number in range(actions):
        make_line(make_action(plan, goal), planned="100.01")
    return plan


@pytest.fixture
def plan(space):
    with inside(space):
        return a_full_plan(space)


@pytest.fixture
def three(grouping):
    with inside(grouping):
        return a_full_plan(grouping)


@pytest.fixture
def olga(grouping):
    return give(a_person("Olga Lima"), grouping, "officer")


def signed_in(person):
    """A browser that reads English, whatever else is installed."""
    return sign_in_as(person, HTTP_ACCEPT_LANGUAGE="en")


def base(plan):
    return f"/s/{plan.space.slug}/plans/{plan.pk}"


def test_the_whole_way_of_three_councils_in_the_browser(three, olga, grouping):
    browser = signed_in(olga)
    at = base(three)
    assert browser.post(f"{at}/adoption/prepare/").status_code == 302
    first, second, third = _parties(grouping)
    here = f"{at}/adoption/councils/{first.pk}"
    with inside(grouping):
        action = three.actions.first()
    assert browser.post(f"{here}/leave-out/", {"action": action.pk, "reason": "Déjà fait"}).status_code == 302
    assert b"amend/?passage=action%3A1%3Atitle" in browser.get(f"{here}/amend/").content.replace(
        b"?passage", b"amend/?passage"
    )
    assert browser.post(f"{here}/amend/?passage=action:2:until_on", {"value": "31.01.2029"}).status_code == 302
    assert "<q>31/01/2029</q>" in browser.get(f"{here}/").content.decode()
    assert (
        browser.post(
            f"{here}/record/", {"result": "amended", "on": "02.03.2026", "note": "Une action en moins"}
        ).status_code
        == 302
    )
    assert (
        browser.post(
            f"{at}/adoption/councils/{second.pk}/record/", {"result": "adopted", "on": "03.03.2026"}
        ).status_code
        == 302
    )
    assert (
        browser.post(
            f"{at}/adoption/councils/{third.pk}/record/", {"result": "refused", "on": "04.03.2026", "note": "Trop cher"}
        ).status_code
        == 302
    )
    page = browser.get(f"{at}/adoption/").content.decode()
    assert "Adopted by 2 of 3 councils" in page and "Trop cher" in page and "The plan runs for: " in page
    shown = browser.get(f"{here}/").content.decode()
    assert "31/01/2029" in shown and "left out" in shown
    assert browser.post(f"{here}/take-over/").status_code == 302
    with inside(grouping):
        assert three.actions.get(number=2).until_on == date(2029, 1, 31)
        assert PlanVersion.objects.get(adopted_by_party=first).adopted_on == date(2026, 3, 2)


def _parties(space):
    with inside(space):
        return list(Party.objects.select_related("commune"))


PATHS = (
    "adoption/",
    "adoption/questions/",
    "adoption/cost/",
    "adoption/body/",
    "adoption/councils/{party}/",
    "adoption/councils/{party}/record/",
    "adoption/councils/{party}/leave-out/",
    "adoption/councils/{party}/amend/",
    "adoption/councils/{party}/amend/?passage=action:1:title",
    "adoption/councils/{party}/amend/?passage=action:1:line:0",
    "adoption/councils/{party}/amend/?passage=nonsense",
    "adoption/letter/",
    "adoption/letter/new/",
    "versions/",
    "versions/1/",
    "versions/compare/",
    "versions/compare/?a=1&b=1",
    "versions/compare/?a=99&b=x",
    "measures/adoption/",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens(plan, anna, path):
    browser = signed_in(anna)
    browser.post(f"{base(plan)}/adoption/prepare/")
    party = _parties(plan.space)[0]
    assert browser.get(f"{base(plan)}/{path.format(party=party.pk)}").status_code == 200


@pytest.mark.parametrize("path", ["adoption/", "versions/", "adoption/letter/", "versions/compare/", "versions/1/"])
def test_a_pact_has_the_same_rooms(space, anna, path):
    with inside(space):
        plan = a_full_plan(space, template="gemengepakt")
    browser = signed_in(anna)
    browser.post(f"{base(plan)}/adoption/prepare/")
    assert browser.get(f"{base(plan)}/{path}").status_code == 200


FILES = (
    "adoption/papers/plan-fr.pdf",
    "adoption/papers/plan-de.docx",
    "adoption/papers/plan-fr.json",
    "adoption/papers/summary-lb.pdf",
    "adoption/papers/questions-de.docx",
    "adoption/tables/actions.csv",
    "adoption/tables/budget.csv",
    "adoption/councils/{party}/pack.pdf",
    "adoption/councils/{party}/pack.docx",
    "versions/1/plan-de.pdf",
    "versions/1/plan-fr.json",
    "versions/1/summary-fr.pdf",
    "versions/1/budget.csv",
)


def test_every_file_is_what_it_says(plan, anna):
    browser = signed_in(anna)
    browser.post(f"{base(plan)}/adoption/prepare/")
    party = _parties(plan.space)[0]
    starts = {"pdf": b"%PDF", "docx": b"PK", "json": b"{", "csv": b"\xef\xbb\xbf"}
    for path in FILES:
        answer = browser.get(f"{base(plan)}/{path.format(party=party.pk)}")
        assert answer.status_code == 200 and answer.content.startswith(starts[path.rsplit(".", 1)[1]]), path
    for path in (
        "adoption/papers/plan-xx.pdf",
        "adoption/papers/plan-fr.exe",
        "adoption/papers/questions-en.pdf",
        "adoption/tables/people.csv",
        "versions/9/",
    ):
        assert browser.get(f"{base(plan)}/{path}").status_code == 404


def test_bad_input_is_told_and_kept(plan, anna):
    browser = signed_in(anna)
    at = base(plan)
    browser.post(f"{at}/adoption/prepare/")
    party = _parties(plan.space)[0]
    here = f"{at}/adoption/councils/{party.pk}"
    for path, data, said in (
        ("record/", {"result": "refused", "on": "02.03.2026", "note": ""}, "why it refused"),
        ("record/", {"result": "adopted", "on": "31.13.2026"}, "no such month"),
        ("leave-out/", {"action": "999999", "reason": "x"}, "Choose one of the answers"),
        ("amend/?passage=action:1:until_on", {"value": "01.01.2020"}, "end comes before"),
        ("amend/?passage=action:1:line:0", {"value": "viel"}, "is not an amount"),
    ):
        answer = browser.post(f"{here}/{path}", data)
        assert answer.status_code == 422 and said in answer.content.decode(), path
    answer = browser.post(
        f"{at}/adoption/cost/", {"key": "chosen", f"weight_{party.pk}": "-1", "version": plan.version}
    )
    assert answer.status_code == 422 and "from 0 to 99999" in answer.content.decode()
    answer = browser.post(f"{at}/adoption/body/", {"who": "body", "body_name": ""})
    assert answer.status_code == 422 and "Name the body" in answer.content.decode()
    with inside(plan.space):
        assert Party.objects.get().state == "waiting" and not LeftOut.objects.exists()


def test_the_letter_is_proposed_from_the_data_saved_and_sent(plan, anna):
    browser = signed_in(anna)
    at = base(plan)
    browser.post(f"{at}/adoption/prepare/")
    party = _parties(plan.space)[0]
    browser.post(f"{at}/adoption/councils/{party.pk}/record/", {"result": "adopted", "on": "02.03.2026"})
    form = browser.get(f"{at}/adoption/letter/new/").context["form"]
    assert "2 mars 2026" in form["body"].value() and "Office luxembourgeois" in form["addressee"].value()
    data = {name: form[name].value() for name in form.fields} | {"day": timezone.localdate().isoformat()}
    assert browser.post(f"{at}/adoption/letter/new/", data).status_code == 302
    with inside(plan.space):
        letter = MinistryLetter.objects.get()
    assert browser.get(f"{at}/adoption/letter/{letter.pk}.pdf").content.startswith(b"%PDF")
    assert browser.get(f"{at}/adoption/letter/{letter.pk}.docx").content.startswith(b"PK")
    assert (
        browser.post(
            f"{at}/adoption/letter/{letter.pk}/sent/", {"on": timezone.localdate().isoformat(), "how": "poste"}
        ).status_code
        == 302
    )
    assert (
        browser.post(
            f"{at}/adoption/letter/{letter.pk}/sent/", {"on": timezone.localdate().isoformat(), "how": "poste"}
        ).status_code
        == 422
    )
    assert "poste" in browser.get(f"{at}/adoption/letter/").content.decode()


def test_who_reads_may_not_prepare(plan, ben):
    browser = signed_in(ben)
    assert browser.get(f"{base(plan)}/adoption/").status_code == 200
    assert browser.post(f"{base(plan)}/adoption/prepare/").status_code == 403
    assert browser.get(f"{base(plan)}/adoption/letter/new/").status_code == 403


def test_a_neighbour_sees_nothing(plan, cleo):
    assert signed_in(cleo).get(f"{base(plan)}/adoption/").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["adoption/", "versions/", "versions/1/", "versions/compare/", "adoption/letter/", "adoption/councils/{party}/"],
)
def test_pages_ask_the_same_number_of_questions_whatever_they_hold(space, grouping, anna, olga, path):
    counts = []
    for where, person, actions in ((space, anna, 1), (grouping, olga, 3)):
        with inside(where):
            plan = a_full_plan(where, actions)
        browser = signed_in(person)
        browser.post(f"{base(plan)}/adoption/prepare/")
        party = _parties(where)[0]
        url = f"{base(plan)}/{path.format(party=party.pk)}"
        browser.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(url).status_code == 200
        counts.append(len([q for q in seen if "SAVEPOINT" not in q["sql"]]))
    with inside(grouping):
        assert Submission.objects.count() == 3
    assert counts[0] == counts[1] <= 12 + 6 * ("compare" in path), counts


def test_a_version_is_released_and_taken_back(plan, anna):
    browser = signed_in(anna)
    browser.post(f"{base(plan)}/adoption/prepare/")
    for word, there in (("1", True), ("0", False)):
        assert browser.post(f"{base(plan)}/versions/1/release/", {"released": word}).status_code == 302
        with inside(plan.space):
            assert bool(PlanVersion.objects.get().released_at) is there
    assert "Take the release back" not in browser.get(f"{base(plan)}/versions/1/").content.decode()


def test_the_secretary_prepares_and_records_alone(plan, gaston):
    browser = signed_in(gaston)
    assert browser.post(f"{base(plan)}/adoption/prepare/").status_code == 302
    party = _parties(plan.space)[0]
    answer = browser.post(
        f"{base(plan)}/adoption/councils/{party.pk}/record/", {"result": "adopted", "on": "02.03.2026"}
    )
    assert answer.status_code == 302
    with inside(plan.space):
        assert Submission.objects.count() == 1 and Party.objects.get().state == "adopted"


def test_a_broken_seal_is_told(plan, anna):
    browser = signed_in(anna)
    browser.post(f"{base(plan)}/adoption/prepare/")
    with inside(plan.space):
        version = PlanVersion.objects.get()
        PlanVersion.objects.update(payload={**version.payload, "cost_key": "equal"})
    assert "no longer matches its seal" in browser.get(f"{base(plan)}/versions/1/").content.decode()
