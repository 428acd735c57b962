"""Every page about people renders, for whom it is meant, and for nobody else."""

import pytest
from allauth.account.models import EmailAddress

from zesummen.accounts import actions
from zesummen.accounts.models import DeletionRequest, Membership, ServiceMember
from zesummen.kernel import tenancy

SPACE_PAGES = [
    "people/",
    "people/roles/",
    "people/invite/",
    "people/services/",
    "people/services/add/",
    "people/stand-ins/",
]


@pytest.fixture
def invited(esch, anna):
    return actions.invite(space=esch, email="New@zesummen.example", name="Nora New", role="lead", by=anna)


def pages_with_numbers(esch, anna, ben, youth_service, jana):
    place = ServiceMember.objects.get(person=jana)
    held = Membership.objects.get(person=ben)
    asked = DeletionRequest.objects.create(person=ben, space=esch, note="please")
    return [
        f"people/{ben.pk}/",
        f"people/{ben.pk}/role/",
        f"people/{ben.pk}/details/",
        f"people/held/{held.pk}/end/",
        f"people/deletions/{asked.pk}/",
        f"people/services/{youth_service.pk}/",
        f"people/services/{youth_service.pk}/join/",
        f"people/places/{place.pk}/leave/",
    ]


@pytest.fixture
def numbered(esch, anna, ben, youth_service, jana):
    return pages_with_numbers(esch, anna, ben, youth_service, jana)


def test_the_services_page_shows_rights_and_people(esch, anna, youth_service, jana, sign_in):
    html = sign_in(anna).get(f"/s/{esch.slug}/people/services/").content.decode()
    assert "Service jeunesse" in html and "Jana Hoffmann" in html and "Lead or partner of an action" in html


@pytest.mark.parametrize("path", SPACE_PAGES)
def test_the_officer_sees_the_pages_of_people(path, esch, anna, invited, sign_in):
    answer = sign_in(anna).get(f"/s/{esch.slug}/{path}")
    assert answer.status_code == 200


def test_the_officer_sees_the_pages_of_one_person_or_service(esch, anna, numbered, sign_in):
    browser = sign_in(anna)
    for path in numbered:
        assert browser.get(f"/s/{esch.slug}/{path}").status_code == 200, path


def test_a_neighbour_gets_404_and_a_member_without_the_right_403(esch, cleo, ben, numbered, sign_in):
    neighbour, plain = sign_in(cleo), sign_in(ben)
    for path in [*SPACE_PAGES, *numbered]:
        assert neighbour.get(f"/s/{esch.slug}/{path}").status_code == 404, path
        if path != "people/stand-ins/":
            answer = plain.get(f"/s/{esch.slug}/{path}")
            assert answer.status_code == 403, path
            assert "Integration officer" in answer.content.decode(), path


def test_a_neighbours_objects_do_not_exist_in_ones_own_space(esch, differdange, cleo, numbered, sign_in):
    browser = sign_in(cleo)
    for path in numbered:
        assert browser.get(f"/s/{differdange.slug}/{path}").status_code == 404, path


def test_the_number_of_queries_does_not_grow_with_people(esch, anna, sign_in, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from people import a_person, give

    browser = sign_in(anna)
    counts = []
    for number in (1, 3):
        with tenancy.everywhere("the test adds people"):
            for index in range(number):
                person = give(a_person(f"P{number}{index} Reader"), esch, "lead")
                actions.invite(space=esch, email=f"x{number}{index}@a.example", name="X", role="lead", by=anna)
                DeletionRequest.objects.create(person=person, space=esch)
        browser.get(f"/s/{esch.slug}/people/")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            browser.get(f"/s/{esch.slug}/people/")
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert counts[1] <= 12, [q["sql"][:90] for q in seen]


ME = [
    "/me/",
    "/me/details/",
    "/me/delete/",
    "/account/2fa/",
    "/account/email/",
    "/account/logout/",
    "/account/password/change/",
    "/account/2fa/webauthn/",
]


@pytest.mark.parametrize("path", ME)
def test_my_own_pages(path, anna, sign_in):
    with tenancy.everywhere("an address to sign in with"):
        EmailAddress.objects.create(user=anna, email=anna.email, verified=True, primary=True)
    answer = sign_in(anna).get(path)
    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1 and "{{" not in answer.content.decode()


OPEN = [
    "/account/login/",
    "/account/login/code/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/signup/",
    "/account/inactive/",
    "/account/confirm-email/",
    "/account/3rdparty/login/cancelled/",
]


@pytest.mark.parametrize("path", OPEN)
def test_pages_before_sign_in_are_open_and_carry_no_inline_script(path, flora, db):
    answer = flora.get(path)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.count("<h1") == 1
    assert " style=" not in html and "onclick" not in html and "{{" not in html


@pytest.mark.parametrize("path", ["/me/", "/me/details/", "/me/delete/", "/account/2fa/", "/s/x/people/"])
def test_a_visitor_is_sent_to_sign_in(path, flora, db):
    answer = flora.get(path)
    assert answer.status_code in (302, 404)
    if answer.status_code == 302:
        assert answer.headers["Location"].startswith("/account/login/?next=")


def test_there_is_no_demo_page_outside_demo_mode(flora, anna, settings):
    assert flora.get("/demo/").status_code == 404
    assert flora.post(f"/demo/{anna.pk}/").status_code == 404
    settings.DEMO = True
    page = flora.get("/demo/")
    assert page.status_code == 200 and "Anna Schmit" in page.content.decode()
    assert flora.post(f"/demo/{anna.pk}/").status_code == 302
    assert flora.get("/me/").status_code == 200


def test_whoever_tries_the_demo_goes_on_in_their_language(flora, anna, settings):
    settings.DEMO = True
    flora.post("/-/language/", {"language": "pt", "next": "/demo/"})
    assert anna.language != "pt" and 'lang="pt"' in flora.get("/demo/").content.decode()
    flora.post(f"/demo/{anna.pk}/")
    assert '<html lang="pt"' in flora.get("/me/").content.decode()
